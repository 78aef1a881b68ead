"""Which id everything in a salvaged journal has: one each, whatever a damaged row says."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Final, TypeVar

from facilitator.core.events import (
    ArgumentAdded,
    DecisionAdded,
    Event,
    NoteAdded,
    OutcomeAdded,
    ProposalAdded,
    RemarkAdded,
    RoadmapRowAdded,
    SessionBegun,
)
from facilitator.core.model import (
    Beginning,
    Content,
    Decision,
    Note,
    Outcome,
    Proposal,
    Remark,
    RoadmapRow,
)

NO_ID: Final = 1 << 62
"""More than every id that can be believed."""
Item = TypeVar("Item", Proposal, Remark, Outcome, Decision, RoadmapRow, Note)


class Identities:
    """Gives out the ids of a journal again, so that no two things have the same.

    The program never gives an id twice, and each is higher than those before it. So where two
    events give the same, one of them was changed: the id belongs to the one that is proved, else to
    the one that stands in its order, and the other gets an id that nobody names.

    Args:
        events: The events in order, and whether each is proved to be what the program wrote.
        shown: The ids that the readable tables have.
    """

    def __init__(self, events: Sequence[tuple[Event, bool]], shown: Iterable[int]) -> None:
        claims = [
            (identity, event, proved)
            for event, proved in events
            for identity in sorted(_given(event))
        ]
        rising = _rising([identity for identity, _, _ in claims])
        good = {at for at, (_, _, proved) in enumerate(claims) if proved or at in rising}
        self._owners: dict[int, Event | None] = {}
        for at in sorted(good, key=lambda at: (not claims[at][2], at)):
            identity, event, _ = claims[at]
            self._owners.setdefault(identity, event)
        self._first = min(
            (claims[at][0] for at in good if not isinstance(claims[at][1], SessionBegun)),
            default=NO_ID,
        )
        for identity, event, _ in claims:
            if isinstance(event, ProposalAdded):
                self._owners.setdefault(identity, event)
        for event, _ in events:  # what is said about a proposal that is lost
            about: int | None = getattr(event, "proposal", None)
            if about is not None:
                self._owners.setdefault(about, None)
        known = (*self._owners, *shown, *(identity for identity, _, _ in claims))
        self._unused = count(max((each for each in known if each < NO_ID), default=0) + 1)
        self._taken: set[int] = set()

    def comes(self, identity: int) -> bool:
        """Tell whether an id belongs to what some event gives it to."""
        return self._owners.get(identity) is not None

    def first(self) -> int:
        """Return the lowest id that was given out after the beginning, or more than any."""
        return self._first

    def own(self, identity: int, event: Event | None = None) -> int:
        """Return the id of something new, and let nothing else have it.

        Args:
            identity: What it is said to be.
            event: The event that says so, if one does.
        """
        belongs_to_another = self._owners.get(identity, event) is not event
        if belongs_to_another or identity in self._taken or identity >= NO_ID:
            identity = next(self._unused)
        self._taken.add(identity)
        return identity

    def of_its_own(self, event: Event) -> Event:
        """Return an event that gives out only ids that nothing has yet."""
        match event:
            case SessionBegun(beginning=beginning):
                return SessionBegun(self._distinct(beginning, event))
            case ProposalAdded():
                return replace(event, proposal=self.own(event.proposal, event))
            case ArgumentAdded():
                return replace(event, argument=self.own(event.argument, event))
            case RemarkAdded():
                return replace(event, remark=self.own(event.remark, event))
            case NoteAdded():
                return replace(event, note=self.own(event.note, event))
            case OutcomeAdded(outcome=outcome):
                return OutcomeAdded(replace(outcome, id=self.own(outcome.id, event)))
            case DecisionAdded(decision=decision):
                return DecisionAdded(replace(decision, id=self.own(decision.id, event)))
            case RoadmapRowAdded(row=row):
                return RoadmapRowAdded(replace(row, id=self.own(row.id, event)))
            case _:
                return event

    def _distinct(self, beginning: Beginning, event: SessionBegun) -> Beginning:
        def own(item: Item) -> Item:
            return replace(item, id=self.own(item.id, event))

        def argued(proposal: Proposal) -> Proposal:
            said = (replace(each, id=self.own(each.id, event)) for each in proposal.arguments)
            return replace(own(proposal), arguments=tuple(said))

        content = beginning.content
        return replace(
            beginning,
            content=replace(
                content,
                proposals=_by_id(map(argued, content.proposals.values())),
                erased=_by_id(map(argued, content.erased.values())),
                remarks=_by_id(map(own, content.remarks.values())),
                outcomes=_by_id(map(own, content.outcomes.values())),
                decisions=_by_id(map(own, content.decisions.values())),
                roadmap=_by_id(map(own, content.roadmap.values())),
                notes=_by_id(map(own, content.notes.values())),
            ),
        )


def _by_id(items: Iterable[Item]) -> Mapping[int, Item]:
    return {item.id: item for item in items}


def _rising(numbers: Sequence[int]) -> set[int]:
    """Return where the numbers stand that are in order, leaving out as few as can be."""
    ends: list[int] = []
    """The lowest number that so many in order can end with, one more each."""
    places: list[int] = []
    before: list[int | None] = []
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else None)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [at]
    found: set[int] = set()
    last = places[-1] if places else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _given(event: Event) -> Iterator[int]:
    """Give the ids that an event gives out."""
    match event:
        case SessionBegun(beginning=beginning):
            yield from _ids(beginning.content)
        case ProposalAdded():
            yield event.proposal
        case ArgumentAdded():
            yield event.argument
        case RemarkAdded():
            yield event.remark
        case NoteAdded():
            yield event.note
        case OutcomeAdded():
            yield event.outcome.id
        case DecisionAdded():
            yield event.decision.id
        case RoadmapRowAdded():
            yield event.row.id


def _ids(content: Content) -> Iterator[int]:
    for proposal in (*content.proposals.values(), *content.erased.values()):
        yield proposal.id
        yield from (argument.id for argument in proposal.arguments)
    for kept in (
        content.remarks,
        content.outcomes,
        content.decisions,
        content.roadmap,
        content.notes,
    ):
        yield from (item.id for item in kept.values())
