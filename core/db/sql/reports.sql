-- name: report_open(limit)
SELECT j.*, COALESCE(p.name, '') AS person_name FROM job j LEFT JOIN person p ON p.id = j.person
 WHERE j.state IN ('queued', 'running') ORDER BY j.created_ms, j.id LIMIT :limit;

-- name: report_open_counts()^
SELECT COUNT(*) AS n, COALESCE(SUM(CASE WHEN state = 'running' THEN 1 ELSE 0 END), 0) AS running
  FROM job WHERE state IN ('queued', 'running');

-- name: report_dead_count()^
SELECT COUNT(*) AS n FROM job WHERE dead = 1;

-- name: report_outbox()^
SELECT COUNT(*) AS n, MIN(at_ms) AS oldest FROM outbox WHERE done_ms IS NULL;

-- name: report_providers()
SELECT p.name, p.running_max, p.paused_until,
       (SELECT COUNT(*) FROM job r WHERE r.state = 'running' AND r.provider = p.name) AS running
  FROM provider p ORDER BY p.name;

-- name: report_outcomes(since)
SELECT provider, outcome, COUNT(*) AS n FROM attempt
 WHERE sent_ms >= :since AND ended_ms IS NOT NULL GROUP BY provider, outcome;

-- name: report_ended(since)
SELECT state, COUNT(*) AS n FROM job WHERE finished_ms >= :since GROUP BY state;

-- name: report_spend_quarters(since)
-- Calls of painters, and what a language model charged for words: together what `spend_since` says.
SELECT quarter, SUM(calls) AS calls, SUM(micros) AS micros
  FROM (SELECT sent_ms / 900000 AS quarter, 1 AS calls, cost_micros AS micros
          FROM attempt WHERE sent_ms >= :since
        UNION ALL
        SELECT created_ms / 900000, 0, thinking_micros
          FROM job WHERE created_ms >= :since AND thinking_micros > 0) AS spent
 GROUP BY quarter;

-- name: report_words(since)^
SELECT COUNT(*) AS calls, COALESCE(SUM(thinking_micros), 0) AS micros
  FROM job WHERE created_ms >= :since AND thinking_micros > 0;

-- name: report_spend_by_model(since)
SELECT model AS name, COUNT(*) AS calls, SUM(cost_micros) AS micros
  FROM attempt WHERE sent_ms >= :since GROUP BY model;

-- name: report_spend_by_person(since)
SELECT name, SUM(calls) AS calls, SUM(micros) AS micros
  FROM (SELECT j.person AS name, 1 AS calls, a.cost_micros AS micros
          FROM attempt a JOIN job j ON j.id = a.job_id WHERE a.sent_ms >= :since
        UNION ALL
        SELECT person, 0, thinking_micros FROM job WHERE created_ms >= :since AND thinking_micros > 0
       ) AS spent
 GROUP BY name;

-- name: report_spend_by_thread(since)
SELECT name, SUM(calls) AS calls, SUM(micros) AS micros
  FROM (SELECT COALESCE(NULLIF(j.server, ''), j.thread) AS name, 1 AS calls, a.cost_micros AS micros
          FROM attempt a JOIN job j ON j.id = a.job_id WHERE a.sent_ms >= :since
        UNION ALL
        SELECT COALESCE(NULLIF(server, ''), thread), 0, thinking_micros
          FROM job WHERE created_ms >= :since AND thinking_micros > 0) AS spent
 GROUP BY name;

-- name: report_credits_by_model(since)
SELECT j.model AS name, COUNT(DISTINCT j.id) AS jobs, SUM(t.amount) AS credits
  FROM transfer t JOIN transfer h ON h.id = t.hold_id JOIN job j ON j.hold_id = COALESCE(h.part_of, h.id)
 WHERE t.kind = 'capture' AND t.at_ms >= :since GROUP BY j.model;

-- name: report_credits_by_person(since)
SELECT j.person AS name, COUNT(DISTINCT j.id) AS jobs, SUM(t.amount) AS credits
  FROM transfer t JOIN transfer h ON h.id = t.hold_id JOIN job j ON j.hold_id = COALESCE(h.part_of, h.id)
 WHERE t.kind = 'capture' AND t.at_ms >= :since GROUP BY j.person;

