"""What the scribe line says beside the text while it is typed: the meaning of the line."""

from typing import assert_never

from facilitator.core.model import State
from facilitator.core.rejection import Rejected
from facilitator.core.scribe import (
    ClosingLine,
    ExpertRemark,
    Filters,
    Interpretation,
    Meaning,
    MinusTo,
    NewConclusion,
    NewDecision,
    NewProposal,
    NoMeaning,
    PeerRemark,
    PlusTo,
    PrivateNote,
    Selects,
    Speaks,
    VerdictFor,
    VotesFor,
)
from facilitator.explain import explain
from facilitator.glossary import name_of
from facilitator.ui.wording import voice_name
from facilitator.words import Words


def meaning_text(words: Words, state: State, meaning: Meaning) -> str:
    """Return what a line means: «минус к № 1.7»."""
    match meaning:
        case NoMeaning():
            return ""
        case PlusTo(label=label):
            return words.gettext("plus to № {label}").format(label=label)
        case MinusTo(label=label):
            return words.gettext("minus to № {label}").format(label=label)
        case NewProposal(label=label, off_wall=True):
            return words.gettext("proposal № {label}, not shown yet").format(label=label)
        case NewProposal(label=label):
            return words.gettext("proposal № {label}").format(label=label)
        case VotesFor(label=label, parts=()):
            return words.gettext("votes for № {label}").format(label=label)
        case VotesFor(label=label, votes=votes):
            counted = words.ngettext("{count} vote", "{count} votes", votes).format(count=votes)
            return words.gettext("№ {label}: {votes}").format(label=label, votes=counted)
        case VerdictFor(label=label, value=value):
            if value is None:
                return words.gettext("verdict on № {label}").format(label=label)
            verdict = name_of(words, value)
            return words.gettext("№ {label}: {verdict}").format(label=label, verdict=verdict)
        case NewConclusion(task=task):
            return words.gettext("conclusion on task {task}").format(task=task)
        case NewDecision(task=None):
            return words.gettext("general decision")
        case NewDecision(task=task):
            return words.gettext("decision on task {task}").format(task=task)
        case PeerRemark(task=task):
            return words.gettext("remark of a colleague on task {task}").format(task=task)
        case ExpertRemark(task=task):
            return words.gettext("remark of an expert on task {task}").format(task=task)
        case ClosingLine():
            return words.gettext("closing speech")
        case PrivateNote():
            return words.gettext("private note")
        case Selects(label=label, to_wall=True):
            return words.gettext("№ {label} to the wall").format(label=label)
        case Selects(label=label):
            return words.gettext("select № {label}").format(label=label)
        case Filters(text=text):
            return words.gettext("search: {text}").format(text=text)
        case Speaks(voice=voice):
            return words.gettext("speaking: {voice}").format(voice=voice_name(words, state, voice))
        case _:
            assert_never(meaning)


def outcome_text(
    words: Words, state: State, reading: Interpretation, refused: Rejected | None
) -> str:
    """Return what stands at the right of the line while it is typed.

    Args:
        words: The console's language.
        state: The session.
        reading: What the line means.
        refused: Why Enter will do nothing, if it will not.
    """
    if refused is not None:
        return explain(words, refused)
    text = meaning_text(words, state, reading.meaning)
    if not text:
        return ""
    if reading.hint is not None:
        reason = Rejected(reading.hint.reason, number=reading.hint.typed, name=reading.hint.typed)
        return f"{text} · {explain(words, reason)}"
    return words.gettext("{meaning} · Enter").format(meaning=text)
