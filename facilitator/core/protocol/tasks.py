"""The protocol's report on each task: who spoke, the ranked proposals, feedback and conclusions."""

from collections.abc import Mapping
from functools import partial
from itertools import groupby

from facilitator.core.board import cons, proposals_of, pros, ranking, short_name
from facilitator.core.checks import table_of
from facilitator.core.model import Argument, Proposal, State, Task, Verdict, Voting
from facilitator.core.protocol.naming import author_of, labels_of
from facilitator.core.protocol.parts import (
    ArgumentRow,
    Place,
    ProposalRow,
    Remarks,
    TableSpeakers,
    TaskReport,
    VerdictRow,
)
from facilitator.core.vocabulary import RemarkKind, Status, Voice, VoiceKind


def task_report(state: State, task: Task) -> TaskReport:
    """Return all that the protocol says about `task`."""
    return TaskReport(
        number=task.number,
        title=task.title,
        question=task.question,
        briefing=task.briefing,
        speakers=_speakers(state, task.number),
        voting=task.voting if task.voting != Voting() else None,
        proposals=_proposals(state, task.number),
        peer_feedback=_remarks(state, task.number, RemarkKind.PEER_FEEDBACK),
        expert_feedback=_remarks(state, task.number, RemarkKind.EXPERT_FEEDBACK),
        conclusions=_remarks(state, task.number, RemarkKind.CONCLUSION),
    )


def _speakers(state: State, task: int) -> tuple[TableSpeakers, ...]:
    """Return the tables that put something forward, each with those who speak for it."""
    tables = {_table(state, proposal) for proposal in proposals_of(state, task)}
    return tuple(
        TableSpeakers(
            table,
            tuple(
                person.name
                for person in state.participants.values()
                if person.speaker and person.table == table
            ),
        )
        for table in sorted(table for table in tables if table is not None)
    )


def _proposals(state: State, task: int) -> tuple[ProposalRow, ...]:
    """Return the proposals by votes; those without votes, withdrawn and merged follow by number."""
    whole, placed = proposals_of(state, task), ranking(state, task)
    absorbed: dict[int, tuple[str, ...]] = {}
    for proposal in whole:
        if (into := proposal.merged_into) is not None:
            absorbed[into] = (*absorbed.get(into, ()), proposal.label)
    row = partial(_row, state, absorbed)
    rows = [row(place.proposal, Place(place.first, place.last)) for place in placed]
    ranked = {place.proposal.id for place in placed}
    others = [proposal for proposal in whole if proposal.id not in ranked]
    others.sort(key=lambda proposal: proposal.status is not Status.ACTIVE)
    return tuple(rows + [row(proposal, None) for proposal in others])


def _table(state: State, proposal: Proposal) -> int | None:
    """Return the table a proposal comes from."""
    if proposal.table is not None:
        return proposal.table
    return table_of(state, proposal.author)


def _row(
    state: State,
    absorbed: Mapping[int, tuple[str, ...]],
    proposal: Proposal,
    place: Place | None,
) -> ProposalRow:
    author = proposal.author
    if author is None and proposal.table is not None:
        author = Voice(VoiceKind.TABLE, proposal.table)
    target = () if proposal.merged_into is None else labels_of(state, (proposal.merged_into,))
    return ProposalRow(
        label=proposal.label,
        text=proposal.text,
        author=author_of(state, author),
        kind=proposal.kind,
        level=proposal.level,
        status=proposal.status,
        merged_into=next(iter(target), None),
        absorbed=absorbed.get(proposal.id, ()),
        pros=_arguments(state, pros(proposal)),
        cons=_arguments(state, cons(proposal)),
        votes=proposal.votes,
        place=place,
        verdict=_verdict(state, proposal.verdict),
        table=_table(state, proposal),
        short_name=short_name(proposal),
    )


def _arguments(state: State, arguments: tuple[Argument, ...]) -> tuple[ArgumentRow, ...]:
    return tuple(
        ArgumentRow(argument.text, author_of(state, argument.author)) for argument in arguments
    )


def _verdict(state: State, verdict: Verdict | None) -> VerdictRow | None:
    if verdict is None:
        return None
    voice = verdict.author
    expert = (
        state.experts.get(voice.number)
        if voice is not None and voice.kind is VoiceKind.EXPERT
        else None
    )
    speaks_for_all = expert is not None and expert.chair
    author = None if speaks_for_all else author_of(state, voice)
    return VerdictRow(verdict.value, verdict.note, author)


def _remarks(state: State, task: int, kind: RemarkKind) -> tuple[Remarks, ...]:
    found = (
        remark
        for remark in state.content.remarks.values()
        if remark.task == task and remark.kind is kind
    )
    return tuple(
        Remarks(author_of(state, voice), tuple(remark.text for remark in together))
        for voice, together in groupby(found, key=lambda remark: remark.author)
    )
