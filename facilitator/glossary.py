"""The names of the core's word lists by the glossary; shared by windows, wall and paper."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from facilitator.core.model import Step
from facilitator.core.vocabulary import (
    ForgettingReason,
    Level,
    OutcomeKind,
    ProposalKind,
    RemarkKind,
    Role,
    Side,
    Status,
    StepKind,
    VerdictValue,
    Voice,
    VoiceKind,
)
from facilitator.words import N_, Words

Named = (
    StepKind
    | ProposalKind
    | Level
    | Status
    | Side
    | VerdictValue
    | RemarkKind
    | OutcomeKind
    | Role
    | ForgettingReason
)

NAMES: Mapping[type, Mapping[str, str]] = MappingProxyType(
    {
        StepKind: {
            StepKind.REGISTRATION: N_("Registration of participants"),
            StepKind.OPENING: N_("Opening"),
            StepKind.BRIEFING: N_("Briefing on the task"),
            StepKind.SILENT: N_("Individual work (in silence)"),
            StepKind.TABLES: N_("Work at the tables"),
            StepKind.STATEMENTS: N_("Statements of the tables"),
            StepKind.PROS_CONS: N_("Pluses and minuses"),
            StepKind.VOTING: N_("Voting"),
            StepKind.PEER_FEEDBACK: N_("Feedback of colleagues"),
            StepKind.EXPERT_FEEDBACK: N_("Feedback of the expert group and conclusions"),
            StepKind.BREAK: N_("Break"),
            StepKind.RESULTS: N_("Overall results"),
            StepKind.SURVEY: N_("Survey of participants"),
            StepKind.CLOSING: N_("Closing speech"),
        },
        ProposalKind: {
            ProposalKind.PROPOSAL: N_("proposal"),
            ProposalKind.PRACTICE: N_("practice"),
            ProposalKind.LEGISLATIVE_INITIATIVE: N_("legislative initiative"),
        },
        Level: {
            Level.MUNICIPAL: N_("municipal level"),
            Level.REGIONAL: N_("regional level"),
            Level.FEDERAL: N_("federal level"),
        },
        Status: {
            Status.ACTIVE: N_("active"),
            Status.WITHDRAWN: N_("withdrawn by the author"),
            Status.MERGED: N_("merged"),
        },
        Side: {
            Side.PRO: N_("plus"),
            Side.CON: N_("minus"),
        },
        VerdictValue: {
            VerdictValue.SUPPORT: N_("support"),
            VerdictValue.REVISE: N_("revise"),
            VerdictValue.MERGE: N_("merge"),
            VerdictValue.FORWARD: N_("forward to the competent body"),
            VerdictValue.ALREADY_DONE: N_("already being done"),
            VerdictValue.REJECT: N_("do not support"),
        },
        RemarkKind: {
            RemarkKind.PEER_FEEDBACK: N_("Feedback of colleagues"),
            RemarkKind.EXPERT_FEEDBACK: N_("Feedback of the expert group"),
            RemarkKind.CONCLUSION: N_("Conclusion"),
        },
        OutcomeKind: {
            OutcomeKind.GROWTH_POINT: N_("growth point"),
            OutcomeKind.RISK_ZONE: N_("risk zone"),
            OutcomeKind.LEGISLATIVE_INITIATIVE: N_("legislative initiative"),
            OutcomeKind.PRACTICE: N_("practice"),
        },
        ForgettingReason: {
            ForgettingReason.PURPOSE_REACHED: N_("the purpose of processing is reached"),
            ForgettingReason.CONSENT_WITHDRAWN: N_("the consent to processing is withdrawn"),
            ForgettingReason.DEMANDED: N_("the person demands it"),
            ForgettingReason.UNLAWFUL: N_("the processing was unlawful"),
        },
        Role: {
            Role.PARTICIPANT: N_("participant"),
            Role.OFFICIAL: N_("invitee"),
            Role.OBSERVER: N_("observer"),
            Role.MEDIA: N_("media"),
            Role.ORGANISER: N_("organiser"),
        },
    }
)
"""By type first: values of different lists may be spelt alike, and would then be equal keys."""

INSTRUCTIONS: Mapping[StepKind, str] = MappingProxyType(
    {
        StepKind.SILENT: N_("Write in silence · one thought, one card"),
        StepKind.STATEMENTS: N_("One person speaks for each table"),
        StepKind.PROS_CONS: N_("To another table's proposal: first a plus, then a minus"),
    }
)
"""What the room is told in the default programme; numbers that can be set are told from there."""


def name_of(words: Words, value: Named) -> str:
    """Return the name of a word-list value in the language of `words`."""
    return words.gettext(NAMES[type(value)][value])


def stand_in(words: Words) -> Callable[[Voice | None], str]:
    """Return what is written instead of the name of somebody forgotten; None is on no list."""

    def said(voice: Voice | None) -> str:
        if voice is None:
            return words.gettext("[name removed]")
        if voice.kind is VoiceKind.EXPERT:
            return words.gettext("Expert {number}").format(number=voice.number)
        return words.gettext("Participant {number}").format(number=voice.number)

    return said


def title_of(words: Words, step: Step) -> str:
    """Return a step's own title, or the name of its kind where it has none."""
    return step.title or name_of(words, step.kind)


def task_title(words: Words, number: int, title: str) -> str:
    """Return `Task 1. Families`; a task whose title is no more than its number is named once."""
    bare = words.gettext("Task {number}").format(number=number)
    if title.strip() in ("", bare):
        return bare
    return words.gettext("Task {number}. {title}").format(number=number, title=title)


def step_titles(words: Words) -> dict[StepKind, str]:
    """Return the names of all kinds of step, for a new programme."""
    return {kind: name_of(words, kind) for kind in StepKind}


def step_instructions(words: Words) -> dict[StepKind, str]:
    """Return what the room is told by default, for a new programme."""
    return {kind: words.gettext(msgid) for kind, msgid in INSTRUCTIONS.items()}
