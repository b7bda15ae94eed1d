-- What a language model charged for understanding and refining a job's message, in micro-dollars:
-- apart from the attempts, which are calls of painters.
ALTER TABLE job ADD COLUMN thinking_micros BIGINT NOT NULL DEFAULT 0;
CREATE INDEX job_thinking ON job (created_ms) WHERE thinking_micros > 0;
