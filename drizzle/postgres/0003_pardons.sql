ALTER TABLE "bookings" ADD COLUMN "pardon" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_pardon" CHECK ("bookings"."pardon" in ('forgiven', 'waived'));--> statement-breakpoint
-- Until now every late cancellation that was given back counted as one of the forgiven.
UPDATE bookings SET pardon = 'forgiven' WHERE status = 'late_cancelled' AND policy ->> 'lateRule' = 'forgive'
  AND EXISTS (SELECT 1 FROM booking_holds WHERE booking_id = bookings.id)
  AND NOT EXISTS (SELECT 1 FROM booking_holds WHERE booking_id = bookings.id AND captured > 0);