-- name: report_credits_by_thread(since)
SELECT COALESCE(NULLIF(j.server, ''), j.thread) AS name, COUNT(DISTINCT j.id) AS jobs, SUM(t.amount) AS credits
  FROM transfer t JOIN transfer h ON h.id = t.hold_id JOIN job j ON j.hold_id = COALESCE(h.part_of, h.id)
 WHERE t.kind = 'capture' AND t.at_ms >= :since GROUP BY COALESCE(NULLIF(j.server, ''), j.thread);

-- name: report_balances()^
SELECT COALESCE(SUM(posted), 0) AS posted, COALESCE(SUM(held), 0) AS held FROM account;

-- name: report_moved()
-- A grant out of an account (credits taken) counts against what was granted; what ended is told apart.
SELECT CASE WHEN ref LIKE 'expire:%' THEN 'expire' ELSE kind END AS kind,
       SUM(CASE WHEN kind = 'grant' AND credit = 'house' AND ref NOT LIKE 'expire:%'
                THEN -amount ELSE amount END) AS amount
  FROM transfer GROUP BY 1;

-- name: report_buckets()
SELECT bucket AS name, SUM(posted) AS posted, SUM(held) AS held FROM account GROUP BY bucket;

-- name: report_drift(since)
-- Of jobs that succeeded: what their pictures should have cost by the catalogue, and what they did.
SELECT model AS name, COUNT(*) AS jobs,
       SUM(CASE WHEN price > 0 THEN estimate_micros * charged / price ELSE estimate_micros END) AS computed,
       SUM((SELECT COALESCE(SUM(a.cost_micros), 0) FROM attempt a WHERE a.job_id = j.id)) AS reported
  FROM job j WHERE state = 'succeeded' AND finished_ms >= :since AND estimate_micros > 0
 GROUP BY model ORDER BY model;

-- name: report_jobs(text, words, state, person, before_ms, before_id, limit)
SELECT j.*, COALESCE(p.name, '') AS person_name FROM job j LEFT JOIN person p ON p.id = j.person
 WHERE (:state = '' OR j.state = :state OR (:state = 'dead' AND j.dead = 1))
   AND (:person = '' OR j.person = :person)
   AND (:text = '' OR LOWER(j.request) LIKE :words ESCAPE '!' OR j.id LIKE :text ESCAPE '!'
        OR LOWER(j.model) LIKE :text ESCAPE '!' OR LOWER(COALESCE(p.name, '')) LIKE :text ESCAPE '!')
   AND (j.created_ms < :before_ms OR (j.created_ms = :before_ms AND j.id < :before_id))
 ORDER BY j.created_ms DESC, j.id DESC LIMIT :limit;

-- name: report_job(id)^
SELECT j.*, COALESCE(p.name, '') AS person_name FROM job j LEFT JOIN person p ON p.id = j.person
 WHERE j.id = :id;

-- name: report_job_by_idem(idem)^
SELECT id FROM job WHERE idem = :idem;

-- name: report_job_by_hold(hold)^
SELECT id FROM job WHERE hold_id = :hold;

-- name: report_finals(job)
SELECT * FROM outbox WHERE job_id = :job ORDER BY at_ms, id;

-- name: report_acts(subject, limit)
SELECT * FROM audit WHERE subject = :subject ORDER BY at_ms DESC, id DESC LIMIT :limit;

-- name: report_audit(text, before_ms, before_id, limit)
SELECT * FROM audit
 WHERE (:text = '' OR LOWER(who) LIKE :text ESCAPE '!' OR LOWER(act) LIKE :text ESCAPE '!'
        OR LOWER(subject) LIKE :text ESCAPE '!' OR LOWER(reason) LIKE :text ESCAPE '!')
   AND (at_ms < :before_ms OR (at_ms = :before_ms AND id < :before_id))
 ORDER BY at_ms DESC, id DESC LIMIT :limit;

-- name: report_models(since)
SELECT provider, model,
       SUM(CASE WHEN state = 'succeeded' THEN 1 ELSE 0 END) AS succeeded,
       SUM(CASE WHEN state = 'failed' THEN 1 ELSE 0 END) AS failed,
       SUM(CASE WHEN state = 'cancelled' THEN 1 ELSE 0 END) AS cancelled
  FROM job WHERE finished_ms >= :since GROUP BY provider, model ORDER BY provider, model;

-- name: report_waits(since)
-- Nearest rank: the first of the sorted waits that half (nine of ten) do not exceed.
WITH ranked AS (
  SELECT model, started_ms - created_ms AS took,
         ROW_NUMBER() OVER (PARTITION BY model ORDER BY started_ms - created_ms) AS place,
         COUNT(*) OVER (PARTITION BY model) AS n
    FROM job WHERE finished_ms >= :since AND started_ms IS NOT NULL)
