"""What the machine, not our code, can fail at; each layer that touches a disk raises it."""

from collections.abc import Mapping


class StorageTrouble(Exception):
    """The disk, not our code, failed: what was asked is not saved and nothing has changed.

    Args:
        what: What could not be done, as a key of the catalogues' storage sentences.
        where: The path it happened at.
        why: The system's own words.
        details: What the sentence names besides, such as `user` and `host` of who has the file.
    """

    def __init__(
        self,
        what: str,
        where: str = "",
        why: str = "",
        details: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(what, where, why)
        self.what = what
        self.where = where
        self.why = why
        self.details: Mapping[str, str] = details or {}


class ScreenTrouble(Exception):
    """There is no screen for windows to open on."""
