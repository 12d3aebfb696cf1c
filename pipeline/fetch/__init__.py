"""Web addresses become files that can be read: fetched politely, and only from the open net."""
