-- name: mask_picture_add(id, blob, width, height, bytes, owner, session, now)!
INSERT INTO picture (id, blob, media_type, width, height, bytes, owner, session_id, prompt, is_mask, at_ms)
VALUES (:id, :blob, 'image/png', :width, :height, :bytes, :owner, :session, '', 1, :now);

-- name: mask_add(nonce, platform, thread, person, message, locale, picture, mask, words, now)!
INSERT INTO mask (nonce, platform, thread, person, message, locale, picture, mask, words, at_ms, due_ms)
VALUES (:nonce, :platform, :thread, :person, :message, :locale, :picture, :mask, :words, :now, :now);

-- name: mask_get(nonce)^
SELECT * FROM mask WHERE nonce = :nonce;

-- name: masks_wait(platform, now)^
SELECT nonce FROM mask WHERE platform = :platform AND due_ms <= :now LIMIT 1;

-- name: masks_due(platform, now, until)
-- Taken by one process for a while, so that another goes on if it dies.
UPDATE mask SET due_ms = :until WHERE platform = :platform AND due_ms <= :now RETURNING *;

-- name: masks_free(platform, now, until)!
-- What a process had taken until then, when it stops.
UPDATE mask SET due_ms = :now WHERE platform = :platform AND due_ms = :until;

-- name: masks_free_all(now)!
-- At the start of the only process: nobody else has them.
UPDATE mask SET due_ms = :now WHERE due_ms > :now;

-- name: mask_told(nonce)!
UPDATE mask SET due_ms = NULL WHERE nonce = :nonce;

-- name: mask_waiting(thread, person, since)^
SELECT * FROM mask
 WHERE thread = :thread AND person = :person AND words = '' AND used_ms = 0 AND at_ms >= :since
 ORDER BY at_ms DESC, nonce DESC LIMIT 1;

-- name: masks_used(thread, person, now)!
-- All that waited: a newer mask takes the place of an older one.
UPDATE mask SET used_ms = :now WHERE thread = :thread AND person = :person AND used_ms = 0;

-- name: masks_drop(before)!
-- Their links are long dead.
DELETE FROM mask WHERE at_ms < :before AND due_ms IS NULL;

-- name: masks_moved(old, new)!
UPDATE mask SET thread = :new WHERE thread = :old;

-- name: session_masked(id, now)!
UPDATE session SET masked_ms = :now WHERE id = :id;

-- name: inbox_set(source, event, payload)!
-- What a message turned out to be, so that whoever takes it up again knows.
UPDATE inbox SET payload = :payload WHERE source = :source AND event = :event;
