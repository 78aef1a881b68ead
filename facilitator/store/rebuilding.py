"""Writes salvaged events into a new journal, one by one; what does not fit any more is left out."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from facilitator.core.board import find, next_number, proposal_with_argument
from facilitator.core.events import (
    ArgumentAdded,
    Event,
    ProposalAdded,
    ProposalRestored,
    Redone,
    SessionBegun,
    StepEntered,
    Undone,
    VotesSet,
)
from facilitator.core.machine import evolve
from facilitator.core.model import Argument, Beginning, Facts, Now, Proposal, State, Table, Task
from facilitator.core.programme import default_programme
from facilitator.store import codec, tables
from facilitator.store.identities import Identities
from facilitator.store.replay import INSERT, NOT_WHAT_HAPPENED, End, rows_for
from facilitator.store.salvage import Found, Proof
from facilitator.store.witness import Witness

_DOES_NOT_FIT = (*NOT_WHAT_HAPPENED, sqlite3.Error)
_LOST_TEXT = "[…]"
"""Stands for the text of a proposal that is lost while its pluses and minuses are not."""


class Rebuilding:
    """One session written anew.

    Args:
        connection: The new file, inside a transaction.
        witness: The readable tables of the damaged file.
        found: Its rows in order.
        title: What the session is called where nothing says it.
        wall: The local time, for what has lost its own.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        witness: Witness,
        found: Sequence[Found],
        title: str,
        wall: datetime,
    ) -> None:
        self._connection = connection
        self._witness = witness
        self._events = [(each, _decoded(each)) for each in found]
        self._title = title
        self._now = Now(0, wall)
        self._history_is_torn = False
        self._stand_ins: dict[int, int] = {}
        self.state = self._shown_state = State()
        self.end = End(wall=wall.isoformat())
        self.restored = self.changed = self.unfit = 0
        self.unreadable = sum(each.missing + (event is None) for each, event in self._events)
        self.from_tables = False
        told = [(e, each.proof is Proof.SOUND) for each, e in self._events if e is not None]
        self._ids = Identities(told, self._shown_ids)

    def carry_out(self) -> None:
        """Write everything that can be."""
        for found, event in self._events:
            wall = _wall(found.row[2], self._now.wall)
            self._now = Now(found.row[1], wall)
            if found.missing or event is None:
                self._history_is_torn = True
            if event is not None:
                self._take(event, found.proof)
        self._begin_without()
        self._complete()
        self._show()

    @cached_property
    def _shown(self) -> Mapping[int, Proposal]:
        return self._witness.proposals()

    @cached_property
    def _shown_ids(self) -> frozenset[int]:
        said = (each.id for shown in self._shown.values() for each in shown.arguments)
        return frozenset((*self._shown, *said))

    def _take(self, event: Event, proof: Proof) -> None:
        if not isinstance(event, SessionBegun):
            self._begin_without()
        fitted = self._fitted(event)
        if fitted is not None and self._write(fitted, proof):
            self.restored += 1
            self.changed += proof is Proof.CHANGED
        else:
            self.unfit += 1
            self._history_is_torn = True
        if isinstance(event, StepEntered) and not self.state.history.past:
            self._history_is_torn = False

    def _fitted(self, event: Event) -> Event | None:
        """Return an event as it may be tried, after putting in what it builds on; or None."""
        match event:
            case SessionBegun() if self.state.begun:
                return None
            case Undone() | Redone() if self._history_is_torn:
                # After a loss it would take back something else.
                return None
        own = self._ids.of_its_own(event)
        proposal = getattr(event, "proposal", None)
        if proposal is not None and not isinstance(event, ProposalAdded):
            own = _about(own, self._known_as(proposal))
        return self._with_free_number(own)

    def _known_as(self, proposal: int) -> int:
        """Return the id of what events call this proposal, putting it in where it is lost."""
        content = self.state.content
        if proposal in content.proposals or proposal in content.erased:
            return proposal
        if proposal not in self._stand_ins:
            # Where it comes later, one of the two was changed.
            known = None if self._ids.comes(proposal) else self._shown.get(proposal)
            self._stand_ins[proposal] = self._stand_in(proposal, known)
        return self._stand_ins[proposal]

    def _stand_in(self, proposal: int, known: Proposal | None) -> int:
        """Put in a proposal whose first event is lost, so that what was said about it is not.

        Args:
            proposal: The id it is known by.
            known: What the readable tables say of it.

        Returns:
            Its id: another one where that belongs to something else.
        """
        own = self._ids.own(proposal)
        if known is not None:
            added = ProposalAdded(
                *(own, known.task, known.number, known.text, known.author, known.table)
            )
            self.from_tables = True
        else:
            first = min((task.number for task in self.state.tasks), default=1)
            task = self.state.flow.last_task or first
            number = next_number(self.state, task)
            added = ProposalAdded(own, task, number, _LOST_TEXT, None, None)
        self._write(self._with_free_number(added))
        return own

    def _with_free_number(self, event: Event) -> Event:
        """Return an event whose number nobody has: what freed it may be lost."""
        match event:
            case ProposalAdded(task=task, number=number, proposal=proposal):
                pass
            case ProposalRestored(proposal=proposal, number=number):
                erased = self.state.content.erased.get(proposal)
                if erased is None:
                    return event
                task = erased.task
            case _:
                return event
        there = find(self.state, task, number)
        if there is None or there.id == proposal:
            return event
        return replace(event, number=next_number(self.state, task))

    def _show(self) -> None:
        """Write the readable tables where they are behind."""
        tables.update(self._connection, self._shown_state, self.state)
        self._shown_state = self.state

    def _write(self, event: Event, proof: Proof = Proof.UNKNOWN) -> bool:
        if proof is not Proof.SOUND:
            # Its row in the tables is to be tried, so they must stand before it.
            self._show()
        execute = self._connection.execute
        execute("SAVEPOINT event")
        try:
            after = evolve(self.state, event)
            rows, end = rows_for((event,), self._now, self.end)
            self._connection.executemany(INSERT, rows)
            if proof is not Proof.SOUND:
                tables.update(self._connection, self.state, after)
                self._shown_state = after
        except _DOES_NOT_FIT:
            execute("ROLLBACK TO event")
            return False
        finally:
            execute("RELEASE event")
        self.state, self.end = after, end
        return True

    def _begin_without(self) -> None:
        """Begin from the readable tables where the first event is lost, or from next to nothing."""
        if self.state.begun:
            return
        events = [event for _, event in self._events if event is not None]
        told = self._witness.beginning(self._ids.first(), self._title)
        self.from_tables = told != Beginning(facts=Facts(title=self._title))
        self._write(self._ids.of_its_own(SessionBegun(_usable(told, events))))

    def _complete(self) -> None:
        """Put in what only the readable tables still have: proposals, votes and arguments."""
        for shown in self._shown.values():
            proposal = self._like(shown)
            if proposal is None:
                proposal = self._stand_in(shown.id, shown)
                if shown.votes is not None:
                    self._write(VotesSet(proposal, shown.votes))
            for said in shown.arguments:
                if not self._is_said(proposal, said):
                    argument = ArgumentAdded(said.id, proposal, said.side, said.text, said.author)
                    self.from_tables |= self._write(self._ids.of_its_own(argument))

    def _like(self, shown: Proposal) -> int | None:
        """Return the id under which a proposal of the tables is there, also where it is another."""
        content = self.state.content
        if shown.id in content.proposals or shown.id in content.erased:
            return shown.id
        others = (each for key, each in content.proposals.items() if key not in self._shown)
        same = (each.id for each in others if (each.task, each.text) == (shown.task, shown.text))
        return next(same, None)

    def _is_said(self, proposal: int, said: Argument) -> bool:
        """Tell whether an argument of the tables is there, also under another id."""
        if proposal_with_argument(self.state, said.id) is not None:
            return True
        at = self.state.content.proposals.get(proposal)
        others = at.arguments if at is not None else ()
        return any(
            each.id not in self._shown_ids and (each.side, each.text) == (said.side, said.text)
            for each in others
        )


