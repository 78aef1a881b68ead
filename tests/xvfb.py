"""A display of its own for tests that plug monitors in and out."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


def is_there() -> bool:
    """Tell whether Xvfb and xrandr are installed."""
    return all(shutil.which(name) is not None for name in ("Xvfb", "xrandr"))


@contextmanager
def display(width: int, height: int) -> Iterator[str]:
    """Start an X server with one wide picture, in which monitors can be set; yields its name."""
    reading, writing = os.pipe()
    screen = ["-screen", "0", f"{width}x{height}x24", "+extension", "RANDR"]
    server = subprocess.Popen(
        # Without a reset, which would forget the monitors whenever the last program has left.
        ["Xvfb", "-displayfd", str(writing), "-noreset", *screen],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=30)
