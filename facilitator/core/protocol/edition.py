"""The editions of the protocol."""

from enum import StrEnum


class Edition(StrEnum):
    """How much of the session a document tells, and to whom."""

    FULL = "full"
