-- What the database itself refuses, in SQLite. The migration runner drops every trigger and makes these anew
-- whenever this file changed, so a table rebuild cannot lose one. docs/domain/credits.md says the rules in words.
-- A message that begins with capitals is the refusal's code; the engine hands it on.

-- The ledger: append-only, gapless, chained.

CREATE TRIGGER entries_append BEFORE INSERT ON entries BEGIN
  SELECT RAISE(ABORT, 'LEDGER_GAP: entries follow one another without a gap')
  WHERE NEW.seq <> coalesce((SELECT max(seq) FROM entries), 0) + 1;
  SELECT RAISE(ABORT, 'LEDGER_CHAIN: an entry cites the hash of the one before it')
  WHERE NEW.seq > 1 AND NEW.prev_hash <> (SELECT hash FROM entries WHERE seq = NEW.seq - 1);
  SELECT RAISE(ABORT, 'LEDGER_GAP: the entries of a grant follow one another without a gap')
  WHERE NEW.grant_seq <> (SELECT entry_count + 1 FROM grants WHERE id = NEW.grant_id);
END;
--> statement-breakpoint
-- One trigger, because the order of several is not defined. The hold first, then the buckets: a booking that gives
-- back more than it holds is named as that.
CREATE TRIGGER entries_apply AFTER INSERT ON entries BEGIN
  INSERT INTO booking_holds (booking_id, grant_id, client_id, subscription_id, held, captured, last_seq)
  SELECT NEW.booking_id, id, client_id, subscription_id, NEW.units, 0, NEW.seq FROM grants
  WHERE id = NEW.grant_id AND NEW.kind = 'HOLD'
  ON CONFLICT (booking_id, grant_id) DO UPDATE SET held = held + NEW.units, last_seq = NEW.seq;
  SELECT RAISE(ABORT, 'HOLD_UNKNOWN: this booking holds nothing of this grant')
  WHERE NEW.kind IN ('RELEASE', 'CAPTURE', 'UNCAPTURE') AND NOT EXISTS (
    SELECT 1 FROM booking_holds WHERE booking_id = NEW.booking_id AND grant_id = NEW.grant_id);
  UPDATE booking_holds SET
    held = held + CASE NEW.kind WHEN 'UNCAPTURE' THEN NEW.units ELSE -NEW.units END,
    captured = captured + CASE NEW.kind WHEN 'CAPTURE' THEN NEW.units WHEN 'UNCAPTURE' THEN -NEW.units ELSE 0 END,
    last_seq = NEW.seq
  WHERE booking_id = NEW.booking_id AND grant_id = NEW.grant_id
    AND NEW.kind IN ('RELEASE', 'CAPTURE', 'UNCAPTURE');
  UPDATE grants SET
    granted = granted + CASE NEW.kind WHEN 'GRANT' THEN NEW.units ELSE 0 END,
    available = available + CASE
      WHEN NEW.kind IN ('GRANT', 'RELEASE', 'UNEXPIRE') THEN NEW.units
      WHEN NEW.kind IN ('HOLD', 'EXPIRE', 'REVOKE') THEN -NEW.units ELSE 0 END,
    held = held + CASE
      WHEN NEW.kind IN ('HOLD', 'UNCAPTURE') THEN NEW.units
      WHEN NEW.kind IN ('RELEASE', 'CAPTURE') THEN -NEW.units ELSE 0 END,
    used = used + CASE NEW.kind WHEN 'CAPTURE' THEN NEW.units WHEN 'UNCAPTURE' THEN -NEW.units ELSE 0 END,
    expired = expired + CASE NEW.kind WHEN 'EXPIRE' THEN NEW.units WHEN 'UNEXPIRE' THEN -NEW.units ELSE 0 END,
    revoked = revoked + CASE NEW.kind WHEN 'REVOKE' THEN NEW.units ELSE 0 END,
    entry_count = NEW.grant_seq
  WHERE id = NEW.grant_id;
END;
--> statement-breakpoint
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a ledger entry is never edited');
END;
--> statement-breakpoint
CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a ledger entry is never deleted');
END;
--> statement-breakpoint

