-- Nobody ever read it: a conversation's model is one of its settings.
ALTER TABLE session DROP COLUMN model;
