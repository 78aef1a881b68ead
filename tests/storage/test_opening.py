"""Making, opening, crashing and reopening a session file."""

import sqlite3
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from facilitator.core.commands import AddProposal, CorrectTime, NextStep, StartClock, Undo
from facilitator.core.model import Beginning, Facts
from facilitator.core.rejection import Rejected
from facilitator.session import Session
from facilitator.store import schema
from facilitator.store.backup import BackupFolders
from facilitator.store.connection import connected
from facilitator.store.files import header
from facilitator.store.lock import lock_path
from facilitator.store.opening import create_file, look_at, open_file
from facilitator.store.replay import Heartbeat
from facilitator.trouble import StorageTrouble
from tests.fake_time import FakeTime
from tests.room import small_beginning
from tests.storage.conftest import Hall


def _what(raised: pytest.ExceptionInfo[StorageTrouble]) -> str:
    return raised.value.what


def test_a_new_file_is_whole_at_once_and_one_plain_file(hall: Hall) -> None:
    hall.create()
    assert hall.beside() == ["демография.facil"]
    assert header(hall.path).version == schema.VERSION
    assert look_at(hall.path, hall.time).state.facts.title == "Демография"


def test_a_new_file_says_in_its_header_whose_it_is(hall: Hall) -> None:
    hall.create()
    assert hall.sql("PRAGMA application_id") == [(schema.APPLICATION_ID,)]


def test_a_session_that_may_not_begin_makes_no_file(hall: Hall) -> None:
    with pytest.raises(Rejected):
        hall.create(Beginning(Facts(title=" ")))
    assert hall.beside() == []


def test_a_file_that_exists_is_not_replaced_unasked(hall: Hall) -> None:
    hall.create()
    before = hall.path.read_bytes()
    with pytest.raises(StorageTrouble) as raised:
        hall.create()
    assert _what(raised) == "exists"
    assert hall.path.read_bytes() == before


def test_a_session_is_replaced_when_asked(hall: Hall) -> None:
    hall.create()
    create_file(hall.path, Beginning(Facts(title="Другая")), hall.time, replacing=True)
    assert look_at(hall.path, hall.time).state.facts.title == "Другая"


