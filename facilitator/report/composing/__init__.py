"""From a protocol and words to a document: every sentence of it is written here."""

from facilitator.report.composing.whole import compose

__all__ = ["compose"]
