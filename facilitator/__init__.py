"""Facilitator: runs an offline strategic session from one laptop."""
