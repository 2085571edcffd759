CREATE TABLE `sign_in_rules` (
	`id` integer PRIMARY KEY NOT NULL,
	`desk_minutes` integer NOT NULL,
	`owner_minutes` integer NOT NULL,
	CONSTRAINT "sign_in_rules_is_one" CHECK("sign_in_rules"."id" = 1),
	CONSTRAINT "sign_in_rules_desk" CHECK("sign_in_rules"."desk_minutes" between 1 and 15),
	CONSTRAINT "sign_in_rules_owner" CHECK("sign_in_rules"."owner_minutes" between 1 and 30)
) STRICT;
--> statement-breakpoint
CREATE TABLE `staff_secrets` (
	`staff_id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`hash` text NOT NULL,
	`pepper_id` text,
	`misses` integer NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "staff_secrets_kind" CHECK("staff_secrets"."kind" in ('pin', 'password')),
	CONSTRAINT "staff_secrets_hash" CHECK("staff_secrets"."hash" like '$%$%' and length("staff_secrets"."hash") <= 300),
	CONSTRAINT "staff_secrets_pepper" CHECK(length("staff_secrets"."pepper_id") = 16),
	CONSTRAINT "staff_secrets_misses" CHECK("staff_secrets"."misses" between 0 and 100)
) STRICT;
