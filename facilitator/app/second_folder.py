"""The second folder for backups, such as a memory stick."""

from pathlib import Path

from facilitator.ui.settings import Settings


def second_backup(settings: Settings) -> Path | None:
    """Return the second folder for backups, if one is set."""
    chosen = settings.choices.second_backup
    return Path(chosen) if chosen else None
