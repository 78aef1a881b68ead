"""The composition root: clock, journal, session and windows; the only part that knows them all."""

from pathlib import Path


def run(path: Path | None) -> int:
    """Open the windows.

    Args:
        path: The session file to open; None shows the start page.

    Returns:
        The exit code of the program.
    """
    from facilitator.app.program import run_program

    return run_program(path)
