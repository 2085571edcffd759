-- What the database itself refuses, in PostgreSQL: the same guards as drizzle/sqlite/guards.sql, under the same
-- names and codes, shown to be the same by tests/db. The migration runner drops every trigger, function and
-- exclusion constraint and makes these anew whenever this file changed. docs/domain/credits.md says the rules.
-- A message that begins with capitals is the refusal's code; an exclusion constraint tells it by its name.

CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = TG_ARGV[0];
END $$;
--> statement-breakpoint

-- The ledger: append-only, gapless, chained.

-- The place in the grant is counted in the ledger, not read from the grant: of two entries in one statement the
-- second is tested before the first has moved the buckets.
CREATE FUNCTION entries_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  SELECT seq, hash INTO last FROM entries ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(last.seq, 0) + 1 THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
      MESSAGE = 'LEDGER_GAP: entries follow one another without a gap';
  END IF;
  IF NEW.seq > 1 AND NEW.prev_hash <> last.hash THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
      MESSAGE = 'LEDGER_CHAIN: an entry cites the hash of the one before it';
  END IF;
  IF NEW.grant_seq <> coalesce((SELECT max(grant_seq) FROM entries WHERE grant_id = NEW.grant_id), 0) + 1 THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
      MESSAGE = 'LEDGER_GAP: the entries of a grant follow one another without a gap';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_append BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION entries_append();
--> statement-breakpoint
-- The hold first, then the buckets: a booking that gives back more than it holds is named as that.
CREATE FUNCTION entries_apply() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'HOLD' THEN
    INSERT INTO booking_holds AS hold (booking_id, grant_id, client_id, subscription_id, held, captured, last_seq)
    SELECT NEW.booking_id, id, client_id, subscription_id, NEW.units, 0, NEW.seq FROM grants WHERE id = NEW.grant_id
    ON CONFLICT (booking_id, grant_id) DO UPDATE SET held = hold.held + NEW.units, last_seq = NEW.seq;
  ELSIF NEW.kind IN ('RELEASE', 'CAPTURE', 'UNCAPTURE') THEN
    UPDATE booking_holds SET
      held = held + CASE NEW.kind WHEN 'UNCAPTURE' THEN NEW.units ELSE -NEW.units END,
      captured = captured + CASE NEW.kind WHEN 'CAPTURE' THEN NEW.units WHEN 'UNCAPTURE' THEN -NEW.units ELSE 0 END,
      last_seq = NEW.seq
    WHERE booking_id = NEW.booking_id AND grant_id = NEW.grant_id;
    IF NOT FOUND THEN
      RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
        MESSAGE = 'HOLD_UNKNOWN: this booking holds nothing of this grant';
    END IF;
  END IF;
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
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_apply AFTER INSERT ON entries FOR EACH ROW EXECUTE FUNCTION entries_apply();
--> statement-breakpoint
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a ledger entry is never edited');
--> statement-breakpoint
CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a ledger entry is never deleted');
--> statement-breakpoint
CREATE TRIGGER entries_no_truncate BEFORE TRUNCATE ON entries
EXECUTE FUNCTION refuse('APPEND_ONLY: the ledger is never emptied');
--> statement-breakpoint

-- Grants and holds: buckets move only with the next ledger entry. Where something else has moved them all the same,
-- they may be set to what the entries add up to, and to nothing else: that is how a repair rebuilds them.

CREATE TRIGGER grants_start_empty BEFORE INSERT ON grants FOR EACH ROW
WHEN (NEW.granted <> 0 OR NEW.available <> 0 OR NEW.held <> 0 OR NEW.used <> 0
  OR NEW.expired <> 0 OR NEW.revoked <> 0 OR NEW.entry_count <> 0)
