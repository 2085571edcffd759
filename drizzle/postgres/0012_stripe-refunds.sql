ALTER TABLE "attention" DROP CONSTRAINT "attention_kind";--> statement-breakpoint
ALTER TABLE "merge_rows" DROP CONSTRAINT "merge_rows_entity";--> statement-breakpoint
ALTER TABLE "staff_permissions" DROP CONSTRAINT "staff_permissions_permission";--> statement-breakpoint
ALTER TABLE "stripe_lines" ADD COLUMN "by_hand" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stripe_lines" ADD COLUMN "by_hand_after" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stripe_lines" ADD COLUMN "ended_at" bigint;--> statement-breakpoint
ALTER TABLE "attention" ADD CONSTRAINT "attention_kind" CHECK ("attention"."kind" in ('promotion_skipped', 'refund_owed', 'booking_lapsed', 'unmatched_purchase', 'refund_unclear', 'dispute_opened', 'stripe_stopped', 'plan_unconfirmed', 'plan_partial', 'plan_failed'));--> statement-breakpoint
ALTER TABLE "merge_rows" ADD CONSTRAINT "merge_rows_entity" CHECK ("merge_rows"."entity" in ('client', 'subscription', 'grant', 'booking', 'hold', 'purchase', 'series', 'assignment', 'drawer_item'));--> statement-breakpoint
ALTER TABLE "staff_permissions" ADD CONSTRAINT "staff_permissions_permission" CHECK ("staff_permissions"."permission" in ('schedule.read', 'schedule.write', 'bookings.write', 'bookings.outcome', 'bookings.unpaid', 'bookings.comp', 'bookings.change_outcome', 'clients.read', 'clients.write', 'clients.merge', 'clients.import', 'credits.read', 'credits.allocate', 'credits.revoke', 'sales.write', 'sales.refund', 'stripe.write', 'catalogue.read', 'catalogue.write', 'staff.write', 'studio.write', 'reports.read', 'audit.read', 'integrity.check', 'integrity.repair', 'backup.write'));--> statement-breakpoint
ALTER TABLE "stripe_lines" ADD CONSTRAINT "stripe_lines_by_hand" CHECK ("stripe_lines"."by_hand" >= 0 and "stripe_lines"."by_hand_after" >= 0);--> statement-breakpoint
ALTER TABLE "stripe_lines" ADD CONSTRAINT "stripe_lines_assigned" CHECK ("stripe_lines"."refund_assigned" between 0 and "stripe_lines"."amount");--> statement-breakpoint
CREATE INDEX "stripe_lines_by_product" ON "stripe_lines" USING btree ("product_id");--> statement-breakpoint
ALTER TABLE "stripe_reversals" ADD COLUMN "settled_as" text;--> statement-breakpoint
ALTER TABLE "stripe_reversals" ADD CONSTRAINT "stripe_reversals_settled" CHECK ("stripe_reversals"."settled_as" in ('won', 'lost'));
--> statement-breakpoint
UPDATE "stripe_lines" SET "package_id" = NULL WHERE "state" = 'ignored' AND "matched_by" = 'staff';--> statement-breakpoint
UPDATE "stripe_lines" SET "package_id" = NULL, "matched_by" = 'remembered' WHERE "state" = 'ignored' AND "matched_by" IS NULL AND "quantity" > 0 AND EXISTS (SELECT 1 FROM "stripe_products" WHERE "stripe_products"."package_id" IS NULL AND "stripe_products"."stripe_id" IN ("stripe_lines"."price_id", "stripe_lines"."product_id"));--> statement-breakpoint
-- A refund or a lost dispute in another currency took the whole of its sale. What it took stays taken: it stands beside the
-- lines as what staff record by hand does, and the sale has what went back in its own currency.
UPDATE "stripe_lines" SET "by_hand" = coalesce((SELECT p.refunded_amount FROM "purchases" p WHERE p.id = "stripe_lines".purchase_id), 0)
WHERE "sale_id" IN (SELECT s.id FROM "stripe_sales" s JOIN "stripe_reversals" r ON r.sale_id = s.id
  WHERE s.refunded_amount > 0 AND r.currency <> s.currency
    AND ((r.kind = 'refund' AND r.status IN ('pending', 'requires_action', 'succeeded')) OR (r.kind = 'dispute' AND r.status = 'lost')));--> statement-breakpoint
UPDATE "stripe_sales" SET "refunded_amount" = (
  SELECT CASE WHEN coalesce(sum(o.amount), 0) < "stripe_sales".amount THEN coalesce(sum(o.amount), 0) ELSE "stripe_sales".amount END
  FROM "stripe_reversals" o
  WHERE o.sale_id = "stripe_sales".id AND o.currency = "stripe_sales".currency
    AND ((o.kind = 'refund' AND o.status IN ('pending', 'requires_action', 'succeeded')) OR (o.kind = 'dispute' AND o.status = 'lost')))
WHERE "refunded_amount" > 0 AND "id" IN (SELECT f.sale_id FROM "stripe_reversals" f
  WHERE f.currency <> "stripe_sales".currency
    AND ((f.kind = 'refund' AND f.status IN ('pending', 'requires_action', 'succeeded')) OR (f.kind = 'dispute' AND f.status = 'lost')));
