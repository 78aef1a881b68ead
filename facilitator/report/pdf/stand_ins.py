"""Characters that the family lacks: each gets a name or its code in brackets, and a warning."""

import re
from dataclasses import dataclass

from facilitator.report.characters import JOINER, UNSEEN, is_unseen, seen
from facilitator.words import N_, Words

_NAMES = {
    "👍": N_("thumbs up"),
    "👎": N_("thumbs down"),
    "👏": N_("applause"),
    "🙏": N_("thanks"),
    "👌": N_("all right"),
    "💪": N_("strength"),
    "🤝": N_("handshake"),
    "❤": N_("heart"),
    "♥": N_("heart"),
    "😀": N_("smile"),
    "😃": N_("smile"),
    "😄": N_("smile"),
    "😊": N_("smile"),
    "🙂": N_("smile"),
    "☺": N_("smile"),
    "😍": N_("delight"),
    "😂": N_("laughter"),
    "😉": N_("wink"),
    "😢": N_("sadness"),
    "🙁": N_("sadness"),
    "☹": N_("sadness"),
    "🎉": N_("celebration"),
    "🔥": N_("fire"),
    "⭐": N_("star"),
    "★": N_("star"),
    "☆": N_("star"),
    "✅": N_("tick"),
    "✓": N_("tick"),
    "✔": N_("tick"),
    "☑": N_("tick"),
    "✗": N_("cross"),
    "✘": N_("cross"),
    "❌": N_("cross"),
    "❗": N_("exclamation mark"),
    "❓": N_("question mark"),
    "→": N_("arrow"),
    "➡": N_("arrow"),
    "📌": N_("pin"),
    "💡": N_("bulb"),
    "🌷": N_("flower"),
    "🌹": N_("flower"),
    "💐": N_("flower"),
    "☎": N_("telephone"),
    "📞": N_("telephone"),
}
# Texts are pasted with the bullets of other programs.
_BULLETS = str.maketrans(dict.fromkeys("●▪■◦∙◆◇▫□○", "•"))
_PEOPLE = frozenset("👨👩👦👧👴👵👶🧑🧒🧓")
_SYMBOL = re.compile(
    "(?s).[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d.[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]*)*"
)


@dataclass(frozen=True, slots=True)
class ExportWarning:
    """Characters that could not be printed as they are.

    Args:
        place: Where they stand, in the words of the document.
        characters: What stands there in the session.
        printed: What the document has instead.
    """

    place: str
    characters: str
    printed: str


class StandIns:
    """Replaces what cannot be printed and remembers it.

    Args:
        printable: The code points that the font has.
        words: The language in which symbols are named.
    """

    def __init__(self, printable: frozenset[int], words: Words) -> None:
        signs = map(chr, printable)
        self._printable = frozenset(("\n", *(sign for sign in signs if not is_unseen(sign))))
        self._words = words
        self.warnings: list[ExportWarning] = []

    def printable(self, text: str, place: str) -> str:
        """Return `text` with nothing in it that the font lacks; line breaks stay.

        Args:
            text: Any text.
            place: Where it stands, for the warning.
        """
        if self._printable.issuperset(text):
            return text
        text = seen(text).translate(_BULLETS)
        pieces: list[str] = []
        missing = ""
        for sign in text:
            if self._is_missing(sign) or (missing and UNSEEN.match(sign)):
                missing += sign
                continue
            pieces += [self._stand_in(missing, place), sign]
            missing = ""
        pieces.append(self._stand_in(missing, place))
        return "".join(pieces)

    def seen(self, text: str) -> str:
        """Return `text` for a property of the file: any character that can be seen is allowed."""
        return seen(text)

    def _is_missing(self, sign: str) -> bool:
        return sign not in self._printable

    def _stand_in(self, missing: str, place: str) -> str:
        if not missing or not UNSEEN.sub("", missing):
            return ""
        symbols = _SYMBOL.findall(missing)
        printed = f"[{', '.join(dict.fromkeys(self._named(one) for one in symbols))}]"
        if not any(_name(one) for one in symbols):
            printed = f"[{' '.join(_code(sign) for sign in UNSEEN.sub('', missing))}]"
        self.warnings.append(ExportWarning(place, missing, printed))
        return printed

    def _named(self, symbol: str) -> str:
        name = _name(symbol)
        return self._words.gettext(name) if name else " ".join(map(_code, UNSEEN.sub("", symbol)))


def _name(symbol: str) -> str | None:
    plain = UNSEEN.sub("", symbol)
    if JOINER in symbol and _PEOPLE.issuperset(plain):
        return N_("family")
    return _NAMES.get(plain)


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"
