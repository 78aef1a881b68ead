"""The composition root: clock, journal, session and windows; the only part that knows them all."""

import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from facilitator.trouble import ScreenTrouble

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""On Linux a screen is told by one of these."""


def run(path: Path | None) -> int:
    """Open the windows.

    Args:
        path: The session file to open; None shows the start page.

    Returns:
        The exit code of the program.

    Raises:
        ScreenTrouble: There is no screen; Qt would end the process.
    """
    if not has_screen(sys.platform, os.environ):
        raise ScreenTrouble
    # What is made at start stays: looking for garbage in it costs a tenth of the time.
    gc.disable()
    try:
        from facilitator.app.binding import load_binding

        load_binding()
        from facilitator.app.program import run_program

        return run_program(path)
    finally:
        gc.enable()


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether windows can open.

    Args:
        platform: As `sys.platform` names it; only Linux runs without a screen.
        environment: The environment variables.
    """
    return platform != "linux" or any(environment.get(name) for name in SCREENS)
