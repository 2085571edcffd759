CREATE TABLE `schedule_views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` integer,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`settings` text NOT NULL,
	`is_default` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "schedule_views_name" CHECK(length("schedule_views"."name") between 1 and 60)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_views_named_once` ON `schedule_views` ((case when staff_id is null then 0 else staff_id end),`name_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_views_one_default` ON `schedule_views` ((case when staff_id is null then 0 else staff_id end)) WHERE is_default;