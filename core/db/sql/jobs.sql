-- name: job_get(id)^
SELECT * FROM job WHERE id = :id;

-- name: job_add(id, idem, account, person, session, thread, status, provider, model, request, fingerprint, alike, frame, likeness, saved, hold, price, thinking, estimate, vkey, running_max, server, payer, run_at, attempts_max, now)^
INSERT INTO job (id, idem, account_id, person, session_id, thread, status_id, provider, model, request,
                 fingerprint, alike, scope, frame, likeness, saved,
                 hold_id, price, thinking_micros, estimate_micros, state, vkey, running_max,
                 server, payer, run_at, attempts_max, created_ms)
VALUES (:id, :idem, :account, :person, :session, :thread, :status, :provider, :model, :request,
        :fingerprint, :alike, (SELECT scope FROM session WHERE id = :session), :frame, :likeness, :saved,
        :hold, :price, :thinking, :estimate, 'queued', :vkey, :running_max,
        :server, :payer, :run_at, :attempts_max, :now)
RETURNING *;

-- name: job_before(idem, person, fingerprint, since)^
-- The job of this very event, or the same wish of the same person that is still on its way: a second
-- press, not a second picture.
SELECT * FROM job
 WHERE idem = :idem
    OR (person = :person AND created_ms >= :since AND fingerprint = :fingerprint
        AND state IN ('queued', 'running'))
 ORDER BY CASE WHEN idem = :idem THEN 0 ELSE 1 END LIMIT 1;

-- name: job_alike(alike, session, person, count)^
-- A whole finished picture of the very same request: in this session, or the person's own.
SELECT j.* FROM job j
 WHERE j.alike = :alike AND j.alike <> '' AND j.state = 'succeeded'
   AND (j.session_id = :session OR j.person = :person)
   AND (SELECT COUNT(*) FROM picture p WHERE p.job_id = j.id AND p.deleted_ms IS NULL) = :count
 ORDER BY j.created_ms DESC LIMIT 1;

-- name: jobs_like(session, frame, limit)
-- The newest finished jobs of the same frame that whoever is in this session may see.
SELECT id, likeness FROM job
 WHERE scope = (SELECT scope FROM session WHERE id = :session) AND scope <> ''
   AND frame = :frame AND frame <> '' AND state = 'succeeded'
 ORDER BY created_ms DESC LIMIT :limit;

-- name: jobs_offered(first, second, third, fourth, fifth, session)
-- Of several, "" for none: finished jobs with all their pictures, if whoever is in this session may see them.
SELECT j.* FROM job j
 WHERE j.id IN (:first, :second, :third, :fourth, :fifth) AND j.state = 'succeeded'
   AND j.scope <> '' AND j.scope = (SELECT scope FROM session WHERE id = :session)
   AND EXISTS (SELECT 1 FROM picture p WHERE p.job_id = j.id)
   AND NOT EXISTS (SELECT 1 FROM picture p WHERE p.job_id = j.id AND p.deleted_ms IS NOT NULL);

-- name: job_change(id, request, provider, model, fingerprint, alike, frame, likeness, saved, thinking, estimate)^
-- A person edited the message of a job that has not begun; its price is the same.
UPDATE job SET request = :request, provider = :provider, model = :model, fingerprint = :fingerprint,
       alike = :alike, frame = :frame, likeness = :likeness, saved = :saved,
       thinking_micros = thinking_micros + :thinking, estimate_micros = :estimate
 WHERE id = :id AND state = 'queued' AND attempt = 0 RETURNING *;

-- name: job_claim(worker, now)^
-- The first by fair key whose person and provider are not at their limit. What runs is read once, and the
-- two "busy" sets are materialized: counted per row this was 50 to 140 times slower with a blocked backlog.
WITH running AS MATERIALIZED (
       SELECT account_id, provider FROM job WHERE state = 'running'),
     busy_account AS MATERIALIZED (
       SELECT account_id, COUNT(*) AS n FROM running GROUP BY account_id),
     busy_provider AS MATERIALIZED (
       SELECT p.name FROM provider p
        WHERE p.name IS NOT NULL -- SQLite allows it, and a NULL in NOT IN would stop every claim
          AND (p.paused_until > :now
           OR (SELECT COUNT(*) FROM running r WHERE r.provider = p.name) >= p.running_max)),
     chosen AS (
       SELECT j.id FROM job j
         LEFT JOIN busy_account b ON b.account_id = j.account_id
        WHERE j.state = 'queued' AND j.run_at <= :now
          AND COALESCE(b.n, 0) < j.running_max
          AND j.provider NOT IN (SELECT name FROM busy_provider)
        ORDER BY j.vkey, j.created_ms LIMIT 1)
