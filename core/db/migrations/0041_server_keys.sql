-- A server's own key at a provider, sealed; asked before the operator's.
CREATE TABLE server_key (
  server TEXT NOT NULL,
  provider TEXT NOT NULL,
  sealed TEXT NOT NULL,
  who TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (server, provider)
);
