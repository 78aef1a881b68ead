"""Forgetting people in a session and in all that the program keeps of it."""
