-- Every message that shows a job, asked for when its picture is deleted.
CREATE INDEX status_job ON status (job_id) WHERE job_id IS NOT NULL;
