CREATE TABLE "sign_in_rules" (
	"id" bigint PRIMARY KEY NOT NULL,
	"desk_minutes" bigint NOT NULL,
	"owner_minutes" bigint NOT NULL,
	CONSTRAINT "sign_in_rules_is_one" CHECK ("sign_in_rules"."id" = 1),
	CONSTRAINT "sign_in_rules_desk" CHECK ("sign_in_rules"."desk_minutes" between 1 and 15),
	CONSTRAINT "sign_in_rules_owner" CHECK ("sign_in_rules"."owner_minutes" between 1 and 30)
);
--> statement-breakpoint
CREATE TABLE "staff_secrets" (
	"staff_id" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"hash" text NOT NULL,
	"pepper_id" text,
	"misses" bigint NOT NULL,
	"set_at" bigint NOT NULL,
	CONSTRAINT "staff_secrets_kind" CHECK ("staff_secrets"."kind" in ('pin', 'password')),
	CONSTRAINT "staff_secrets_hash" CHECK ("staff_secrets"."hash" like '$%$%' and length("staff_secrets"."hash") <= 300),
	CONSTRAINT "staff_secrets_pepper" CHECK (length("staff_secrets"."pepper_id") = 16),
	CONSTRAINT "staff_secrets_misses" CHECK ("staff_secrets"."misses" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "staff_secrets" ADD CONSTRAINT "staff_secrets_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;