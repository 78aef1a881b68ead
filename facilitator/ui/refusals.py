"""The sentences of facilitator.explain under the names the windows know them by."""

from facilitator.explain import explain as refusal_sentence
from facilitator.explain import explain as trouble_sentence

__all__ = ["refusal_sentence", "trouble_sentence"]
