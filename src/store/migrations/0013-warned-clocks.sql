-- The last day of which those in charge have been warned: a day that moves is warned of anew.
ALTER TABLE case_clocks ADD COLUMN warned_due timestamptz;
CREATE INDEX case_clocks_warn ON case_clocks (jurisdiction, warn)
  WHERE running AND expired_at IS NULL AND warned_due IS DISTINCT FROM due;
