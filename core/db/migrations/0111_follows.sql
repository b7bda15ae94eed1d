-- A change that was said while its picture was still being painted: `follows` is the status of the request
-- that it waits for, NULL for everything else. `taken_ms`: until when a process is beginning it.
ALTER TABLE status ADD COLUMN follows TEXT;
ALTER TABLE status ADD COLUMN taken_ms BIGINT NOT NULL DEFAULT 0;
CREATE INDEX status_follows ON status (thread, person) WHERE follows IS NOT NULL;
