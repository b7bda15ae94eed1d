-- Each takes some rows at a time, so that nobody waits for it.

-- name: expire_pictures(before, now, limit)
-- Not what a job that is on its way begins with.
UPDATE picture SET deleted_ms = :now
 WHERE id IN (SELECT p.id FROM picture p
               WHERE p.deleted_ms IS NULL AND p.at_ms < :before
                 AND NOT EXISTS (SELECT 1 FROM job j WHERE j.state IN ('queued', 'running')
                                  AND j.session_id = p.session_id)
               ORDER BY p.at_ms LIMIT :limit)
RETURNING id;

-- name: expire_turns(before, limit)
DELETE FROM turn WHERE id IN (SELECT id FROM turn WHERE at_ms < :before ORDER BY at_ms LIMIT :limit)
RETURNING id;

-- name: expire_requests(before, request, limit)
-- The words of jobs that ended; what they cost stays. A dead letter needs its words to be retried.
UPDATE job SET request = :request, fingerprint = '', alike = '', frame = '', likeness = 0
 WHERE id IN (SELECT id FROM job WHERE finished_ms < :before AND dead = 0 AND request <> :request
               ORDER BY finished_ms LIMIT :limit)
RETURNING id;

-- name: expire_lines(before, limit)
UPDATE status SET line = '', request = ''
 WHERE id IN (SELECT id FROM status WHERE at_ms < :before AND final_done = 1 AND (line <> '' OR request <> '')
               ORDER BY at_ms LIMIT :limit)
RETURNING id;

-- name: expire_strikes(before, limit)
DELETE FROM strike
 WHERE event IN (SELECT event FROM strike WHERE at_ms < :before ORDER BY at_ms LIMIT :limit)
RETURNING event;

-- name: expire_reviews(before, limit)
DELETE FROM review
 WHERE id IN (SELECT id FROM review WHERE done_ms < :before ORDER BY done_ms LIMIT :limit)
RETURNING id;

-- name: expire_audit(before, limit)
DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at_ms < :before ORDER BY at_ms LIMIT :limit)
RETURNING id;

-- name: expire_told(before, limit)
-- What was told in a window stays told for as long as the longest window lasts.
DELETE FROM tick
 WHERE name LIKE 'notice/%' AND at_ms < :before
   AND (name, slot) IN (SELECT name, slot FROM tick WHERE name LIKE 'notice/%' AND at_ms < :before LIMIT :limit)
RETURNING name;

-- name: expire_rates(before, limit)
DELETE FROM rate WHERE key IN (SELECT key FROM rate WHERE tat < :before LIMIT :limit) RETURNING key;

-- name: expire_rules(now, limit)
-- What ended by itself.
DELETE FROM rule
 WHERE until_ms > 0 AND until_ms < :now
   AND (subject, name) IN (SELECT subject, name FROM rule WHERE until_ms > 0 AND until_ms < :now LIMIT :limit)
RETURNING subject;

-- name: expire_codes(now, limit)
DELETE FROM link_code
 WHERE code IN (SELECT code FROM link_code WHERE until_ms < :now LIMIT :limit) RETURNING code;
