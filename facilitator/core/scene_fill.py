"""Fills each kind of scene from the session, with what the room may see and nothing else."""

from datetime import timedelta

from facilitator.core.board import (
    cons,
    is_on_wall,
    merged_from,
    pros,
    ranking,
    short_name,
)
from facilitator.core.checks import table_of
from facilitator.core.filling import Filling, listed_of, visible_of
from facilitator.core.flow import next_step
from facilitator.core.model import Argument, Proposal, State
from facilitator.core.scene_kinds import (
    Ballot,
    Break,
    Card,
    DayInNumbers,
    Feedback,
    Item,
    Numbers,
    Occasion,
    Place,
    Point,
    ProposalList,
    QuestionAndClock,
    Ranking,
    Said,
    TaskNumbers,
    Thanks,
    Welcome,
)
from facilitator.core.timing import left_ms
from facilitator.core.vocabulary import (
    RemarkKind,
    Status,
    StepKind,
    Voice,
    VoiceKind,
)

REMARKS = {
    StepKind.PEER_FEEDBACK: frozenset({RemarkKind.PEER_FEEDBACK}),
    StepKind.EXPERT_FEEDBACK: frozenset({RemarkKind.EXPERT_FEEDBACK, RemarkKind.CONCLUSION}),
}
REMARK_ORDER = tuple(RemarkKind)


def occasion(state: State) -> Occasion:
    """Return what the day is called, when and where."""
    facts = state.facts
    return Occasion(
        title=facts.short_title or facts.title,
        first_day=facts.starts_on,
        last_day=facts.ends_on or facts.starts_on,
        city=facts.city,
        venue=facts.venue,
        organisers=facts.organisers,
    )


def welcome(at: Filling) -> Welcome:
    """Return the greeting: at registration when it begins, from the opening on the rules."""
    facts = at.state.facts
    registers = at.step.kind is StepKind.REGISTRATION
    return Welcome(
        occasion=occasion(at.state),
        head=at.head,
        starts_at=facts.starts_at if registers else None,
        rules=() if registers else facts.rules,
        page=at.page,
    )


def question_and_clock(at: Filling) -> QuestionAndClock:
    """Return the question and a great clock; in the briefing with what the task is about."""
    task = at.task if at.step.task is not None else None
    briefed = task is not None and at.step.kind is StepKind.BRIEFING
    return QuestionAndClock(
        head=at.head,
        question="" if task is None else task.question or task.title,
        briefing=task.briefing if task is not None and briefed else None,
        page=at.page,
    )


def proposal_list(at: Filling) -> ProposalList:
    """Return the task's proposals by number; a withdrawn one stays, marked so."""
    task = at.task
    return ProposalList(
        head=at.head,
        question="" if task is None else task.question or task.title,
        items=tuple(map(_item, at.listed)),
        focus=at.focus,
        page=at.page,
    )


def _item(proposal: Proposal) -> Item:
    return Item(
        id=proposal.id,
        label=proposal.label,
        name=short_name(proposal),
        table=proposal.table,
        withdrawn=proposal.status is Status.WITHDRAWN,
    )


def card(at: Filling, proposal: Proposal) -> Card:
    """Return one proposal with its columns; what was merged into it brings its arguments along."""
    state = at.state
    deck = listed_of(state, proposal.task)
    place = next(at for at, one in enumerate(deck) if one.id == proposal.id)
    merged = tuple(other for other in merged_from(state, proposal) if is_on_wall(state, other))
    family = (proposal, *merged)
    return Card(
        head=at.head,
        id=proposal.id,
        label=proposal.label,
        name=short_name(proposal),
        text=proposal.text,
        pros=tuple(_point(said) for one in family for said in pros(one)),
        cons=tuple(_point(said) for one in family for said in cons(one)),
        place=place + 1,
        count=len(deck),
        table=proposal.table if proposal.table is not None else table_of(state, proposal.author),
        author=_public_name(state, proposal.author),
        withdrawn=proposal.status is Status.WITHDRAWN,
        merged=tuple(other.label for other in merged),
        previous=deck[place - 1].id if place > 0 else None,
        next=deck[place + 1].id if place + 1 < len(deck) else None,
        newest=None if at.screen.pin else at.screen.newest,
        page=at.page,
    )


