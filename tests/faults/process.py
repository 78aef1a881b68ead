"""A program of the faults in a process of its own, with an environment that is always the same."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SCREENS: Final = ROOT / "tests" / "screens.json"
OFF_SCREEN: Final = {"QT_QPA_PLATFORM": f"offscreen:configfile={SCREENS}"}
"""Two virtual screens, a laptop and a projector."""


def run_program(
    module: str,
    *arguments: str,
    home: Path,
    longest_s: float,
    screens: Mapping[str, str] = OFF_SCREEN,
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end; returns its exit code and what it said.

    Args:
        module: Its name in this package.
        arguments: Its arguments.
        home: Where the user's files belong.
        longest_s: After so many seconds it is given up.
        screens: What of the environment says where windows are shown.

    Raises:
        subprocess.TimeoutExpired: It was given up.
    """
    return subprocess.run(
        [sys.executable, "-m", f"{__package__}.{module}", *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "FACILITATOR_HOME": str(home),
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
            **screens,
        },
        capture_output=True,
        timeout=longest_s,
        check=False,
    )
