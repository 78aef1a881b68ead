"""Faults done to the real program: real processes, real files; `python3 dev.py faults` counts."""
