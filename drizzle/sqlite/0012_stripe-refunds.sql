PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_attention` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`details` text NOT NULL,
	`created_at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` integer,
	`note` text,
	FOREIGN KEY (`resolved_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attention_kind" CHECK("__new_attention"."kind" in ('promotion_skipped', 'refund_owed', 'booking_lapsed', 'unmatched_purchase', 'refund_unclear', 'dispute_opened', 'stripe_stopped', 'plan_unconfirmed', 'plan_partial', 'plan_failed')),
	CONSTRAINT "attention_note" CHECK(length("__new_attention"."note") <= 255)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_attention`("id", "kind", "key", "entity", "entity_id", "details", "created_at", "resolved_at", "resolved_by", "note") SELECT "id", "kind", "key", "entity", "entity_id", "details", "created_at", "resolved_at", "resolved_by", "note" FROM `attention`;--> statement-breakpoint
DROP TABLE `attention`;--> statement-breakpoint
ALTER TABLE `__new_attention` RENAME TO `attention`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `attention_open_once` ON `attention` (`key`) WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX `attention_by_state` ON `attention` (`resolved_at`,`id`);--> statement-breakpoint
CREATE TABLE `__new_merge_rows` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`merge_id` integer NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`before` text NOT NULL,
	FOREIGN KEY (`merge_id`) REFERENCES `merges`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "merge_rows_entity" CHECK("__new_merge_rows"."entity" in ('client', 'subscription', 'grant', 'booking', 'hold', 'purchase', 'series', 'assignment', 'drawer_item'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_merge_rows`("id", "merge_id", "entity", "entity_id", "before") SELECT "id", "merge_id", "entity", "entity_id", "before" FROM `merge_rows`;--> statement-breakpoint