EXECUTE FUNCTION refuse('LEDGER_ONLY: a grant starts empty; its GRANT entry fills it');
--> statement-breakpoint
CREATE FUNCTION grants_move_with_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id = OLD.id AND NEW.entry_count = OLD.entry_count + 1
    AND EXISTS (SELECT 1 FROM entries WHERE grant_id = NEW.id AND grant_seq = NEW.entry_count) THEN
    RETURN NEW;
  END IF;
  IF NEW.id = OLD.id AND EXISTS (
    SELECT 1 FROM (
      SELECT
        coalesce(sum(CASE kind WHEN 'GRANT' THEN units ELSE 0 END), 0) AS granted,
        coalesce(sum(CASE
          WHEN kind IN ('GRANT', 'RELEASE', 'UNEXPIRE') THEN units
          WHEN kind IN ('HOLD', 'EXPIRE', 'REVOKE') THEN -units ELSE 0 END), 0) AS available,
        coalesce(sum(CASE
          WHEN kind IN ('HOLD', 'UNCAPTURE') THEN units
          WHEN kind IN ('RELEASE', 'CAPTURE') THEN -units ELSE 0 END), 0) AS held,
        coalesce(sum(CASE kind WHEN 'CAPTURE' THEN units WHEN 'UNCAPTURE' THEN -units ELSE 0 END), 0) AS used,
        coalesce(sum(CASE kind WHEN 'EXPIRE' THEN units WHEN 'UNEXPIRE' THEN -units ELSE 0 END), 0) AS expired,
        coalesce(sum(CASE kind WHEN 'REVOKE' THEN units ELSE 0 END), 0) AS revoked,
        count(*) AS lines,
        coalesce(max(grant_seq), 0) AS last_line
      FROM entries WHERE grant_id = NEW.id) sums
    WHERE (granted, available, held, used, expired, revoked, lines, last_line)
      = (NEW.granted, NEW.available, NEW.held, NEW.used, NEW.expired, NEW.revoked, NEW.entry_count, NEW.entry_count))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
    MESSAGE = 'LEDGER_ONLY: the buckets of a grant move only with a ledger entry';
END $$;
--> statement-breakpoint
CREATE TRIGGER grants_move_with_entry
BEFORE UPDATE OF id, granted, available, held, used, expired, revoked, entry_count ON grants FOR EACH ROW
EXECUTE FUNCTION grants_move_with_entry();
--> statement-breakpoint
CREATE TRIGGER grants_no_delete BEFORE DELETE ON grants FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a grant is never deleted');
--> statement-breakpoint
CREATE TRIGGER grants_no_truncate BEFORE TRUNCATE ON grants
EXECUTE FUNCTION refuse('APPEND_ONLY: a grant is never deleted');
--> statement-breakpoint
-- What the entries of a booking say that it holds of a grant; no row when there are none.
CREATE FUNCTION held_by_entries(booking bigint, of_grant bigint)
RETURNS TABLE (held numeric, captured numeric, last_seq bigint) LANGUAGE sql STABLE AS $$
  SELECT
    sum(CASE WHEN kind IN ('HOLD', 'UNCAPTURE') THEN units ELSE -units END),
    sum(CASE kind WHEN 'CAPTURE' THEN units WHEN 'UNCAPTURE' THEN -units ELSE 0 END),
    max(seq)
  FROM entries
  WHERE booking_id = booking AND grant_id = of_grant AND kind IN ('HOLD', 'RELEASE', 'CAPTURE', 'UNCAPTURE')
  HAVING count(*) > 0
