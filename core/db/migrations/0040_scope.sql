-- Who may see what is said in a place (`scope`); and of each job what decides its
-- picture besides words and chance (`frame`), its words as a SimHash, and the credits routing saved.
ALTER TABLE session ADD COLUMN scope TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN scope TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN frame TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN likeness BIGINT NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN saved BIGINT NOT NULL DEFAULT 0;
CREATE INDEX job_like ON job (scope, frame, created_ms) WHERE state = 'succeeded' AND frame <> '';
CREATE INDEX job_saved ON job (finished_ms) WHERE saved > 0;
