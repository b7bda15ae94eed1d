-- name: kin_of(person)
-- All identities of one person, this one included.
WITH kin AS (
       SELECT CAST(:person AS TEXT) AS id
       UNION SELECT main FROM link WHERE person = :person
       UNION SELECT person FROM link WHERE main = :person
       UNION SELECT o.person FROM link me JOIN link o ON o.main = me.main WHERE me.person = :person)
SELECT kin.id, COALESCE(p.name, '') AS name FROM kin LEFT JOIN person p ON p.id = kin.id ORDER BY kin.id;

-- name: main_of(person)^
SELECT main FROM link WHERE person = :person;

-- name: link_add(person, main, now)^
INSERT INTO link (person, main, at_ms) VALUES (:person, :main, :now) ON CONFLICT DO NOTHING RETURNING person;

-- name: link_drop(person)
DELETE FROM link WHERE person = :person OR main = :person RETURNING person, main;

-- name: link_code_add(code, told_by, only_for, until)!
INSERT INTO link_code (code, told_by, only_for, until_ms) VALUES (:code, :told_by, :only_for, :until);

-- name: link_code_take(code, person, now)^
-- Used once, by whom it is for.
DELETE FROM link_code
 WHERE code = :code AND until_ms > :now AND told_by <> :person AND (only_for = '' OR only_for = :person)
RETURNING told_by, only_for;

-- name: link_codes_drop(person)!
DELETE FROM link_code WHERE told_by = :person OR only_for = :person;

-- name: link_codes_prune(now)!
DELETE FROM link_code WHERE until_ms <= :now;

-- name: own_links(person)
SELECT * FROM link WHERE person = :person OR main = :person ORDER BY person;

-- name: forget_links(person)!
DELETE FROM link WHERE person = :person OR main = :person;
