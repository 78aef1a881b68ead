"""What can be typed in each step: the text of the empty line, and the row of hints under it."""

from typing import Final

from facilitator.core.vocabulary import StepKind
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
        ("Ctrl+D", N_("how many voted")),
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


def placeholder(words: Words, kind: StepKind | None, *, closed: bool = False) -> str:
    """Return what plain text becomes in a step, shown in the empty line."""
    if closed:
        return words.gettext("The session is closed")
    note = N_("A private note of the secretary")
    return words.gettext(PLAIN_TEXT.get(kind, note) if kind else note)


def hints(words: Words, kind: StepKind | None, *, closed: bool = False) -> tuple[Hint, ...]:
    """Return what can be typed in a step: pairs of what is typed and what it becomes."""
    chosen = HINTS.get(kind, OTHERWISE) if kind else OTHERWISE
    if closed:
        chosen = (SEARCH,)
    return tuple((words.gettext(typed), words.gettext(becomes)) for typed, becomes in chosen)