$$;
--> statement-breakpoint
CREATE FUNCTION holds_start_with_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.captured = 0 AND EXISTS (
    SELECT 1 FROM entries WHERE seq = NEW.last_seq AND kind = 'HOLD'
      AND booking_id = NEW.booking_id AND grant_id = NEW.grant_id AND units = NEW.held) THEN
    RETURN NEW;
  END IF;
  IF EXISTS (
    SELECT 1 FROM held_by_entries(NEW.booking_id, NEW.grant_id) said
    WHERE (said.held, said.captured, said.last_seq) = (NEW.held, NEW.captured, NEW.last_seq)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
    MESSAGE = 'LEDGER_ONLY: a hold begins only with a HOLD entry';
END $$;
--> statement-breakpoint
CREATE TRIGGER holds_start_with_entry BEFORE INSERT ON booking_holds FOR EACH ROW
EXECUTE FUNCTION holds_start_with_entry();
--> statement-breakpoint
CREATE FUNCTION holds_move_with_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said record;
BEGIN
  IF NEW.booking_id = OLD.booking_id AND NEW.grant_id = OLD.grant_id AND NEW.last_seq > OLD.last_seq
    AND EXISTS (
      SELECT 1 FROM entries WHERE seq = NEW.last_seq AND booking_id = NEW.booking_id AND grant_id = NEW.grant_id
        AND kind IN ('HOLD', 'RELEASE', 'CAPTURE', 'UNCAPTURE')) THEN
    RETURN NEW;
  END IF;
  SELECT * INTO said FROM held_by_entries(OLD.booking_id, OLD.grant_id);
  IF NEW.booking_id = OLD.booking_id AND NEW.grant_id = OLD.grant_id AND NEW.held = coalesce(said.held, 0)
    AND NEW.captured = coalesce(said.captured, 0) AND NEW.last_seq = coalesce(said.last_seq, OLD.last_seq) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
    MESSAGE = 'LEDGER_ONLY: a hold moves only with a ledger entry';
END $$;
--> statement-breakpoint
CREATE TRIGGER holds_move_with_entry
BEFORE UPDATE OF booking_id, grant_id, held, captured, last_seq ON booking_holds FOR EACH ROW
EXECUTE FUNCTION holds_move_with_entry();
--> statement-breakpoint
CREATE TRIGGER holds_no_delete BEFORE DELETE ON booking_holds FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a hold is never deleted');
--> statement-breakpoint
CREATE TRIGGER holds_no_truncate BEFORE TRUNCATE ON booking_holds
EXECUTE FUNCTION refuse('APPEND_ONLY: a hold is never deleted');
--> statement-breakpoint

-- The audit log and the answers already given.

CREATE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  SELECT seq, hash INTO last FROM audit ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(last.seq, 0) + 1 THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
      MESSAGE = 'AUDIT_GAP: audit rows follow one another without a gap';
  END IF;
  IF NEW.seq > 1 AND NEW.prev_hash <> last.hash THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
      MESSAGE = 'AUDIT_CHAIN: an audit row cites the hash of the one before it';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_append BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_append();
--> statement-breakpoint
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: an audit row is never edited');
--> statement-breakpoint
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: an audit row is never deleted');
--> statement-breakpoint
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
EXECUTE FUNCTION refuse('APPEND_ONLY: the audit log is never emptied');
--> statement-breakpoint
CREATE TRIGGER commands_no_update BEFORE UPDATE ON commands FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: an answer once given stays');
--> statement-breakpoint
CREATE TRIGGER commands_no_delete BEFORE DELETE ON commands FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: an answer once given stays');
--> statement-breakpoint
CREATE TRIGGER commands_no_truncate BEFORE TRUNCATE ON commands
EXECUTE FUNCTION refuse('APPEND_ONLY: an answer once given stays');
--> statement-breakpoint

-- Trainer and room: no two open sessions at once. Half-open ranges, so neighbours may touch. Not deferrable: a
-- service must learn of a conflict at its statement, as it does from the triggers of SQLite.

ALTER TABLE sessions ADD CONSTRAINT sessions_trainer_conflict
EXCLUDE USING gist (trainer_id WITH =, int8range(starts_at, busy_until) WITH &&) WHERE (status = 'open');
--> statement-breakpoint
ALTER TABLE sessions ADD CONSTRAINT sessions_room_conflict
EXCLUDE USING gist (room_id WITH =, int8range(starts_at, busy_until) WITH &&) WHERE (status = 'open');
--> statement-breakpoint
CREATE FUNCTION sessions_keep_promises() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.capacity < OLD.capacity AND NEW.capacity < (
    SELECT count(*) FROM bookings
    WHERE session_id = NEW.id AND status IN ('pending', 'confirmed', 'completed', 'no_show')) THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'CAPACITY_FULL';
  END IF;
  IF NEW.status = 'cancelled' AND EXISTS (
    SELECT 1 FROM bookings WHERE session_id = NEW.id AND status IN ('pending', 'confirmed')) THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
      MESSAGE = 'LIVE_BOOKINGS: a session is cancelled only after its live bookings';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER sessions_keep_promises BEFORE UPDATE OF capacity, status ON sessions FOR EACH ROW
EXECUTE FUNCTION sessions_keep_promises();
--> statement-breakpoint
CREATE TRIGGER sessions_no_delete BEFORE DELETE ON sessions FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a session is cancelled, never deleted');
--> statement-breakpoint
CREATE TRIGGER sessions_no_truncate BEFORE TRUNCATE ON sessions
EXECUTE FUNCTION refuse('APPEND_ONLY: a session is cancelled, never deleted');
--> statement-breakpoint

-- Bookings: one place at a time for a client, and no more places than there are.

ALTER TABLE bookings ADD CONSTRAINT bookings_client_conflict
EXCLUDE USING gist (client_id WITH =, int8range(starts_at, ends_at) WITH &&)
WHERE (status IN ('pending', 'confirmed', 'completed', 'no_show'));
--> statement-breakpoint
-- The session's row is locked before the places are counted, so that two bookings of the last place queue up
-- here whatever isolation they run in.
CREATE FUNCTION bookings_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place record;
BEGIN
  SELECT status, capacity INTO place FROM sessions WHERE id = NEW.session_id FOR NO KEY UPDATE;
  IF NEW.status IN ('pending', 'confirmed') AND place.status <> 'open' THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'SESSION_NOT_AVAILABLE';
  END IF;
  IF place.capacity <= (
    SELECT count(*) FROM bookings
    WHERE session_id = NEW.session_id AND id <> NEW.id
      AND status IN ('pending', 'confirmed', 'completed', 'no_show')) THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'CAPACITY_FULL';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bookings_fit_insert BEFORE INSERT ON bookings FOR EACH ROW
WHEN (NEW.status IN ('pending', 'confirmed', 'completed', 'no_show'))
EXECUTE FUNCTION bookings_fit();
--> statement-breakpoint
CREATE TRIGGER bookings_fit_update BEFORE UPDATE OF status, client_id, session_id, starts_at, ends_at ON bookings
FOR EACH ROW WHEN (NEW.status IN ('pending', 'confirmed', 'completed', 'no_show'))
EXECUTE FUNCTION bookings_fit();
--> statement-breakpoint
CREATE TRIGGER bookings_no_delete BEFORE DELETE ON bookings FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a booking is cancelled, never deleted');
--> statement-breakpoint
CREATE TRIGGER bookings_no_truncate BEFORE TRUNCATE ON bookings
EXECUTE FUNCTION refuse('APPEND_ONLY: a booking is cancelled, never deleted');
--> statement-breakpoint

-- Assignments: a client has one trainer at a time. Days are compared as numbers, because the cast of a text to a date
-- depends on the settings of a connection and so cannot be part of a constraint.

ALTER TABLE assignments ADD CONSTRAINT assignments_assignment_conflict
EXCLUDE USING gist (
  client_id WITH =,
  int8range(replace(from_day, '-', '')::bigint, replace(until_day, '-', '')::bigint, '[]') WITH &&)
WHERE (cancelled_at IS NULL);
--> statement-breakpoint
CREATE TRIGGER assignments_no_delete BEFORE DELETE ON assignments FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: an assignment is ended, never deleted');
--> statement-breakpoint
CREATE TRIGGER assignments_no_truncate BEFORE TRUNCATE ON assignments
EXECUTE FUNCTION refuse('APPEND_ONLY: an assignment is ended, never deleted');
--> statement-breakpoint

-- Records that others stand on.

CREATE TRIGGER clients_no_delete BEFORE DELETE ON clients FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a client is deactivated or merged, never deleted');
--> statement-breakpoint
CREATE TRIGGER clients_no_truncate BEFORE TRUNCATE ON clients
EXECUTE FUNCTION refuse('APPEND_ONLY: a client is deactivated or merged, never deleted');
--> statement-breakpoint
CREATE TRIGGER subscriptions_no_delete BEFORE DELETE ON subscriptions FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a subscription is ended, never deleted');
--> statement-breakpoint
CREATE TRIGGER subscriptions_no_truncate BEFORE TRUNCATE ON subscriptions
EXECUTE FUNCTION refuse('APPEND_ONLY: a subscription is ended, never deleted');
--> statement-breakpoint
CREATE TRIGGER purchases_no_delete BEFORE DELETE ON purchases FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a purchase is refunded, never deleted');
--> statement-breakpoint
CREATE TRIGGER purchases_no_truncate BEFORE TRUNCATE ON purchases
EXECUTE FUNCTION refuse('APPEND_ONLY: a purchase is refunded, never deleted');
--> statement-breakpoint
CREATE FUNCTION packages_sold_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM purchases WHERE package_id = OLD.id) AND (
    NEW.family_id IS DISTINCT FROM OLD.family_id OR NEW.kind <> OLD.kind OR NEW.credits <> OLD.credits
    OR NEW.price_amount <> OLD.price_amount OR NEW.currency <> OLD.currency
    OR NEW.validity_days IS DISTINCT FROM OLD.validity_days
    OR NEW.period IS DISTINCT FROM OLD.period OR NEW.rollover <> OLD.rollover) THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
      MESSAGE = 'SOLD_TERMS: the terms of a package that was sold do not change';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER packages_sold_stay
