-- The work list by itself: whose turn, until when, from when on it is at risk. Its counts need no look at the cases.
ALTER TABLE turns ADD COLUMN warn timestamptz;
UPDATE turns SET warn = cases.warn FROM cases WHERE cases.jurisdiction = turns.jurisdiction AND cases.id = turns.case_id;
CREATE INDEX turns_work ON turns (jurisdiction, organ, due) INCLUDE (case_id, warn);
DROP INDEX turns_organ;

-- The newest first: where a word that very many cases have is looked for.
CREATE INDEX cases_opened ON cases (jurisdiction, opened_at DESC);
