"""The files of the log: made when there is something to write, a few of limited size."""

import contextlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler

NAME: Final = "facilitator.log"
MOST_BYTES: Final = 500_000
OLDER: Final = 3
"""How many earlier files are kept beside the present one."""


class Logbook(logging.Handler):
    """Keeps what is logged in rotating files; where that cannot be, does without.

    Args:
        folder: Where the files belong; it is made when something is first written.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._file: RotatingFileHandler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, unless it is one of many that are the same."""
        # A log that cannot be written must not become a trouble of its own.
        with contextlib.suppress(Exception):
            if self._file is None:
                self._file = self._opened()
            self._file.handle(record)

    def close(self) -> None:
        """Close the file."""
        with contextlib.suppress(OSError, ValueError):
            if self._file is not None:
                self._file.close()
        super().close()

    def _opened(self) -> "RotatingFileHandler":
        # Take longer to load than the rest of the log; most days have nothing to write.
        from logging.handlers import RotatingFileHandler

        from facilitator.logbook.redaction import RedactedLines
        from facilitator.logbook.repeats import Repeats

        self._folder.mkdir(parents=True, exist_ok=True)
        opened = RotatingFileHandler(
            self._folder / NAME, maxBytes=MOST_BYTES, backupCount=OLDER, encoding="utf-8"
        )
        opened.setFormatter(RedactedLines())
        opened.addFilter(Repeats())
        opened.handleError = _nothing  # type: ignore[method-assign]
        return opened


def _nothing(record: logging.LogRecord) -> None:
    """Let a record go that cannot be written, instead of printing a trace."""
    del record


def log_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of the log that there are, the newest first."""
    names = (NAME, *(f"{NAME}.{number}" for number in range(1, OLDER + 1)))
    return tuple(path for path in (folder / name for name in names) if path.is_file())
