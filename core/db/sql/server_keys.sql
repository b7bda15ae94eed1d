-- name: server_key_put(server, provider, sealed, who, now)!
INSERT INTO server_key (server, provider, sealed, who, at_ms) VALUES (:server, :provider, :sealed, :who, :now)
ON CONFLICT (server, provider) DO UPDATE SET sealed = excluded.sealed, who = excluded.who, at_ms = excluded.at_ms;

-- name: server_key_get(server, provider)^
SELECT sealed FROM server_key WHERE server = :server AND provider = :provider;

-- name: server_key_drop(server, provider)^
DELETE FROM server_key WHERE server = :server AND provider = :provider RETURNING provider;

-- name: server_keys()
SELECT server, provider, who, at_ms FROM server_key ORDER BY server, provider;
