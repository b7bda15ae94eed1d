-- A person's wallet has several buckets: accounts "<owner>/<bucket>" of one owner. A hold that takes
-- from several is one row for each; the others are parts of the first.
ALTER TABLE account ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN bucket TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN expires_ms BIGINT NOT NULL DEFAULT 0;
UPDATE account SET owner = SUBSTR(id, 1, LENGTH(id) - 10), bucket = 'allowance' WHERE id LIKE '%/allowance';
UPDATE account SET owner = SUBSTR(id, 1, LENGTH(id) - 4), bucket = 'pot' WHERE id LIKE '%/pot';
CREATE INDEX account_owner ON account (owner) WHERE owner <> '';
CREATE INDEX account_expires ON account (expires_ms) WHERE expires_ms > 0;

ALTER TABLE transfer ADD COLUMN part_of TEXT REFERENCES transfer (id);
CREATE INDEX transfer_part ON transfer (part_of) WHERE part_of IS NOT NULL;

-- Who paid for a job where it was not the person: the server whose pot it was.
ALTER TABLE job ADD COLUMN payer TEXT NOT NULL DEFAULT '';
-- What it will probably cost the operator, in micro-dollars: it counts until the real cost is known.
ALTER TABLE job ADD COLUMN estimate_micros BIGINT NOT NULL DEFAULT 0;