UPDATE job SET state = 'running', worker_id = :worker, attempt = attempt + 1,
       started_ms = COALESCE(started_ms, :now),
       stage = 'initializing', percent = CASE WHEN percent > 30 THEN percent ELSE 30 END
 WHERE id IN (SELECT id FROM chosen) AND state = 'queued'
RETURNING *;

-- name: job_waits()^
-- A job that waits, for whatever: its time, a place of its person's or of its painter's.
SELECT id FROM job WHERE state = 'queued' LIMIT 1;

-- name: fair_advance(vkey)!
UPDATE fair SET v = :vkey WHERE one = 1 AND v < :vkey;

-- name: job_seen(id, worker, attempt, stage, percent)!
-- The newest mark that people saw, so that a restart does not go back behind it.
UPDATE job SET stage = :stage,
       percent = CASE WHEN percent > :percent THEN percent ELSE :percent END
 WHERE id = :id AND state = 'running' AND worker_id = :worker AND attempt = :attempt;

-- name: jobs_cancelled_of(worker)
SELECT id FROM job WHERE state = 'running' AND worker_id = :worker AND cancel_requested = 1;

-- name: job_finish(id, worker, attempt, state, error, charged, dead, now)^
-- Fenced by worker and attempt: a worker that came back from the dead changes nothing.
UPDATE job SET state = :state, worker_id = NULL, error = :error, charged = :charged, dead = :dead,
       finished_ms = :now,
       stage = CASE WHEN :state = 'succeeded' THEN 'complete' ELSE stage END,
       percent = CASE WHEN :state = 'succeeded' THEN 100 ELSE percent END
 WHERE id = :id AND state = 'running' AND worker_id = :worker AND attempt = :attempt
RETURNING *;

-- name: job_cancel_queued(id, now)^
UPDATE job SET state = 'cancelled', error = 'canceled', finished_ms = :now
 WHERE id = :id AND state = 'queued' RETURNING *;

-- name: job_cancel_request(id)^
UPDATE job SET cancel_requested = 1 WHERE id = :id AND state = 'running' RETURNING *;

-- name: job_requeue(id, worker, attempt, run_at, error)^
UPDATE job SET state = 'queued', worker_id = NULL, run_at = :run_at, error = :error, tries = tries + 1
 WHERE id = :id AND state = 'running' AND worker_id = :worker AND attempt = :attempt
RETURNING *;

-- name: job_hand_back(id, worker, attempt, now)^
-- An orderly shutdown: the attempt does not count.
UPDATE job SET state = 'queued', worker_id = NULL, run_at = :now
 WHERE id = :id AND state = 'running' AND worker_id = :worker AND attempt = :attempt
RETURNING *;

-- name: job_fail_queued(id, error, dead, now)^
UPDATE job SET state = 'failed', error = :error, dead = :dead, finished_ms = :now
 WHERE id = :id AND state = 'queued' RETURNING *;

-- name: jobs_orphaned()
-- Running jobs whose worker is gone.
SELECT j.* FROM job j LEFT JOIN worker w ON w.id = j.worker_id
 WHERE j.state = 'running' AND w.id IS NULL ORDER BY j.id;

-- name: job_orphan_requeue(id, attempt, now)^
UPDATE job SET state = 'queued', worker_id = NULL, crashes = crashes + 1, run_at = :now
 WHERE id = :id AND state = 'running' AND attempt = :attempt RETURNING *;

-- name: job_first_in(server)^
SELECT id FROM job WHERE server = :server AND server <> '' AND state = 'succeeded'
 ORDER BY created_ms, id LIMIT 1;

-- name: jobs_of_session(session, since)
-- What "where is my picture" can mean: on its way, or failed lately.
SELECT id, state, person, request, created_ms, status_id FROM job WHERE session_id = :session
   AND state IN ('queued', 'running', 'failed') AND (state <> 'failed' OR created_ms >= :since)
 ORDER BY created_ms, id;

-- name: jobs_open()
SELECT * FROM job WHERE state IN ('queued', 'running') ORDER BY created_ms, id;

-- name: jobs_queued(limit)
SELECT * FROM job WHERE state = 'queued' ORDER BY vkey, created_ms LIMIT :limit;

-- name: jobs_waiting_in(thread)
SELECT * FROM job WHERE thread = :thread AND state = 'queued' ORDER BY created_ms;

-- name: jobs_moved(old, new)!
UPDATE job SET thread = :new WHERE thread = :old;

