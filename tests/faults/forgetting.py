"""Somebody is forgotten in a session, its backups and an outbox, to be killed meanwhile."""

import random
from datetime import datetime
from pathlib import Path
from typing import Any

from facilitator.clock import SystemTime
from facilitator.core.forgetting import Whom
from facilitator.core.vocabulary import ForgettingReason, Voice, VoiceKind
from facilitator.forgetting.forgetter import Forgetter
from facilitator.forgetting.residue import holds
from facilitator.glossary import stand_in
from facilitator.letter import Copies, Letter, Mailbox, Outbox, outbox_folder
from facilitator.store.backup import BackupFolders, copy_session
from facilitator.store.examine import examine
from facilitator.store.forgetting import held
from facilitator.store.opening import create_file
from facilitator.words import Words
from tests.faults.moment import Moment, say
from tests.faults.sound import events_of
from tests.room import small_beginning

_NAME = "Иванова Анна"
_BACKUPS = 3
_MORNING = datetime(2019, 9, 12, 9, 30)
_LETTER = Letter("Протокол", "Здравствуйте!", ())
_SECRETARY = Mailbox("clerk@example.org")


class Forget:
    """A participant is forgotten: backups and letters first, the session last.

    Args:
        folder: An empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "день.facil"
        self._kept = folder / "копии"
        self._kept.mkdir()
        self.watched: tuple[Path, ...] = (folder, self._kept)
        create_file(self.path, small_beginning(), SystemTime())
        self._original = self.path.read_bytes()
        self._events = events_of(self.path)

    def moment(self, dice: random.Random) -> Moment:
        """Return any moment, half of them while the first backup is being written anew."""
        return Moment(at_new_file=dice.random() < 0.5)

    def prepare(self) -> None:
        """Have the person in the session, in its backups and in a letter."""
        self.path.write_bytes(self._original)
        for number in range(_BACKUPS):
            copy_session(self.path, self._kept / f"день {number}.facil")
        outbox = Outbox(self._outbox)
        to = (Mailbox("anna@example.org", _NAME),)
        outbox.queue(_LETTER, to, sender=_SECRETARY, copies=Copies.EACH, now=_MORNING)

    @property
    def _outbox(self) -> Path:
        return outbox_folder(self.path, examine(self.path).heartbeat.session)

    def act(self, dice: random.Random) -> None:
        """Forget her."""
        del dice
        folders = BackupFolders(self._kept)
        words = stand_in(Words.load("ru"))
        whom = Whom(frozenset({Voice(VoiceKind.PARTICIPANT, 1)}))
        say("begun")
        forgetter = Forgetter(self.path, folders, self._kept, SystemTime(), words)
        with held(self.path, SystemTime()) as rewrite:
            forgetter.carry_out(whom, ForgettingReason.DEMANDED, rewrite)
        say("done")

    def lost(self, said: list[Any]) -> int:
        """Return how many events are gone; a file has her wholly, or not at all.

        Once the session is without her nothing else has her: nobody would know whom to look for.
        """
        assert not ("done" in said and holds(self.path, [_NAME]))
        files = [self.path, *self._kept.glob("*.facil"), *self._outbox.glob("*.*")]
        if not holds(self.path, [_NAME]):
            assert [file for file in files if holds(file, [_NAME])] == []
        sessions = [file for file in files if file.suffix == ".facil"]
        for file in sessions:
            assert holds(file, ["Участник 1"]) is not holds(file, [_NAME])
        return sum(max(0, self._events - events_of(file)) for file in sessions)
