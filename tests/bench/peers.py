"""Other desktop programs to measure beside, each in an environment of its own."""

import subprocess
import sys
from pathlib import Path

NOVELWRITER = "novelwriter>=26,<27"


def novelwriter_python(folder: Path) -> Path | None:
    """Return an interpreter with novelWriter, installed when it is first asked for.

    Args:
        folder: Where environments of peers are kept.

    Returns:
        The interpreter; None where it cannot be installed or started.
    """
    home = folder / "novelwriter"
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        made = subprocess.run([sys.executable, "-m", "venv", str(home)], check=False)
        install = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        if made.returncode or subprocess.run([*install, NOVELWRITER], check=False).returncode:
            return None
    starts = [str(python), "-c", "import novelwriter"]
    works = subprocess.run(starts, check=False, capture_output=True)
    return python if works.returncode == 0 else None
