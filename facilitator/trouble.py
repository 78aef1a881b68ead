"""What the machine, not our code, can fail at; each layer that touches a disk raises it."""


class StorageTrouble(Exception):
    """The disk, not our code, failed: what was asked is not saved and nothing has changed.

    Args:
        what: What could not be done, as a key of the catalogues' storage sentences.
        where: The path it happened at.
        why: The system's own words.
    """

    def __init__(self, what: str, where: str = "", why: str = "") -> None:
        super().__init__(what, where, why)
        self.what = what
        self.where = where
        self.why = why
