-- Read at every request, from now on without a look at the rows: what may be like a new wish, what runs,
-- and what the jobs on their way will probably cost. SQLite would look at a row for its state, too,
-- although the index has no others: it stands last in each.
DROP INDEX job_like;
CREATE INDEX job_like ON job (scope, frame, created_ms, id, likeness, state)
 WHERE state = 'succeeded' AND frame <> '';
DROP INDEX job_running;
CREATE INDEX job_running ON job (worker_id, account_id, provider, state) WHERE state = 'running';
DROP INDEX job_open;
CREATE INDEX job_open ON job (person, estimate_micros, state) WHERE state IN ('queued', 'running');