-- Grants and holds: buckets move only with the next ledger entry. Where something else has moved them all the same,
-- they may be set to what the entries add up to, and to nothing else: that is how a repair rebuilds them.

CREATE TRIGGER grants_start_empty BEFORE INSERT ON grants
WHEN NEW.granted <> 0 OR NEW.available <> 0 OR NEW.held <> 0 OR NEW.used <> 0
  OR NEW.expired <> 0 OR NEW.revoked <> 0 OR NEW.entry_count <> 0
BEGIN
  SELECT RAISE(ABORT, 'LEDGER_ONLY: a grant starts empty; its GRANT entry fills it');
END;
--> statement-breakpoint
CREATE TRIGGER grants_move_with_entry BEFORE UPDATE OF id, granted, available, held, used, expired, revoked, entry_count ON grants
WHEN NEW.id <> OLD.id OR NEW.entry_count <> OLD.entry_count + 1
  OR NOT EXISTS (SELECT 1 FROM entries WHERE grant_id = NEW.id AND grant_seq = NEW.entry_count)
BEGIN
  SELECT RAISE(ABORT, 'LEDGER_ONLY: the buckets of a grant move only with a ledger entry')
  WHERE NEW.id <> OLD.id
    OR (NEW.granted, NEW.available, NEW.held, NEW.used, NEW.expired, NEW.revoked, NEW.entry_count, NEW.entry_count)
    IS NOT (
      SELECT
        coalesce(sum(CASE kind WHEN 'GRANT' THEN units ELSE 0 END), 0),
        coalesce(sum(CASE
          WHEN kind IN ('GRANT', 'RELEASE', 'UNEXPIRE') THEN units
          WHEN kind IN ('HOLD', 'EXPIRE', 'REVOKE') THEN -units ELSE 0 END), 0),
        coalesce(sum(CASE
          WHEN kind IN ('HOLD', 'UNCAPTURE') THEN units
          WHEN kind IN ('RELEASE', 'CAPTURE') THEN -units ELSE 0 END), 0),
        coalesce(sum(CASE kind WHEN 'CAPTURE' THEN units WHEN 'UNCAPTURE' THEN -units ELSE 0 END), 0),
        coalesce(sum(CASE kind WHEN 'EXPIRE' THEN units WHEN 'UNEXPIRE' THEN -units ELSE 0 END), 0),
        coalesce(sum(CASE kind WHEN 'REVOKE' THEN units ELSE 0 END), 0),
        count(*),
        coalesce(max(grant_seq), 0)
      FROM entries WHERE grant_id = NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER grants_no_delete BEFORE DELETE ON grants BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a grant is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER holds_start_with_entry BEFORE INSERT ON booking_holds
WHEN NEW.captured <> 0 OR NOT EXISTS (
  SELECT 1 FROM entries WHERE seq = NEW.last_seq AND kind = 'HOLD'
    AND booking_id = NEW.booking_id AND grant_id = NEW.grant_id AND units = NEW.held)
BEGIN
  SELECT RAISE(ABORT, 'LEDGER_ONLY: a hold begins only with a HOLD entry')
  WHERE (NEW.held, NEW.captured, NEW.last_seq) IS NOT (
    SELECT
      sum(CASE WHEN kind IN ('HOLD', 'UNCAPTURE') THEN units ELSE -units END),
      sum(CASE kind WHEN 'CAPTURE' THEN units WHEN 'UNCAPTURE' THEN -units ELSE 0 END),
      max(seq)
    FROM entries
    WHERE booking_id = NEW.booking_id AND grant_id = NEW.grant_id
      AND kind IN ('HOLD', 'RELEASE', 'CAPTURE', 'UNCAPTURE'));
END;
--> statement-breakpoint
CREATE TRIGGER holds_move_with_entry BEFORE UPDATE OF booking_id, grant_id, held, captured, last_seq ON booking_holds
WHEN NEW.booking_id <> OLD.booking_id OR NEW.grant_id <> OLD.grant_id OR NEW.last_seq <= OLD.last_seq OR NOT EXISTS (
  SELECT 1 FROM entries WHERE seq = NEW.last_seq AND booking_id = NEW.booking_id AND grant_id = NEW.grant_id
    AND kind IN ('HOLD', 'RELEASE', 'CAPTURE', 'UNCAPTURE'))
BEGIN
  SELECT RAISE(ABORT, 'LEDGER_ONLY: a hold moves only with a ledger entry')
  WHERE NEW.booking_id <> OLD.booking_id OR NEW.grant_id <> OLD.grant_id
    OR (NEW.held, NEW.captured, NEW.last_seq) IS NOT (
      SELECT
        coalesce(sum(CASE WHEN kind IN ('HOLD', 'UNCAPTURE') THEN units ELSE -units END), 0),
        coalesce(sum(CASE kind WHEN 'CAPTURE' THEN units WHEN 'UNCAPTURE' THEN -units ELSE 0 END), 0),
        coalesce(max(seq), OLD.last_seq)
      FROM entries
      WHERE booking_id = NEW.booking_id AND grant_id = NEW.grant_id
        AND kind IN ('HOLD', 'RELEASE', 'CAPTURE', 'UNCAPTURE'));
END;
--> statement-breakpoint
CREATE TRIGGER holds_no_delete BEFORE DELETE ON booking_holds BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a hold is never deleted');
END;
--> statement-breakpoint

-- The audit log and the answers already given.

CREATE TRIGGER audit_append BEFORE INSERT ON audit BEGIN
  SELECT RAISE(ABORT, 'AUDIT_GAP: audit rows follow one another without a gap')
  WHERE NEW.seq <> coalesce((SELECT max(seq) FROM audit), 0) + 1;
  SELECT RAISE(ABORT, 'AUDIT_CHAIN: an audit row cites the hash of the one before it')
  WHERE NEW.seq > 1 AND NEW.prev_hash <> (SELECT hash FROM audit WHERE seq = NEW.seq - 1);
END;
--> statement-breakpoint
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: an audit row is never edited');
END;
--> statement-breakpoint
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: an audit row is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER commands_no_update BEFORE UPDATE ON commands BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: an answer once given stays');
END;
--> statement-breakpoint
CREATE TRIGGER commands_no_delete BEFORE DELETE ON commands BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: an answer once given stays');
END;
--> statement-breakpoint

-- Trainer and room: no two open sessions at once. The lower bound on starts_at keeps each test a short index
-- range: no session is busy for more than a day plus the longest buffer, 28 hours in all.

CREATE TRIGGER sessions_no_overlap_insert BEFORE INSERT ON sessions WHEN NEW.status = 'open' BEGIN
  SELECT RAISE(ABORT, 'TRAINER_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM sessions WHERE trainer_id = NEW.trainer_id AND status = 'open'
      AND starts_at < NEW.busy_until AND starts_at > NEW.starts_at - 100800001 AND busy_until > NEW.starts_at);
  SELECT RAISE(ABORT, 'ROOM_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM sessions WHERE room_id = NEW.room_id AND status = 'open'
      AND starts_at < NEW.busy_until AND starts_at > NEW.starts_at - 100800001 AND busy_until > NEW.starts_at);
END;
--> statement-breakpoint
CREATE TRIGGER sessions_no_overlap_update BEFORE UPDATE OF trainer_id, room_id, starts_at, busy_until, status ON sessions
WHEN NEW.status = 'open' BEGIN
  SELECT RAISE(ABORT, 'TRAINER_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM sessions WHERE trainer_id = NEW.trainer_id AND status = 'open' AND id <> NEW.id
      AND starts_at < NEW.busy_until AND starts_at > NEW.starts_at - 100800001 AND busy_until > NEW.starts_at);
  SELECT RAISE(ABORT, 'ROOM_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM sessions WHERE room_id = NEW.room_id AND status = 'open' AND id <> NEW.id
      AND starts_at < NEW.busy_until AND starts_at > NEW.starts_at - 100800001 AND busy_until > NEW.starts_at);
END;
--> statement-breakpoint
CREATE TRIGGER sessions_keep_promises BEFORE UPDATE OF capacity, status ON sessions BEGIN
  SELECT RAISE(ABORT, 'CAPACITY_FULL') WHERE NEW.capacity < OLD.capacity AND NEW.capacity < (
    SELECT count(*) FROM bookings
    WHERE session_id = NEW.id AND status IN ('pending', 'confirmed', 'completed', 'no_show'));
  SELECT RAISE(ABORT, 'LIVE_BOOKINGS: a session is cancelled only after its live bookings')
  WHERE NEW.status = 'cancelled' AND EXISTS (
    SELECT 1 FROM bookings WHERE session_id = NEW.id AND status IN ('pending', 'confirmed'));
END;
--> statement-breakpoint
CREATE TRIGGER sessions_no_delete BEFORE DELETE ON sessions BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a session is cancelled, never deleted');
END;
--> statement-breakpoint

-- Bookings: one place at a time for a client, and no more places than there are.

CREATE TRIGGER bookings_fit_insert BEFORE INSERT ON bookings
WHEN NEW.status IN ('pending', 'confirmed', 'completed', 'no_show') BEGIN
  SELECT RAISE(ABORT, 'SESSION_NOT_AVAILABLE')
  WHERE NEW.status IN ('pending', 'confirmed') AND (SELECT status FROM sessions WHERE id = NEW.session_id) <> 'open';
  SELECT RAISE(ABORT, 'CLIENT_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM bookings WHERE client_id = NEW.client_id
      AND status IN ('pending', 'confirmed', 'completed', 'no_show')
      AND starts_at < NEW.ends_at AND starts_at > NEW.starts_at - 86400001 AND ends_at > NEW.starts_at);
  SELECT RAISE(ABORT, 'CAPACITY_FULL') WHERE (SELECT capacity FROM sessions WHERE id = NEW.session_id) <= (
    SELECT count(*) FROM bookings
    WHERE session_id = NEW.session_id AND status IN ('pending', 'confirmed', 'completed', 'no_show'));
END;
--> statement-breakpoint
CREATE TRIGGER bookings_fit_update BEFORE UPDATE OF status, client_id, session_id, starts_at, ends_at ON bookings
WHEN NEW.status IN ('pending', 'confirmed', 'completed', 'no_show') BEGIN
  SELECT RAISE(ABORT, 'SESSION_NOT_AVAILABLE')
  WHERE NEW.status IN ('pending', 'confirmed') AND (SELECT status FROM sessions WHERE id = NEW.session_id) <> 'open';
  SELECT RAISE(ABORT, 'CLIENT_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM bookings WHERE client_id = NEW.client_id AND id <> NEW.id
      AND status IN ('pending', 'confirmed', 'completed', 'no_show')
      AND starts_at < NEW.ends_at AND starts_at > NEW.starts_at - 86400001 AND ends_at > NEW.starts_at);
  SELECT RAISE(ABORT, 'CAPACITY_FULL') WHERE (SELECT capacity FROM sessions WHERE id = NEW.session_id) <= (
    SELECT count(*) FROM bookings
    WHERE session_id = NEW.session_id AND id <> NEW.id AND status IN ('pending', 'confirmed', 'completed', 'no_show'));
END;
--> statement-breakpoint
CREATE TRIGGER bookings_no_delete BEFORE DELETE ON bookings BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a booking is cancelled, never deleted');
END;
--> statement-breakpoint

-- Assignments: a client has one trainer at a time. Days are text that sorts as they do; without a last one it goes on.

CREATE TRIGGER assignments_one_insert BEFORE INSERT ON assignments WHEN NEW.cancelled_at IS NULL BEGIN
  SELECT RAISE(ABORT, 'ASSIGNMENT_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM assignments WHERE client_id = NEW.client_id AND cancelled_at IS NULL
      AND from_day <= coalesce(NEW.until_day, from_day) AND coalesce(until_day, NEW.from_day) >= NEW.from_day);
END;
--> statement-breakpoint
CREATE TRIGGER assignments_one_update BEFORE UPDATE OF client_id, from_day, until_day, cancelled_at ON assignments
WHEN NEW.cancelled_at IS NULL BEGIN
  SELECT RAISE(ABORT, 'ASSIGNMENT_CONFLICT') WHERE EXISTS (
    SELECT 1 FROM assignments WHERE client_id = NEW.client_id AND cancelled_at IS NULL AND id <> NEW.id
      AND from_day <= coalesce(NEW.until_day, from_day) AND coalesce(until_day, NEW.from_day) >= NEW.from_day);
END;
--> statement-breakpoint
CREATE TRIGGER assignments_no_delete BEFORE DELETE ON assignments BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: an assignment is ended, never deleted');
END;
--> statement-breakpoint

-- Records that others stand on.

CREATE TRIGGER clients_no_delete BEFORE DELETE ON clients BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a client is deactivated or merged, never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER subscriptions_no_delete BEFORE DELETE ON subscriptions BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a subscription is ended, never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER purchases_no_delete BEFORE DELETE ON purchases BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a purchase is refunded, never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER packages_sold_stay BEFORE UPDATE OF family_id, kind, credits, price_amount, currency, validity_days, period, rollover
ON packages
WHEN EXISTS (SELECT 1 FROM purchases WHERE package_id = OLD.id) AND (
  NEW.family_id IS NOT OLD.family_id OR NEW.kind <> OLD.kind OR NEW.credits <> OLD.credits
  OR NEW.price_amount <> OLD.price_amount OR NEW.currency <> OLD.currency
  OR NEW.validity_days IS NOT OLD.validity_days OR NEW.period IS NOT OLD.period OR NEW.rollover <> OLD.rollover)
BEGIN
  SELECT RAISE(ABORT, 'SOLD_TERMS: the terms of a package that was sold do not change');
END;
--> statement-breakpoint
-- A foreign key does not see INSERT OR REPLACE, which puts the same id back with other terms.
CREATE TRIGGER packages_sold_remain BEFORE DELETE ON packages
WHEN EXISTS (SELECT 1 FROM purchases WHERE package_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'SOLD_TERMS: a package that was sold is retired, never deleted');
END;
--> statement-breakpoint

-- Sales: what is expected, planned, and read from Stripe.

CREATE TRIGGER sale_drawer_no_delete BEFORE DELETE ON sale_drawer BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: an item leaves the drawer, never the file');
END;
--> statement-breakpoint
CREATE TRIGGER plans_no_delete BEFORE DELETE ON plans BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a plan ends, and is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER plan_sessions_no_delete BEFORE DELETE ON plan_sessions BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a session of a plan is placed or left out, never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER stripe_sales_no_delete BEFORE DELETE ON stripe_sales BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a sale in Stripe is never forgotten');
END;
--> statement-breakpoint
CREATE TRIGGER stripe_lines_no_delete BEFORE DELETE ON stripe_lines BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a line of a sale in Stripe is never forgotten');
END;
--> statement-breakpoint
CREATE TRIGGER stripe_reversals_no_delete BEFORE DELETE ON stripe_reversals BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a refund or dispute is never forgotten');
END;
--> statement-breakpoint
CREATE TRIGGER stripe_grants_no_delete BEFORE DELETE ON stripe_grants BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: what a line of Stripe gave is never forgotten');
END;
--> statement-breakpoint
-- Two sales must never share a number that somebody holds in the hand.
CREATE TRIGGER purchases_receipt_stays BEFORE UPDATE OF receipt_no ON purchases
WHEN OLD.receipt_no IS NOT NULL AND NEW.receipt_no IS NOT OLD.receipt_no
BEGIN
  SELECT RAISE(ABORT, 'RECEIPT: the number of a receipt does not change');
END;
--> statement-breakpoint
-- A line of Stripe becomes one purchase and stays it: an update would let it give twice.
CREATE TRIGGER stripe_lines_purchase_stays BEFORE UPDATE OF purchase_id ON stripe_lines
WHEN OLD.purchase_id IS NOT NULL AND NEW.purchase_id IS NOT OLD.purchase_id
BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: a line of Stripe is one purchase for good');
END;
--> statement-breakpoint
CREATE TRIGGER stripe_grants_no_update BEFORE UPDATE ON stripe_grants BEGIN
  SELECT RAISE(ABORT, 'APPEND_ONLY: what a line of Stripe gave does not change');
END;