def _point(argument: Argument) -> Point:
    return Point(argument.id, argument.text)


def _public_name(state: State, voice: Voice | None) -> str | None:
    """Return a name only where the session and the person allow it, never while streamed."""
    facts = state.facts
    if voice is None or voice.kind is not VoiceKind.PARTICIPANT:
        return None
    person = state.participants.get(voice.number)
    allowed = facts.names_on_wall and not facts.broadcast
    if person is None or not allowed or person.consent.publication is not True:
        return None
    return person.name


def ballot(at: Filling) -> Ballot:
    """Return what can be voted for, without counts."""
    rules = None if at.task is None else at.task.voting
    active = (proposal for proposal in at.listed if proposal.status is Status.ACTIVE)
    return Ballot(
        head=at.head,
        items=tuple(map(_item, active)),
        votes_each=None if rules is None else rules.votes_each,
        per_proposal=None if rules is None else rules.per_proposal,
        page=at.page,
    )


def ranking_of(at: Filling) -> Ranking:
    """Return the outcome of the vote on the current task."""
    task = at.task
    placed = () if task is None else ranking(at.state, task.number)
    return Ranking(
        head=at.head,
        numbers=_numbers(() if task is None else visible_of(at.state, task.number)),
        places=tuple(
            Place(
                id=one.proposal.id,
                label=one.proposal.label,
                name=short_name(one.proposal),
                first=one.first,
                last=one.last,
                votes=one.proposal.votes or 0,
            )
            for one in placed
            if is_on_wall(at.state, one.proposal)
        ),
        voters=None if task is None else task.voting.voters,
        votes_each=None if task is None else task.voting.votes_each,
        page=at.page,
    )


def _numbers(proposals: tuple[Proposal, ...]) -> Numbers:
    return Numbers(
        proposals=len(proposals),
        pros=sum(len(pros(proposal)) for proposal in proposals),
        cons=sum(len(cons(proposal)) for proposal in proposals),
        votes=sum(proposal.votes or 0 for proposal in proposals),
    )


def feedback(at: Filling) -> Feedback:
    """Return the remarks of the step's kind about the task (of all kinds in any other step)."""
    task = None if at.task is None else at.task.number
    kinds = REMARKS.get(at.step.kind, frozenset(RemarkKind))
    shown = [
        remark
        for remark in at.state.content.remarks.values()
        if remark.task == task and remark.kind in kinds and remark.on_wall
    ]
    shown.sort(key=lambda remark: REMARK_ORDER.index(remark.kind))
    said = (
        Said(remark.id, remark.kind, remark.text, table_of(at.state, remark.author))
        for remark in shown
    )
    return Feedback(at.head, tuple(said), at.focus, at.page)


def pause(at: Filling) -> Break:
    """Return the break with the time of day it is expected to end, rounded up to the minute."""
    left = timedelta(milliseconds=left_ms(at.state, at.now.ms) or 0)
    end = at.now.wall + left + timedelta(seconds=59)
    following = next_step(at.state)
    titles = {task.number: task.title for task in at.state.tasks}
    return Break(
        head=at.head,
        until=end.time().replace(second=0, microsecond=0) if left > timedelta() else None,
        next_task=following.task if following else None,
        next_title=titles.get(following.task or 0, following.title) if following else "",
        next_kind=following.kind if following else None,
    )


def day_in_numbers(at: Filling) -> DayInNumbers:
    """Return what the day has brought, in all and by task."""
    state = at.state
    by_task = tuple(
        TaskNumbers(task.number, task.title, _numbers(visible_of(state, task.number)))
        for task in state.tasks
    )
    visible = tuple(one for task in state.tasks for one in visible_of(state, task.number))
    conclusions = (
        remark
        for remark in state.content.remarks.values()
        if remark.kind is RemarkKind.CONCLUSION and remark.on_wall
    )
    return DayInNumbers(
        head=at.head,
        total=_numbers(visible),
        tasks=by_task,
        participants=sum(person.present for person in state.participants.values()),
        tables=len(state.tables),
        conclusions=sum(1 for _ in conclusions),
        page=at.page,
    )


def thanks(at: Filling) -> Thanks:
    """Return the last scene; in the survey it asks for the form first."""
    return Thanks(occasion(at.state), at.step.kind is StepKind.SURVEY, at.head)