SELECT model, MIN(CASE WHEN place * 2 >= n THEN took END) AS p50,
       MIN(CASE WHEN place * 10 >= n * 9 THEN took END) AS p90
  FROM ranked GROUP BY model;

-- name: report_paintings(since)
WITH ranked AS (
  SELECT model, ended_ms - sent_ms AS took,
         ROW_NUMBER() OVER (PARTITION BY model ORDER BY ended_ms - sent_ms) AS place,
         COUNT(*) OVER (PARTITION BY model) AS n
    FROM attempt WHERE sent_ms >= :since AND outcome = 'succeeded' AND ended_ms IS NOT NULL)
SELECT model, MIN(CASE WHEN place * 2 >= n THEN took END) AS p50,
       MIN(CASE WHEN place * 10 >= n * 9 THEN took END) AS p90
  FROM ranked GROUP BY model;

-- name: report_errors(since)
SELECT provider, model, COALESCE(error, '') AS code, COUNT(*) AS n FROM job
 WHERE state = 'failed' AND finished_ms >= :since
 GROUP BY provider, model, COALESCE(error, '') ORDER BY 4 DESC, provider, model, 3;

-- name: report_people(text, limit)
-- Those who asked for something last come first.
SELECT p.*, (SELECT MAX(j.created_ms) FROM job j WHERE j.person = p.id) AS last_ms FROM person p
 WHERE :text = '' OR LOWER(p.name) LIKE :text ESCAPE '!' OR LOWER(p.id) LIKE :text ESCAPE '!'
 ORDER BY COALESCE((SELECT MAX(j.created_ms) FROM job j WHERE j.person = p.id), 0) DESC, p.id
 LIMIT :limit;

-- name: report_person(id)^
SELECT * FROM person WHERE id = :id;

-- name: report_wallet(person)^
-- Every bucket of a person: accounts are "<person>/<bucket>".
SELECT COUNT(*) AS n, COALESCE(SUM(posted), 0) AS posted, COALESCE(SUM(held), 0) AS held FROM account
 WHERE SUBSTR(id, 1, LENGTH(CAST(:person AS TEXT)) + 1) = CAST(:person AS TEXT) || '/';

-- name: report_person_jobs(person)^
SELECT COUNT(*) AS jobs,
       COALESCE(SUM(CASE WHEN state = 'succeeded' THEN 1 ELSE 0 END), 0) AS succeeded,
       COALESCE(SUM(CASE WHEN state = 'failed' THEN 1 ELSE 0 END), 0) AS failed,
       COALESCE(SUM(charged), 0) AS charged
  FROM job WHERE person = :person;

-- name: report_person_cost(person)^
SELECT (SELECT COALESCE(SUM(a.cost_micros), 0) FROM attempt a JOIN job j ON j.id = a.job_id
          WHERE j.person = :person)
     + (SELECT COALESCE(SUM(thinking_micros), 0) FROM job WHERE person = :person) AS micros;

-- name: report_journal(person, limit)
SELECT id, debit, credit, amount, kind, hold_id, ref, reason, at_ms FROM transfer
 WHERE SUBSTR(debit, 1, LENGTH(CAST(:person AS TEXT)) + 1) = CAST(:person AS TEXT) || '/'
    OR SUBSTR(credit, 1, LENGTH(CAST(:person AS TEXT)) + 1) = CAST(:person AS TEXT) || '/'
 ORDER BY at_ms DESC, id DESC LIMIT :limit;

-- name: rates_forget(prefix, before)!
-- A row whose time has passed says nothing any more.
DELETE FROM rate WHERE SUBSTR(key, 1, LENGTH(CAST(:prefix AS TEXT))) = CAST(:prefix AS TEXT) AND tat <= :before;

-- name: tick_get(name, slot)^
SELECT at_ms FROM tick WHERE name = :name AND slot = :slot;

-- name: report_stored()
SELECT f.owner, COALESCE(MAX(p.name), '') AS name, SUM(f.n) AS n, SUM(f.bytes) AS bytes
  FROM (SELECT owner, blob, COUNT(*) AS n, MAX(bytes) AS bytes FROM picture
         WHERE deleted_ms IS NULL GROUP BY owner, blob) f
  LEFT JOIN person p ON p.id = f.owner
 GROUP BY f.owner ORDER BY 4 DESC, f.owner;