def test_a_crashed_session_is_replaced_with_its_log(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(NextStep())
    hall.crash(opened)
    create_file(hall.path, Beginning(Facts(title="Другая")), hall.time, replacing=True)
    assert hall.beside() == ["демография.facil"]
    assert look_at(hall.path, hall.time).state.facts.title == "Другая"


def test_the_log_of_a_crashed_session_that_was_removed_is_not_taken_for_a_new_ones(
    hall: Hall,
) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(NextStep())
    hall.crash(opened)
    log = hall.parts()[1].read_bytes()
    hall.path.unlink()
    hall.create()
    assert hall.open().state.flow.current is None
    assert hall.path.with_name(f"{hall.path.name}-wal.old").read_bytes() == log


def test_a_copy_put_in_the_place_of_a_crashed_session_does_not_get_its_log(hall: Hall) -> None:
    hall.create()
    copy = hall.path.read_bytes()
    session, opened = hall.session()
    session.dispatch(NextStep())
    hall.crash(opened)
    hall.path.write_bytes(copy)
    beside = hall.beside()
    assert look_at(hall.path, hall.time).state.flow.current is None
    assert hall.beside() == beside
    assert hall.open().state.flow.current is None


def test_what_was_half_done_in_the_file_itself_is_undone(hall: Hall) -> None:
    hall.create()
    state = look_at(hall.path, hall.time).state
    _kill_while_it_changes(hall.path)
    assert header(hall.path).version == 0
    torn = hall.path.read_bytes()
    assert look_at(hall.path, hall.time).state == state
    assert hall.path.read_bytes() == torn
    assert hall.open().state == state
    assert header(hall.path).version == schema.VERSION


def test_a_session_in_which_something_was_half_done_is_replaced_with_it(hall: Hall) -> None:
    hall.create()
    _kill_while_it_changes(hall.path)
    create_file(hall.path, Beginning(Facts(title="Другая")), hall.time, replacing=True)
    assert hall.beside() == ["демография.facil"]
    assert look_at(hall.path, hall.time).state.facts.title == "Другая"


def _kill_while_it_changes(path: Path) -> None:
    """Leave a file as a program does that is killed while it commits: changed, with its journal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA user_version = 0")
        connection.execute("DELETE FROM step")
        # More than it may hold in memory, so that it writes before the end.
        connection.execute("CREATE TABLE much AS SELECT zeroblob(100000)")
        journal = path.with_name(path.name + "-journal")
        changed, undo = bytearray(path.read_bytes()), journal.read_bytes()
        connection.execute("ROLLBACK")
    # The first page is the last to be written; let the version be torn out of it too.
    changed[60:64] = bytes(4)
    path.write_bytes(changed)
    journal.write_bytes(undo)


def test_an_open_session_is_not_replaced(hall: Hall) -> None:
    hall.create()
    hall.open()
    with pytest.raises(StorageTrouble) as raised:
        create_file(hall.path, small_beginning(), hall.time, replacing=True)
    assert _what(raised) == "held"


def test_what_is_no_session_is_not_replaced(hall: Hall) -> None:
    hall.path.write_text("Список покупок")
    with pytest.raises(StorageTrouble) as raised:
        create_file(hall.path, small_beginning(), hall.time, replacing=True)
    assert _what(raised) == "not_a_session"
    assert hall.path.read_text() == "Список покупок"


def test_nothing_is_left_where_a_file_cannot_be_made(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(schema, "migrate", full)
    with pytest.raises(StorageTrouble) as raised:
        hall.create()
    assert _what(raised) == "cannot_create"
    assert hall.beside() == []


def test_an_open_file_is_locked_and_a_closed_one_is_one_plain_file(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    assert lock_path(hall.path).exists()
    session.close()
    hall.opened.remove(opened)
    assert hall.beside() == ["демография.facil"]


def test_a_second_program_is_told_and_may_look(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(NextStep())
    with pytest.raises(StorageTrouble) as raised:
        open_file(hall.path, hall.time)
    assert _what(raised) == "held"
    looked = look_at(hall.path, hall.time)
    assert looked.state == session.state
    assert looked.journal.session_name == opened.journal.session_name
    looking = Session(looked.journal, looked.clock, looked.state)
    with pytest.raises(StorageTrouble) as refused:
        looking.dispatch(NextStep())
    assert _what(refused) == "read_only"
    looking.heartbeat()
    looked.journal.backup()
    looking.close()
    session.dispatch(NextStep())


def test_a_closed_session_opens_where_it_was(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(NextStep())
    session.close()
    hall.opened.remove(opened)
    again = hall.open()
    assert again.state == session.state
    assert again.closed_cleanly
    assert not again.was_interrupted


def test_a_killed_session_opens_where_it_was_and_says_when_it_was_last_alive(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(NextStep())
    session.dispatch(StartClock())
    hall.time.pass_by(20)
    session.heartbeat()
    hall.time.pass_by(0.4)
    hall.crash(opened)
    hall.time.pass_by(133)
    again = hall.open()
    assert again.state == session.state
    assert not again.closed_cleanly
    assert again.was_interrupted
    assert again.last_seen_ms == 20_000
    assert again.clock().ms == 153_400


def test_an_opening_that_fails_costs_no_heartbeat_of_a_killed_session(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(NextStep())
    session.dispatch(StartClock())
    hall.time.pass_by(20)
    session.heartbeat()
    hall.crash(opened)
    with monkeypatch.context() as full:
        full.setattr("facilitator.store.opening.write_heartbeat", _disk_is_full)
        with pytest.raises(StorageTrouble) as raised:
            hall.open()
    assert raised.value.what == "cannot_open"
    hall.time.pass_by(133)
    assert hall.open().last_seen_ms == 20_000


def _disk_is_full(_connection: sqlite3.Connection, _beat: Heartbeat) -> None:
    raise sqlite3.OperationalError("database or disk is full")


def test_without_a_heartbeat_the_last_event_is_the_last_sign_of_life(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    hall.time.pass_by(7)
    session.dispatch(NextStep())
    hall.time.pass_by(7)
    hall.crash(opened)
    lock_path(hall.path).unlink()
    assert hall.open().last_seen_ms == 7_000


def test_a_heartbeat_of_another_file_of_the_same_name_does_not_count(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    hall.time.pass_by(50)
    session.heartbeat()
    hall.crash(opened)
    hall.path.unlink()
    for part in hall.parts()[1:3]:
        part.unlink(missing_ok=True)
    lock = lock_path(hall.path).read_bytes()
    hall.create()
    lock_path(hall.path).write_bytes(lock)
    assert hall.open().last_seen_ms == 0


def test_session_time_runs_on_while_the_session_is_closed(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    hall.time.pass_by(60)
    session.close()
    hall.opened.remove(opened)
    hall.time.pass_by(3600)
    hall.time.set_wall(datetime(2001, 1, 1))  # within one boot the wall clock has no say
    assert hall.open().clock().ms == 3_660_000


@pytest.mark.parametrize("boot", ["second", None])
def test_after_a_restart_the_time_of_day_says_how_long_it_was(hall: Hall, boot: str | None) -> None:
    hall.create()
    session, opened = hall.session()
    hall.time.pass_by(60)
    session.dispatch(NextStep())
    hall.crash(opened)
    hall.time.restart(boot, seconds=600)
    assert hall.open().clock().ms == 660_000


def test_a_computer_that_cannot_name_its_boot_goes_by_the_time_of_day(hall: Hall) -> None:
    hall.time = FakeTime(boot=None)
    hall.create()
    session, opened = hall.session()
    hall.time.pass_by(60)
    session.close()
    hall.opened.remove(opened)
    hall.time.pass_by(40)
    assert hall.open().clock().ms == 100_000


def test_session_time_never_goes_back_even_if_the_time_of_day_does(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    hall.time.pass_by(60)
    session.heartbeat()
    hall.crash(opened)
    hall.time.restart("second", seconds=5)
    hall.time.set_wall(hall.time.wall() - timedelta(hours=5))
    assert hall.open().clock().ms == 60_000


def test_undo_works_after_a_crash(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(AddProposal(1, "Навигатор"))
    hall.crash(opened)
    again, _ = hall.session()
    again.dispatch(Undo())
    assert not again.state.content.proposals


def test_a_file_that_is_not_there_is_said_so(hall: Hall) -> None:
    with pytest.raises(StorageTrouble) as raised:
        hall.open()
    assert _what(raised) == "not_found"
    assert hall.beside() == []


@pytest.mark.parametrize("content", [b"", b"PK\3\4" * 50, b"SQLite format 3\0", b"\0" * 4096])
def test_what_is_no_session_is_refused_and_not_touched(hall: Hall, content: bytes) -> None:
    hall.path.write_bytes(content)
    with pytest.raises(StorageTrouble) as raised:
        hall.open()
    assert _what(raised) == "not_a_session"
    assert hall.path.read_bytes() == content
    assert hall.beside() == ["демография.facil"]


def test_a_foreign_database_is_refused_and_not_touched(hall: Hall) -> None:
    hall.sql("CREATE TABLE event (x)")
    before = hall.path.read_bytes()
    with pytest.raises(StorageTrouble) as raised:
        hall.open()
    assert _what(raised) == "not_a_session"
    assert hall.path.read_bytes() == before


def test_a_newer_session_is_refused_and_not_touched(hall: Hall) -> None:
    hall.create()
    hall.sql(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = hall.path.read_bytes()
    with pytest.raises(StorageTrouble) as raised:
        hall.open()
    assert _what(raised) == "newer_version"
    assert hall.path.read_bytes() == before


def test_a_folder_is_no_session(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as raised:
        open_file(tmp_path, FakeTime())
    assert _what(raised) == "cannot_read"


def test_a_damaged_session_is_refused_and_not_touched(hall: Hall) -> None:
    hall.create()
    data = bytearray(hall.path.read_bytes())
    data[4096 * 2 : 4096 * 4] = b"\xa5" * 8192
    hall.path.write_bytes(data)
    with pytest.raises(StorageTrouble) as raised:
        hall.open()
    assert _what(raised) == "damaged"
    assert hall.path.read_bytes() == bytes(data)
    assert hall.beside() == ["демография.facil"]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE event SET payload = replace(payload, 'Демография', 'География')",
        "UPDATE event SET seq = 2",
        "UPDATE event SET wall = '2019-01-01'",
        "DELETE FROM event",
        "DELETE FROM heartbeat",
        "DROP TABLE event",
    ],
)
def test_a_journal_changed_behind_the_programs_back_is_noticed(hall: Hall, harm: str) -> None:
    hall.create()
    triggers = ("changed", "deleted", "replaced")
    hall.sql(*(f"DROP TRIGGER event_is_never_{each}" for each in triggers), harm)
    with pytest.raises(StorageTrouble) as raised:
        hall.open()
    assert _what(raised) == "damaged"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET payload = ''",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event",
    ],
)
def test_the_journal_only_ever_grows(hall: Hall, statement: str) -> None:
    hall.create()
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        hall.sql(statement)


def test_a_crashed_session_opens_from_a_folder_that_lost_its_index(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(NextStep())
    hall.crash(opened)
    hall.parts()[2].unlink()
    assert hall.open().state == session.state


def test_a_file_that_lost_its_log_is_looked_at_without_making_one(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    opened.journal._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    hall.crash(opened)
    for part in hall.parts()[1:]:
        part.unlink()
    assert look_at(hall.path, hall.time).state == session.state
    assert hall.beside() == ["демография.facil"]


def test_a_session_is_looked_at_where_its_index_cannot_be_made(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(NextStep())
    hall.crash(opened)
    connect = sqlite3.connect

    def refusing(database: object, *args: object, **options: object) -> sqlite3.Connection:
        if "mode=ro" in str(database):
            raise sqlite3.OperationalError("unable to open database file")
        return connect(database, *args, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", refusing)
    assert look_at(hall.path, hall.time).state == session.state


def test_a_session_that_cannot_be_opened_for_writing_is_unlocked_again(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.create()

    def full(*_arguments: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("facilitator.store.opening.write_heartbeat", full)
    with pytest.raises(StorageTrouble) as raised:
        hall.open()
    assert _what(raised) == "cannot_open"
    assert not lock_path(hall.path).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="SQLite's limit is another there")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_a_sound_file_whose_log_could_have_no_name_is_not_called_damaged(hall: Hall) -> None:
    hall.create()
    named = hall.path.rename(hall.path.with_name("x" * 248 + ".facil"))
    with pytest.raises(StorageTrouble) as raised:
        look_at(named, hall.time)
    assert raised.value.what == "cannot_read"


def test_a_path_too_long_for_sqlite_is_called_so(hall: Hall) -> None:
    hall.create()
    deep = hall.path.parent.joinpath(*["п" * 100] * 3)
    deep.mkdir(parents=True)
    with pytest.raises(StorageTrouble) as raised:
        create_file(deep / hall.path.name, small_beginning(), hall.time)
    assert raised.value.what == "cannot_create"
    assert isinstance(raised.value.__cause__, OSError)
    assert list(deep.iterdir()) == []
    moved = hall.path.rename(deep / hall.path.name)
    with pytest.raises(StorageTrouble) as raised:
        open_file(moved, hall.time)
    assert raised.value.what == "cannot_open"
    assert isinstance(raised.value.__cause__, OSError)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_a_session_opens_where_there_is_little_room(hall: Hall) -> None:
    import resource

    hall.create()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
    try:
        session, _ = hall.session()
        session.dispatch(NextStep())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert hall.parts()[1].stat().st_size <= 400_000


def test_an_older_file_is_copied_and_then_brought_to_this_version(
    hall: Hall, tmp_path: Path
) -> None:
    hall.create()
    hall.sql("PRAGMA user_version = 0")
    folder = tmp_path / "Копии"

    def migrate(connection: sqlite3.Connection) -> None:
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")

    opened = open_file(hall.path, hall.time, BackupFolders(folder), migrate=migrate)
    hall.opened.append(opened)
    assert header(hall.path).version == schema.VERSION
    (kept,) = folder.iterdir()
    assert kept.name == "демография 2019-09-12 09-30-00 (old version).facil"
    assert header(kept).version == 0


def test_a_migration_that_fails_leaves_the_file_as_it_was(hall: Hall) -> None:
    hall.create()
    hall.sql("PRAGMA user_version = 0")

    def migrate(_connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("no such column")

    with pytest.raises(StorageTrouble) as raised:
        open_file(hall.path, hall.time, migrate=migrate)
    assert _what(raised) == "cannot_migrate"
    assert header(hall.path).version == 0
    assert look_at(hall.path, hall.time).state.begun
    assert not lock_path(hall.path).exists()


def test_a_damaged_older_file_is_not_migrated(hall: Hall) -> None:
    hall.create()
    hall.sql("PRAGMA user_version = 0")
    data = bytearray(hall.path.read_bytes())
    data[4096 * 2 : 4096 * 4] = b"\xa5" * 8192
    hall.path.write_bytes(data)
    with pytest.raises(StorageTrouble) as raised:
        open_file(hall.path, hall.time)
    assert _what(raised) == "damaged"
    assert hall.path.read_bytes() == bytes(data)


def test_the_programs_own_migrations_lead_to_its_version() -> None:
    connection = sqlite3.connect(":memory:")
    schema.migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    schema.migrate(connection)
    connection.close()


HOUR_MS = 3_600_000


def test_a_corrected_clock_is_what_the_session_tells_and_keeps(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(NextStep())
    session.dispatch(StartClock())
    change = session.dispatch(CorrectTime(HOUR_MS))
    right = hall.time.wall() + timedelta(hours=1)
    assert session.now().wall == session.corrected(hall.time.wall()) == right
    assert opened.journal.saved_at == right
    (run,) = change.after.runs.values()
    assert run.started_at == right
    session.close()
    hall.opened.clear()
    again, _ = hall.session()
    assert again.now().wall == right
    assert again.state == session.state
    assert hall.sql("SELECT wall FROM event ORDER BY seq DESC LIMIT 1") == [(right.isoformat(),)]
    assert hall.sql("SELECT alive_wall FROM heartbeat") == [(right.isoformat(),)]


def test_after_a_restart_a_correction_does_not_count_as_time_away(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(NextStep())
    hall.time.pass_by(10)
    session.dispatch(CorrectTime(-HOUR_MS))
    before = session.now().ms
    hall.crash(opened)
    hall.time.restart("second", 60)
    assert look_at(hall.path, hall.time).clock().ms == before + 60_000
    session, _ = hall.session()
    assert session.now().ms == before + 60_000
    session.close()
    hall.opened.clear()
    hall.time.restart("third", 60)
    session, _ = hall.session()
    assert session.now().ms == before + 120_000


def test_a_file_that_sqlite_cannot_write_is_let_go_of(tmp_path: Path) -> None:
    strange = tmp_path / "x.facil"
    strange.write_bytes(b"no database at all" * 100)
    with pytest.raises(sqlite3.DatabaseError):
        connected(strange)
    strange.unlink()
