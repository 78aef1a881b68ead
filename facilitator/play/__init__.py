"""Replays a whole session through the real windows, and checks what is left in the file."""
