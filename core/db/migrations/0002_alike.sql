-- Jobs with a seed that a person named, by all that decides their picture: the same again is free.
ALTER TABLE job ADD COLUMN alike TEXT NOT NULL DEFAULT '';
CREATE INDEX job_alike ON job (alike) WHERE alike <> '';
