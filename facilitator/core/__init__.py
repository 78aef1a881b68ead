"""The pure core: what a session is and how it changes.

No Qt, SQLite, files, clock or translation.
"""
