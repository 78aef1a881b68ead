"""Tools of the development, run by dev.py inside its virtual environment; never shipped."""
