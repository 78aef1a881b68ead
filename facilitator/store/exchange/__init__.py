"""The exchange format of FORMAT.md: a session as one JSON document, in and out."""

from facilitator.store.exchange.problems import Flaw, Note, Problem, Refused
from facilitator.store.exchange.reading import MAX_BYTES, Reading, read, too_big
from facilitator.store.exchange.writing import write

__all__ = ["MAX_BYTES", "Flaw", "Note", "Problem", "Reading", "Refused", "read", "too_big", "write"]
