"""Sessions on disk: one SQLite file each, its lock and backups, and the exchange format."""
