"""Forgetting people in all files of a session: backups and letters first, the session itself last.

A program killed on the way leaves the session as it was, so that the same can be asked again.
"""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from facilitator.clock import TimeSource
from facilitator.core.events import DataForgotten, Event
from facilitator.core.forgetting import (
    Forgetting,
    Known,
    Rewritten,
    StandIn,
    Whom,
    known_people,
    together,
    voices_of,
)
from facilitator.core.model import State
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import ForgettingReason, VoiceKind
from facilitator.explain_forgetting import is_act
from facilitator.forgetting.letters import Letters, drafts_beside
from facilitator.forgetting.residue import holds
from facilitator.forgotten import Account
from facilitator.letter import outbox_folder
from facilitator.store.backup import BackupFolders
from facilitator.store.files import companions
from facilitator.store.forgetting import copies_of, rewrite_file
from facilitator.store.rewriting import Rewriting, Written, people_events, read_written, replayed
from facilitator.trouble import StorageTrouble

DOCUMENTS = frozenset({".docx", ".json", ".odt", ".pdf", ".rtf", ".xlsx", ".zip"})
Progress = Callable[[int, int], None]
"""Told how many of how many backups are done."""
_UNTOLD: Progress = lambda _done, _whole: None  # noqa: E731


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is of a session, and what of it is to be forgotten."""

    live: Written
    state: State
    forgetting: Forgetting
    copies: tuple[Path, ...]
    troubles: tuple[StorageTrouble, ...]


class Begun:
    """A forgetting on its way.

    Args:
        found: What there was.
        reason: Why.
        time: This computer's time.
    """

    def __init__(self, found: _Found, reason: ForgettingReason, time: TimeSource) -> None:
        self.found = found
        self.reason = reason
        self._time = time
        self.changed: list[Path] = []
        self.troubles: list[StorageTrouble] = []
        self.notes: list[DataForgotten] = []
        self.letters = 0

    def rewriting(self, events: tuple[Event, ...]) -> tuple[Event, ...] | None:
        """Return events without those forgotten, and a note of that; None: they are not there."""
        after = self.found.forgetting.rewritten(events)
        self.notes.append(noted(self.found, after, self.reason, self._time))
        return (*after.events, self.notes[-1]) if after.changed else None


def noted(
    found: _Found, rewritten: Rewritten, reason: ForgettingReason, time: TimeSource
) -> DataForgotten:
    """Return what the journal keeps of a forgetting."""
    whom = found.forgetting.whom
    voices = voices_of(found.state) if whom.everyone else whom.voices
    numbers = {
        kind: tuple(sorted(one.number for one in voices if one.kind is kind)) for kind in VoiceKind
    }
    return DataForgotten(
        numbers[VoiceKind.PARTICIPANT],
        numbers[VoiceKind.EXPERT],
        everyone=whom.everyone,
        reason=reason,
        wall=time.wall(),
        events=rewritten.changed,
        replaced=rewritten.replaced,
        left=rewritten.left,
    )


class Forgetter:
    """Takes people out of a session and all that the program keeps of it.

    Args:
        file: The session's file.
        folders: Where its backups are.
        logs: Where the program's logs are; they are only searched.
        time: This computer's time.
        stand_in: What is written instead of a name, in the session's language.
    """

    def __init__(
        self, file: Path, folders: BackupFolders, logs: Path, time: TimeSource, stand_in: StandIn
    ) -> None:
        self._file = file
        self._folders = folders
        self._logs = logs
        self._time = time
        self._stand_in = stand_in

    def foresee(self, whom: Whom, reason: ForgettingReason) -> Account:
        """Return what would be done; nothing is changed.

        Raises:
            StorageTrouble: The session cannot be read.
        """
        found = self._look(whom)
        rewritten = found.forgetting.rewritten(found.live.events)
        letters, troubles = Letters(self._file, self._outbox(found), found.forgetting).count()
        account = self._account(found, noted(found, rewritten, reason, self._time), letters)
        return replace(
            account,
            copies=found.copies,
            holding=self._holding(found, ()),
            troubles=(*found.troubles, *troubles),
        )

    def carry_out(
        self, whom: Whom, reason: ForgettingReason, rewrite: Callable[[Rewriting], object]
    ) -> Account:
        """Take people out of backups, copies, letters and, last of all, the session.

        Args:
            whom: Who is to be forgotten.
            reason: Why; it is kept in the journal.
            rewrite: Rewrites the session's own file; it may be open.

        Returns:
            What was done, and what could not be.

        Raises:
            StorageTrouble: The session cannot be read or written; it is as it was.
        """
        begun = self.begin(whom, reason)
        rewrite(begun.rewriting)
        return self.finish(begun)

    def begin(self, whom: Whom, reason: ForgettingReason, progress: Progress = _UNTOLD) -> Begun:
        """Take people out of backups, copies and letters; the session itself comes next.

        Raises:
            StorageTrouble: The session cannot be read.
        """
        found = self._look(whom)
        begun = Begun(found, reason, self._time)
        self._in_copies(begun, found.copies, progress)
        begun.letters, troubles = Letters(
            self._file, self._outbox(found), found.forgetting
        ).remove()
        begun.troubles += troubles
        return begun

    def finish(self, begun: Begun) -> Account:
        """Look once more, after the session has been rewritten, and return what was done."""
        found, note = begun.found, begun.notes[-1]
        # A step may have changed meanwhile, which takes a backup.
        late = set(self._copies(found.live.heartbeat.session)[0]) - set(found.copies)
        self._in_copies(begun, late, _UNTOLD)
        rewritten = () if note.left else (self._file, *begun.changed)
        return replace(
            self._account(found, note, begun.letters),
            copies=tuple(begun.changed),
            holding=self._holding(found, rewritten),
            troubles=(*found.troubles, *begun.troubles),
        )

    def _in_copies(self, begun: Begun, copies: Collection[Path], progress: Progress) -> None:
        for done, copy in enumerate(sorted(copies)):
            progress(done, len(copies))
            try:
                rewriting = Begun(begun.found, begun.reason, self._time).rewriting
                if rewrite_file(copy, rewriting, self._time):
                    begun.changed.append(copy)
            except StorageTrouble as trouble:
                begun.troubles.append(trouble)

    def _look(self, whom: Whom) -> _Found:
        live = read_written(self._file)
        state = replayed(self._file, live.events)
        copies, troubles = self._copies(live.heartbeat.session)
        known: list[Iterable[Known]] = [known_people(live.events)]
        for copy in copies:
            # What cannot be read is told when it is to be rewritten.
            with suppress(StorageTrouble):
                known.append(known_people(people_events(copy)))
        people = together(*known)
        forgetting = Forgetting(whom, people, voices_of(state), self._stand_in)
        return _Found(live, state, forgetting, copies, troubles)

    def _copies(self, session: str) -> tuple[tuple[Path, ...], tuple[StorageTrouble, ...]]:
        copies: dict[Path, None] = {}
        troubles: list[StorageTrouble] = []
        for folder in (self._file.parent, *self._folders.all):
            if folder == self._folders.first and not folder.exists():
                continue  # no backup was ever taken
            try:
                copies.update(dict.fromkeys(copies_of(session, folder, self._file)))
            except StorageTrouble as trouble:
                troubles.append(trouble)
        return tuple(copies), tuple(troubles)

    def _account(self, found: _Found, note: DataForgotten, letters: int) -> Account:
        beside = _files_in(self._file.parent)
        facts = found.forgetting.facts(found.state.facts)
        return Account(
            found.live.heartbeat.session,
            self._file,
            facts.title,
            facts.organisers,
            facts.city or "",
            found.live.end.seq + 1,
            note,
            found.forgetting.places(found.state),
            letters=letters,
            documents=tuple(
                file for file in beside if file.suffix.lower() in DOCUMENTS and not is_act(file)
            ),
        )

    def _outbox(self, found: _Found) -> Path:
        return outbox_folder(self._file, found.live.heartbeat.session)

    def _holding(self, found: _Found, rewritten: Iterable[Path]) -> tuple[Path, ...]:
        """Return the files that still have a name in them, and of those rewritten any that has."""
        outbox = self._outbox(found)
        folders = (self._file.parent, outbox, self._logs)
        searched = {file: None for folder in folders for file in _files_in(folder)}
        searched.update(dict.fromkeys(drafts_beside(self._file, outbox)))
        own = {self._file.resolve(), *found.copies, *companions(self._file.resolve())}
        others = (file for file in searched if file.resolve() not in own)
        needles = found.forgetting.needles
        return tuple(file for file in (*others, *rewritten) if holds(file, needles))


def _files_in(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(each for each in folder.iterdir() if each.is_file()))
    except OSError:
        return ()
