-- What is kept for a time only is sought by its age.
CREATE INDEX picture_at ON picture (at_ms) WHERE deleted_ms IS NULL;
CREATE INDEX turn_at ON turn (at_ms);
CREATE INDEX strike_at ON strike (at_ms);
CREATE INDEX review_done ON review (done_ms) WHERE done_ms IS NOT NULL;
CREATE INDEX tick_at ON tick (at_ms);
