"""How an item of the model is laid out in the columns of its readable table."""

from collections.abc import Sequence
from operator import attrgetter

from facilitator.core.model import (
    Argument,
    Decision,
    Expert,
    Facts,
    Flow,
    Note,
    Official,
    Outcome,
    Participant,
    Proposal,
    Question,
    Remark,
    RoadmapRow,
    Step,
    StepRun,
    Survey,
    Task,
)
from facilitator.store.readable import Bare, Row


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _flag(value: bool | None) -> int | None:  # noqa: FBT001
    return None if value is None else int(value)


def _official(official: Official) -> Row:
    return official.office, official.name


def session(facts: Facts) -> Sequence[Row]:
    """Return the rows of the facts."""
    site = (facts.site.number, facts.site.title) if facts.site else (None, None)
    return (
        (
            1,
            *(facts.title, facts.heading, facts.short_title, facts.method, facts.language),
            *(facts.mark, _text(facts.starts_on), _text(facts.ends_on)),
            facts.starts_at and facts.starts_at.isoformat("minutes"),
            *(facts.city, facts.venue, facts.parent_body, "\n".join(facts.organisers)),
            facts.protocol_number,
            *_official(facts.chair),
            *_official(facts.facilitator),
            *_official(facts.secretary),
            *(int(facts.broadcast), int(facts.names_on_wall), *site, "\n".join(facts.rules)),
        ),
    )


def progress(flow: Flow) -> Sequence[Row]:
    """Return the rows of where the session is."""
    floor = flow.turn.table if flow.turn else None
    clock = type(flow.clock).__name__.lower()
    return ((1, flow.current, flow.last_task, clock, floor, int(flow.closed), flow.revision),)


def participant(person: Participant) -> Sequence[Row]:
    """Return the rows of a participant."""
    consent = person.consent
    return (
        (
            *(person.number, person.name, person.role, person.office, person.organisation),
            *(person.table, int(person.speaker), int(person.voting), int(person.present)),
            person.email,
            *(_flag(consent.processing), _flag(consent.photo_video), _flag(consent.publication)),
            consent.method,
        ),
    )


def expert(expert: Expert) -> Sequence[Row]:
    """Return the rows of an expert."""
    return ((expert.number, expert.name, expert.field, int(expert.chair), expert.email),)


def step(item: tuple[int, Step, StepRun | None]) -> Sequence[Row]:
    """Return the rows of a step (with its position) and what happened to it."""
    position, step, run = item
    ran: Row = (None, None, None, None, None)
    if run is not None:
        started = None if run.started_at is None else run.started_at.isoformat()
        ran = (started, run.spent_ms, run.added_ms, int(run.entered), int(run.skipped))
    return (
        (
            *(step.id, position, step.kind, step.task, step.title, step.planned_minutes),
            *(step.turn_seconds, step.instruction, step.notes, step.clock_on_wall),
            *(int(step.tones), int(step.rolls_over), *ran),
        ),
    )


def task(item: tuple[int, Task]) -> Sequence[Row]:
    """Return the rows of a task (with its position)."""
    position, task = item
    voting = task.voting
    votes = (voting.votes_each, voting.per_proposal, voting.voters, voting.cast)
    return ((task.number, position, task.title, task.question, task.briefing, *votes),)


_PROPOSAL = attrgetter(
    *("id", "task", "number", "text", "short", "author", "table", "kind", "level", "status"),
    *("merged_into", "exposure", "votes", "verdict"),
)
"""What of a proposal is in its row: all but its arguments."""


def proposals(proposal: Proposal) -> Sequence[Bare]:
    """Return what tells the row of a proposal: it mostly stays where an argument is added."""
    return (_PROPOSAL(proposal),)


def further_proposals(before: Proposal, after: Proposal) -> Sequence[Bare]:
    """Return the row of a proposal if it is not as before."""
    found = _PROPOSAL(after)
    return () if found == _PROPOSAL(before) else (found,)


def proposal(bare: Bare) -> Row:
    """Return the row of a proposal."""
    *cells, author, table, kind, level, status, merged_into, exposure, votes, verdict = bare
    given: Row = (None, None, None)
    if verdict is not None:
        given = (verdict.value, verdict.note, _text(verdict.author))
    place = (kind, level, status, merged_into, exposure, votes)
    return (*cells, _text(author), table, *place, *given)


def arguments(proposal: Proposal) -> Sequence[tuple[int, int, int, Argument]]:
    """Return the arguments of a proposal with what tells their rows: most stay as they are."""
    return [
        (each.id, proposal.id, position, each)
        for position, each in enumerate(proposal.arguments, 1)
    ]


def further_arguments(
    before: Proposal, after: Proposal
) -> Sequence[tuple[int, int, int, Argument]] | None:
    """Return what a proposal has more than before, None where not all it had is as it was."""
    known = len(before.arguments)
    if after.arguments[:known] != before.arguments:
        return None
    added = enumerate(after.arguments[known:], known + 1)
    return [(each.id, after.id, position, each) for position, each in added]


def argument(placed: tuple[int, int, int, Argument]) -> Row:
    """Return the row of an argument."""
    *place, said = placed
    return (*place, said.side, said.text, _text(said.author))


def remark(remark: Remark) -> Sequence[Row]:
    """Return the rows of a remark."""
    author = _text(remark.author)
    return ((remark.id, remark.kind, remark.task, remark.text, author, int(remark.on_wall)),)


def outcome(outcome: Outcome) -> Sequence[Row]:
    """Return the rows of an outcome."""
    return ((outcome.id, outcome.kind, outcome.text, outcome.level, outcome.addressee),)


def decision(decision: Decision) -> Sequence[Row]:
    """Return the rows of a decision."""
    deadline = _text(decision.deadline)
    return ((decision.id, decision.task, decision.text, decision.responsible, deadline),)


def roadmap(row: RoadmapRow) -> Sequence[Row]:
    """Return the rows of a row of the road map."""
    return ((row.id, row.activity, row.term, row.responsible, row.result, row.indicator),)


def references(item: Outcome | Decision | RoadmapRow) -> Sequence[Row]:
    """Return the rows of what an item refers to."""
    return [(item.id, position, ref) for position, ref in enumerate(item.refs, 1)]


def note(note: Note) -> Sequence[Row]:
    """Return the rows of a note."""
    return ((note.id, note.step, note.text),)


def survey(survey: Survey) -> Sequence[Row]:
    """Return the rows of the survey."""
    return ((1, survey.distributed, survey.returned),)


def answers(item: tuple[int, Question]) -> Sequence[Row]:
    """Return the rows of the answers to a question (with its number)."""
    question, asked = item
    counted = zip(asked.choices, asked.counts, strict=True)
    return [(question, number, choice, count) for number, (choice, count) in enumerate(counted, 1)]
