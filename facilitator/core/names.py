"""Names and addresses of those who are to be forgotten: whom a text means, what replaces them."""

import re
from collections.abc import Callable, Iterable, Mapping

from facilitator.core.model import Expert, Participant
from facilitator.core.protocol.persons import any_of, anybody, forms_of
from facilitator.core.vocabulary import Voice, VoiceKind

StandIn = Callable[[Voice | None], str]
"""What is written instead of a name: «Участник 7»; None is somebody on no list."""


def tidy(name: str) -> str:
    """Return a name with single spaces."""
    return " ".join(name.split())


def voice_of(person: Participant | Expert) -> Voice:
    """Return how somebody on a list is known by number."""
    kind = VoiceKind.PARTICIPANT if isinstance(person, Participant) else VoiceKind.EXPERT
    return Voice(kind, person.number)


class Gone:
    """Knows those who are to be forgotten by number, by name and in a text.

    Args:
        known: Their names and addresses, by number; None has those who only sign.
        others: Names and addresses of people who stay.
        stand_in: What is written instead.
        listed: Who is on the lists now.
        everyone: Whether nobody stays.
    """

    def __init__(
        self,
        known: Mapping[Voice | None, Iterable[str]],
        others: Iterable[str],
        stand_in: StandIn,
        *,
        listed: frozenset[Voice],
        everyone: bool,
    ) -> None:
        names = {
            voice: [text for text in texts if text != stand_in(voice)]
            for voice, texts in known.items()
        }
        forms = {voice: _forms(texts) for voice, texts in names.items()}
        self.everyone = everyone
        self.stand_in = stand_in
        self.needles = tuple(sorted({text for texts in names.values() for text in texts}))
        self._voices = frozenset(known)
        self._listed = listed
        self._exact = frozenset(map(str.casefold, self.needles))
        self._found = any_of(form for each in forms.values() for form in each)
        # A form that also means somebody who stays is shown, but never replaced.
        staying = "\n".join(others)
        self._replaced = {
            voice: any_of(form for form in each if not any_of([form]).search(staying))
            for voice, each in forms.items()
        }
        self._anybody = anybody() if everyone else any_of(())

    def has(self, person: Participant | Expert) -> bool:
        """Tell whether a record is of somebody forgotten, perhaps under a number of old."""
        voice = voice_of(person)
        if self.everyone or voice in self._voices:
            return True
        return voice not in self._listed and self.is_name(person.name)

    def said_of(self, person: Participant | Expert) -> str:
        """Return what is written instead of somebody's name."""
        return self.stand_in(voice_of(person))

    def is_name(self, text: str) -> bool:
        """Tell whether a text is just a name or address of somebody forgotten."""
        return tidy(text).casefold() in self._exact

    def is_in(self, text: str) -> bool:
        """Tell whether a text names somebody forgotten, or may."""
        return bool(self._found.search(text) or self._anybody.search(text))

    def without(self, text: str) -> str:
        """Return a text with something neutral instead of those who are surely meant."""
        if not self.is_in(text):
            return text
        for voice, pattern in self._replaced.items():
            said = self.stand_in(voice)
            text = pattern.sub(lambda _found, said=said: said, text)  # type: ignore[misc]
        return self._anybody.sub(lambda _found: self.stand_in(None), text)


def _forms(texts: Iterable[str]) -> frozenset[str]:
    forms: set[str] = set()
    for text in texts:
        forms.update([f"(?i:{re.escape(text)})"] if "@" in text else forms_of(text))
    return frozenset(forms)
