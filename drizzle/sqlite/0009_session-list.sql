DROP INDEX `bookings_by_client`;--> statement-breakpoint
DROP INDEX `bookings_by_session`;--> statement-breakpoint
CREATE INDEX `bookings_by_status` ON `bookings` (`status`,`starts_at`,`session_id`);--> statement-breakpoint
CREATE INDEX `bookings_by_payment` ON `bookings` (`payment_status`,`starts_at`,`session_id`,`status`);--> statement-breakpoint
CREATE INDEX `bookings_by_client` ON `bookings` (`client_id`,`starts_at`,`session_id`,`status`);--> statement-breakpoint
CREATE INDEX `bookings_by_session` ON `bookings` (`session_id`,`id`,`status`);--> statement-breakpoint
DROP INDEX `sessions_by_start`;--> statement-breakpoint
DROP INDEX `sessions_by_title`;--> statement-breakpoint
CREATE INDEX `sessions_by_kind` ON `sessions` (`kind`,`starts_at`);--> statement-breakpoint
CREATE INDEX `sessions_by_start` ON `sessions` (`starts_at`,`id`,`status`);--> statement-breakpoint
CREATE INDEX `sessions_by_title` ON `sessions` (`title`,`starts_at`);--> statement-breakpoint
CREATE INDEX `staff_by_name` ON `staff` (`name`,`id`);