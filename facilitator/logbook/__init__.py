"""The program's log: what went wrong and where in the program, and nothing a person typed."""
