-- name: person_seen(id, name, locale, now)^
INSERT INTO person (id, name, locale, created_ms) VALUES (:id, :name, :locale, :now)
ON CONFLICT (id) DO UPDATE
   SET name = CASE WHEN excluded.name = '' THEN person.name ELSE excluded.name END,
       locale = CASE WHEN excluded.locale = '' THEN person.locale ELSE excluded.locale END
RETURNING language, locale;

-- name: person_language(id)^
SELECT language FROM person WHERE id = :id;

-- name: person_speaks(id, language, now)!
INSERT INTO person (id, name, locale, language, created_ms) VALUES (:id, '', '', :language, :now)
ON CONFLICT (id) DO UPDATE SET language = excluded.language;

-- name: person_get(id)^
SELECT * FROM person WHERE id = :id;

-- name: person_as_typed(id, as_typed, now)!
INSERT INTO person (id, name, locale, as_typed, created_ms) VALUES (:id, '', '', :as_typed, :now)
ON CONFLICT (id) DO UPDATE SET as_typed = excluded.as_typed;

-- name: person_prefers(id, prefs, now)!
INSERT INTO person (id, name, locale, prefs, created_ms) VALUES (:id, '', '', :prefs, :now)
ON CONFLICT (id) DO UPDATE SET prefs = excluded.prefs;

-- name: session_open(id, thread, now)^
INSERT INTO session (id, thread, scope, created_ms, updated_ms) VALUES (:id, :thread, :thread, :now, :now)
ON CONFLICT (thread) WHERE deleted_ms IS NULL DO UPDATE SET updated_ms = excluded.updated_ms
RETURNING *;

-- name: session_enter(id, thread, scope, person, now)^
-- As `session_open`, by a message, which knows who sees what is said there. ``person``: whose own
-- conversation it is, so that a new one begins with what they set last; "" where others are there too.
INSERT INTO session (id, thread, scope, own, settings, created_ms, updated_ms)
VALUES (:id, :thread, :scope, :person,
        COALESCE((SELECT prefs FROM person WHERE id = :person), '{}'), :now, :now)
ON CONFLICT (thread) WHERE deleted_ms IS NULL DO UPDATE
   SET updated_ms = excluded.updated_ms, scope = excluded.scope, own = excluded.own
RETURNING *;

-- name: session_of(thread)^
SELECT * FROM session WHERE thread = :thread AND deleted_ms IS NULL;

-- name: session_touch(id, now)^
-- The row as it stands now, held until the transaction ends.
UPDATE session SET updated_ms = :now WHERE id = :id RETURNING *;

-- name: session_set(id, settings, now)!
UPDATE session SET settings = :settings, updated_ms = :now WHERE id = :id;

-- name: session_forget(id, now)!
UPDATE session SET deleted_ms = :now WHERE id = :id;

-- name: turn_add(id, session, role, person, text, event, message, reply_to, job, pictures, now)^
INSERT INTO turn (id, session_id, role, person, text, event, message, reply_to, job_id, pictures, at_ms)
VALUES (:id, :session, :role, :person, :text, :event, :message, :reply_to, :job, :pictures, :now)
ON CONFLICT DO NOTHING RETURNING id;

-- name: turn_of_others(session, person)^
SELECT id FROM turn WHERE session_id = :session AND person <> :person LIMIT 1;

-- name: turns_forget(session, person)!
DELETE FROM turn WHERE session_id = :session AND person = :person;

-- name: turns_last(session, limit)
SELECT * FROM turn WHERE session_id = :session ORDER BY at_ms DESC, id DESC LIMIT :limit;

-- name: turns_talked(session, limit)
-- As `turns_last`, without what was asked of the bot itself: "what's my balance" describes no picture.
SELECT * FROM turn WHERE session_id = :session AND aside = 0 ORDER BY at_ms DESC, id DESC LIMIT :limit;

-- name: turn_aside(event)!
UPDATE turn SET aside = 1 WHERE event = :event;

-- name: session_head(id, picture, now)!
-- What "it" means after an undo, until there is a newer picture.
UPDATE session SET head = :picture, head_ms = :now WHERE id = :id;

-- name: session_asked(id, person, now)!
-- Whom the bot asked what to draw: the next words of that person may be the answer.
UPDATE session SET asked = :person, asked_ms = :now WHERE id = :id;

-- name: sessions_moved(old, new)!
UPDATE session SET thread = :new WHERE thread = :old AND deleted_ms IS NULL;

