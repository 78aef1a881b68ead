"""The command line: what `facilitator` does without opening windows, and how it answers."""

from facilitator.command_line.commands import program, run

__all__ = ["program", "run"]
