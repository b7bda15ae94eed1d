-- Every payment that was proven to us, by the charge's id: it gives credits once.
CREATE TABLE payment (
  charge TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  offer TEXT NOT NULL DEFAULT '',
  credits BIGINT NOT NULL CHECK (credits > 0),
  amount TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'paid' CHECK (state IN ('paid', 'refunding', 'refunded')),
  at_ms BIGINT NOT NULL
);
CREATE INDEX payment_person ON payment (person, at_ms);
