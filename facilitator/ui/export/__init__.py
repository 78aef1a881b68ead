"""Documents made from the running session, in the background."""
