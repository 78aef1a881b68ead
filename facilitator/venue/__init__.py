"""The check of a venue before the day: what the machine says, what follows, in which words."""
