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
    tidy,
    together,
    voices_of,
)
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import ForgettingReason, VoiceKind
from facilitator.explain_forgetting import is_act
from facilitator.forgetting.residue import LETTER, holds
from facilitator.forgotten import Account
from facilitator.letter import (
    Mailbox,
    drafts_to,
    forget_in_outbox,
    outbox_folder,
    outbox_letters_to,
    remove_drafts,
)
from facilitator.store.backup import BackupFolders
from facilitator.store.files import SUFFIX
from facilitator.store.forgetting import copies_of, rewrite_file
from facilitator.store.rewriting import Rewriting, Written, people_events, read_written
from facilitator.trouble import StorageTrouble

DOCUMENTS = frozenset({".docx", ".json", ".odt", ".pdf", ".rtf", ".xlsx", ".zip"})
Meant = Callable[[Mailbox], bool]
Progress = Callable[[int, int], None]
"""Told how many of how many backups are done."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is of a session, and what of it is to be forgotten."""

    live: Written
    forgetting: Forgetting
    copies: tuple[Path, ...]
    troubles: tuple[StorageTrouble, ...]


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
        listed, box = _meant(found.forgetting)
        letters, troubles = _counted(
            lambda: outbox_letters_to(box, outbox_folder(self._file)),
            lambda: len(drafts_to(listed, self._drafts())),
        )
        account = self._account(found, self._note(found, rewritten, reason), letters)
        return replace(
            account,
            copies=found.copies,
            holding=self._holding(found, ()),
            troubles=(*found.troubles, *troubles),
        )

    def carry_out(
        self,
        whom: Whom,
        reason: ForgettingReason,
        rewrite: Callable[[Rewriting], object],
        progress: Progress = lambda _done, _whole: None,
    ) -> Account:
        """Take people out of backups, copies, letters and, last of all, the session.

        Args:
            whom: Who is to be forgotten.
            reason: Why; it is kept in the journal.
            rewrite: Rewrites the session's own file; it may be open.
            progress: Told now and then how far it is.

        Returns:
            What was done, and what could not be.

        Raises:
            StorageTrouble: The session cannot be read or written; it is as it was.
        """
        found = self._look(whom)
        changed, troubles = self._in_copies(found, found.copies, reason, progress)
        listed, box = _meant(found.forgetting)
        letters, more = _counted(
            lambda: forget_in_outbox(box, outbox_folder(self._file)),
            lambda: remove_drafts(drafts_to(listed, self._drafts())),
        )
        notes: list[DataForgotten] = []
        rewrite(self._rewriting(found, reason, notes))
        # A step may have changed meanwhile, which takes a backup.
        late = set(self._copies(found.live.heartbeat.session)[0]) - set(found.copies)
        changed_late, troubles_late = self._in_copies(found, late, reason, progress)
        changed += changed_late
        note = notes[0]
        rewritten = () if note.left else (self._file, *changed)
        return replace(
            self._account(found, note, letters),
            copies=tuple(changed),
            holding=self._holding(found, rewritten),
            troubles=(*found.troubles, *troubles, *more, *troubles_late),
        )

    def _in_copies(
        self, found: _Found, copies: Collection[Path], reason: ForgettingReason, progress: Progress
    ) -> tuple[list[Path], list[StorageTrouble]]:
        changed: list[Path] = []
        troubles: list[StorageTrouble] = []
        for done, copy in enumerate(sorted(copies)):
            progress(done, len(copies))
            try:
                if rewrite_file(copy, self._rewriting(found, reason, []), self._time):
                    changed.append(copy)
            except StorageTrouble as trouble:
                troubles.append(trouble)
        return changed, troubles

    def _look(self, whom: Whom) -> _Found:
        live = read_written(self._file)
        copies, troubles = self._copies(live.heartbeat.session)
        known: list[Iterable[Known]] = [known_people(live.events)]
        for copy in copies:
            # What cannot be read is told when it is to be rewritten.
            with suppress(StorageTrouble):
                known.append(known_people(people_events(copy)))
        people = together(*known)
        forgetting = Forgetting(whom, people, voices_of(live.state), self._stand_in)
        return _Found(live, forgetting, copies, troubles)

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

    def _rewriting(
        self, found: _Found, reason: ForgettingReason, notes: list[DataForgotten]
    ) -> Rewriting:
        def rewriting(events: tuple[Event, ...]) -> tuple[Event, ...] | None:
            after = found.forgetting.rewritten(events)
            notes.append(self._note(found, after, reason))
            return (*after.events, notes[-1]) if after.changed else None

        return rewriting

    def _note(self, found: _Found, rewritten: Rewritten, reason: ForgettingReason) -> DataForgotten:
        whom = found.forgetting.whom
        voices = voices_of(found.live.state) if whom.everyone else whom.voices
        numbers = {
            kind: tuple(sorted(one.number for one in voices if one.kind is kind))
            for kind in VoiceKind
        }
        return DataForgotten(
            numbers[VoiceKind.PARTICIPANT],
            numbers[VoiceKind.EXPERT],
            everyone=whom.everyone,
            reason=reason,
            wall=self._time.wall(),
            events=rewritten.changed,
            replaced=rewritten.replaced,
            left=rewritten.left,
        )

    def _account(self, found: _Found, note: DataForgotten, letters: int) -> Account:
        beside = _files_in(self._file.parent)
        facts = found.forgetting.state(found.live.state).facts
        return Account(
            found.live.heartbeat.session,
            self._file,
            facts.title,
            facts.organisers,
            facts.city or "",
            found.live.end.seq + 1,
            note,
            found.forgetting.places(found.live.state),
            letters=letters,
            documents=tuple(
                file for file in beside if file.suffix.lower() in DOCUMENTS and not is_act(file)
            ),
        )

    def _holding(self, found: _Found, rewritten: Iterable[Path]) -> tuple[Path, ...]:
        """Return the files that have a name in them and should not: of sessions, only these."""
        folders = (self._file.parent, outbox_folder(self._file), self._logs)
        searched = {file: None for folder in folders for file in _files_in(folder)}
        searched.update(dict.fromkeys(self._drafts()))
        others = (file for file in searched if SUFFIX not in file.suffixes)
        needles = found.forgetting.needles
        return tuple(file for file in (*others, *rewritten) if holds(file, needles))

    def _drafts(self) -> tuple[Path, ...]:
        """Return the drafts of letters in the folders beside the session, but not the outbox."""
        outbox = outbox_folder(self._file)
        found: list[Path] = []
        with suppress(OSError):
            found += self._file.parent.glob(f"*{LETTER}")
            found += self._file.parent.glob(f"*/*{LETTER}")
        return tuple(sorted(file for file in found if file.parent != outbox))


def _meant(forgetting: Forgetting) -> tuple[Meant, Meant]:
    """Return who is meant among drafts, which may be of another session, and in the outbox."""
    emails = {email.casefold() for email in forgetting.emails}
    names = {needle.casefold() for needle in forgetting.needles}

    def listed(box: Mailbox) -> bool:
        return box.address.casefold() in emails or tidy(box.name).casefold() in names

    return listed, (lambda _box: True) if forgetting.whom.everyone else listed


def _counted(*counts: Callable[[], int]) -> tuple[int, list[StorageTrouble]]:
    """Return the sum of counts, and what kept any of them from being taken."""
    whole, troubles = 0, []
    for count in counts:
        try:
            whole += count()
        except StorageTrouble as trouble:
            troubles.append(trouble)
    return whole, troubles


def _files_in(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(each for each in folder.iterdir() if each.is_file()))
    except OSError:
        return ()