BEFORE UPDATE OF family_id, kind, credits, price_amount, currency, validity_days, period, rollover
ON packages FOR EACH ROW
EXECUTE FUNCTION packages_sold_stay();
--> statement-breakpoint
CREATE FUNCTION packages_sold_remain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM purchases WHERE package_id = OLD.id) THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
      MESSAGE = 'SOLD_TERMS: a package that was sold is retired, never deleted';
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER packages_sold_remain BEFORE DELETE ON packages FOR EACH ROW
EXECUTE FUNCTION packages_sold_remain();
--> statement-breakpoint

-- Sales: what is expected, planned, and read from Stripe.

CREATE TRIGGER sale_drawer_no_delete BEFORE DELETE ON sale_drawer FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: an item leaves the drawer, never the file');
--> statement-breakpoint
CREATE TRIGGER sale_drawer_no_truncate BEFORE TRUNCATE ON sale_drawer
EXECUTE FUNCTION refuse('APPEND_ONLY: an item leaves the drawer, never the file');
--> statement-breakpoint
CREATE TRIGGER plans_no_delete BEFORE DELETE ON plans FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a plan ends, and is never deleted');
--> statement-breakpoint
CREATE TRIGGER plans_no_truncate BEFORE TRUNCATE ON plans
EXECUTE FUNCTION refuse('APPEND_ONLY: a plan ends, and is never deleted');
--> statement-breakpoint
CREATE TRIGGER plan_sessions_no_delete BEFORE DELETE ON plan_sessions FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a session of a plan is placed or left out, never deleted');
--> statement-breakpoint
CREATE TRIGGER plan_sessions_no_truncate BEFORE TRUNCATE ON plan_sessions
EXECUTE FUNCTION refuse('APPEND_ONLY: a session of a plan is placed or left out, never deleted');
--> statement-breakpoint
CREATE TRIGGER stripe_sales_no_delete BEFORE DELETE ON stripe_sales FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a sale in Stripe is never forgotten');
--> statement-breakpoint
CREATE TRIGGER stripe_sales_no_truncate BEFORE TRUNCATE ON stripe_sales
EXECUTE FUNCTION refuse('APPEND_ONLY: a sale in Stripe is never forgotten');
--> statement-breakpoint
CREATE TRIGGER stripe_lines_no_delete BEFORE DELETE ON stripe_lines FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a line of a sale in Stripe is never forgotten');
--> statement-breakpoint
CREATE TRIGGER stripe_lines_no_truncate BEFORE TRUNCATE ON stripe_lines
EXECUTE FUNCTION refuse('APPEND_ONLY: a line of a sale in Stripe is never forgotten');
--> statement-breakpoint
CREATE TRIGGER stripe_reversals_no_delete BEFORE DELETE ON stripe_reversals FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: a refund or dispute is never forgotten');
--> statement-breakpoint
CREATE TRIGGER stripe_reversals_no_truncate BEFORE TRUNCATE ON stripe_reversals
EXECUTE FUNCTION refuse('APPEND_ONLY: a refund or dispute is never forgotten');
--> statement-breakpoint
CREATE TRIGGER stripe_grants_no_delete BEFORE DELETE ON stripe_grants FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: what a line of Stripe gave is never forgotten');
--> statement-breakpoint
CREATE TRIGGER stripe_grants_no_truncate BEFORE TRUNCATE ON stripe_grants
EXECUTE FUNCTION refuse('APPEND_ONLY: what a line of Stripe gave is never forgotten');
--> statement-breakpoint
-- Two sales must never share a number that somebody holds in the hand.
CREATE TRIGGER purchases_receipt_stays BEFORE UPDATE OF receipt_no ON purchases FOR EACH ROW
WHEN (OLD.receipt_no IS NOT NULL AND NEW.receipt_no IS DISTINCT FROM OLD.receipt_no)
EXECUTE FUNCTION refuse('RECEIPT: the number of a receipt does not change');
--> statement-breakpoint
-- A line of Stripe becomes one purchase and stays it: an update would let it give twice.
CREATE TRIGGER stripe_lines_purchase_stays BEFORE UPDATE OF purchase_id ON stripe_lines FOR EACH ROW
WHEN (OLD.purchase_id IS NOT NULL AND NEW.purchase_id IS DISTINCT FROM OLD.purchase_id)
EXECUTE FUNCTION refuse('APPEND_ONLY: a line of Stripe is one purchase for good');
--> statement-breakpoint
CREATE TRIGGER stripe_grants_no_update BEFORE UPDATE ON stripe_grants FOR EACH ROW
EXECUTE FUNCTION refuse('APPEND_ONLY: what a line of Stripe gave does not change');
