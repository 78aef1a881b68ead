"""What the project says of itself, in one place: pyproject.toml and git."""

import os
import subprocess
import time
import tomllib
from pathlib import Path


def version(root: Path) -> str:
    """Return the program's version."""
    said = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return str(said["project"]["version"])


def maintainer(root: Path) -> str:
    """Return whom a package is from."""
    said = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    author = said["project"]["authors"][0]
    return f"{author['name']} <{author.get('email', 'facilitator@localhost')}>"


def moment(root: Path) -> int:
    """Return the time that packed files carry, in seconds since 1970: that of the last commit."""
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(said)
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return int(done.stdout) if done.returncode == 0 and done.stdout.strip() else int(time.time())
