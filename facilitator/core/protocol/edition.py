"""The editions of the protocol: how much of the session a document tells, and whom it names."""

from enum import StrEnum

from facilitator.core.value import dataclass


class Extent(StrEnum):
    """How much of the session a document tells."""

    SHORT = "short"
    FULL = "full"
    REPORT = "report"


class Naming(StrEnum):
    """Whom a document names: everybody, or nobody, and then it may be published."""

    NAMED = "named"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the editions."""

    extent: Extent = Extent.FULL
    naming: Naming = Naming.NAMED
