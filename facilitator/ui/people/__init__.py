"""The panel of participants and experts."""