-- name: job_by_ref(ref)
-- By the end of the id, as people read it.
SELECT * FROM job WHERE id LIKE :ref ORDER BY created_ms DESC LIMIT 2;

-- name: jobs_count()^
SELECT COUNT(*) AS n FROM job;

-- name: jobs_list(state, limit)
SELECT * FROM job WHERE (:state = '' OR state = :state) ORDER BY created_ms DESC LIMIT :limit;

-- name: jobs_dead(limit)
SELECT * FROM job WHERE dead = 1 ORDER BY created_ms LIMIT :limit;

-- name: job_undead(id)!
UPDATE job SET dead = 0 WHERE id = :id;

-- name: queue_place(id)^
SELECT COUNT(*) AS n FROM job me JOIN job j ON j.state = 'queued'
   AND (j.vkey, j.created_ms) < (me.vkey, me.created_ms)
 WHERE me.id = :id;

-- name: person_usage(person, minute, hour, day, month, until)^
-- What counts against the windows: not what failed, nor what was cancelled before it began. All
-- identities of a person count as one.
WITH kin AS (
       SELECT CAST(:person AS TEXT) AS id
       UNION SELECT main FROM link WHERE person = :person
       UNION SELECT person FROM link WHERE main = :person
       UNION SELECT o.person FROM link me JOIN link o ON o.main = me.main WHERE me.person = :person)
SELECT COUNT(*) AS month_n,
       COALESCE(SUM(CASE WHEN created_ms > :minute THEN 1 ELSE 0 END), 0) AS minute_n,
       COALESCE(SUM(CASE WHEN created_ms > :hour THEN 1 ELSE 0 END), 0) AS hour_n,
       COALESCE(SUM(CASE WHEN created_ms >= :day THEN 1 ELSE 0 END), 0) AS day_n,
       COALESCE(MAX(created_ms), 0) AS last_ms,
       COALESCE(MIN(CASE WHEN created_ms > :minute THEN created_ms END), 0) AS minute_first_ms,
       COALESCE(MIN(CASE WHEN created_ms > :hour THEN created_ms END), 0) AS hour_first_ms,
       (SELECT COUNT(*) FROM job o WHERE o.person IN (SELECT id FROM kin) AND o.state IN ('queued', 'running')) AS open_n
  FROM job
 WHERE person IN (SELECT id FROM kin) AND created_ms >= :month AND created_ms <= :until AND state <> 'failed'
   AND NOT (state = 'cancelled' AND started_ms IS NULL);

-- name: saved_since(person, since)^
-- What went to a cheaper model, as that was enough; everybody's where no person is named.
SELECT COALESCE(SUM(saved), 0) AS credits FROM job
 WHERE finished_ms >= :since AND saved > 0 AND state = 'succeeded' AND (:person = '' OR person = :person);

-- name: spend_since(since)^
-- Real cost: of painters, and of the language model that wrote their prompts.
SELECT (SELECT COALESCE(SUM(cost_micros), 0) FROM attempt WHERE sent_ms >= :since AND cost_micros > 0)
     + (SELECT COALESCE(SUM(thinking_micros), 0) FROM job
         WHERE created_ms >= :since AND thinking_micros > 0) AS micros;

-- name: spend_committed(since)^
-- Real cost with what jobs on their way will probably cost beyond what they have cost so far.
SELECT (SELECT COALESCE(SUM(cost_micros), 0) FROM attempt WHERE sent_ms >= :since AND cost_micros > 0)
     + (SELECT COALESCE(SUM(thinking_micros), 0) FROM job
         WHERE created_ms >= :since AND thinking_micros > 0)
     + (SELECT COALESCE(SUM(estimate_micros), 0) FROM job WHERE state IN ('queued', 'running')) AS micros;

-- name: person_cost(person, since)^
-- A person's real cost since a moment: what ended as it was, what is on its way as estimated.
WITH kin AS (
       SELECT CAST(:person AS TEXT) AS id
       UNION SELECT main FROM link WHERE person = :person
       UNION SELECT person FROM link WHERE main = :person
       UNION SELECT o.person FROM link me JOIN link o ON o.main = me.main WHERE me.person = :person)
SELECT COALESCE(SUM(j.thinking_micros + CASE WHEN j.state IN ('queued', 'running') THEN j.estimate_micros
         ELSE (SELECT COALESCE(SUM(a.cost_micros), 0) FROM attempt a WHERE a.job_id = j.id) END), 0) AS micros
  FROM job j WHERE j.person IN (SELECT id FROM kin) AND j.created_ms >= :since;

