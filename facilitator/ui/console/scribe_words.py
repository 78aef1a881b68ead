"""What the scribe line says beside the text: the meaning of a line, and the hints of each step."""

from typing import Final, assert_never

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
from facilitator.core.vocabulary import StepKind
from facilitator.explain import explain
from facilitator.glossary import name_of
from facilitator.ui.wording import voice_name
from facilitator.words import N_, Words

Hint = tuple[str, str]

PLAIN_TEXT: Final = {
    StepKind.SILENT: N_("A proposal, kept off the wall until the statements"),
    StepKind.TABLES: N_("A proposal, kept off the wall until the statements"),
    StepKind.STATEMENTS: N_("A proposal"),
    StepKind.PROS_CONS: N_("A number, + or −, and the text"),
    StepKind.VOTING: N_("Votes of the selected proposal"),
    StepKind.PEER_FEEDBACK: N_("A colleague's remark"),
    StepKind.EXPERT_FEEDBACK: N_("An expert's remark; ! for a conclusion"),
    StepKind.CLOSING: N_("A line of the closing speech"),
}
ARGUMENTS: Final = (
    (N_("7 + text"), N_("plus to № 7")),
    (N_("7 - text"), N_("minus to № 7")),
)
VOICE: Final = ("*3", N_("table 3"))
SEARCH: Final = ("/", N_("search"))
CONCLUSION: Final = (N_("! text"), N_("conclusion"))
DECISION: Final = (N_("!! text"), N_("decision"))
VERDICT: Final = (N_("7: text"), N_("verdict"))
HINTS: Final[dict[StepKind, tuple[Hint, ...]]] = {
    StepKind.SILENT: ((N_("text"), N_("proposal")), VOICE, SEARCH),
    StepKind.TABLES: ((N_("text"), N_("proposal")), VOICE, SEARCH),
    StepKind.STATEMENTS: ((N_("text"), N_("proposal")), *ARGUMENTS, VOICE, SEARCH),
    StepKind.PROS_CONS: (*ARGUMENTS, VOICE, SEARCH),
    StepKind.VOTING: (
        ("12", N_("votes of the selected proposal")),
        ("7=12", N_("votes of № 7")),
        SEARCH,
    ),
    StepKind.PEER_FEEDBACK: ((N_("text"), N_("remark")), ("7", N_("№ 7 to the wall")), VOICE),
    StepKind.EXPERT_FEEDBACK: (
        (N_("text"), N_("remark")),
        CONCLUSION,
        VERDICT,
        (N_("*E1"), N_("expert 1")),
    ),
    StepKind.CLOSING: ((N_("text"), N_("closing speech")), DECISION),
}
OTHERWISE: Final = ((N_("text"), N_("private note")), DECISION, CONCLUSION, SEARCH)


def placeholder(words: Words, kind: StepKind | None) -> str:
    """Return what plain text becomes in a step, shown in the empty line."""
    note = N_("A private note of the secretary")
    return words.gettext(PLAIN_TEXT.get(kind, note) if kind else note)


def hints(words: Words, kind: StepKind | None) -> tuple[Hint, ...]:
    """Return what can be typed in a step: pairs of what is typed and what it becomes."""
    chosen = HINTS.get(kind, OTHERWISE) if kind else OTHERWISE
    return tuple((words.gettext(typed), words.gettext(becomes)) for typed, becomes in chosen)


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