-- name: status_add(id, thread, person, event, request, nonce, route, locale, now)^
INSERT INTO status (id, thread, person, event, request, nonce, route, locale, at_ms)
VALUES (:id, :thread, :person, :event, :request, :nonce, :route, :locale, :now)
ON CONFLICT DO NOTHING RETURNING *;

-- name: status_get(id)^
SELECT * FROM status WHERE id = :id;

-- name: status_by_event(event)^
SELECT * FROM status WHERE event = :event;

-- name: status_by_message(thread, message)^
SELECT * FROM status WHERE thread = :thread AND message = :message ORDER BY at_ms DESC LIMIT 1;

-- name: statuses_showing(job)
SELECT * FROM status WHERE job_id = :job AND message IS NOT NULL;

-- name: status_by_request(thread, request)^
SELECT * FROM status WHERE thread = :thread AND request = :request ORDER BY at_ms DESC LIMIT 1;

-- name: status_sent(id, message)!
UPDATE status SET message = :message WHERE id = :id;

-- name: status_gone(id)!
UPDATE status SET message = NULL WHERE id = :id;

-- name: status_job(id, job)!
UPDATE status SET job_id = :job, final_done = 0, follows = NULL WHERE id = :id;

-- name: status_asked(id, line)!
UPDATE status SET line = :line, follows = NULL WHERE id = :id;

-- name: status_final(id, message, line)!
-- Under way while its person was forgotten, it brings no word of theirs back.
UPDATE status SET final_done = 1, message = :message,
       line = CASE WHEN person LIKE 'forgotten:%' THEN '' ELSE :line END
 WHERE id = :id;

-- name: status_reopen(id)!
UPDATE status SET final_done = 0 WHERE id = :id;

-- name: status_told(id, thread, person, event, message, line, locale, now)!
-- What was said and belongs to no request: only to be shown again.
INSERT INTO status (id, thread, person, event, message, nonce, line, final_done, locale, at_ms)
VALUES (:id, :thread, :person, :event, :message, '', :line, 1, :locale, :now);

-- name: status_follows(id, follows, line, until, most)^
-- It waits for another request's picture, where not too many of its person wait there already. Until its
-- message stands there it is in the hands of whoever writes it.
UPDATE status SET follows = :follows, line = :line, taken_ms = :until
 WHERE id = :id AND job_id IS NULL AND final_done = 0 AND follows IS NULL
   AND (SELECT COUNT(*) FROM status o
         WHERE o.thread = status.thread AND o.person = status.person AND o.follows IS NOT NULL) < :most
RETURNING id;

-- name: follows_of(thread, person)
SELECT id, event FROM status
 WHERE thread = :thread AND person = :person AND follows IS NOT NULL ORDER BY id;

-- name: follows_in(thread)
SELECT id, person FROM status WHERE thread = :thread AND follows IS NOT NULL ORDER BY id;

-- name: follows_due(now, before, limit)
-- What they wait for has ended: as a job, or as a request that became none. Some wait for a question that
-- nobody answers; they end with the day.
SELECT f.* FROM status f JOIN status b ON b.id = f.follows LEFT JOIN job j ON j.id = b.job_id
 WHERE f.follows IS NOT NULL AND f.taken_ms <= :now
   AND (j.state IN ('succeeded', 'failed', 'cancelled')
        OR (b.job_id IS NULL AND b.final_done = 1) OR f.at_ms < :before)
 ORDER BY f.id LIMIT :limit;

-- name: follow_take(id, now, until)^
-- Of all who saw it due, one begins it.
UPDATE status SET taken_ms = :until
 WHERE id = :id AND follows IS NOT NULL AND taken_ms <= :now RETURNING *;

-- name: follow_free(id, until)!
-- Whoever took it meanwhile keeps it.
UPDATE status SET taken_ms = 0 WHERE id = :id AND taken_ms = :until;

-- name: follows_free_all()!
-- At the start of the only process: nobody else is beginning them.
UPDATE status SET taken_ms = 0 WHERE follows IS NOT NULL;

-- name: follow_let_go(id, now)^
-- It waits no more, unless somebody is just beginning it.
UPDATE status SET follows = NULL
 WHERE id = :id AND follows IS NOT NULL AND taken_ms <= :now RETURNING *;

-- name: follow_ended(id)!
UPDATE status SET follows = NULL WHERE id = :id AND follows IS NOT NULL;

