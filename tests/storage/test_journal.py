"""What is appended is durable and whole, and trouble with the disk changes nothing."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.core.commands import AddArgument, AddProposal, GoToStep, NextStep
from facilitator.core.vocabulary import Side
from facilitator.session import Session
from facilitator.store.backup import BackupFolders
from facilitator.store.connection import connected
from facilitator.store.examine import examine
from facilitator.store.journal import transaction
from facilitator.store.opening import look_at
from facilitator.trouble import StorageTrouble
from tests.storage.conftest import Hall


@pytest.fixture
def session(hall: Hall) -> Session:
    hall.create()
    return hall.session()[0]


def _journal(hall: Hall) -> sqlite3.Connection:
    return hall.opened[0].journal._connection


@pytest.mark.usefixtures("session")
def test_the_connection_is_durable_at_every_commit(hall: Hall) -> None:
    assert _journal(hall).execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert _journal(hall).execute("PRAGMA synchronous").fetchone() == (2,)


def test_what_is_dispatched_can_be_seen_by_others_at_once(hall: Hall, session: Session) -> None:
    session.dispatch(AddProposal(1, "Навигатор"))
    assert look_at(hall.path, hall.time).state == session.state


def test_a_commit_says_when_it_was_saved(hall: Hall, session: Session) -> None:
    journal = hall.opened[0].journal
    assert journal.saved_at is None
    hall.time.pass_by(5)
    session.dispatch(AddProposal(1, "Навигатор"))
    assert journal.saved_at == hall.time.wall()


def test_a_heartbeat_does_not_touch_the_database(hall: Hall, session: Session) -> None:
    before = [part.read_bytes() for part in hall.parts()[:2]]
    hall.time.pass_by(1)
    session.heartbeat()
    assert [part.read_bytes() for part in hall.parts()[:2]] == before
    assert hall.parts()[3].read_text(encoding="utf-8").splitlines()[1].strip() == "1000"


def test_a_heartbeat_that_cannot_be_written_stops_nothing(hall: Hall, session: Session) -> None:
    lock = hall.opened[0].journal._lock
    descriptor, lock._descriptor = lock._descriptor, -1
    session.heartbeat()
    lock._descriptor = descriptor


def test_a_full_disk_leaves_file_and_state_as_they_were_until_there_is_space(
    hall: Hall, session: Session
) -> None:
    session.dispatch(AddProposal(1, "Навигатор"))
    before = session.state
    (pages,) = _journal(hall).execute("PRAGMA page_count").fetchone()
    _journal(hall).execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageTrouble) as raised:
        session.dispatch(AddProposal(1, "Папка " * 3000))
    assert raised.value.what == "cannot_write"
    assert "full" in raised.value.why
    assert session.state is before
    assert look_at(hall.path, hall.time).state == before
    _journal(hall).execute("PRAGMA max_page_count = 1000000")
    session.dispatch(AddProposal(1, "Папка " * 3000))
    assert look_at(hall.path, hall.time).state == session.state


def test_a_bug_while_writing_leaves_the_file_as_it_was_and_is_not_hidden(
    hall: Hall, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    before = session.state
    with monkeypatch.context() as patch:
        patch.setattr("facilitator.store.tables.update", broken)
        with pytest.raises(ZeroDivisionError):
            session.dispatch(AddProposal(1, "Навигатор"))
    assert look_at(hall.path, hall.time).state == before
    session.dispatch(AddProposal(1, "Навигатор"))


def test_a_transaction_that_sqlite_has_given_up_by_itself_is_trouble_all_the_same(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def given_up(connection: sqlite3.Connection, *_states: object) -> None:
        connection.execute("ROLLBACK")
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("facilitator.store.tables.update", given_up)
    with pytest.raises(StorageTrouble):
        session.dispatch(AddProposal(1, "Навигатор"))


def test_a_file_that_was_moved_away_is_not_written_to(hall: Hall, session: Session) -> None:
    hall.path.rename(hall.path.with_name("другая.facil"))
    with pytest.raises(StorageTrouble) as raised:
        session.dispatch(NextStep())
    assert raised.value.what == "moved"
    hall.path.write_bytes(b"")
    with pytest.raises(StorageTrouble) as raised:
        session.dispatch(NextStep())
    assert raised.value.what == "moved"
    hall.path.with_name("другая.facil").rename(hall.path)
    session.dispatch(NextStep())


def test_of_a_file_that_is_gone_a_copy_is_kept_as_soon_as_it_is_noticed(hall: Hall) -> None:
    hall.create()
    folder = hall.path.parent / "копии"
    session, opened = hall.session(BackupFolders(folder))
    session.dispatch(AddProposal(1, "Мысль"))
    for part in hall.parts():
        part.unlink()
    with pytest.raises(StorageTrouble) as raised:
        session.heartbeat()
    assert raised.value.what == "moved"
    copy = Path(raised.value.details["copy"])
    assert examine(copy).state == session.state
    session.heartbeat()
    with pytest.raises(StorageTrouble) as raised:
        session.dispatch(AddProposal(1, "Ещё"))
    assert raised.value.details == {"copy": str(copy)}
    session.close()
    hall.opened.remove(opened)
    assert [each.name for each in folder.iterdir()] == [copy.name]


def test_a_file_that_is_put_back_is_written_to_again(hall: Hall) -> None:
    hall.create()
    session, _ = hall.session(BackupFolders(hall.path.parent / "копии"))
    elsewhere = hall.path.with_name("другое")
    hall.path.rename(elsewhere)
    with pytest.raises(StorageTrouble):
        session.heartbeat()
    elsewhere.rename(hall.path)
    session.dispatch(AddProposal(1, "Мысль"))
    hall.path.rename(elsewhere)
    with pytest.raises(StorageTrouble) as raised:
        session.heartbeat()
    assert examine(Path(raised.value.details["copy"])).state == session.state
    elsewhere.rename(hall.path)


def test_a_file_that_went_just_before_the_end_is_kept_as_a_copy_too(hall: Hall) -> None:
    hall.create()
    folder = hall.path.parent / "копии"
    session, opened = hall.session(BackupFolders(folder))
    session.dispatch(AddProposal(1, "Мысль"))
    hall.path.unlink()
    session.close()
    hall.opened.remove(opened)
    (copy,) = folder.iterdir()
    assert examine(copy).state == session.state


def test_where_no_folder_takes_the_copy_the_file_is_missed_all_the_same(hall: Hall) -> None:
    hall.create()
    session, _ = hall.session(BackupFolders(second=hall.path.parent / "нет такой"))
    elsewhere = hall.path.with_name("другое")
    hall.path.rename(elsewhere)
    with pytest.raises(StorageTrouble) as raised:
        session.heartbeat()
    assert raised.value.details == {}
    elsewhere.rename(hall.path)


def test_a_copy_is_saved_while_the_session_runs(
    hall: Hall, session: Session, tmp_path: Path
) -> None:
    session.dispatch(AddProposal(1, "Навигатор"))
    copy = tmp_path / "копия.facil"
    hall.opened[0].journal.save_copy(copy)
    assert examine(copy).state == session.state
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["копия.facil"]


@pytest.mark.usefixtures("session")
def test_a_session_is_not_copied_onto_itself(hall: Hall) -> None:
    with pytest.raises(StorageTrouble) as raised:
        hall.opened[0].journal.save_copy(hall.path)
    assert raised.value.what == "same_file"


@pytest.mark.usefixtures("session")
def test_a_copy_that_cannot_be_written_leaves_nothing(hall: Hall, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as raised:
        hall.opened[0].journal.save_copy(tmp_path / "нет" / "копия.facil")
    assert raised.value.what == "cannot_copy"


def test_closing_while_somebody_looks_with_another_tool_keeps_everything(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(AddProposal(1, "Навигатор"))
    other = sqlite3.connect(hall.path)
    other.execute("BEGIN")
    other.execute("SELECT * FROM proposal").fetchall()
    session.close()
    hall.opened.remove(opened)
    other.close()
    assert examine(hall.path).state == session.state
    assert hall.open().closed_cleanly


def test_a_session_that_cannot_be_closed_properly_is_released_and_whole(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(AddProposal(1, "Навигатор"))
    opened.journal._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageTrouble) as raised:
        session.close()
    assert raised.value.what == "cannot_close"
    hall.opened.remove(opened)
    again = hall.open()
    assert again.state == session.state
    assert not again.closed_cleanly


def test_a_tool_that_holds_the_file_for_long_is_trouble_not_a_crash(
    hall: Hall, session: Session
) -> None:
    _journal(hall).execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(hall.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageTrouble) as raised:
        session.dispatch(NextStep())
    assert raised.value.what == "cannot_write"
    other.execute("ROLLBACK")
    other.close()
    session.dispatch(NextStep())


def test_no_thread_outlives_a_session(hall: Hall, session: Session) -> None:
    session.dispatch(GoToStep(3))
    opened = hall.opened.pop()
    opened.journal.close(opened.clock())
    assert [thread.name for thread in threading.enumerate() if thread.name == "backup"] == []


def test_the_log_has_its_size_before_it_is_needed_and_keeps_it(
    hall: Hall, session: Session
) -> None:
    log = hall.parts()[1]
    size = log.stat().st_size
    session.dispatch(AddProposal(1, "Навигатор"))
    (proposal,) = session.state.content.proposals
    for number in range(500):
        session.dispatch(AddArgument(proposal, Side.PRO, f"довод {number}"))
    assert log.stat().st_size == size


def test_a_log_that_is_larger_already_is_left_as_it_is(hall: Hall, session: Session) -> None:
    log = hall.parts()[1]
    with log.open("ab") as file:
        file.write(bytes(2_000_000))
    size = log.stat().st_size
    with closing(connected(hall.path)):
        assert log.stat().st_size == size
    session.dispatch(AddProposal(1, "Навигатор"))
    assert look_at(hall.path, hall.time).state == session.state


def test_what_cannot_be_committed_is_taken_back() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("CREATE TABLE hall (number INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE seat (hall REFERENCES hall DEFERRABLE INITIALLY DEFERRED)")
        with pytest.raises(sqlite3.IntegrityError), transaction(connection):
            connection.execute("INSERT INTO seat VALUES (7)")
        assert not connection.in_transaction
        assert connection.execute("SELECT count(*) FROM seat").fetchone() == (0,)
