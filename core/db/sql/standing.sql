-- name: place_seen(thread, server, channel)!
INSERT INTO place (thread, server, channel) VALUES (:thread, :server, :channel)
ON CONFLICT (thread) DO UPDATE SET server = excluded.server, channel = excluded.channel;

-- name: place_get(thread)^
SELECT * FROM place WHERE thread = :thread;

-- name: member_seen(person, server, roles)!
INSERT INTO member (person, server, roles) VALUES (:person, :server, :roles)
ON CONFLICT (person, server) DO UPDATE SET roles = excluded.roles;

-- name: member_get(person, server)^
SELECT * FROM member WHERE person = :person AND server = :server;

-- name: standing(person, thread, now)
-- All that was decided about a person in a place: rules (of each identity), and as rows of their own
-- the place's server, the person's roles there, and who they are elsewhere.
WITH kin AS (
       SELECT CAST(:person AS TEXT) AS id
       UNION SELECT main FROM link WHERE person = :person
       UNION SELECT person FROM link WHERE main = :person
       UNION SELECT o.person FROM link me JOIN link o ON o.main = me.main WHERE me.person = :person)
SELECT r.subject, r.name, r.value FROM rule r
 WHERE (r.until_ms = 0 OR r.until_ms > :now)
   AND (r.subject = 'house' OR r.subject IN (SELECT 'person/' || id FROM kin)
        OR r.subject = 'place/' || CAST(:thread AS TEXT)
        OR r.subject IN (SELECT 'place/' || p.server FROM place p WHERE p.thread = :thread)
        OR r.subject IN (SELECT 'place/' || p.channel FROM place p WHERE p.thread = :thread))
UNION ALL
SELECT 'server', 'server', p.server FROM place p WHERE p.thread = :thread
UNION ALL
SELECT 'server', 'channel', p.channel FROM place p WHERE p.thread = :thread
UNION ALL
SELECT 'server', 'roles', m.roles FROM member m JOIN place p ON p.server = m.server
 WHERE p.thread = :thread AND m.person = :person
UNION ALL
SELECT 'kin', id, '' FROM kin
UNION ALL
SELECT 'main', 'main', main FROM link WHERE person = :person;

-- name: rule_put(subject, name, value, until, now)!
INSERT INTO rule (subject, name, value, until_ms, at_ms) VALUES (:subject, :name, :value, :until, :now)
ON CONFLICT (subject, name) DO UPDATE
   SET value = excluded.value, until_ms = excluded.until_ms, at_ms = excluded.at_ms;

-- name: rule_drop(subject, name)^
DELETE FROM rule WHERE subject = :subject AND name = :name RETURNING value;

-- name: rules_of(subject, now)
SELECT * FROM rule WHERE subject = :subject AND (until_ms = 0 OR until_ms > :now) ORDER BY name;

-- name: rules_named(name)
SELECT * FROM rule WHERE name = :name ORDER BY at_ms LIMIT 200;

-- name: rules_of_places(now)
SELECT * FROM rule WHERE SUBSTR(subject, 1, 6) = 'place/' AND (until_ms = 0 OR until_ms > :now);

-- name: place_usage(server, thread, hour, day, month, until)^
-- What was asked for in a server (or, where there is none, in a thread), by the rule of `person_usage`.
SELECT COUNT(*) AS month_n,
       COALESCE(SUM(CASE WHEN created_ms > :hour THEN 1 ELSE 0 END), 0) AS hour_n,
       COALESCE(SUM(CASE WHEN created_ms >= :day THEN 1 ELSE 0 END), 0) AS day_n,
       COALESCE(MIN(CASE WHEN created_ms > :hour THEN created_ms END), 0) AS hour_first_ms
  FROM (SELECT created_ms, state, started_ms FROM job WHERE server <> '' AND server = :server
        UNION ALL
        SELECT created_ms, state, started_ms FROM job WHERE :server = '' AND thread = :thread) AS here
 WHERE created_ms >= :month AND created_ms <= :until AND state <> 'failed'
   AND NOT (state = 'cancelled' AND started_ms IS NULL);

-- name: job_counts()
SELECT state, COUNT(*) AS n FROM job GROUP BY state;