-- name: attempt_add(job, n, idx, provider, model, ref, now)!
INSERT INTO attempt (job_id, n, idx, provider, model, ref, sent_ms)
VALUES (:job, :n, :idx, :provider, :model, :ref, :now);

-- name: attempt_ref(job, n, idx, ref)!
UPDATE attempt SET ref = :ref WHERE job_id = :job AND n = :n AND idx = :idx;

-- name: attempt_end(job, idx, outcome, cost, now)!
-- Every open attempt at that picture ends: the one of this worker and those it took over.
UPDATE attempt SET ended_ms = :now, outcome = :outcome, cost_micros = :cost
 WHERE job_id = :job AND idx = :idx AND ended_ms IS NULL;

-- name: attempts_of(job)
SELECT * FROM attempt WHERE job_id = :job ORDER BY n, idx;

-- name: attempts_open(job)
SELECT * FROM attempt WHERE job_id = :job AND ended_ms IS NULL ORDER BY n, idx;

-- name: attempts_late(since)
-- Timed out, but the painter may still finish: looked at again for a while.
SELECT * FROM attempt WHERE outcome = 'timeout' AND ref IS NOT NULL AND ended_ms >= :since
 ORDER BY ended_ms;

-- name: attempts_unknown(since)
-- Sent and never answered: a webhook, or the painter itself, may tell of it later.
SELECT * FROM attempt WHERE outcome = 'timeout_unknown' AND ref IS NULL AND ended_ms >= :since
 ORDER BY ended_ms;

-- name: attempt_heard(job, n, idx, ref)!
UPDATE attempt SET ref = :ref, outcome = 'timeout'
 WHERE job_id = :job AND n = :n AND idx = :idx AND outcome = 'timeout_unknown' AND ref IS NULL;

-- name: attempt_late_done(job, idx, outcome, cost)!
UPDATE attempt SET outcome = :outcome, cost_micros = :cost WHERE job_id = :job AND idx = :idx AND outcome = 'timeout';

-- name: attempt_times(model, limit)
SELECT ended_ms - sent_ms AS took FROM attempt
 WHERE model = :model AND outcome = 'succeeded' AND ended_ms IS NOT NULL
 ORDER BY ended_ms DESC LIMIT :limit;

-- name: provider_put(name, running_max)!
INSERT INTO provider (name, running_max) VALUES (:name, :running_max)
ON CONFLICT (name) DO UPDATE SET running_max = excluded.running_max;

-- name: provider_pause(name, until)!
UPDATE provider SET paused_until = :until WHERE name = :name;

-- name: worker_beat(id, role, now)!
INSERT INTO worker (id, role, beat_ms) VALUES (:id, :role, :now)
ON CONFLICT (id) DO UPDATE SET beat_ms = excluded.beat_ms;

-- name: worker_gone(id)!
DELETE FROM worker WHERE id = :id;

-- name: worker_silent(id, beat)!
DELETE FROM worker WHERE id = :id AND beat_ms = :beat;

-- name: workers_all_gone()!
DELETE FROM worker;

-- name: workers_alive(since)
SELECT * FROM worker WHERE beat_ms >= :since ORDER BY id;

-- name: ticks_prune(before)!
-- What was told in a window stays told: a window may be a month.
DELETE FROM tick WHERE at_ms < :before AND name NOT LIKE 'notice/%';

-- name: tick_take(name, slot, worker, now)^
INSERT INTO tick (name, slot, worker_id, at_ms) VALUES (:name, :slot, :worker, :now)
ON CONFLICT DO NOTHING RETURNING slot;

-- name: rate_take(key, now, next_tat, interval, burst_until)^
-- GCRA: one row; the caller passes how far ahead of now the row may run.
INSERT INTO rate (key, tat) VALUES (:key, :next_tat)
ON CONFLICT (key) DO UPDATE
   SET tat = (CASE WHEN rate.tat > :now THEN rate.tat ELSE :now END) + :interval
 WHERE rate.tat <= :burst_until
RETURNING tat;

-- name: rate_get(key)^
SELECT tat FROM rate WHERE key = :key;

-- name: lease_take(name, owner, now, until)^
INSERT INTO lease (name, owner, until_ms) VALUES (:name, :owner, :until)
ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until_ms = excluded.until_ms
 WHERE lease.owner = excluded.owner OR lease.until_ms < :now
RETURNING name;

-- name: lease_get(name)^
SELECT owner, until_ms FROM lease WHERE name = :name;

-- name: leases_drop()!
DELETE FROM lease;

-- name: lease_drop(name, owner)!
DELETE FROM lease WHERE name = :name AND owner = :owner;
