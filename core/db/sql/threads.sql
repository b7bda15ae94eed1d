-- name: person_seen(id, name, locale, now)!
INSERT INTO person (id, name, locale, created_ms) VALUES (:id, :name, :locale, :now)
ON CONFLICT (id) DO UPDATE
   SET name = CASE WHEN excluded.name = '' THEN person.name ELSE excluded.name END,
       locale = CASE WHEN excluded.locale = '' THEN person.locale ELSE excluded.locale END;

-- name: session_open(id, thread, now)!
INSERT INTO session (id, thread, created_ms, updated_ms) VALUES (:id, :thread, :now, :now)
ON CONFLICT DO NOTHING;

-- name: session_of(thread)^
SELECT * FROM session WHERE thread = :thread AND deleted_ms IS NULL;

-- name: session_set(id, settings, now)!
UPDATE session SET settings = :settings, updated_ms = :now WHERE id = :id;

-- name: session_touch(id, now)!
UPDATE session SET updated_ms = :now WHERE id = :id;

-- name: session_forget(id, now)!
UPDATE session SET deleted_ms = :now WHERE id = :id;

-- name: turn_add(id, session, role, person, text, event, message, reply_to, job, pictures, now)^
INSERT INTO turn (id, session_id, role, person, text, event, message, reply_to, job_id, pictures, at_ms)
VALUES (:id, :session, :role, :person, :text, :event, :message, :reply_to, :job, :pictures, :now)
ON CONFLICT DO NOTHING RETURNING id;

-- name: turn_by_event(event)^
SELECT * FROM turn WHERE event = :event;

-- name: turns_last(session, limit)
SELECT * FROM turn WHERE session_id = :session ORDER BY at_ms DESC, id DESC LIMIT :limit;

-- name: status_add(id, thread, person, event, nonce, locale, now)^
INSERT INTO status (id, thread, person, event, nonce, locale, at_ms)
VALUES (:id, :thread, :person, :event, :nonce, :locale, :now)
ON CONFLICT DO NOTHING RETURNING *;

-- name: status_get(id)^
SELECT * FROM status WHERE id = :id;

-- name: status_by_event(event)^
SELECT * FROM status WHERE event = :event;

-- name: status_by_message(thread, message)^
SELECT * FROM status WHERE thread = :thread AND message = :message ORDER BY at_ms DESC LIMIT 1;

-- name: status_sent(id, message)!
UPDATE status SET message = :message WHERE id = :id;

-- name: status_job(id, job)!
UPDATE status SET job_id = :job WHERE id = :id;

-- name: status_final(id, message, line, sent_hash)!
UPDATE status SET final_done = 1, message = :message, line = :line, sent_hash = :sent_hash
 WHERE id = :id;

-- name: status_reopen(id)!
UPDATE status SET final_done = 0 WHERE id = :id;

-- name: statuses_open()
SELECT * FROM status WHERE final_done = 0 ORDER BY at_ms, id;

-- name: statuses_last(thread, limit)
SELECT * FROM status WHERE thread = :thread ORDER BY at_ms DESC, id DESC LIMIT :limit;

-- name: picture_add(id, blob, media_type, width, height, bytes, sha256, owner, session, job, idx, parent, prompt, negative, params, model, now)!
INSERT INTO picture (id, blob, media_type, width, height, bytes, sha256, owner, session_id, job_id,
                     idx, parent_id, prompt, negative, params, model, at_ms)
VALUES (:id, :blob, :media_type, :width, :height, :bytes, :sha256, :owner, :session, :job,
        :idx, :parent, :prompt, :negative, :params, :model, :now)
ON CONFLICT DO NOTHING;

-- name: picture_get(id)^
SELECT * FROM picture WHERE id = :id AND deleted_ms IS NULL;

-- name: pictures_last(session, limit)
SELECT * FROM picture WHERE session_id = :session AND deleted_ms IS NULL
 ORDER BY at_ms DESC, idx DESC LIMIT :limit;

-- name: pictures_of_job(job)
SELECT * FROM picture WHERE job_id = :job AND deleted_ms IS NULL ORDER BY idx;

-- name: picture_delete(id, now)!
UPDATE picture SET deleted_ms = :now WHERE id = :id;

-- name: inbox_add(source, event, payload, now)^
INSERT INTO inbox (source, event, payload, at_ms) VALUES (:source, :event, :payload, :now)
ON CONFLICT DO NOTHING RETURNING event;

-- name: inbox_done(source, event, now)!
UPDATE inbox SET done_ms = :now WHERE source = :source AND event = :event;

-- name: inbox_open(source)
SELECT * FROM inbox WHERE source = :source AND done_ms IS NULL ORDER BY at_ms, event;

-- name: outbox_add(id, status, line, now)^
INSERT INTO outbox (id, status_id, line, run_at, at_ms) VALUES (:id, :status, :line, :now, :now)
ON CONFLICT DO NOTHING RETURNING id;

-- name: outbox_due(now, limit)
SELECT o.id AS outbox_id, o.line AS outbox_line, o.tries, s.* FROM outbox o
  JOIN status s ON s.id = o.status_id
 WHERE o.done_ms IS NULL AND o.run_at <= :now ORDER BY o.at_ms, o.id LIMIT :limit;

-- name: outbox_done(id, now)!
UPDATE outbox SET done_ms = :now WHERE id = :id;

-- name: outbox_later(id, run_at)!
UPDATE outbox SET tries = tries + 1, run_at = :run_at WHERE id = :id;

-- name: outbox_open_count()^
SELECT COUNT(*) AS n FROM outbox WHERE done_ms IS NULL;

-- name: inbox_get(source, event)^
SELECT * FROM inbox WHERE source = :source AND event = :event;
