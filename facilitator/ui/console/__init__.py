"""The console: what the facilitator and the secretary see and type into."""
