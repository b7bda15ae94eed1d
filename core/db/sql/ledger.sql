-- name: account_open(account, now)!
INSERT INTO account (id, created_ms) VALUES (:account, :now) ON CONFLICT (id) DO NOTHING;

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

-- name: transfer_add(id, debit, credit, amount, kind, hold_id, ref, reason, now)^
INSERT INTO transfer (id, debit, credit, amount, kind, hold_id, ref, reason, at_ms)
VALUES (:id, :debit, :credit, :amount, :kind, :hold_id, :ref, :reason, :now)
ON CONFLICT DO NOTHING RETURNING id;

-- name: transfer_by_ref(ref)^
SELECT id, debit, credit, amount, kind, hold_id, ref, reason, at_ms FROM transfer WHERE ref = :ref;

-- name: settlement_of(hold_id)^
SELECT id, amount, kind FROM transfer WHERE hold_id = :hold_id;

-- name: transfers_of_hold(hold)
SELECT id, debit, credit, amount, kind, hold_id, ref, reason, at_ms FROM transfer
 WHERE id = :hold OR hold_id = :hold OR ref = 'refund:' || :hold ORDER BY at_ms, id;

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
