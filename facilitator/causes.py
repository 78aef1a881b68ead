"""Why the system or SQLite refused, in the user's language instead of the system's own words."""

import errno
from collections.abc import Mapping
from types import MappingProxyType

from facilitator.words import N_, Words

_DENIED = N_("access is denied")
_READ_ONLY = N_("the disk or the file may only be read")
_GONE = N_("the file or its folder is not there any more")
_FOLDER = N_("this is a folder, not a file")
_FAILING = N_("the disk fails; is its stick still plugged in?")
_TOO_LONG = N_("the name is too long")
_IN_USE = N_("another program is using the file")
_CLOSED = N_("the file cannot be opened")

OF_THE_SYSTEM: Mapping[int, str] = MappingProxyType(
    {
        errno.EACCES: _DENIED,
        errno.EPERM: _DENIED,
        errno.EROFS: _READ_ONLY,
        errno.ENOENT: _GONE,
        errno.ENOTDIR: _GONE,
        errno.EISDIR: _FOLDER,
        errno.EIO: _FAILING,
        errno.ENODEV: _FAILING,
        errno.ENXIO: _FAILING,
        errno.ENAMETOOLONG: _TOO_LONG,
        errno.EBUSY: _IN_USE,
    }
)
OF_SQLITE: Mapping[int, str] = MappingProxyType(
    {5: _IN_USE, 6: _IN_USE, 8: _READ_ONLY, 10: _FAILING, 14: _CLOSED}
)
"""By primary result code: https://www.sqlite.org/rescode.html"""
_WINDOWS_SHARING = frozenset({32, 33})
"""Windows calls a file that another program has open, or has locked in part, a denied one."""


def cause_in_words(words: Words, cause: BaseException | None) -> str:
    """Return why something failed; empty where there are no words for it.

    Args:
        words: The language to say it in.
        cause: The error of the system or of SQLite.
    """
    found = None
    if isinstance(cause, OSError):
        found = OF_THE_SYSTEM.get(cause.errno or 0)
        if getattr(cause, "winerror", None) in _WINDOWS_SHARING:
            found = _IN_USE
    elif cause is not None:
        # An attribute of sqlite3.Error; extended codes have the primary one in their last byte.
        found = OF_SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    return "" if found is None else words.gettext(found)
