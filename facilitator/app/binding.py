"""Loading Qt's binding in less time than it takes by itself; used like it in all else."""

# The binding compiles its own modules under this: they are compiled for it here.
from __future__ import annotations

import builtins
import contextlib
import marshal
import os
import sys
import zlib
from collections.abc import Callable
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any, Final

from facilitator.paths import built_program, resource

BROUGHT_ALONG: Final = "binding.kept"
"""The file in the resources of a built program."""
_CHECKED: Final = 4
"""The bytes of a checksum."""
Compile = Callable[..., Any]


def load_binding(keep_at: Path | None = None) -> None:
    """Load Qt's binding, and have Python compile and import again as it did before.

    The binding carries a dozen modules as text in its library and compiles them at each start, as
    long as a tenth of it; they are kept compiled here, where Python keeps other modules so. And it
    puts an import of its own in place, which reads the source of every module that is asked for and
    looks there for a switch (`from __feature__ import`) that this program has not.

    Args:
        keep_at: The file for what is compiled. None is where Python keeps this module; a built
            program brings the file along.
    """
    is_built = built_program() is not None
    compiled = Compiled(keep_at or (resource(BROUGHT_ALONG) if is_built else _beside_this()))
    builtins.compile = compiled
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile = compiled.really
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    if keep_at or not (is_built or sys.dont_write_bytecode):
        compiled.keep()


def _beside_this() -> Path:
    return Path(cache_from_source(__file__)).with_suffix(".kept")


class Compiled:
    """Python's `compile`, which keeps what it was given as bytes in a file.

    Args:
        file: The file.
        really: What compiles.
    """

    def __init__(self, file: Path, really: Compile = compile) -> None:
        self.really = really
        self._file = file
        self._kept: dict[tuple[str, bytes], CodeType] = _read(file)
        self._asked: dict[tuple[str, bytes], CodeType] = {}

    def __call__(
        self,
        source: Any,  # noqa: ANN401  what Python's own takes
        filename: Any,  # noqa: ANN401
        mode: str,
        *others: Any,  # noqa: ANN401
        **options: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Return the code: as it was kept, or compiled now."""
        if others or options or mode != "exec" or type(source) is not bytes:
            return self.really(source, filename, mode, *others, **options)
        key = (filename, source_hash(source))
        code = self._kept.get(key) or self.really(source, filename, mode)
        self._asked[key] = code
        return code

    def keep(self) -> None:
        """Write what was asked for, unless the file has it; where that fails, do without."""
        if self._asked.keys() == self._kept.keys():
            return
        content = marshal.dumps(self._asked)
        beside = self._file.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(MAGIC_NUMBER + _checksum(content) + content)
            beside.replace(self._file)


def _read(file: Path) -> dict[tuple[str, bytes], CodeType]:
    """Return what is kept; nothing where it is damaged or of another Python."""
    try:
        data = file.read_bytes()
    except OSError:
        return {}
    head = len(MAGIC_NUMBER) + _CHECKED
    content = data[head:]
    # Only what is surely whole is given to `marshal`, which trusts it.
    if data[:head] != MAGIC_NUMBER + _checksum(content):
        return {}
    known: dict[tuple[str, bytes], CodeType] = marshal.loads(content)  # noqa: S302  written here
    return known


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_CHECKED, "big")
