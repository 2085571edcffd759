CREATE TABLE `plan_sessions` (
	`plan_id` integer NOT NULL,
	`index` integer NOT NULL,
	`wished_at` text NOT NULL,
	`state` text NOT NULL,
	`session_id` integer,
	`booking_id` integer,
	`reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`plan_id`, `index`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_sessions_index" CHECK("plan_sessions"."index" between 0 and 99),
	CONSTRAINT "plan_sessions_state" CHECK("plan_sessions"."state" in ('waiting', 'placed', 'unplaced', 'skipped')),
	CONSTRAINT "plan_sessions_placed" CHECK(("plan_sessions"."state" = 'placed') = ("plan_sessions"."booking_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_sessions_booking_once` ON `plan_sessions` (`booking_id`) WHERE booking_id is not null;--> statement-breakpoint
CREATE INDEX `plan_sessions_by_session` ON `plan_sessions` (`session_id`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`purchase_id` integer NOT NULL,
	`grant_id` integer NOT NULL,
	`client_id` integer NOT NULL,
	`service_id` integer,
	`status` text NOT NULL,
	`count` integer NOT NULL,
	`count_source` text NOT NULL,
	`confirmed` integer NOT NULL,
	`pattern` text NOT NULL,
	`payload` text NOT NULL,
	`trainer_id` integer,
	`trainer_choice` text,
	`problem` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`purchase_id`) REFERENCES `purchases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`trainer_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plans_status" CHECK("plans"."status" in ('queued', 'running', 'done', 'partial', 'failed')),
	CONSTRAINT "plans_count" CHECK("plans"."count" between 1 and 100),
	CONSTRAINT "plans_count_source" CHECK("plans"."count_source" in ('tier', 'metadata', 'default', 'staff'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `plans_once_per_purchase` ON `plans` (`purchase_id`);--> statement-breakpoint
CREATE INDEX `plans_by_status` ON `plans` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `plans_by_client` ON `plans` (`client_id`,`id`);--> statement-breakpoint
CREATE TABLE `sale_drawer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`client_id` integer NOT NULL,
	`package_id` integer NOT NULL,
	`discount_amount` integer DEFAULT 0 NOT NULL,
	`discount_reason` text,
	`note` text,
	`actor_id` integer,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`purchase_id` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sale_drawer_discount" CHECK("sale_drawer"."discount_amount" >= 0),
	CONSTRAINT "sale_drawer_note" CHECK(length("sale_drawer"."note") <= 255),
	CONSTRAINT "sale_drawer_discount_reason" CHECK(length("sale_drawer"."discount_reason") <= 255)
) STRICT;
--> statement-breakpoint
CREATE INDEX `sale_drawer_open` ON `sale_drawer` (`client_id`,`id`) WHERE closed_at is null;--> statement-breakpoint
CREATE TABLE `stripe_account` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` text,
	`livemode` integer NOT NULL,
	`connected_at` integer NOT NULL,
	`disconnected_at` integer,
	`watermark` integer,
	`last_sync_at` integer,
	`last_sweep_at` integer,
	`last_pass` text,
	CONSTRAINT "stripe_account_one" CHECK("stripe_account"."id" = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `stripe_customers` (
	`customer_id` text PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`actor_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `stripe_customers_by_client` ON `stripe_customers` (`client_id`);--> statement-breakpoint
CREATE TABLE `stripe_events` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`object_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `stripe_events_by_time` ON `stripe_events` (`created_at`);--> statement-breakpoint
CREATE TABLE `stripe_grants` (
	`source_key` text PRIMARY KEY NOT NULL,
	`grant_id` integer NOT NULL,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `stripe_holds` (
	`dispute_id` text NOT NULL,
	`subscription_id` integer NOT NULL,
	`freeze_id` integer,
	`held_at` integer NOT NULL,
	`lifted_at` integer,
	PRIMARY KEY(`dispute_id`, `subscription_id`),
	FOREIGN KEY (`subscription_id`) REFERENCES `subscriptions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `stripe_lines` (
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
	FOREIGN KEY (`sale_id`) REFERENCES `stripe_sales`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`purchase_id`) REFERENCES `purchases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stripe_lines_state" CHECK("stripe_lines"."state" in ('waiting', 'unmatched', 'granted', 'ignored')),
	CONSTRAINT "stripe_lines_quantity" CHECK("stripe_lines"."quantity" >= 0 and "stripe_lines"."amount" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `stripe_lines_once` ON `stripe_lines` (`sale_id`,`line_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `stripe_lines_purchase_once` ON `stripe_lines` (`purchase_id`) WHERE purchase_id is not null;--> statement-breakpoint
CREATE INDEX `stripe_lines_by_state` ON `stripe_lines` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `stripe_lines_by_price` ON `stripe_lines` (`price_id`);--> statement-breakpoint
CREATE TABLE `stripe_products` (
	`stripe_id` text PRIMARY KEY NOT NULL,
	`package_id` integer,
	`actor_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`package_id`) REFERENCES `packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `stripe_reversals` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`sale_id` integer,
	`payment_intent_id` text,
	`status` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`created_at` integer NOT NULL,
	`fetched_at` integer NOT NULL,
	FOREIGN KEY (`sale_id`) REFERENCES `stripe_sales`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stripe_reversals_kind" CHECK("stripe_reversals"."kind" in ('refund', 'dispute')),
	CONSTRAINT "stripe_reversals_amount" CHECK("stripe_reversals"."amount" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `stripe_reversals_by_sale` ON `stripe_reversals` (`sale_id`);--> statement-breakpoint
CREATE INDEX `stripe_reversals_by_intent` ON `stripe_reversals` (`payment_intent_id`);--> statement-breakpoint
CREATE TABLE `stripe_sales` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source_id` text NOT NULL,
	`kind` text NOT NULL,
	`account_id` text,
	`livemode` integer NOT NULL,
	`state` text NOT NULL,
	`payment_intent_id` text,
	`subscription_id` text,
	`customer_id` text,
	`email` text,
	`name` text,
	`phone` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`metadata` text NOT NULL,
	`client_id` integer,
	`matched_by` text,
	`refunded_amount` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`paid_at` integer,
	`check_until` integer,
	`fetched_at` integer NOT NULL,
	`fingerprint` text,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stripe_sales_kind" CHECK("stripe_sales"."kind" in ('invoice', 'checkout_session', 'payment_intent')),
	CONSTRAINT "stripe_sales_state" CHECK("stripe_sales"."state" in ('open', 'unpaid', 'paid', 'failed', 'expired', 'void')),
	CONSTRAINT "stripe_sales_amount" CHECK("stripe_sales"."amount" >= 0 and "stripe_sales"."refunded_amount" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `stripe_sales_source_unique` ON `stripe_sales` (`source_id`);--> statement-breakpoint
CREATE INDEX `stripe_sales_by_intent` ON `stripe_sales` (`payment_intent_id`);--> statement-breakpoint
CREATE INDEX `stripe_sales_by_customer` ON `stripe_sales` (`customer_id`);--> statement-breakpoint
CREATE INDEX `stripe_sales_by_client` ON `stripe_sales` (`client_id`);--> statement-breakpoint
CREATE INDEX `stripe_sales_to_check` ON `stripe_sales` (`check_until`) WHERE check_until is not null;--> statement-breakpoint
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
	CONSTRAINT "attention_kind" CHECK("__new_attention"."kind" in ('promotion_skipped', 'refund_owed', 'booking_lapsed', 'unmatched_purchase', 'dispute_opened', 'stripe_stopped', 'plan_unconfirmed', 'plan_partial', 'plan_failed')),
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
	CONSTRAINT "merge_rows_entity" CHECK("__new_merge_rows"."entity" in ('client', 'subscription', 'grant', 'booking', 'hold', 'purchase', 'series', 'assignment', 'drawer_item', 'plan', 'stripe_sale', 'stripe_customer'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_merge_rows`("id", "merge_id", "entity", "entity_id", "before") SELECT "id", "merge_id", "entity", "entity_id", "before" FROM `merge_rows`;--> statement-breakpoint
DROP TABLE `merge_rows`;--> statement-breakpoint
ALTER TABLE `__new_merge_rows` RENAME TO `merge_rows`;--> statement-breakpoint
CREATE INDEX `merge_rows_by_merge` ON `merge_rows` (`merge_id`,`id`);--> statement-breakpoint
-- Columns are added one by one, with their checks: the table of sales itself is not made anew.
ALTER TABLE `purchases` ADD COLUMN `quantity` integer DEFAULT 1 NOT NULL CONSTRAINT "purchases_quantity" CHECK("quantity" between 1 and 1000);--> statement-breakpoint
ALTER TABLE `purchases` ADD COLUMN `discount_amount` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `purchases` ADD COLUMN `discount_reason` text CONSTRAINT "purchases_discount" CHECK("discount_amount" >= 0 and length("discount_reason") <= 255);--> statement-breakpoint
ALTER TABLE `purchases` ADD COLUMN `payment_method` text CONSTRAINT "purchases_method" CHECK("payment_method" in ('cash', 'card', 'bank_transfer', 'other'));--> statement-breakpoint
ALTER TABLE `purchases` ADD COLUMN `paid_at` integer;--> statement-breakpoint
ALTER TABLE `purchases` ADD COLUMN `receipt_no` integer CONSTRAINT "purchases_receipt" CHECK("receipt_no" > 0);--> statement-breakpoint
CREATE UNIQUE INDEX `purchases_receipt_once` ON `purchases` (`receipt_no`) WHERE receipt_no is not null;