-- name: place_counts(server, thread, since)
SELECT state, COUNT(*) AS n, COALESCE(SUM(charged), 0) AS credits FROM job
 WHERE ((:server <> '' AND server = :server) OR (:server = '' AND thread = :thread))
   AND created_ms >= :since GROUP BY state;

-- name: top_people(server, since, limit)
SELECT j.person AS id, COALESCE(MAX(p.name), '') AS name, COUNT(*) AS jobs,
       COALESCE(SUM(j.charged), 0) AS credits
  FROM job j LEFT JOIN person p ON p.id = j.person
 WHERE j.created_ms >= :since AND j.state = 'succeeded' AND (:server = '' OR j.server = :server)
 GROUP BY j.person ORDER BY 3 DESC, 4 DESC, 1 LIMIT :limit;

-- name: top_places(since, limit)
SELECT CASE WHEN server = '' THEN thread ELSE server END AS id, '' AS name, COUNT(*) AS jobs,
       COALESCE(SUM(charged), 0) AS credits
  FROM job WHERE created_ms >= :since AND state = 'succeeded'
 GROUP BY 1 ORDER BY 3 DESC, 4 DESC, 1 LIMIT :limit;

-- name: provider_get(name)^
SELECT * FROM provider WHERE name = :name;

-- name: providers_all()
SELECT * FROM provider ORDER BY name;

-- name: circuits_drop(name)!
DELETE FROM lease WHERE name = :name;

-- name: reminder_put(person, thread, at, locale, route)!
INSERT INTO reminder (person, thread, at_ms, locale, route) VALUES (:person, :thread, :at, :locale, :route)
ON CONFLICT (person, thread) DO UPDATE
   SET at_ms = excluded.at_ms, locale = excluded.locale, route = excluded.route;

-- name: reminders_due(now, limit)
SELECT * FROM reminder WHERE at_ms <= :now ORDER BY at_ms LIMIT :limit;

-- name: reminder_take(person, thread, now)^
DELETE FROM reminder WHERE person = :person AND thread = :thread AND at_ms <= :now RETURNING person;

-- name: circuits_closed(now)
SELECT SUBSTR(name, 9) AS provider, owner AS kind, until_ms FROM lease
 WHERE SUBSTR(name, 1, 8) = 'circuit:' AND until_ms > :now ORDER BY name;

-- name: own_rules(person)
SELECT * FROM rule WHERE subject = 'person/' || CAST(:person AS TEXT) ORDER BY name;

-- name: own_members(person)
SELECT * FROM member WHERE person = :person ORDER BY server;

-- name: own_reminders(person)
SELECT * FROM reminder WHERE person = :person ORDER BY thread;

-- name: forget_rules(person)!
-- A ban outlives whom it is about: nobody is let in again by having been forgotten.
DELETE FROM rule WHERE subject = 'person/' || CAST(:person AS TEXT) AND name <> 'banned';

-- name: forget_members(person)!
DELETE FROM member WHERE person = :person;

-- name: forget_reminders(person)!
DELETE FROM reminder WHERE person = :person;

-- name: sent_usage(person, hour, day, nth, until)^
-- What all identities of a person sent: the bytes since the day began, and when the n-th newest picture of
-- the last hour came (counted from 0), which is the one whose place is free next. Not `job_id IS NULL`:
-- SQLite would take that for the better index, and read what everybody ever sent.
WITH kin AS (
       SELECT CAST(:person AS TEXT) AS id
       UNION SELECT main FROM link WHERE person = :person
       UNION SELECT person FROM link WHERE main = :person
       UNION SELECT o.person FROM link me JOIN link o ON o.main = me.main WHERE me.person = :person)
SELECT (SELECT COALESCE(SUM(bytes), 0) FROM picture
         WHERE owner IN (SELECT id FROM kin) AND COALESCE(job_id, '') = '' AND is_mask = 0
           AND at_ms >= :day AND at_ms <= :until) AS day_bytes,
       COALESCE((SELECT at_ms FROM picture
                  WHERE owner IN (SELECT id FROM kin) AND COALESCE(job_id, '') = '' AND is_mask = 0
                    AND at_ms > :hour AND at_ms <= :until
                  ORDER BY at_ms DESC LIMIT 1 OFFSET :nth), 0) AS hour_full_ms;
