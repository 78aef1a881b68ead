"""The composition root: clock, journal, session and windows; the only part that knows them all."""

import gc
from pathlib import Path


def run(path: Path | None) -> int:
    """Open the windows.

    Args:
        path: The session file to open; None shows the start page.

    Returns:
        The exit code of the program.
    """
    # What is made at start stays: looking for garbage in it costs a tenth of the time.
    gc.disable()
    try:
        # What knows no Qt comes first: the binding reads the source of all that is imported later.
        import facilitator.app.library  # noqa: F401
        from facilitator.app.program import run_program

        return run_program(path)
    finally:
        gc.enable()
