"""Who said it, typed at the start or end of a line: `*3`, `*П12`, `*Э1`, or a name."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from facilitator.core.checks import check_voice
from facilitator.core.model import State
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.scribe.lexicon import folded
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Voice, VoiceKind

_KINDS = {
    VoiceKind.TABLE: "tTтТсС",
    VoiceKind.PARTICIPANT: "pPпПрР",
    VoiceKind.EXPERT: "eEэЭеЕ",
}
_LETTERS = {letter: kind for kind, letters in _KINDS.items() for letter in letters}
_NUMBER = r"[*@](?P<letter>[" + "".join(_LETTERS) + r"])?(?P<number>[0-9]{1,6})"
_NUMBER_AT_START = re.compile(_NUMBER + r"[,:]?(?:\s+|$)")
_NUMBER_AT_END = re.compile(r"(?:^|\s)" + _NUMBER + r"$")
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-])*"
_NAME_AT_START = re.compile(rf"[*@](?P<name>{_WORD}(?: {_WORD}){{0,3}})")
_NAME_AT_END = re.compile(rf"(?:^|\s)[*@](?P<name>{_WORD}(?: +{_WORD}){{0,3}})$")


class Wholeness(Enum):
    """Whether the last word of a name may be shortened."""

    BEGUN = auto()
    FULL = auto()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line without its voice.

    Args:
        text: What is left of the line.
        voice: Who said it, or None if the line does not say.
        unknown_name: What looked like a name at the end but is nobody's, and stays in the text.
    """

    text: str
    voice: Voice | None = None
    unknown_name: str | None = None


def take_voice(state: State, text: str) -> Spoken:
    """Return the line `text` without the voice at its start or end.

    Raises:
        Rejected: The number or the name at the start is nobody's, or several people fit the name.
    """
    if found := _NUMBER_AT_START.match(text):
        return Spoken(text[found.end() :].strip(), _numbered(state, found))
    if found := _NUMBER_AT_END.search(text):
        return Spoken(text[: found.start()].strip(), _numbered(state, found))
    if found := _NAME_AT_START.match(text):
        return _named_at_start(state, text, found)
    if found := _NAME_AT_END.search(text):
        name = found["name"]
        voice = _one_of(people_called(state, name.split()), name)
        if voice is None:
            return Spoken(text, None, name)
        return Spoken(text[: found.start()].strip(), voice)
    return Spoken(text)


def people_called(
    state: State, words: Sequence[str], wholeness: Wholeness = Wholeness.BEGUN
) -> tuple[Voice, ...]:
    """Return who can be meant by the words of a name.

    Somebody whose name has exactly these words comes before all whose name only begins so.
    """
    typed = [folded(word).rstrip(".") for word in words]
    exact = tuple(voice for voice, name in _people(state) if _has(typed, name))
    if exact or wholeness is Wholeness.FULL:
        return exact
    return tuple(voice for voice, name in _people(state) if _begins(typed, name))


def name_of(state: State, voice: Voice) -> str:
    """Return the name of an existing participant or expert."""
    if voice.kind is VoiceKind.EXPERT:
        return state.experts[voice.number].name
    return state.participants[voice.number].name


def _numbered(state: State, found: re.Match[str]) -> Voice:
    kind = _LETTERS[found["letter"]] if found["letter"] else VoiceKind.TABLE
    voice = Voice(kind, int(found["number"]))
    check_voice(state, voice)
    return voice


def _named_at_start(state: State, text: str, found: re.Match[str]) -> Spoken:
    """Take the longest name that somebody has in full, else one word that begins a name."""
    words = found["name"].split()
    for count in range(len(words), 0, -1):
        called = " ".join(words[:count])
        whole = Wholeness.BEGUN if count == 1 else Wholeness.FULL
        voice = _one_of(people_called(state, words[:count], whole), called)
        if voice is not None:
            return Spoken(text[len("*" + called) :].lstrip(" ,:"), voice)
    raise Rejected(Reason.UNKNOWN_NAME, name=words[0])


def _one_of(voices: Sequence[Voice], name: str) -> Voice | None:
    if len(voices) > 1:
        raise Rejected(Reason.AMBIGUOUS_NAME, name=name)
    return voices[0] if voices else None


def _people(state: State) -> Iterator[tuple[Voice, list[str]]]:
    for participant in state.participants.values():
        voice = Voice(VoiceKind.PARTICIPANT, participant.number)
        yield voice, folded(participant.name).split()
    for expert in state.experts.values():
        yield Voice(VoiceKind.EXPERT, expert.number), folded(expert.name).split()


def _begins(typed: list[str], name: list[str]) -> bool:
    """Tell whether `typed` is said in `name`, its last word shortened or not."""
    *whole, last = typed
    return any(
        name[start : start + len(whole)] == whole and name[start + len(whole)].startswith(last)
        for start in range(len(name) - len(whole))
    )


def _has(typed: list[str], name: list[str]) -> bool:
    return any(name[start : start + len(typed)] == typed for start in range(len(name)))
