CREATE TABLE `attention` (
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
	CONSTRAINT "attention_kind" CHECK("attention"."kind" in ('promotion_skipped', 'refund_owed', 'booking_lapsed')),
	CONSTRAINT "attention_note" CHECK(length("attention"."note") <= 255)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `attention_open_once` ON `attention` (`key`) WHERE resolved_at is null;
--> statement-breakpoint
CREATE INDEX `attention_by_state` ON `attention` (`resolved_at`,`id`);
--> statement-breakpoint
CREATE TABLE `freezes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subscription_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`cancelled_at` integer,
	`reason` text,
	`actor_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`subscription_id`) REFERENCES `subscriptions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "freezes_from" CHECK("freezes"."from_day" like '____-__-__'),
	CONSTRAINT "freezes_until" CHECK("freezes"."until_day" like '____-__-__'),
	CONSTRAINT "freezes_order" CHECK("freezes"."until_day" is null or "freezes"."until_day" >= "freezes"."from_day"),
	CONSTRAINT "freezes_reason" CHECK(length("freezes"."reason") <= 255)
) STRICT;
--> statement-breakpoint
CREATE INDEX `freezes_by_subscription` ON `freezes` (`subscription_id`,`from_day`);
--> statement-breakpoint
CREATE TABLE `merge_rows` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`merge_id` integer NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`before` text NOT NULL,
	FOREIGN KEY (`merge_id`) REFERENCES `merges`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "merge_rows_entity" CHECK("merge_rows"."entity" in ('client', 'subscription', 'grant', 'booking', 'hold', 'purchase', 'series'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `merge_rows_by_merge` ON `merge_rows` (`merge_id`,`id`);
--> statement-breakpoint
CREATE TABLE `merges` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kept_id` integer NOT NULL,
	`merged_id` integer NOT NULL,
	`actor_id` integer,
	`at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`kept_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `series` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`service_id` integer NOT NULL,
	`client_id` integer,
	`pattern` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `undo_steps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`actor_id` integer,
	`method` text NOT NULL,
	`input` text NOT NULL,
	`steps` text NOT NULL,
	`label` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	`redone_by` integer,
	FOREIGN KEY (`actor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `undo_steps_by_actor` ON `undo_steps` (`actor_id`,`id`);
--> statement-breakpoint
ALTER TABLE `bookings` ADD `pending_until` integer;
--> statement-breakpoint
ALTER TABLE `bookings` ADD `skip_reason` text;
--> statement-breakpoint
CREATE INDEX `bookings_waiting` ON `bookings` (`status`,`pending_until`) WHERE status in ('pending', 'waitlisted');
--> statement-breakpoint
-- Written by hand where the generator would have rebuilt a table: a column with its own CHECK can simply be added.
ALTER TABLE `grants` ADD `lapsed_on` text CONSTRAINT "grants_lapsed" CHECK("lapsed_on" like '____-__-__');
--> statement-breakpoint
ALTER TABLE `grants` ADD `refund_target` integer DEFAULT 0 NOT NULL CONSTRAINT "grants_refund_target" CHECK("refund_target" >= 0);
--> statement-breakpoint
ALTER TABLE `grants` ADD `rolled_from` integer;
--> statement-breakpoint
ALTER TABLE `grants` ADD `period_no` integer;
--> statement-breakpoint
ALTER TABLE `packages` ADD `period` text CONSTRAINT "packages_period" CHECK("period" in ('week', 'month', 'quarter', 'year'));
--> statement-breakpoint
ALTER TABLE `packages` ADD `rollover` integer DEFAULT 0 NOT NULL CONSTRAINT "packages_rollover" CHECK("rollover" between 0 and 1000);
--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `period` text CONSTRAINT "subscriptions_period" CHECK("period" in ('week', 'month', 'quarter', 'year'));
--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `anchor_on` text CONSTRAINT "subscriptions_anchor" CHECK("anchor_on" like '____-__-__');
--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `anchor_period` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `ends_on` text CONSTRAINT "subscriptions_ends" CHECK("ends_on" like '____-__-__');
--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `rollover` integer DEFAULT 0 NOT NULL CONSTRAINT "subscriptions_rollover" CHECK("rollover" between 0 and 1000);
--> statement-breakpoint
CREATE UNIQUE INDEX `grants_once_per_period` ON `grants` (`subscription_id`,`period_no`) WHERE period_no is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX `grants_rolled_once` ON `grants` (`rolled_from`) WHERE rolled_from is not null;
--> statement-breakpoint
CREATE INDEX `grants_expiring` ON `grants` (`expires_on`) WHERE available > 0 and expires_on is not null;
--> statement-breakpoint
ALTER TABLE `purchases` ADD `refunded_amount` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `series_id` integer REFERENCES series(id);
--> statement-breakpoint
ALTER TABLE `sessions` ADD `series_index` integer;
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_once_in_series` ON `sessions` (`series_id`,`series_index`) WHERE series_id is not null;
