-- name: account_open(account, owner, bucket, expires, now)!
INSERT INTO account (id, owner, bucket, expires_ms, created_ms)
VALUES (:account, :owner, :bucket, :expires, :now) ON CONFLICT (id) DO NOTHING;

-- name: account_expires(account, expires)!
UPDATE account SET expires_ms = :expires WHERE id = :account;

-- name: accounts_of(owner)
-- With what other identities of the owner bought or were given; there is one allowance. ``owner <> ''``
-- is what the index is made for: without it every account there is was read.
SELECT id, bucket, posted, held, expires_ms FROM account
 WHERE owner <> ''
   AND owner IN (SELECT CAST(:owner AS TEXT) UNION SELECT person FROM link WHERE main = :owner)
   AND (owner = :owner OR bucket <> 'allowance');

-- name: accounts_expired(now, limit)
SELECT id, owner, bucket, posted, held, expires_ms FROM account
 WHERE expires_ms > 0 AND expires_ms <= :now AND posted > held LIMIT :limit;

-- name: account_turn(account, weight)^
-- A person's place in the fair queue, where another bucket than this one pays.
UPDATE account
   SET vtime = (CASE WHEN vtime > (SELECT v FROM fair WHERE one = 1)
                     THEN vtime ELSE (SELECT v FROM fair WHERE one = 1) END)
               + (1000000 / :weight)
 WHERE id = :account RETURNING vtime;

-- name: account_touch(account)!
-- Holds the row for this transaction: PostgreSQL lets nobody else read the wallet to spend it meanwhile.
UPDATE account SET held = held WHERE id = :account;

-- name: account_take(account, amount)^
UPDATE account SET held = held + :amount WHERE id = :account AND posted - held >= :amount
RETURNING posted, held;

-- name: account_get(account)^
SELECT id, posted, held, weight, vtime FROM account WHERE id = :account;

-- name: account_grant(account, amount)^
UPDATE account SET posted = posted + :amount
 WHERE id = :account AND posted + :amount - held >= 0 RETURNING posted, held;

-- name: account_hold(account, amount, weight)^
-- The guard of the hold and the person's place in the fair queue, in one statement.
UPDATE account SET held = held + :amount,
       vtime = (CASE WHEN vtime > (SELECT v FROM fair WHERE one = 1)
                     THEN vtime ELSE (SELECT v FROM fair WHERE one = 1) END)
               + (1000000 / :weight)
 WHERE id = :account AND posted - held >= :amount
RETURNING vtime, posted, held;

-- name: account_settle(account, held, charged)^
UPDATE account SET held = held - :held, posted = posted - :charged
 WHERE id = :account RETURNING posted, held;

-- name: transfer_add(id, debit, credit, amount, kind, hold_id, part_of, ref, reason, now)^
INSERT INTO transfer (id, debit, credit, amount, kind, hold_id, part_of, ref, reason, at_ms)
VALUES (:id, :debit, :credit, :amount, :kind, :hold_id, :part_of, :ref, :reason, :now)
ON CONFLICT DO NOTHING RETURNING id;

-- name: transfer_by_ref(ref)^
SELECT id, debit, credit, amount, kind, hold_id, ref, reason, at_ms FROM transfer WHERE ref = :ref;

-- name: settlement_of(hold_id)^
SELECT id, amount, kind FROM transfer WHERE hold_id = :hold_id;

-- name: holds_of(hold)
-- A hold with its parts, in the order in which they are charged.
SELECT id, debit, amount FROM transfer WHERE id = :hold OR part_of = :hold ORDER BY LENGTH(ref), ref;

-- name: captures_of(hold)
-- What each part of a hold was charged, and the account that it came from.
SELECT h.id, h.debit, s.amount FROM transfer h JOIN transfer s ON s.hold_id = h.id
 WHERE (h.id = :hold OR h.part_of = :hold) AND s.kind = 'capture' ORDER BY LENGTH(h.ref), h.ref;

-- name: transfers_of_hold(hold)
WITH held AS (SELECT id FROM transfer WHERE id = :hold OR part_of = :hold)
SELECT id, debit, credit, amount, kind, hold_id, ref, reason, at_ms FROM transfer
 WHERE id IN (SELECT id FROM held) OR hold_id IN (SELECT id FROM held)
    OR ref IN (SELECT 'refund:' || id FROM held) ORDER BY at_ms, id;

-- name: granted_since(account, prefix)^
-- What was granted for causes that begin so (the allowances of one month).
SELECT COALESCE(SUM(amount), 0) AS amount FROM transfer
 WHERE credit = :account AND kind = 'grant'
   AND SUBSTR(ref, 1, LENGTH(CAST(:prefix AS TEXT))) = CAST(:prefix AS TEXT);

-- name: holds_half_settled()
-- Parts of a hold that was settled while they were not, or the other way round.
SELECT p.id FROM transfer p
 WHERE p.part_of IS NOT NULL
   AND (EXISTS (SELECT 1 FROM transfer s WHERE s.hold_id = p.id))
    <> (EXISTS (SELECT 1 FROM transfer s WHERE s.hold_id = p.part_of));

-- name: transfers_of(account)
SELECT id, debit, credit, amount, kind, hold_id, ref, reason, at_ms FROM transfer
 WHERE debit = :account OR credit = :account ORDER BY at_ms, id;

-- name: ledger_differences()
-- The cached balance of each account against the sums of the journal.
SELECT a.id, a.posted, a.held,
       COALESCE((SELECT SUM(t.amount) FROM transfer t
                  WHERE t.credit = a.id AND t.kind IN ('grant', 'refund')), 0)
     - COALESCE((SELECT SUM(t.amount) FROM transfer t
                  WHERE t.debit = a.id AND t.kind IN ('capture', 'grant')), 0) AS posted_sum,
       COALESCE((SELECT SUM(h.amount) FROM transfer h
                  WHERE h.debit = a.id AND h.kind = 'hold'
                    AND NOT EXISTS (SELECT 1 FROM transfer s WHERE s.hold_id = h.id)), 0) AS held_sum
  FROM account a ORDER BY a.id;

-- name: jobs_without_settlement()
SELECT j.id, j.state FROM job j
 WHERE (j.state IN ('succeeded', 'failed', 'cancelled'))
    <> (EXISTS (SELECT 1 FROM transfer s WHERE s.hold_id = j.hold_id));

-- name: account_ends(account)^
SELECT owner, expires_ms FROM account WHERE id = :account;
