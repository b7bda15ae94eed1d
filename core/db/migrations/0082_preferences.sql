-- What is said to be painted goes to the painter as it was typed, without refinement.
ALTER TABLE person ADD COLUMN as_typed BIGINT NOT NULL DEFAULT 0;
-- Whose conversation it is, "" where others are there too: a setting made here is that person's usual one.
ALTER TABLE session ADD COLUMN own TEXT NOT NULL DEFAULT '';
