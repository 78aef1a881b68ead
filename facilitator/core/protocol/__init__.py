"""The protocol of a session as a value: what any document of it says, in which order, to whom."""

from facilitator.core.protocol.edition import Edition, Extent, Naming
from facilitator.core.protocol.making import protocol
from facilitator.core.protocol.parts import Protocol

__all__ = ["Edition", "Extent", "Naming", "Protocol", "protocol"]
