-- name: strike_add(event, person, category, now)^
INSERT INTO strike (event, person, category, at_ms) VALUES (:event, :person, :category, :now)
ON CONFLICT DO NOTHING RETURNING event;

-- name: strikes_since(person, since)^
SELECT COUNT(*) AS n FROM strike WHERE person = :person AND at_ms > :since AND lifted_ms = 0;

-- name: strikes_of(person, limit)
SELECT * FROM strike WHERE person = :person ORDER BY at_ms DESC, event LIMIT :limit;

-- name: strikes_lift(person, now)!
UPDATE strike SET lifted_ms = :now WHERE person = :person AND lifted_ms = 0;

-- name: review_add(id, kind, event, person, thread, category, rule, words, payload, job, idx, blob, now)^
INSERT INTO review (id, kind, event, person, thread, category, rule, words, payload, job_id, idx, blob, at_ms)
VALUES (:id, :kind, :event, :person, :thread, :category, :rule, :words, :payload, :job, :idx, :blob, :now)
ON CONFLICT DO NOTHING RETURNING id;

-- name: review_of_event(event)^
SELECT * FROM review WHERE event = :event;

-- name: review_by_ref(ref)
-- By the end of the id, as people read it.
SELECT * FROM review WHERE id LIKE :ref ORDER BY at_ms DESC LIMIT 2;

-- name: reviews_open(limit)
SELECT r.*, COALESCE(p.name, '') AS person_name FROM review r LEFT JOIN person p ON p.id = r.person
 WHERE r.state = 'open' ORDER BY r.at_ms, r.id LIMIT :limit;

-- name: reviews_open_count()^
SELECT COUNT(*) AS n FROM review WHERE state = 'open';

-- name: reviews_open_of(person)^
SELECT COUNT(*) AS n FROM review WHERE person = :person AND state = 'open';

-- name: reviews_stale(before, limit)
SELECT id FROM review WHERE state = 'open' AND at_ms < :before ORDER BY at_ms LIMIT :limit;

-- name: review_decide(id, state, who, reason, now)^
UPDATE review SET state = :state, who = :who, reason = :reason, decided_ms = :now
 WHERE id = :id AND state = 'open' RETURNING *;

-- name: reviews_due(now, limit)
-- Decided, and the person does not know yet.
SELECT * FROM review WHERE state <> 'open' AND done_ms IS NULL AND run_at <= :now
 ORDER BY decided_ms, id LIMIT :limit;

-- name: review_take(id, now, until)^
UPDATE review SET run_at = :until
 WHERE id = :id AND state <> 'open' AND done_ms IS NULL AND run_at <= :now RETURNING *;

-- name: reviews_free(now, until)!
-- What a process had taken until then, when it stops.
UPDATE review SET run_at = :now WHERE done_ms IS NULL AND run_at = :until;

-- name: reviews_free_all(now)!
-- At the start of the only process: nobody else has them.
UPDATE review SET run_at = :now WHERE done_ms IS NULL AND run_at > :now;

-- name: review_done(id, now)!
-- What was held is not kept longer than it is needed: who decided what stays.
UPDATE review SET done_ms = :now, payload = '{}' WHERE id = :id;

-- name: review_blob_used(blob, id)^
SELECT id FROM review WHERE blob = :blob AND id <> :id AND state = 'open' LIMIT 1;

-- name: pattern_bursts(since, least)
SELECT person, COUNT(*) AS n FROM job WHERE finished_ms > :since
 GROUP BY person HAVING COUNT(*) >= :least ORDER BY person LIMIT 20;

-- name: pattern_refused(since, least)
SELECT person, COUNT(*) AS n FROM strike WHERE at_ms > :since AND lifted_ms = 0
 GROUP BY person HAVING COUNT(*) >= :least ORDER BY person LIMIT 20;

-- name: pattern_accounts(since, least)
SELECT MIN(j.person) AS person, COUNT(DISTINCT j.person) AS n
  FROM job j JOIN person p ON p.id = j.person
 WHERE j.finished_ms > :since AND p.created_ms > :since
 GROUP BY j.fingerprint HAVING COUNT(DISTINCT j.person) >= :least ORDER BY 1 LIMIT 20;
