-- name: own_person(person)
SELECT * FROM person WHERE id = :person;

-- name: own_turns(person)
SELECT * FROM turn WHERE person = :person ORDER BY at_ms, id;

-- name: own_statuses(person)
SELECT * FROM status WHERE person = :person ORDER BY at_ms, id;

-- name: own_jobs(person)
SELECT * FROM job WHERE person = :person ORDER BY created_ms, id;

-- name: own_attempts(person)
SELECT a.* FROM attempt a JOIN job j ON j.id = a.job_id WHERE j.person = :person
 ORDER BY a.sent_ms, a.job_id, a.n, a.idx;

-- name: own_pictures(person)
SELECT * FROM picture WHERE owner = :person ORDER BY at_ms, id;

-- name: own_masks(person)
SELECT * FROM mask WHERE person = :person ORDER BY at_ms, nonce;

-- name: forget_masks(person)!
DELETE FROM mask WHERE person = :person;

-- name: own_audit(person)
-- What was done to them, and what they did.
SELECT * FROM audit
 WHERE subject IN (CAST(:person AS TEXT), 'person/' || CAST(:person AS TEXT)) OR who = :person
 ORDER BY at_ms, id;

-- name: own_sessions(person)
SELECT * FROM session WHERE own = :person OR asked = :person ORDER BY id;

-- name: own_accounts(person)
SELECT * FROM account
 WHERE SUBSTR(id, 1, LENGTH(CAST(:person AS TEXT)) + 1) = CAST(:person AS TEXT) || '/' ORDER BY id;

-- name: own_strikes(person)
SELECT * FROM strike WHERE person = :person ORDER BY at_ms, event;

-- name: own_reviews(person)
SELECT * FROM review WHERE person = :person ORDER BY at_ms, id;

-- name: forget_strikes(person)!
DELETE FROM strike WHERE person = :person;

-- name: forget_reviews(person)!
DELETE FROM review WHERE person = :person;

-- name: own_inbox(mark)
SELECT * FROM inbox WHERE payload LIKE :mark ESCAPE '!' ORDER BY at_ms, event;

-- name: forget_turns(person)!
DELETE FROM turn WHERE person = :person;

-- name: forget_inbox(mark)!
DELETE FROM inbox WHERE payload LIKE :mark ESCAPE '!';

-- name: forget_sessions(person)!
UPDATE session SET own = CASE WHEN own = :person THEN '' ELSE own END,
       asked = CASE WHEN asked = :person THEN '' ELSE asked END
 WHERE own = :person OR asked = :person;

-- name: forget_person(person)!
DELETE FROM person WHERE id = :person;

-- name: forget_pictures(person, alias, now)!
-- Pictures made from it keep their parent's row, without a word of it.
UPDATE picture SET owner = :alias, prompt = '', negative = '', params = '{}', deleted_ms = COALESCE(deleted_ms, :now)
 WHERE owner = :person;

-- name: forget_statuses(person, alias)!
UPDATE status SET person = :alias, route = '{}', line = '', request = '', follows = NULL
 WHERE person = :person;

-- name: forget_outbox(person, line)!
-- Before the statuses, that lead to it, lose their person. What is still to be said without a job is said
-- by a line without words of theirs: its message would stand there unfinished. A job's has none of them.
UPDATE outbox SET line = CASE WHEN done_ms IS NULL THEN :line ELSE '' END
 WHERE (done_ms IS NOT NULL OR job_id IS NULL)
   AND status_id IN (SELECT id FROM status WHERE person = :person);

-- name: forget_jobs(person, alias, request)!
UPDATE job SET person = :alias, request = :request, fingerprint = '', alike = '', frame = '', likeness = 0,
       dead = 0
 WHERE person = :person;

-- name: forget_account_copy(account, alias)!
INSERT INTO account (id, posted, held, weight, vtime, created_ms)
SELECT :alias, posted, held, weight, vtime, created_ms FROM account WHERE id = :account;

-- name: forget_account_jobs(account, alias)!
UPDATE job SET account_id = :alias WHERE account_id = :account;

-- name: forget_account_drop(account)!
DELETE FROM account WHERE id = :account;

-- name: forget_transfers(account, alias)!
UPDATE transfer SET debit = CASE WHEN debit = :account THEN :alias ELSE debit END,
       credit = CASE WHEN credit = :account THEN :alias ELSE credit END, reason = ''
 WHERE debit = :account OR credit = :account;

-- name: forget_causes(person, alias)!
-- The cause of an allowance names the person at its end; other causes name none.
UPDATE transfer SET ref = REPLACE(ref, CAST(:person AS TEXT), CAST(:alias AS TEXT))
 WHERE (ref LIKE 'allowance:%' OR ref LIKE 'expire:%')
   AND SUBSTR(ref, LENGTH(ref) - LENGTH(CAST(:person AS TEXT))) = ':' || CAST(:person AS TEXT);

-- name: forget_audit(person, alias)!
UPDATE audit SET subject = :alias, reason = '' WHERE subject = :person;

-- name: person_held(person, subject, now, since)^
-- Whoever may not slip away by being forgotten: banned, suspended, or refused in the last day.
SELECT 1 AS held FROM rule
 WHERE subject = :subject AND name IN ('banned', 'slowed', 'suspended')
   AND (until_ms = 0 OR until_ms > :now)
UNION ALL
SELECT 1 AS held FROM strike WHERE person = :person AND lifted_ms = 0 AND at_ms > :since
LIMIT 1;

-- name: forget_audit_acts(person, alias)!
-- What they did themselves (linked accounts, switched notices off).
UPDATE audit SET who = :alias WHERE who = :person;

-- name: forget_decided(person, alias)!
UPDATE review SET who = :alias WHERE who = :person;

-- name: forget_given_keys(person, alias)!
UPDATE server_key SET who = :alias WHERE who = :person;

-- name: forget_told(person)!
DELETE FROM tick WHERE name LIKE 'notice/%'
   AND SUBSTR(name, LENGTH(name) - LENGTH(CAST(:person AS TEXT))) = '/' || CAST(:person AS TEXT);

-- name: forget_tries(person)!
DELETE FROM rate WHERE SUBSTR(key, 1, LENGTH(CAST(:person AS TEXT)) + 6) = 'link/' || CAST(:person AS TEXT) || '/';
