"""The window of the venue check, and what only Qt knows of the machine."""
