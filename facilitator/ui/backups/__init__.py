"""The window of backups: which there are, what is in them, and a new file made of one."""
