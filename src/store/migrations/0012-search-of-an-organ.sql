-- One index for who may read and what is written: the cases of an organ that have a word are found by skipping through both
-- lists together. The number is among the lexemes.
CREATE INDEX cases_words ON cases USING gin (organs, lexemes);
DROP INDEX cases_organs, cases_lexemes;
