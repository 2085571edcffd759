-- How many rows a value of an index has in a large studio, for the planner: without it, it takes an index by status, of which
-- every value has a great many rows, for as good as one by client. The figures are fixed, so that every file is read by the
-- same plans, those that were tried; nothing here is ever analysed anew. The table for them is made by analysing any table.
ANALYZE `studio`;--> statement-breakpoint
DELETE FROM `sqlite_stat1`;--> statement-breakpoint
INSERT INTO `sqlite_stat1` (`tbl`, `idx`, `stat`) VALUES
	('bookings', 'bookings_by_client', '1000000 20 1 1 1'),
	('bookings', 'bookings_by_payment', '1000000 140000 12 1 1'),
	('bookings', 'bookings_by_session', '1000000 2 1 1'),
	('bookings', 'bookings_by_status', '1000000 125000 12 1'),
	('bookings', 'bookings_occupying', '900000 20 1'),
	('bookings', 'bookings_of_client', '1000000 1 1'),
	('bookings', 'bookings_waiting', '2000 1000 1'),
	('sessions', 'sessions_by_kind', '800000 200000 20'),
	('sessions', 'sessions_by_start', '800000 20 1 1'),
	('sessions', 'sessions_by_title', '800000 50000 5');--> statement-breakpoint
ANALYZE `sqlite_schema`;
