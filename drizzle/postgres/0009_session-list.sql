DROP INDEX "bookings_by_client";--> statement-breakpoint
DROP INDEX "bookings_by_session";--> statement-breakpoint
DROP INDEX "sessions_by_start";--> statement-breakpoint
DROP INDEX "sessions_by_title";--> statement-breakpoint
CREATE INDEX "bookings_by_status" ON "bookings" USING btree ("status","starts_at","session_id");--> statement-breakpoint
CREATE INDEX "bookings_by_payment" ON "bookings" USING btree ("payment_status","starts_at","session_id","status");--> statement-breakpoint
CREATE INDEX "sessions_by_kind" ON "sessions" USING btree ("kind","starts_at");--> statement-breakpoint
CREATE INDEX "staff_by_name" ON "staff" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "bookings_by_client" ON "bookings" USING btree ("client_id","starts_at","session_id","status");--> statement-breakpoint
CREATE INDEX "bookings_by_session" ON "bookings" USING btree ("session_id","id","status");--> statement-breakpoint
CREATE INDEX "sessions_by_start" ON "sessions" USING btree ("starts_at","id","status");--> statement-breakpoint
CREATE INDEX "sessions_by_title" ON "sessions" USING btree ("title","starts_at");