def _about(event: Event, proposal: int) -> Event:
    """Return an event that is about this proposal."""
    told: Any = event
    about: Event = replace(told, proposal=proposal)
    return about


def _decoded(found: Found) -> Event | None:
    _, _, _, name, version, payload, _ = found.row
    with suppress(codec.Unreadable):
        return codec.decode(codec.Row(name, version, payload))
    return None


def _wall(text: str, otherwise: datetime) -> datetime:
    with suppress(ValueError):
        wall = datetime.fromisoformat(text)
        if wall.tzinfo is None:
            return wall
    return otherwise


def _usable(beginning: Beginning, events: Sequence[Event]) -> Beginning:
    """Return a beginning with the tables, tasks and steps that a session cannot be without."""
    tasks = {task.number: task for task in beginning.tasks}
    seats = {table.number: table for table in beginning.tables}
    said = [event for event in events if isinstance(event, ProposalAdded)]
    for number in sorted({event.task for event in said} or {1}):
        tasks.setdefault(number, Task(number, f"№ {number}"))
    for number in sorted({event.table for event in said if event.table is not None}):
        seats.setdefault(number, Table(number))
    return replace(
        beginning,
        tables=tuple(seats.values()),
        tasks=tuple(tasks.values()),
        programme=beginning.programme or default_programme(tuple(tasks)),
    )
