CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` integer,
	`actor_role` text NOT NULL,
	`method` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer,
	`before` text,
	`after` text,
	`command_id` text,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_by_entity` ON `audit` (`entity`,`entity_id`,`seq`);--> statement-breakpoint
CREATE TABLE `booking_holds` (
	`booking_id` integer NOT NULL,
	`grant_id` integer NOT NULL,
	`client_id` integer NOT NULL,
	`subscription_id` integer NOT NULL,
	`held` integer NOT NULL,
	`captured` integer NOT NULL,
	`last_seq` integer NOT NULL,
	PRIMARY KEY(`booking_id`, `grant_id`),
	FOREIGN KEY (`booking_id`,`client_id`) REFERENCES `bookings`(`id`,`client_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grant_id`,`client_id`,`subscription_id`) REFERENCES `grants`(`id`,`client_id`,`subscription_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "holds_units" CHECK("booking_holds"."held" >= 0 and "booking_holds"."captured" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `holds_by_grant` ON `booking_holds` (`grant_id`,`booking_id`);--> statement-breakpoint
CREATE TABLE `bookings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`session_id` integer NOT NULL,
	`client_id` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`status` text NOT NULL,
	`funding` text NOT NULL,
	`cost` integer NOT NULL,
	`payment_status` text NOT NULL,
	`payment_method` text,
	`amount` integer,
	`currency` text,
	`policy` text NOT NULL,
	`policy_anchor` integer NOT NULL,
	`source` text NOT NULL,
	`booked_at` integer NOT NULL,
	`cancelled_at` integer,
	`cancelled_by` text,
	`late` integer NOT NULL,
	`outcome_at` integer,
	`reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`,`starts_at`,`ends_at`) REFERENCES `sessions`(`id`,`starts_at`,`ends_at`) ON UPDATE cascade ON DELETE no action,
	CONSTRAINT "bookings_status" CHECK("bookings"."status" in ('pending', 'confirmed', 'waitlisted', 'completed', 'no_show', 'cancelled', 'late_cancelled', 'lapsed')),
	CONSTRAINT "bookings_funding" CHECK("bookings"."funding" in ('credit', 'comp', 'unpaid', 'none')),
	CONSTRAINT "bookings_payment" CHECK("bookings"."payment_status" in ('not_due', 'pending', 'paid', 'failed', 'partially_refunded', 'refunded', 'disputed')),
	CONSTRAINT "bookings_source" CHECK("bookings"."source" in ('staff', 'public', 'plan', 'import')),
	CONSTRAINT "bookings_cancelled_by" CHECK("bookings"."cancelled_by" in ('client', 'studio')),
	CONSTRAINT "bookings_cost" CHECK("bookings"."cost" between 0 and 100),
	CONSTRAINT "bookings_amount" CHECK("bookings"."amount" >= 0),
	CONSTRAINT "bookings_reason" CHECK(length("bookings"."reason") <= 255)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `bookings_once_per_session` ON `bookings` (`session_id`,`client_id`) WHERE status in ('pending', 'confirmed', 'completed', 'no_show', 'waitlisted');--> statement-breakpoint
CREATE INDEX `bookings_occupying` ON `bookings` (`client_id`,`starts_at`) WHERE status in ('pending', 'confirmed', 'completed', 'no_show');--> statement-breakpoint
CREATE INDEX `bookings_by_client` ON `bookings` (`client_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `bookings_by_session` ON `bookings` (`session_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `bookings_of_client` ON `bookings` (`id`,`client_id`);--> statement-breakpoint
CREATE TABLE `chain_heads` (
	`chain` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	CONSTRAINT "chain_heads_chain" CHECK("chain_heads"."chain" in ('ledger', 'audit'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `client_words` (
	`word` text NOT NULL,
	`client_id` integer NOT NULL,
	PRIMARY KEY(`word`, `client_id`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `client_words_by_client` ON `client_words` (`client_id`,`word`);--> statement-breakpoint
CREATE TABLE `clients` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`email` text,
	`email_key` text,
	`phone` text,
	`location` text,
	`notes` text,
	`status` text NOT NULL,
	`merged_into` integer,
	`search_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "clients_first_name" CHECK(length("clients"."first_name") <= 100),
	CONSTRAINT "clients_last_name" CHECK(length("clients"."last_name") <= 100),
	CONSTRAINT "clients_named" CHECK(length("clients"."first_name") + length("clients"."last_name") > 0),
	CONSTRAINT "clients_status" CHECK("clients"."status" in ('active', 'inactive', 'merged')),
	CONSTRAINT "clients_merged" CHECK(("clients"."status" = 'merged') = ("clients"."merged_into" is not null)),
	CONSTRAINT "clients_email_key" CHECK(("clients"."email" is null) = ("clients"."email_key" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `clients_email_unique` ON `clients` (`email_key`) WHERE "clients"."email_key" is not null and "clients"."status" <> 'merged';--> statement-breakpoint
CREATE INDEX `clients_by_name` ON `clients` (`search_name`,`id`);--> statement-breakpoint
CREATE INDEX `clients_by_status` ON `clients` (`status`,`search_name`,`id`);--> statement-breakpoint
CREATE INDEX `clients_by_created` ON `clients` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `commands` (
	`id` text PRIMARY KEY NOT NULL,
	`method` text NOT NULL,
	`input_hash` text NOT NULL,
	`reply` text NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `entries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`grant_id` integer NOT NULL,
	`grant_seq` integer NOT NULL,
	`kind` text NOT NULL,
	`units` integer NOT NULL,
	`booking_id` integer,
	`corrects_seq` integer,
	`reason` text,
	`actor_id` integer,
	`command_id` text,
	`at` integer NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "entries_kind" CHECK("entries"."kind" in ('GRANT', 'HOLD', 'RELEASE', 'CAPTURE', 'UNCAPTURE', 'EXPIRE', 'UNEXPIRE', 'REVOKE')),
	CONSTRAINT "entries_units" CHECK("entries"."units" > 0),
	CONSTRAINT "entries_booking" CHECK("entries"."booking_id" is not null or "entries"."kind" not in ('HOLD', 'RELEASE', 'CAPTURE', 'UNCAPTURE')),
	CONSTRAINT "entries_reason" CHECK(length("entries"."reason") <= 255)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `entries_of_grant` ON `entries` (`grant_id`,`grant_seq`);--> statement-breakpoint
CREATE INDEX `entries_by_booking` ON `entries` (`booking_id`,`seq`);--> statement-breakpoint
CREATE TABLE `families` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	CONSTRAINT "families_name" CHECK(length("families"."name") between 1 and 80)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `families_name_unique` ON `families` (`name_key`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`client_id` integer NOT NULL,
	`subscription_id` integer NOT NULL,
	`family_id` integer,
	`source` text NOT NULL,
	`category` text NOT NULL,
	`priority` integer DEFAULT 50 NOT NULL,
	`granted` integer DEFAULT 0 NOT NULL,
	`available` integer DEFAULT 0 NOT NULL,
	`held` integer DEFAULT 0 NOT NULL,
	`used` integer DEFAULT 0 NOT NULL,
	`expired` integer DEFAULT 0 NOT NULL,
	`revoked` integer DEFAULT 0 NOT NULL,
	`entry_count` integer DEFAULT 0 NOT NULL,
	`unit_amount` integer DEFAULT 0 NOT NULL,
	`currency` text NOT NULL,
	`effective_from` text NOT NULL,
	`expires_on` text,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`family_id`) REFERENCES `families`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subscription_id`,`client_id`) REFERENCES `subscriptions`(`id`,`client_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grants_buckets_add_up" CHECK("grants"."granted" = "grants"."available" + "grants"."held" + "grants"."used" + "grants"."expired" + "grants"."revoked"),
	CONSTRAINT "grants_buckets_positive" CHECK("grants"."available" >= 0 and "grants"."held" >= 0 and "grants"."used" >= 0 and "grants"."expired" >= 0 and "grants"."revoked" >= 0),
	CONSTRAINT "grants_source" CHECK("grants"."source" in ('purchase', 'allocation', 'promotion', 'import', 'comp', 'rollover')),
	CONSTRAINT "grants_category" CHECK("grants"."category" in ('paid', 'promotional', 'comp')),
	CONSTRAINT "grants_effective" CHECK("grants"."effective_from" like '____-__-__'),
	CONSTRAINT "grants_expires" CHECK("grants"."expires_on" like '____-__-__'),
	CONSTRAINT "grants_reason" CHECK(length("grants"."reason") <= 255),
	CONSTRAINT "grants_unit_amount" CHECK("grants"."unit_amount" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `grants_by_client` ON `grants` (`client_id`,`id`);--> statement-breakpoint
CREATE INDEX `grants_by_subscription` ON `grants` (`subscription_id`,`id`);--> statement-breakpoint
CREATE INDEX `grants_spendable` ON `grants` (`client_id`,`available`,`effective_from`,`expires_on`,`subscription_id`) WHERE available > 0;--> statement-breakpoint
CREATE UNIQUE INDEX `grants_of_subscription` ON `grants` (`id`,`client_id`,`subscription_id`);--> statement-breakpoint
CREATE TABLE `locations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`active` integer NOT NULL,
	CONSTRAINT "locations_name" CHECK(length("locations"."name") between 1 and 80)
) STRICT;
--> statement-breakpoint
CREATE TABLE `packages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`family_id` integer,
	`kind` text NOT NULL,
	`credits` integer NOT NULL,
	`price_amount` integer NOT NULL,
	`currency` text NOT NULL,
	`validity_days` integer,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`family_id`) REFERENCES `families`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "packages_name" CHECK(length("packages"."name") between 1 and 80),
	CONSTRAINT "packages_kind" CHECK("packages"."kind" in ('pack', 'membership')),
	CONSTRAINT "packages_credits" CHECK("packages"."credits" between 1 and 1000),
	CONSTRAINT "packages_price" CHECK("packages"."price_amount" >= 0),
	CONSTRAINT "packages_currency" CHECK(length("packages"."currency") = 3),
	CONSTRAINT "packages_validity" CHECK("packages"."validity_days" between 1 and 3650)
) STRICT;
--> statement-breakpoint
CREATE TABLE `purchases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`client_id` integer NOT NULL,
	`package_id` integer NOT NULL,
	`provider` text NOT NULL,
	`external_id` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`status` text NOT NULL,
	`terms` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `packages`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "purchases_provider" CHECK("purchases"."provider" in ('front_desk', 'stripe', 'import')),
	CONSTRAINT "purchases_status" CHECK("purchases"."status" in ('pending', 'paid', 'failed', 'partially_refunded', 'refunded', 'disputed')),
	CONSTRAINT "purchases_amount" CHECK("purchases"."amount" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `purchases_external_unique` ON `purchases` (`provider`,`external_id`) WHERE "purchases"."external_id" is not null;--> statement-breakpoint
CREATE INDEX `purchases_by_client` ON `purchases` (`client_id`,`id`);--> statement-breakpoint
CREATE INDEX `purchases_by_package` ON `purchases` (`package_id`);--> statement-breakpoint
CREATE TABLE `rooms` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`location_id` integer NOT NULL,
	`name` text NOT NULL,
	`active` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`location_id`) REFERENCES `locations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rooms_name" CHECK(length("rooms"."name") between 1 and 80)
) STRICT;
--> statement-breakpoint
CREATE TABLE `services` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`minutes` integer NOT NULL,
	`kind` text NOT NULL,
	`family_id` integer NOT NULL,
	`capacity` integer NOT NULL,
	`credit_cost` integer NOT NULL,
	`buffer_minutes` integer DEFAULT 0 NOT NULL,
	`delivery` text NOT NULL,
	`colour` integer NOT NULL,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`family_id`) REFERENCES `families`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "services_name" CHECK(length("services"."name") between 1 and 80),
	CONSTRAINT "services_minutes" CHECK("services"."minutes" between 5 and 1440),
	CONSTRAINT "services_kind" CHECK("services"."kind" in ('personal', 'group', 'webinar', 'trial', 'guest', 'internal')),
	CONSTRAINT "services_capacity" CHECK("services"."capacity" between 1 and 500),
	CONSTRAINT "services_cost" CHECK("services"."credit_cost" between 0 and 100),
	CONSTRAINT "services_buffer" CHECK("services"."buffer_minutes" between 0 and 240),
	CONSTRAINT "services_delivery" CHECK("services"."delivery" in ('studio', 'client_place', 'online')),
	CONSTRAINT "services_colour" CHECK("services"."colour" between 0 and 9)
) STRICT;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`service_id` integer NOT NULL,
	`kind` text NOT NULL,
	`trainer_id` integer,
	`room_id` integer,
	`location_id` integer NOT NULL,
	`title` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`busy_until` integer NOT NULL,
	`zone` text NOT NULL,
	`wall_start` text NOT NULL,
	`wall_kind` text NOT NULL,
	`studio_date` text NOT NULL,
	`capacity` integer NOT NULL,
	`credit_cost` integer NOT NULL,
	`status` text NOT NULL,
	`cancelled_at` integer,
	`cancel_reason` text,
	`amount` integer,
	`currency` text,
	`platform` text,
	`meeting_link` text,
	`notes` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`trainer_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `locations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sessions_kind" CHECK("sessions"."kind" in ('personal', 'group', 'webinar', 'trial', 'guest', 'internal')),
	CONSTRAINT "sessions_whole_minute" CHECK("sessions"."starts_at" % 60000 = 0),
	CONSTRAINT "sessions_length" CHECK("sessions"."ends_at" > "sessions"."starts_at" and "sessions"."ends_at" - "sessions"."starts_at" <= 86400000 and "sessions"."busy_until" between "sessions"."ends_at" and "sessions"."ends_at" + 14400000),
	CONSTRAINT "sessions_capacity" CHECK("sessions"."capacity" between 1 and 500),
	CONSTRAINT "sessions_cost" CHECK("sessions"."credit_cost" between 0 and 100),
	CONSTRAINT "sessions_status" CHECK("sessions"."status" in ('open', 'cancelled')),
	CONSTRAINT "sessions_wall_kind" CHECK("sessions"."wall_kind" in ('exact', 'gap', 'fold')),
	CONSTRAINT "sessions_platform" CHECK("sessions"."platform" in ('zoom', 'meet', 'teams')),
	CONSTRAINT "sessions_date" CHECK("sessions"."studio_date" like '____-__-__'),
	CONSTRAINT "sessions_cancelled" CHECK(("sessions"."status" = 'cancelled') = ("sessions"."cancelled_at" is not null)),
	CONSTRAINT "sessions_amount" CHECK("sessions"."amount" >= 0 and ("sessions"."amount" is null) = ("sessions"."currency" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_by_start` ON `sessions` (`starts_at`,`id`);--> statement-breakpoint
CREATE INDEX `sessions_by_trainer` ON `sessions` (`trainer_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `sessions_by_room` ON `sessions` (`room_id`,`starts_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_time` ON `sessions` (`id`,`starts_at`,`ends_at`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "staff_name" CHECK(length("staff"."name") between 1 and 100),
	CONSTRAINT "staff_role" CHECK("staff"."role" in ('owner', 'front_desk', 'trainer'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `staff_permissions` (
	`staff_id` integer NOT NULL,
	`permission` text NOT NULL,
	`granted` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `permission`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "staff_permissions_permission" CHECK("staff_permissions"."permission" in ('schedule.read', 'schedule.write', 'bookings.write', 'bookings.outcome', 'bookings.unpaid', 'bookings.comp', 'bookings.change_outcome', 'clients.read', 'clients.write', 'clients.merge', 'clients.import', 'credits.read', 'credits.allocate', 'credits.revoke', 'sales.write', 'sales.refund', 'catalogue.read', 'catalogue.write', 'staff.write', 'studio.write', 'reports.read', 'audit.read', 'integrity.check', 'integrity.repair', 'backup.write'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `staff_services` (
	`staff_id` integer NOT NULL,
	`service_id` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `service_id`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `studio` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`currency` text NOT NULL,
	`is_demo` integer NOT NULL,
	`late_window_minutes` integer NOT NULL,
	`late_rule` text NOT NULL,
	`late_forgiven` integer NOT NULL,
	`no_show_rule` text NOT NULL,
	`grace_days` integer NOT NULL,
	`pending_timeout_hours` integer NOT NULL,
	`low_credits` integer NOT NULL,
	`expiring_days` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "studio_is_one" CHECK("studio"."id" = 1),
	CONSTRAINT "studio_name" CHECK(length("studio"."name") between 1 and 120),
	CONSTRAINT "studio_currency" CHECK(length("studio"."currency") = 3),
	CONSTRAINT "studio_late_window" CHECK("studio"."late_window_minutes" between 0 and 20160),
	CONSTRAINT "studio_late_rule" CHECK("studio"."late_rule" in ('capture', 'release', 'forgive')),
	CONSTRAINT "studio_late_forgiven" CHECK("studio"."late_forgiven" between 0 and 30),
	CONSTRAINT "studio_no_show_rule" CHECK("studio"."no_show_rule" in ('capture', 'release')),
	CONSTRAINT "studio_grace" CHECK("studio"."grace_days" between 0 and 60),
	CONSTRAINT "studio_pending" CHECK("studio"."pending_timeout_hours" between 1 and 720),
	CONSTRAINT "studio_low" CHECK("studio"."low_credits" between 0 and 100),
	CONSTRAINT "studio_expiring" CHECK("studio"."expiring_days" between 0 and 365)
) STRICT;
--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`client_id` integer NOT NULL,
	`name` text NOT NULL,
	`family_id` integer,
	`kind` text NOT NULL,
	`package_id` integer,
	`purchase_id` integer,
	`status` text NOT NULL,
	`validity_days` integer,
	`activated_on` text,
	`ended_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`family_id`) REFERENCES `families`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`purchase_id`) REFERENCES `purchases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "subscriptions_status" CHECK("subscriptions"."status" in ('active', 'queued', 'frozen', 'ended')),
	CONSTRAINT "subscriptions_kind" CHECK("subscriptions"."kind" in ('pack', 'membership')),
	CONSTRAINT "subscriptions_activated" CHECK("subscriptions"."activated_on" like '____-__-__'),
	CONSTRAINT "subscriptions_ended" CHECK(("subscriptions"."status" = 'ended') = ("subscriptions"."ended_at" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_one_active` ON `subscriptions` (`client_id`,(case when family_id is null then 0 else family_id end),`kind`) WHERE status in ('active', 'frozen');--> statement-breakpoint
CREATE INDEX `subscriptions_by_client` ON `subscriptions` (`client_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_of_client` ON `subscriptions` (`id`,`client_id`);