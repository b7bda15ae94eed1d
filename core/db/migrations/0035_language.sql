-- The language that a person chose; empty where the platform's own is followed.
ALTER TABLE person ADD COLUMN language TEXT NOT NULL DEFAULT '';
