-- The figures of the operator's pages are sums over days: of ended jobs, and of what was charged.
CREATE INDEX job_finished ON job (finished_ms) WHERE finished_ms IS NOT NULL;
CREATE INDEX transfer_captured ON transfer (at_ms) WHERE kind = 'capture';
CREATE INDEX audit_subject ON audit (subject, at_ms);
