CREATE TABLE `availability` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`weekday` integer NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	`trainer_id` integer NOT NULL,
	`from_day` text,
	`until_day` text,
	FOREIGN KEY (`trainer_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "availability_week" CHECK(weekday between 1 and 7 and from_minute >= 0 and until_minute <= 1440),
	CONSTRAINT "availability_rising" CHECK(from_minute < until_minute),
	CONSTRAINT "availability_from" CHECK("availability"."from_day" like '____-__-__'),
	CONSTRAINT "availability_until" CHECK("availability"."until_day" like '____-__-__'),
	CONSTRAINT "availability_days" CHECK("availability"."until_day" >= "availability"."from_day")
) STRICT;
--> statement-breakpoint
CREATE INDEX `availability_by_trainer` ON `availability` (`trainer_id`,`weekday`);--> statement-breakpoint
CREATE TABLE `closures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`from_day` text,
	`until_day` text,
	`starts_at` integer,
	`ends_at` integer,
	`created_at` integer NOT NULL,
	`cancelled_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`room_id` integer,
	`reason` text NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "closures_from" CHECK("closures"."from_day" like '____-__-__'),
	CONSTRAINT "closures_until" CHECK("closures"."until_day" like '____-__-__'),
	CONSTRAINT "closures_stretch" CHECK((from_day is null) = (until_day is null) and (starts_at is null) = (ends_at is null) and (from_day is null) <> (starts_at is null)),
	CONSTRAINT "closures_order" CHECK(coalesce(until_day >= from_day, true) and coalesce(ends_at > starts_at, true)),
	CONSTRAINT "closures_reason" CHECK(length("closures"."reason") between 1 and 120)
) STRICT;
--> statement-breakpoint
CREATE TABLE `opening_hours` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`weekday` integer NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	CONSTRAINT "opening_hours_week" CHECK(weekday between 1 and 7 and from_minute >= 0 and until_minute <= 1440),
	CONSTRAINT "opening_hours_rising" CHECK(from_minute < until_minute)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `opening_hours_once` ON `opening_hours` (`weekday`,`from_minute`);--> statement-breakpoint
CREATE TABLE `time_off` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`from_day` text,
	`until_day` text,
	`starts_at` integer,
	`ends_at` integer,
	`created_at` integer NOT NULL,
	`cancelled_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`trainer_id` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`trainer_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "time_off_from" CHECK("time_off"."from_day" like '____-__-__'),
	CONSTRAINT "time_off_until" CHECK("time_off"."until_day" like '____-__-__'),
	CONSTRAINT "time_off_stretch" CHECK((from_day is null) = (until_day is null) and (starts_at is null) = (ends_at is null) and (from_day is null) <> (starts_at is null)),
	CONSTRAINT "time_off_order" CHECK(coalesce(until_day >= from_day, true) and coalesce(ends_at > starts_at, true)),
	CONSTRAINT "time_off_note" CHECK(length("time_off"."note") <= 255)
) STRICT;
--> statement-breakpoint
CREATE INDEX `time_off_by_trainer` ON `time_off` (`trainer_id`);