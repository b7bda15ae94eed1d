-- name: payment_add(charge, person, offer, credits, amount, now)^
INSERT INTO payment (charge, person, offer, credits, amount, at_ms)
VALUES (:charge, :person, :offer, :credits, :amount, :now) ON CONFLICT DO NOTHING RETURNING charge;

-- name: payment_get(charge)^
SELECT * FROM payment WHERE charge = :charge;

-- name: payment_state(charge, before, after)^
UPDATE payment SET state = :after WHERE charge = :charge AND state = :before RETURNING charge;

-- name: own_payments(person)
SELECT * FROM payment WHERE person = :person ORDER BY at_ms, charge;

-- name: forget_payments(person, alias)!
UPDATE payment SET person = :alias WHERE person = :person;
