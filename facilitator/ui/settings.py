"""The choices of one user in a small JSON file; a damaged or unwritable one is no trouble."""

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, fields, replace
from pathlib import Path

from facilitator.atomic import write_atomically
from facilitator.core.value import dataclass
from facilitator.trouble import StorageTrouble

LOG = logging.getLogger(__name__)
RECENT_KEPT = 8
_ANY_NAME = "surrogatepass"
"""Linux has names of files that are no text, and Python writes their bytes as half characters."""
_LARGEST = 1_000_000
"""No number that is chosen is as large, and none that is larger goes into a field of Qt."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user has chosen.

    `language` None follows the system; `projector` is the identity of a screen; `volume` 0 to 100;
    `export_folder` None is beside the session, `export_font` empty the bundled family.
    """

    language: str | None = None
    recent: tuple[str, ...] = ()
    projector: str | None = None
    scheme: str = "dark"
    second_backup: str | None = None
    mute: bool = False
    volume: int = 60
    export_extent: str = "full"
    export_naming: str = "named"
    export_formats: tuple[str, ...] = ("pdf",)
    export_folder: str | None = None
    export_font: str = ""
    mail_host: str = ""
    mail_port: int = 465
    mail_security: str = "tls"
    mail_user: str = ""
    mail_sender: str = ""


class Settings:
    """The choices and their file.

    Args:
        path: The file; its folder is made when something is first kept.
        base: A folder that goes from computer to computer, with what is in it: there it may have
            another name. None is no such folder.
    """

    def __init__(self, path: Path, base: Path | None = None) -> None:
        self._path = path
        self._base = base
        self._choices = _moved(_read(path), base, _out_of)

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return self._choices

    def change(self, **changes: object) -> Choices:
        """Take over some choices by name and keep them; returns all of them."""
        changed = replace(self._choices, **changes)  # type: ignore[arg-type]
        if changed != self._choices:
            self._choices = changed
            self._write()
        return self._choices

    def remember(self, path: Path) -> None:
        """Put a session file first in the list of recent ones."""
        others = [known for known in self._choices.recent if known != str(path)]
        self.change(recent=(str(path), *others)[:RECENT_KEPT])

    def _write(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            kept = asdict(_moved(self._choices, self._base, _into))
            text = json.dumps(kept, ensure_ascii=False, indent=1)
            write_atomically(self._path, text.encode(errors=_ANY_NAME))
        except (OSError, StorageTrouble) as error:
            LOG.warning("settings not kept", exc_info=error)


def _read(path: Path) -> Choices:
    try:
        found = json.loads(path.read_text(encoding="utf-8", errors=_ANY_NAME))
    except FileNotFoundError:
        return Choices()
    except (OSError, ValueError, RecursionError) as error:
        LOG.warning("settings cannot be read", exc_info=error)
        return Choices()
    return _checked(found)


def _checked(found: object) -> Choices:
    """Keep what has the right type; an older or newer program may have written the rest."""
    if not isinstance(found, dict):
        return Choices()
    kept: dict[str, object] = {}
    for field in fields(Choices):
        value, default = found.get(field.name), field.default
        if isinstance(default, tuple):
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                kept[field.name] = tuple(value)
        elif isinstance(value, int) and abs(value) > _LARGEST:
            continue
        elif isinstance(value, str if default is None else type(default)):
            kept[field.name] = value
    return Choices(**kept)  # type: ignore[arg-type]


def _moved(choices: Choices, base: Path | None, move: Callable[[str, Path], str]) -> Choices:
    """Return choices with every file and folder in them moved out of a base or into it."""
    if base is None:
        return choices
    backup, folder = choices.second_backup, choices.export_folder
    return replace(
        choices,
        recent=tuple(move(path, base) for path in choices.recent),
        second_backup=None if backup is None else move(backup, base),
        export_folder=None if folder is None else move(folder, base),
    )


def _out_of(path: str, base: Path) -> str:
    return str(base / path)


def _into(path: str, base: Path) -> str:
    inside = Path(path)
    return inside.relative_to(base).as_posix() if inside.is_relative_to(base) else path
