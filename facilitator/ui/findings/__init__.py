"""The panel of what is found beside the proposals."""
