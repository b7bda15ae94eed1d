-- name: secret_add(name, value, now)!
INSERT INTO secret (name, value, at_ms) VALUES (:name, :value, :now) ON CONFLICT (name) DO NOTHING;

-- name: secret_get(name)^
SELECT value FROM secret WHERE name = :name;
