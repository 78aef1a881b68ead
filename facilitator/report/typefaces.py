"""The families a document can be set in: the bundled one, and the serifs found on this computer.

Knows names and files only; the writers read them (DOCUMENT.md, "Page").
"""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from facilitator.core.value import dataclass

BUNDLED: Final = "Roboto"
# Regular, bold, italic, bold italic: names of files without suffix, in letters alone, as systems
# and packages spell them.
_FILES: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "Times New Roman": (
        ("times", "timesnewroman", "timesnewromanregular"),
        ("timesbd", "timesnewromanbold"),
        ("timesi", "timesnewromanitalic"),
        ("timesbi", "timesnewromanbolditalic"),
    ),
    "PT Astra Serif": (
        ("ptastraserifregular", "ptastraserif"),
        ("ptastraserifbold",),
        ("ptastraserifitalic",),
        ("ptastraserifbolditalic",),
    ),
    "Liberation Serif": (
        ("liberationserifregular",),
        ("liberationserifbold",),
        ("liberationserifitalic",),
        ("liberationserifbolditalic",),
    ),
}


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family and its four files: regular, bold, italic, bold italic."""

    name: str
    files: tuple[Path, ...]


def font_folders(
    platform: str = sys.platform,
    environment: Mapping[str, str] | None = None,
    home: Path | None = None,
) -> tuple[Path, ...]:
    """Return where this system and this user keep fonts; the folders need not exist.

    Args:
        platform: As `sys.platform` names it.
        environment: The environment variables; None reads the process's own.
        home: The user's home folder; None asks the system.
    """
    environment = os.environ if environment is None else environment
    home = home or Path.home()
    match platform:
        case "win32":
            windows = Path(environment.get("WINDIR", r"C:\Windows"))
            local = Path(environment.get("LOCALAPPDATA", str(home / "AppData" / "Local")))
            return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
        case "darwin":
            system = Path("/System/Library/Fonts")
            return system / "Supplemental", Path("/Library/Fonts"), home / "Library" / "Fonts"
        case _:
            data = Path(environment.get("XDG_DATA_HOME", str(home / ".local" / "share")))
            return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts"


def serifs(folders: Iterable[Path]) -> tuple[Typeface, ...]:
    """Return the serif families that are there with all four faces, the usual one first.

    Args:
        folders: Where to look, also in the folders inside; what cannot be read is passed over.
    """
    there: dict[str, Path] = {}
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in names:
                if name.lower().endswith(".ttf"):
                    there.setdefault(re.sub(r"[^a-z]", "", name.lower()[:-4]), Path(place, name))
    found = []
    for family, faces in _FILES.items():
        files = [next((there[name] for name in face if name in there), None) for face in faces]
        whole = tuple(file for file in files if file is not None)
        if len(whole) == len(faces):
            found.append(Typeface(family, whole))
    return tuple(found)


def typeface_called(name: str, folders: Iterable[Path]) -> Typeface | None:
    """Return the serif of that name, however its letters are cased; None if it is not there."""
    wanted = name.casefold().strip()
    return next((each for each in serifs(folders) if each.name.casefold() == wanted), None)
