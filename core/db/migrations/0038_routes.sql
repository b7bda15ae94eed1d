-- How a message is answered (an interaction's token) is of no use once the answer stands.
CREATE INDEX status_routed ON status (at_ms) WHERE route <> '{}';
