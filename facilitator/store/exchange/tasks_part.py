"""Reading the tasks: proposals with arguments, votes and verdicts, feedback, conclusions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from facilitator.core.board import MAX_SHORT
from facilitator.core.model import Argument, Proposal, Remark, Task, Verdict, Voting
from facilitator.core.vocabulary import (
    Exposure,
    Level,
    ProposalKind,
    RemarkKind,
    Side,
    Status,
    VerdictValue,
    Voice,
)
from facilitator.store.exchange.fields import Fields
from facilitator.store.exchange.problems import Flaw, Note
from facilitator.store.exchange.room import Room

_SIDES = (("pros", Side.PRO), ("cons", Side.CON))
_REMARKS = (
    ("peer_feedback", RemarkKind.PEER_FEEDBACK),
    ("expert_feedback", RemarkKind.EXPERT_FEEDBACK),
    ("conclusions", RemarkKind.CONCLUSION),
)


@dataclass(slots=True)
class TasksRead:
    """The tasks and what was captured in them."""

    tasks: tuple[Task, ...] = ()
    proposals: dict[int, Proposal] = field(default_factory=dict)
    remarks: dict[int, Remark] = field(default_factory=dict)


def read_tasks(tasks: Sequence[tuple[int, Fields]], room: Room) -> TasksRead:
    """Read all tasks.

    Args:
        tasks: The number and the object of each.
        room: What is known already.
    """
    read = TasksRead()
    for number, fields in tasks:
        task = Task(
            number=number,
            title=fields.required("title"),
            question=fields.text("question"),
            briefing=fields.text("briefing"),
            voting=_voting(fields.inner("voting")),
        )
        read.tasks += (task,)
        proposals = _read_proposals(fields, room, number)
        _check_votes(fields, task.voting, proposals)
        read.proposals.update(proposals)
        for name, kind in _REMARKS:
            for item in fields.items(name):
                text, author = _said(item, room)
                remark = Remark(room.next_id(), kind, number, text, author)
                read.remarks[remark.id] = remark
        fields.finish()
    return read


def _voting(fields: Fields) -> Voting:
    voting = Voting(
        fields.count("votes_each"),
        fields.count("per_proposal"),
        fields.count("voters"),
        fields.count("cast"),
    )
    fields.finish()
    return voting


def _check_votes(fields: Fields, voting: Voting, proposals: Mapping[int, Proposal]) -> None:
    if voting.voters is None or voting.votes_each is None:
        return
    limit = voting.voters * voting.votes_each
    given = sum(proposal.votes or 0 for proposal in proposals.values())
    votes = max(given, voting.cast or 0)
    if votes > limit:
        fields.findings.warn(fields.at("voting"), Note.TOO_MANY_VOTES, votes=votes, limit=limit)


def _read_proposals(fields: Fields, room: Room, task: int) -> dict[int, Proposal]:
    proposals: dict[int, Proposal] = {}
    merges: dict[int, tuple[Fields, int]] = {}
    for index, item in enumerate(fields.items("proposals"), 1):
        number, identity = room.add_proposal(item, task, index)
        proposal = _proposal(item, room, Proposal(identity, task, number, ""))
        proposals[identity] = proposal
        target = item.optional_number("merged_into")
        if proposal.status is not Status.MERGED:
            if target is not None:
                item.findings.warn(item.at("merged_into"), Note.MERGED_INTO_DROPPED)
        elif target is None:
            item.refuse("merged_into", Flaw.MERGED_INTO_NOTHING)
        else:
            merges[identity] = item, target
        item.finish()
    for identity, into in _resolved(merges, room, task).items():
        proposals[identity] = replace(proposals[identity], merged_into=into)
    return proposals


def _proposal(fields: Fields, room: Room, bare: Proposal) -> Proposal:
    author = room.voice(fields, "author")
    short = fields.text("short")
    if short is not None and len(short) > MAX_SHORT:
        fields.findings.warn(fields.at("short"), Note.SHORT_TOO_LONG, limit=MAX_SHORT)
    shown = fields.flag("on_wall", default=True)
    proposal = replace(
        bare,
        text=fields.required("text"),
        short=short,
        author=author,
        table=room.table(fields, "table") if fields.has("table") else room.table_of(author),
        kind=fields.word("kind", ProposalKind, ProposalKind.PROPOSAL),
        level=fields.optional_word("level", Level),
        status=fields.word("status", Status, Status.ACTIVE),
        exposure=Exposure.SHOWN if shown else Exposure.HIDDEN,
        votes=fields.count("votes"),
        verdict=_verdict(fields.optional_inner("verdict"), room),
    )
    return replace(proposal, arguments=_arguments(fields, room, proposal))


def _arguments(fields: Fields, room: Room, proposal: Proposal) -> tuple[Argument, ...]:
    arguments = []
    for name, side in _SIDES:
        for item in fields.items(name):
            text, author = _said(item, room)
            if room.is_own(proposal, author):
                item.findings.warn(
                    item.at("author"), Note.OWN_PROPOSAL, voice=str(author), label=proposal.label
                )
            arguments.append(Argument(room.next_id(), side, text, author))
    return tuple(arguments)


def _said(fields: Fields, room: Room) -> tuple[str, Voice | None]:
    text, author = fields.required("text"), room.voice(fields, "author")
    fields.finish()
    return text, author


def _verdict(fields: Fields | None, room: Room) -> Verdict | None:
    if fields is None:
        return None
    verdict = Verdict(
        fields.required_word("value", VerdictValue, VerdictValue.SUPPORT),
        fields.text("note"),
        room.voice(fields, "author"),
    )
    fields.finish()
    return verdict


def _resolved(merges: Mapping[int, tuple[Fields, int]], room: Room, task: int) -> dict[int, int]:
    """Return which id each merged proposal went into; refuse what leads nowhere or round."""
    into: dict[int, int] = {}
    for identity, (fields, number) in merges.items():
        target = room.proposal_id(task, number)
        if target is None:
            fields.refuse("merged_into", Flaw.NO_PROPOSAL, label=f"{task}.{number}")
        elif target == identity:
            fields.refuse("merged_into", Flaw.MERGED_INTO_ITSELF)
        else:
            into[identity] = target
    for identity, first in into.items():
        step: int | None = first
        for _ in into:
            if step is None or step == identity:
                break
            step = into.get(step)
        if step == identity:
            merges[identity][0].refuse("merged_into", Flaw.MERGED_IN_CIRCLE)
    return into
