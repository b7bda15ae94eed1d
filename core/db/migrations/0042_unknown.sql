-- Calls that were never answered, looked for again for a while.
CREATE INDEX attempt_unknown ON attempt (ended_ms) WHERE outcome = 'timeout_unknown';