-- name: follow_reworded(event, payload, now)^
-- As `inbox_changed`, of a message that waits and is not just being begun.
UPDATE inbox SET payload = :payload WHERE source = 'chat' AND event = :event
   AND EXISTS (SELECT 1 FROM status s
                WHERE s.event = :event AND s.follows IS NOT NULL AND s.taken_ms <= :now)
RETURNING event;

-- name: under_way()^
-- All that will move without anybody's doing, seen at one moment: what waits behind a question does not.
SELECT (SELECT COUNT(*) FROM job WHERE state IN ('queued', 'running'))
     + (SELECT COUNT(*) FROM outbox WHERE done_ms IS NULL)
     + (SELECT COUNT(*) FROM status f JOIN status b ON b.id = f.follows
         WHERE f.follows IS NOT NULL AND (b.job_id IS NOT NULL OR b.final_done = 1)) AS n;

-- name: statuses_last(thread, limit)
SELECT * FROM status WHERE thread = :thread ORDER BY at_ms DESC, id DESC LIMIT :limit;

-- name: question_open(thread, person, event)^
-- The person's newest question there that has no answer, a line of another kind apart; not this event's own.
SELECT * FROM status
 WHERE thread = :thread AND person = :person AND final_done = 0 AND job_id IS NULL AND follows IS NULL
   AND line <> '' AND event <> :event
 ORDER BY id DESC LIMIT 1;

-- name: questions_since(since)
-- What was asked lately and has no answer, beside what ended with a line of another kind.
SELECT * FROM status
 WHERE at_ms >= :since AND final_done = 0 AND job_id IS NULL AND follows IS NULL AND line <> ''
   AND message IS NOT NULL
 ORDER BY id;

-- name: statuses_moved(old, new)!
UPDATE status SET thread = :new WHERE thread = :old;

-- name: picture_add(id, blob, media_type, width, height, bytes, owner, session, job, idx, parent, prompt, negative, params, model, now)^
INSERT INTO picture (id, blob, media_type, width, height, bytes, owner, session_id, job_id,
                     idx, parent_id, prompt, negative, params, model, at_ms)
VALUES (:id, :blob, :media_type, :width, :height, :bytes, :owner, :session, :job,
        :idx, :parent, :prompt, :negative, :params, :model, :now)
ON CONFLICT DO NOTHING RETURNING *;

-- name: picture_get(id)^
SELECT * FROM picture WHERE id = :id AND deleted_ms IS NULL;

-- name: pictures_last(session, limit)
-- What there is to talk about: only what context is made of, as every message reads it.
SELECT id, job_id, idx, parent_id, owner, prompt, negative, params, at_ms FROM picture
 WHERE session_id = :session AND deleted_ms IS NULL AND is_mask = 0
 ORDER BY at_ms DESC, idx DESC LIMIT :limit;

-- name: pictures_of_job(job)
SELECT * FROM picture WHERE job_id = :job AND deleted_ms IS NULL ORDER BY idx;

-- name: picture_delete(id, now)!
UPDATE picture SET deleted_ms = :now WHERE id = :id;

-- name: pictures_forget(session, owner, now)!
UPDATE picture SET deleted_ms = :now
 WHERE session_id = :session AND owner = :owner AND deleted_ms IS NULL;

-- name: inbox_add(source, event, payload, now)^
INSERT INTO inbox (source, event, payload, at_ms) VALUES (:source, :event, :payload, :now)
ON CONFLICT DO NOTHING RETURNING event;

-- name: inbox_changed(source, event, payload)!
-- Its person edited the message while a question about it waits.
UPDATE inbox SET payload = :payload WHERE source = :source AND event = :event;

-- name: inbox_done(source, event, now)!
UPDATE inbox SET done_ms = :now WHERE source = :source AND event = :event;

-- name: inbox_open(source)
SELECT * FROM inbox WHERE source = :source AND done_ms IS NULL ORDER BY at_ms, event;

-- name: webhooks_done(before, now)!
-- Nobody asks after the work they told of any more.
UPDATE inbox SET done_ms = :now
 WHERE source LIKE 'webhook:%' AND done_ms IS NULL AND at_ms < :before;

-- name: inbox_get(source, event)^
SELECT * FROM inbox WHERE source = :source AND event = :event;

-- name: inbox_last(source)^
SELECT event FROM inbox WHERE source = :source ORDER BY at_ms DESC, event DESC LIMIT 1;

