"""Turns a record into a line that can name nobody: kinds of errors, places in the program, numbers.

Sentences come from the source alone; what was typed, named or chosen never passes.
"""

import logging
import re
import sqlite3
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path, PurePath
from traceback import walk_tb
from types import TracebackType
from typing import Final

from facilitator.trouble import StorageTrouble

PACKAGE: Final = Path(__file__).resolve().parents[1]
MOST_FRAMES: Final = 40
"""Of an endless recursion the first and the last half of these are kept."""
MOST_CAUSES: Final = 8
HIDDEN: Final = "(…)"
COUNTED: Final = "times"
"""The attribute of a record that says how often it has come, where somebody counts."""
_KEY: Final = re.compile(r"[a-z_]{1,40}")
_NUMBERS: Final = (bool, int, float)
"""These very types: what is made from them may say anything."""
_LIBRARIES: Final = frozenset({"site-packages", "dist-packages"})


class RedactedLines(logging.Formatter):
    """Formats records so that only what the program's source says can be read in them.

    Arguments are let through where they cannot be a text: numbers, members of an Enum, kinds of
    exceptions. In place of everything else stands `(…)`.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of a record."""
        message, times = _message(record), getattr(record, COUNTED, 1)
        if times > 1:
            message += f" ({times} times by now)"
        clean = logging.LogRecord(record.name, record.levelno, "", 0, message, None, None, None)
        clean.created, clean.msecs = record.created, record.msecs
        lines = [super().format(clean)]
        if record.exc_info and record.exc_info[1] is not None:
            _, error, trace = record.exc_info
            lines += error_lines(error, trace)
        return "\n".join(lines)


def _message(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return shown(record.msg)
    arguments = record.args
    try:
        if isinstance(arguments, Mapping):
            return record.msg % {name: _passed(value) for name, value in arguments.items()}
        return record.msg % tuple(_passed(value) for value in arguments or ())
    except (TypeError, ValueError, KeyError):
        return record.msg


def _passed(value: object) -> object:
    return value if type(value) in _NUMBERS else shown(value)


def shown(value: object) -> str:
    """Return what may be read of a value in the log."""
    if value is None or type(value) in _NUMBERS:
        return str(value)
    match value:
        case Enum():
            return f"{type(value).__name__}.{value.name}"
        case BaseException():
            return error_name(value)
        case PurePath():
            return "(path)"
        case _:
            return HIDDEN


def error_name(error: BaseException) -> str:
    """Return the kind of an error, with the system's number for it where there is one."""
    kind = type(error)
    known = kind.__module__ == "builtins"
    name = kind.__qualname__ if known else f"{kind.__module__}.{kind.__qualname__}"
    match error:
        case StorageTrouble():
            return f"{name} {error.what}" if _KEY.fullmatch(error.what) else name
        case OSError() if isinstance(error.errno, int):
            return f"{name} errno {error.errno}"
        case sqlite3.Error():
            code = getattr(error, "sqlite_errorname", None)
            return f"{name} {code}" if code else name
        case _:
            return name


def error_lines(error: BaseException, trace: TracebackType | None = None) -> Iterator[str]:
    """Yield an error with its trace, then what it came from: kinds and places, no messages."""
    yield from _error_lines(error, trace or error.__traceback__, "", set())


def _error_lines(
    error: BaseException, trace: TracebackType | None, indent: str, seen: set[int]
) -> Iterator[str]:
    seen.add(id(error))
    yield f"{indent}  {error_name(error)}"
    frames = [(frame.f_code, line) for frame, line in walk_tb(trace)]
    left_out = len(frames) - MOST_FRAMES
    for at, (code, line) in enumerate(frames):
        if left_out > 0 and at == MOST_FRAMES // 2:
            yield f"{indent}    … {left_out} frames …"
        if left_out <= 0 or not 0 <= at - MOST_FRAMES // 2 < left_out:
            yield f"{indent}    {place(code.co_filename)}:{line} {code.co_qualname}"
    if len(seen) > MOST_CAUSES:
        return
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            if id(each) not in seen:
                yield from _error_lines(each, each.__traceback__, indent + "  ", seen)
    cause = error.__cause__
    if cause is None and not error.__suppress_context__:
        cause = error.__context__
    if cause is not None and id(cause) not in seen:
        yield f"{indent}  from"
        yield from _error_lines(cause, cause.__traceback__, indent, seen)


def place(filename: str) -> str:
    """Return a source file as a place in the program or a library, never in somebody's folder."""
    path = PurePath(filename)
    if path.is_relative_to(PACKAGE):
        return path.relative_to(PACKAGE.parent).as_posix()
    parts = path.parts
    for at, part in enumerate(parts):
        if part in _LIBRARIES:
            return "/".join(parts[at + 1 :])
    return path.name
