CREATE TABLE `assignments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`client_id` integer NOT NULL,
	`trainer_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`note` text,
	`created_at` integer NOT NULL,
	`cancelled_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`trainer_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assignments_from" CHECK("assignments"."from_day" like '____-__-__'),
	CONSTRAINT "assignments_until" CHECK("assignments"."until_day" like '____-__-__'),
	CONSTRAINT "assignments_days" CHECK("assignments"."until_day" >= "assignments"."from_day"),
	CONSTRAINT "assignments_note" CHECK(length("assignments"."note") between 1 and 255)
) STRICT;
--> statement-breakpoint
CREATE INDEX `assignments_by_client` ON `assignments` (`client_id`,`from_day`);--> statement-breakpoint
CREATE INDEX `assignments_by_trainer` ON `assignments` (`trainer_id`,`client_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_merge_rows` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`merge_id` integer NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`before` text NOT NULL,
	FOREIGN KEY (`merge_id`) REFERENCES `merges`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "merge_rows_entity" CHECK("__new_merge_rows"."entity" in ('client', 'subscription', 'grant', 'booking', 'hold', 'purchase', 'series', 'assignment'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_merge_rows`("id", "merge_id", "entity", "entity_id", "before") SELECT "id", "merge_id", "entity", "entity_id", "before" FROM `merge_rows`;--> statement-breakpoint
DROP TABLE `merge_rows`;--> statement-breakpoint
ALTER TABLE `__new_merge_rows` RENAME TO `merge_rows`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `merge_rows_by_merge` ON `merge_rows` (`merge_id`,`id`);