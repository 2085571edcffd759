-- Written by hand: the generator would have rebuilt the table, where a column with its own CHECK can simply be added.
ALTER TABLE `bookings` ADD `pardon` text CONSTRAINT "bookings_pardon" CHECK("pardon" in ('forgiven', 'waived'));
--> statement-breakpoint
-- Until now every late cancellation that was given back counted as one of the forgiven.
UPDATE bookings SET pardon = 'forgiven' WHERE status = 'late_cancelled' AND policy ->> 'lateRule' = 'forgive'
  AND EXISTS (SELECT 1 FROM booking_holds WHERE booking_id = bookings.id)
  AND NOT EXISTS (SELECT 1 FROM booking_holds WHERE booking_id = bookings.id AND captured > 0);
