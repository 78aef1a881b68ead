"""What makes whole files, to be killed meanwhile: import, migration, documents and data."""

import random
import sqlite3
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from facilitator.clock import SystemTime
from facilitator.core.protocol import Edition, Extent, Naming
from facilitator.paths import example_session
from facilitator.store import schema
from facilitator.store.backup import BackupFolders
from facilitator.store.examine import examine, require_whole
from facilitator.store.exchange import write
from facilitator.store.files import header
from facilitator.store.opening import create_file, look_at, open_file
from facilitator.transfer import Format, export_session, import_session
from tests.faults.moment import Moment, say
from tests.faults.sound import events_of
from tests.room import small_beginning


class Import:
    """A document of the exchange format becomes a session, or replaces one.

    Args:
        folder: An empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "день.facil"
        self.watched: tuple[Path, ...] = (folder,)
        self._replacing = False
        create_file(folder / "малая.facil", small_beginning(), SystemTime())
        small = folder / "малая.json"
        self._small_then_example = (small, example_session())
        small.write_text(write(look_at(folder / "малая.facil", SystemTime()).state))

    def moment(self, dice: random.Random) -> Moment:
        """Return any moment, half of them while the new file is being written."""
        self._replacing = dice.random() < 0.7
        return Moment(at_new_file=dice.random() < 0.5)

    def prepare(self) -> None:
        """Have a session stand there, or none."""
        self.path.unlink(missing_ok=True)
        if self._replacing:
            import_session(self._small_then_example[0], self.path, SystemTime())

    def act(self, dice: random.Random) -> None:
        """Import."""
        del dice
        say("begun")
        import_session(self._small_then_example[1], self.path, SystemTime())
        say("done")

    def lost(self, said: list[Any]) -> int:
        """Return 1 where a session is gone: the one that stood there, or the finished one."""
        if self.path.exists():
            return int("done" in said and len(examine(self.path).state.participants) < 40)
        return int(self._replacing or "done" in said)


class Migrate:
    """A file of an earlier version is brought to this one when it is opened.

    Args:
        folder: An empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "день.facil"
        self._kept = folder / "копии"
        self.watched: tuple[Path, ...] = (folder, self._kept)
        self._older = folder / "старый"
        import_session(example_session(), self._older, SystemTime())
        database = sqlite3.connect(self._older)
        database.execute("PRAGMA user_version = 0")
        database.close()
        self._events = events_of(self._older)

    def moment(self, dice: random.Random) -> Moment:
        """Return any moment, half of them while the older file is being copied."""
        return Moment(at_new_file=dice.random() < 0.5)

    def prepare(self) -> None:
        """Put the earlier version there."""
        self.path.write_bytes(self._older.read_bytes())

    def act(self, dice: random.Random) -> None:
        """Open it, which migrates it."""
        del dice
        say("begun")
        opened = open_file(
            self.path, SystemTime(), BackupFolders(self._kept), migrate=_rebuild_every_table
        )
        say("done")
        opened.journal.close(opened.clock())

    def lost(self, said: list[Any]) -> int:
        """Return how many events are gone from the file of whichever version it is."""
        version = header(self.path).version
        assert version in {0, schema.VERSION}
        if "done" in said:
            assert version == schema.VERSION
        for kept in self._kept.glob("*.facil"):
            assert header(kept).version == 0
            require_whole(kept)
        opened = open_file(
            self.path, SystemTime(), BackupFolders(self._kept), migrate=_rebuild_every_table
        )
        opened.journal.close(opened.clock())
        return self._events - examine(self.path).events


def _rebuild_every_table(connection: sqlite3.Connection) -> None:
    """Do what a migration may at most have to: make every readable table anew with its rows."""
    from sqlite_utils import Migrations

    steps = Migrations("facilitator-test")

    @steps(name="rebuild")
    def rebuild(database: Database) -> None:
        tables = database.query(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
            " AND name NOT IN ('event', 'heartbeat', '_sqlite_migrations')"
        )
        for row in list(tables):
            name = row["name"]
            database.execute(f"ALTER TABLE {name} RENAME TO old_{name}")
            database.execute(row["sql"])
            database.execute(f"INSERT INTO {name} SELECT * FROM old_{name}")  # noqa: S608
            database.execute(f"DROP TABLE old_{name}")
        database.execute(f"PRAGMA user_version = {schema.VERSION}")

    steps.apply(Database(connection, execute_plugins=False))


class Export:
    """Documents and data are written, over those of an earlier minute or for the first time.

    Args:
        folder: An empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "день.facil"
        self._out = folder / "документы"
        self._out.mkdir()
        self.watched: tuple[Path, ...] = (self._out,)
        self._target = self._out
        import_session(example_session(), self.path, SystemTime())

    def moment(self, dice: random.Random) -> Moment:
        """Choose what is written; return any moment, most of them while it appears."""
        wanted = dice.choices([*Format], (1, 2, 3, 3))[0]
        self._target = self._out / f"протокол{wanted}"
        return Moment(at_new_file=dice.random() < 0.7)

    def prepare(self) -> None:
        """Do nothing: what an earlier try has written stands there."""

    def act(self, dice: random.Random) -> None:
        """Write a document."""
        say("begun")
        extent = dice.choice([Extent.SHORT, Extent.FULL])
        export_session(self.path, self._target, Edition(extent, Naming.NAMED))
        say("done")

    def lost(self, said: list[Any]) -> int:
        """Return 1 where a finished document is gone."""
        return int("done" in said and not self._target.exists())
