-- PostgreSQL counts its rows by itself; the number belongs to what SQLite has to be told.
SELECT 1;
