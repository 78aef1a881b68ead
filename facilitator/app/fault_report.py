"""What a problem report is made of; loaded when somebody asks for one, not with the program."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from facilitator import paths
from facilitator.core.protocol import Extent, Naming
from facilitator.crash_report import Fact, Material, save_report, what_is_missing
from facilitator.ui.crash_report_dialog import CrashReportDialog
from facilitator.ui.equipment import equipment
from facilitator.ui.settings import Choices, Settings
from facilitator.ui.theme import SCHEMES
from facilitator.words import LANGUAGES, Words

KNOWN: Final[Mapping[str, frozenset[str]]] = {
    "language": frozenset(LANGUAGES),
    "scheme": frozenset(scheme.name for scheme in SCHEMES),
    "export_extent": frozenset(Extent),
    "export_naming": frozenset(Naming),
}
"""The choices that are words, with all they can be; a settings file can be written by hand."""
PLAIN: Final = ("mute", "volume")


def told(choices: Choices) -> dict[str, Fact]:
    """Return the choices that name no folder or address; of the others, whether there is one."""
    return {
        **{name: _known(name, getattr(choices, name)) for name in KNOWN},
        **{name: getattr(choices, name) for name in PLAIN},
        "recent sessions": len(choices.recent),
        "projector chosen": choices.projector is not None,
        "second backup folder": choices.second_backup is not None,
        "export folder chosen": choices.export_folder is not None,
        "export font chosen": bool(choices.export_font),
        "mail server set": bool(choices.mail_host),
    }


def _known(name: str, value: str | None) -> str:
    if value is None:
        return "the system's"
    return value if value in KNOWN[name] else "other"


def material(settings: Settings, session: Path | None) -> Material:
    """Return what a report is made of; without a session the one opened last is checked."""
    last = next((Path(text) for text in settings.choices.recent), None)
    return Material(paths.user_folders(), session or last, told(settings.choices), equipment())


def report_dialog(
    words: Words, settings: Settings, session: Path | None, parent: QWidget | None
) -> CrashReportDialog:
    """Return the window that makes a report.

    Args:
        words: The words of the console.
        settings: The user's choices.
        session: The open session's file, if there is one.
        parent: The window it belongs to.
    """
    made_of = material(settings, session)

    def save(folder: Path) -> Path:
        return save_report(made_of, folder, words, datetime.now())

    folder = made_of.folders.sessions
    return CrashReportDialog(words, folder, what_is_missing(words), save, parent)