-- name: inbox_prune(before)!
DELETE FROM inbox WHERE done_ms IS NOT NULL AND done_ms < :before;

-- name: outbox_add(id, platform, status, job, line, run_at, now)^
INSERT INTO outbox (id, platform, status_id, job_id, line, run_at, at_ms)
VALUES (:id, :platform, :status, :job, :line, :run_at, :now)
ON CONFLICT DO NOTHING RETURNING *;

-- name: outbox_due(platform, now, limit)
SELECT id, status_id, run_at FROM outbox
 WHERE done_ms IS NULL AND platform = :platform AND run_at <= :now
 ORDER BY run_at, id LIMIT :limit;

-- name: outbox_take(id, now, until)^
-- Of all who saw the row due, one gets it.
UPDATE outbox SET run_at = :until WHERE id = :id AND done_ms IS NULL AND run_at <= :now RETURNING *;

-- name: outbox_free(platform, now)!
-- At the start of the only process: nobody else is delivering.
UPDATE outbox SET run_at = :now WHERE done_ms IS NULL AND platform = :platform;

-- name: outbox_done(id, outcome, now)!
UPDATE outbox SET done_ms = :now, outcome = :outcome WHERE id = :id;

-- name: outbox_later(id, tries, run_at, until)!
-- Whoever took it meanwhile keeps it.
UPDATE outbox SET tries = :tries, run_at = :run_at WHERE id = :id AND run_at = :until;

-- name: outbox_prune(before)!
DELETE FROM outbox WHERE done_ms IS NOT NULL AND done_ms < :before;

-- name: audit_add(id, who, act, subject, reason, facts, now)!
INSERT INTO audit (id, who, act, subject, reason, facts, at_ms)
VALUES (:id, :who, :act, :subject, :reason, :facts, :now);

-- name: audit_last(limit)
SELECT * FROM audit ORDER BY at_ms DESC, id DESC LIMIT :limit;

-- name: pictures_of_person(person, before, limit)
-- Of all identities of a person.
WITH kin AS (
       SELECT CAST(:person AS TEXT) AS id
       UNION SELECT main FROM link WHERE person = :person
       UNION SELECT person FROM link WHERE main = :person
       UNION SELECT o.person FROM link me JOIN link o ON o.main = me.main WHERE me.person = :person)
SELECT * FROM picture WHERE owner IN (SELECT id FROM kin) AND deleted_ms IS NULL AND job_id IS NOT NULL
   AND at_ms < :before ORDER BY at_ms DESC, id DESC LIMIT :limit;

-- name: children_of(parent)
SELECT id, job_id FROM picture WHERE parent_id = :parent AND deleted_ms IS NULL ORDER BY at_ms;

-- name: blobs_forgotten(before, limit)
-- Files that only forgotten pictures name.
SELECT DISTINCT p.blob FROM picture p
 WHERE p.deleted_ms IS NOT NULL AND p.deleted_ms < :before AND p.blob <> ''
   AND NOT EXISTS (SELECT 1 FROM picture q WHERE q.blob = p.blob AND q.deleted_ms IS NULL)
 LIMIT :limit;

-- name: blob_gone(blob)!
UPDATE picture SET blob = '' WHERE blob = :blob AND deleted_ms IS NOT NULL;

-- name: blob_withdrawn(blob)^
-- A row where all who had this picture have deleted it, or were forgotten; its file may wait for the sweep.
SELECT p.id FROM picture p
 WHERE p.blob = :blob AND p.deleted_ms IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM picture q WHERE q.blob = :blob AND q.deleted_ms IS NULL)
 LIMIT 1;

-- name: blob_used(blob)^
SELECT id FROM picture WHERE blob = :blob AND deleted_ms IS NULL LIMIT 1;

-- name: outbox_all()
SELECT * FROM outbox ORDER BY at_ms, id;

-- name: people_count()^
SELECT COUNT(*) AS n FROM person;

-- name: pictures_counted()
-- How many pictures jobs have: one row for each number that occurs.
SELECT DISTINCT n FROM (SELECT COUNT(*) AS n FROM picture WHERE job_id IS NOT NULL GROUP BY job_id) AS counts;

-- name: routes_prune(before)!
-- An interaction's token is dead long before its conversation is forgotten.
UPDATE status SET route = '{}' WHERE route <> '{}' AND at_ms < :before AND final_done = 1;
