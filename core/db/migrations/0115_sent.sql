-- What a person has sent lately is counted before more is taken; what was deleted since then counts too.
CREATE INDEX picture_sent ON picture (owner, at_ms) WHERE COALESCE(job_id, '') = '' AND is_mask = 0;