DROP TABLE `merge_rows`;--> statement-breakpoint
ALTER TABLE `__new_merge_rows` RENAME TO `merge_rows`;--> statement-breakpoint
CREATE INDEX `merge_rows_by_merge` ON `merge_rows` (`merge_id`,`id`);--> statement-breakpoint
CREATE TABLE `__new_staff_permissions` (
	`staff_id` integer NOT NULL,
	`permission` text NOT NULL,
	`granted` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `permission`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "staff_permissions_permission" CHECK("__new_staff_permissions"."permission" in ('schedule.read', 'schedule.write', 'bookings.write', 'bookings.outcome', 'bookings.unpaid', 'bookings.comp', 'bookings.change_outcome', 'clients.read', 'clients.write', 'clients.merge', 'clients.import', 'credits.read', 'credits.allocate', 'credits.revoke', 'sales.write', 'sales.refund', 'stripe.write', 'catalogue.read', 'catalogue.write', 'staff.write', 'studio.write', 'reports.read', 'audit.read', 'integrity.check', 'integrity.repair', 'backup.write'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_staff_permissions`("staff_id", "permission", "granted") SELECT "staff_id", "permission", "granted" FROM `staff_permissions`;--> statement-breakpoint
DROP TABLE `staff_permissions`;--> statement-breakpoint
ALTER TABLE `__new_staff_permissions` RENAME TO `staff_permissions`;--> statement-breakpoint
CREATE TABLE `__new_stripe_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`sale_id` integer NOT NULL,
	`line_id` text NOT NULL,
	`description` text,
	`quantity` integer NOT NULL,
	`amount` integer NOT NULL,
	`price_id` text,
	`product_id` text,
	`product_name` text,
	`lookup_key` text,
	`price_package` text,
	`product_package` text,
	`state` text NOT NULL,
	`package_id` integer,
	`matched_by` text,
	`purchase_id` integer,
	`refund_assigned` integer,
	`by_hand` integer DEFAULT 0 NOT NULL,
	`by_hand_after` integer DEFAULT 0 NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`sale_id`) REFERENCES `stripe_sales`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`purchase_id`) REFERENCES `purchases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stripe_lines_state" CHECK("__new_stripe_lines"."state" in ('waiting', 'unmatched', 'granted', 'ignored')),
	CONSTRAINT "stripe_lines_quantity" CHECK("__new_stripe_lines"."quantity" >= 0 and "__new_stripe_lines"."amount" >= 0),
	CONSTRAINT "stripe_lines_by_hand" CHECK("__new_stripe_lines"."by_hand" >= 0 and "__new_stripe_lines"."by_hand_after" >= 0),
	CONSTRAINT "stripe_lines_assigned" CHECK("__new_stripe_lines"."refund_assigned" between 0 and "__new_stripe_lines"."amount")
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_stripe_lines`("id", "sale_id", "line_id", "description", "quantity", "amount", "price_id", "product_id", "product_name", "lookup_key", "price_package", "product_package", "state", "package_id", "matched_by", "purchase_id", "refund_assigned") SELECT "id", "sale_id", "line_id", "description", "quantity", "amount", "price_id", "product_id", "product_name", "lookup_key", "price_package", "product_package", "state", "package_id", "matched_by", "purchase_id", "refund_assigned" FROM `stripe_lines`;--> statement-breakpoint
DROP TABLE `stripe_lines`;--> statement-breakpoint
ALTER TABLE `__new_stripe_lines` RENAME TO `stripe_lines`;--> statement-breakpoint
CREATE UNIQUE INDEX `stripe_lines_once` ON `stripe_lines` (`sale_id`,`line_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `stripe_lines_purchase_once` ON `stripe_lines` (`purchase_id`) WHERE purchase_id is not null;--> statement-breakpoint
CREATE INDEX `stripe_lines_by_state` ON `stripe_lines` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `stripe_lines_by_price` ON `stripe_lines` (`price_id`);--> statement-breakpoint
CREATE INDEX `stripe_lines_by_product` ON `stripe_lines` (`product_id`);--> statement-breakpoint
ALTER TABLE `stripe_reversals` ADD `settled_as` text CONSTRAINT "stripe_reversals_settled" CHECK("settled_as" in ('won', 'lost'));
--> statement-breakpoint
UPDATE `stripe_lines` SET `package_id` = NULL WHERE `state` = 'ignored' AND `matched_by` = 'staff';--> statement-breakpoint
UPDATE `stripe_lines` SET `package_id` = NULL, `matched_by` = 'remembered' WHERE `state` = 'ignored' AND `matched_by` IS NULL AND `quantity` > 0 AND EXISTS (SELECT 1 FROM `stripe_products` WHERE `stripe_products`.`package_id` IS NULL AND `stripe_products`.`stripe_id` IN (`stripe_lines`.`price_id`, `stripe_lines`.`product_id`));--> statement-breakpoint
-- A refund or a lost dispute in another currency took the whole of its sale. What it took stays taken: it stands beside the
-- lines as what staff record by hand does, and the sale has what went back in its own currency.
UPDATE `stripe_lines` SET `by_hand` = coalesce((SELECT p.refunded_amount FROM `purchases` p WHERE p.id = `stripe_lines`.purchase_id), 0)
WHERE `sale_id` IN (SELECT s.id FROM `stripe_sales` s JOIN `stripe_reversals` r ON r.sale_id = s.id
  WHERE s.refunded_amount > 0 AND r.currency <> s.currency
    AND ((r.kind = 'refund' AND r.status IN ('pending', 'requires_action', 'succeeded')) OR (r.kind = 'dispute' AND r.status = 'lost')));--> statement-breakpoint
UPDATE `stripe_sales` SET `refunded_amount` = (
  SELECT CASE WHEN coalesce(sum(o.amount), 0) < `stripe_sales`.amount THEN coalesce(sum(o.amount), 0) ELSE `stripe_sales`.amount END
  FROM `stripe_reversals` o
  WHERE o.sale_id = `stripe_sales`.id AND o.currency = `stripe_sales`.currency
    AND ((o.kind = 'refund' AND o.status IN ('pending', 'requires_action', 'succeeded')) OR (o.kind = 'dispute' AND o.status = 'lost')))
WHERE `refunded_amount` > 0 AND `id` IN (SELECT f.sale_id FROM `stripe_reversals` f
  WHERE f.currency <> `stripe_sales`.currency
    AND ((f.kind = 'refund' AND f.status IN ('pending', 'requires_action', 'succeeded')) OR (f.kind = 'dispute' AND f.status = 'lost')));
