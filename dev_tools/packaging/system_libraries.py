"""Libraries that every Linux desktop brings and that must be its own, with their Debian packages.

A graphics driver, a sound server or a font cache goes with the library of the same system; and
these are what would tie the folder to the C library of the computer it was built on.
"""

from collections.abc import Iterable

_C = "libc6"
_GLIB = "libglib2.0-0t64 | libglib2.0-0"

LEFT_TO_THE_SYSTEM = {
    "ld-linux-x86-64.so.2": _C,
    "ld-linux-aarch64.so.1": _C,
    "libc.so.6": _C,
    "libdl.so.2": _C,
    "libm.so.6": _C,
    "libpthread.so.0": _C,
    "libresolv.so.2": _C,
    "librt.so.1": _C,
    "libutil.so.1": _C,
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6 (>= 7)",
    "libatomic.so.1": "libatomic1",
    "libz.so.1": "zlib1g",
    "libexpat.so.1": "libexpat1",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXau.so.6": "libxau6",
    "libXdmcp.so.6": "libxdmcp6",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libXrender.so.1": "libxrender1",
    "libxcb.so.1": "libxcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": _GLIB,
    "libgmodule-2.0.so.0": _GLIB,
    "libgobject-2.0.so.0": _GLIB,
    "libgthread-2.0.so.0": _GLIB,
    "libgio-2.0.so.0": _GLIB,
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libpulse.so.0": "libpulse0",
    "libpulse-mainloop-glib.so.0": "libpulse-mainloop-glib0",
}
"""The name a file is linked by, and what Debian and Ubuntu call the package it is in."""

ONLY_FOR_SOUND = frozenset({"libpulse0", "libpulse-mainloop-glib0"})
"""Without them the clock is silent and everything else works."""


def packages(libraries: Iterable[str], newest_c: str) -> tuple[list[str], list[str]]:
    """Return the packages that must, and those that should be installed beside the folder.

    Args:
        libraries: What the files of the folder are linked with and the folder does not hold.
        newest_c: The version of the C library that they need, such as `2.35`.

    Raises:
        KeyError: A library that is not known here; it belongs into the folder or into the list.
    """
    found = {LEFT_TO_THE_SYSTEM[name] for name in libraries}
    needed = sorted((found | {_C}) - ONLY_FOR_SOUND)
    needed[needed.index(_C)] = f"{_C} (>= {newest_c})"
    return needed, sorted(found & ONLY_FOR_SOUND)
