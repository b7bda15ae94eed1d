-- What was asked of the bot itself, and describes nothing that could be painted.
ALTER TABLE turn ADD COLUMN aside BIGINT NOT NULL DEFAULT 0;
