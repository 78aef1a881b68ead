"""A file written anew without somebody: chain, moments, and a kill at any moment."""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.core.commands import AddProposal, EditParticipant, NextStep
from facilitator.core.events import DataForgotten, Event, PresenceMarked
from facilitator.core.forgetting import Forgetting, Whom, known_people, voices_of
from facilitator.core.model import State
from facilitator.core.vocabulary import ForgettingReason, Voice, VoiceKind
from facilitator.forgetting.residue import written_forms
from facilitator.glossary import stand_in
from facilitator.store.backup import BackupFolders
from facilitator.store.examine import examine
from facilitator.store.forgetting import copies_of, rewrite_file
from facilitator.store.opening import look_at
from facilitator.store.rewriting import people_events, read_written, session_of
from facilitator.trouble import StorageTrouble
from facilitator.words import Words
from tests.room import MORNING
from tests.storage.conftest import Hall

ANNA = Voice(VoiceKind.PARTICIPANT, 1)
NAME, ADDRESS, OFFICE = "Иванова Анна", "anna@example.org", "директор лицея"


def rewriting_of(state: State) -> Callable[[tuple[Event, ...]], Sequence[Event] | None]:
    """Return what forgets Anna, who is first on the list of a session."""

    def rewriting(events: tuple[Event, ...]) -> Sequence[Event] | None:
        words = stand_in(Words.load("ru"))
        known = known_people(events)
        forgetting = Forgetting(Whom(frozenset({ANNA})), known, voices_of(state), words)
        after = forgetting.rewritten(events)
        counts = (after.changed, after.replaced, after.left)
        reason, nobody = ForgettingReason.DEMANDED, False
        note = DataForgotten((1,), (), nobody, reason, MORNING, *counts)
        return (*after.events, note) if after.changed else None

    return rewriting


def prepared(hall: Hall) -> State:
    """Make a closed session in which Anna has an address, an office, and a proposal."""
    hall.create()
    session, opened = hall.session()
    anna = session.state.participants[1]
    session.dispatch(EditParticipant(replace(anna, email=ADDRESS, office=OFFICE)))
    session.dispatch(NextStep())
    session.dispatch(AddProposal(1, "Справки", ANNA))
    opened.journal.wait_for_backup()
    opened.journal.close(opened.clock())
    hall.opened.remove(opened)
    return session.state


def names_in(folder: Path) -> list[str]:
    """Return the files in a folder that have something of Anna in them, byte for byte."""
    forms = [form for text in (NAME, ADDRESS, OFFICE) for form in written_forms(text)]
    files = (each for each in folder.rglob("*") if each.is_file())
    return [each.name for each in files if any(form in each.read_bytes() for form in forms)]


def test_a_closed_file_keeps_its_moments_and_loses_the_person(hall: Hall) -> None:
    state = prepared(hall)
    before = read_written(hall.path)
    assert names_in(hall.path.parent) == [hall.path.name]
    hall.time.pass_by(3600)
    assert rewrite_file(hall.path, rewriting_of(state), hall.time)
    after = read_written(hall.path)
    assert after.moments[:-1] == before.moments
    assert after.moments[-1].ms == before.heartbeat.alive_ms
    assert after.heartbeat == before.heartbeat
    assert examine(hall.path).state.participants[1].name == "Участник 1"
    assert names_in(hall.path.parent) == []
    assert hall.beside() == [hall.path.name]
    assert hall.sql("PRAGMA freelist_count") == [(0,)]


def test_a_second_time_there_is_nothing_to_change(hall: Hall) -> None:
    state = prepared(hall)
    rewrite_file(hall.path, rewriting_of(state), hall.time)
    before = hall.path.read_bytes()
    assert not rewrite_file(hall.path, rewriting_of(state), hall.time)
    assert hall.path.read_bytes() == before


def test_a_session_goes_on_in_the_new_file_and_undo_brings_nobody_back(hall: Hall) -> None:
    prepared(hall)
    session, opened = hall.session()
    session.dispatch(AddProposal(1, "Прокат"))
    state = opened.journal.rewrite(rewriting_of(session.state), session.now())
    assert state is not None
    session.go_on_with(state)
    assert not session.state.history.past
    session.dispatch(AddProposal(1, "Навигатор"))
    assert opened.journal.rewrite(rewriting_of(session.state), session.now()) is None
    assert opened.journal.saved_at == hall.time.wall()
    opened.journal.close(opened.clock())
    hall.opened.remove(opened)
    found = examine(hall.path)
    assert found.state == session.state
    assert names_in(hall.path.parent) == []


def test_somebody_who_reads_the_file_with_a_tool_keeps_it_from_being_replaced(hall: Hall) -> None:
    prepared(hall)
    session, opened = hall.session()
    with closing(sqlite3.connect(hall.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM participant").fetchall()
        with pytest.raises(StorageTrouble, match="cannot_forget"):
            opened.journal.rewrite(rewriting_of(session.state), session.now())
        reader.execute("ROLLBACK")
    session.dispatch(AddProposal(1, "Прокат"))
    assert look_at(hall.path, hall.time).state == session.state
    assert not [name for name in hall.beside() if name.endswith(".tmp")]


def test_where_the_new_file_cannot_get_the_name_the_old_one_goes_on(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(hall)
    session, opened = hall.session()

    def refused(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refused)
        with pytest.raises(StorageTrouble, match="cannot_forget"):
            opened.journal.rewrite(rewriting_of(session.state), session.now())
    session.dispatch(AddProposal(1, "Прокат"))
    assert look_at(hall.path, hall.time).state == session.state


def test_the_log_of_a_killed_program_does_not_outlive_its_file(hall: Hall) -> None:
    state = prepared(hall)
    session, opened = hall.session()
    hall.time.pass_by(60)
    session.dispatch(AddProposal(1, "Прокат"))
    hall.time.pass_by(7)
    session.heartbeat()
    hall.crash(opened)
    assert rewrite_file(hall.path, rewriting_of(state), hall.time)
    assert hall.beside() == [hall.path.name]
    assert names_in(hall.path.parent) == []
    again = hall.open()
    assert not again.closed_cleanly
    assert again.last_seen_ms == opened.clock().ms
    assert [one.text for one in again.state.content.proposals.values()] == ["Справки", "Прокат"]


def test_a_damaged_file_is_left_as_it_is(hall: Hall) -> None:
    state = prepared(hall)
    hall.sql("DROP TRIGGER event_is_never_changed", "UPDATE event SET wall = 'x' WHERE seq = 2")
    before = hall.path.read_bytes()
    with pytest.raises(StorageTrouble, match="damaged"):
        rewrite_file(hall.path, rewriting_of(state), hall.time)
    assert hall.path.read_bytes() == before


def test_only_events_that_can_name_somebody_are_read_to_know_people(hall: Hall) -> None:
    state = prepared(hall)
    assert {type(event).__name__ for event in people_events(hall.path)} == {
        "SessionBegun",
        "ParticipantEdited",
    }
    assert known_people(people_events(hall.path)) == known_people(read_written(hall.path).events)
    hall.sql("DROP TRIGGER event_is_never_changed", "UPDATE event SET payload = '{}' WHERE seq = 1")
    with pytest.raises(StorageTrouble, match="damaged"):
        people_events(hall.path)
    assert state.begun


def test_copies_are_known_by_the_session_in_them_or_by_their_name(
    hall: Hall, tmp_path: Path
) -> None:
    prepared(hall)
    _, opened = hall.session()
    folder = tmp_path / "копии"
    folder.mkdir()
    opened.journal.save_copy(folder / "по-своему.facil")
    mark = session_of(hall.path)[:6]
    (folder / f"повреждена [{mark}].facil").write_bytes(b"?")
    (folder / "чужая.facil").write_bytes(b"?")
    other = Hall(folder / "другая.facil")
    other.create()
    found = copies_of(session_of(hall.path), folder, hall.path)
    assert [each.name for each in found] == ["по-своему.facil", f"повреждена [{mark}].facil"]
    assert copies_of(session_of(hall.path), hall.path.parent, hall.path) == ()
    with pytest.raises(StorageTrouble, match="cannot_read"):
        copies_of("", tmp_path / "нет", hall.path)


def test_a_file_without_the_row_beside_the_journal_is_damaged(hall: Hall) -> None:
    prepared(hall)
    hall.sql("DELETE FROM heartbeat")
    with pytest.raises(StorageTrouble, match="damaged"):
        session_of(hall.path)


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
def test_killed_at_any_moment_the_file_is_the_old_one_or_the_new_one(
    hall: Hall, tmp_path: Path, is_open: bool
) -> None:
    state = prepared(hall)
    original = hall.path.read_bytes()
    folders = BackupFolders(None, tmp_path / "stick")
    outcomes = []
    for moment in range(1, 200):
        hall.path.write_bytes(original)
        if not _killed_at(moment, hall, state, is_open):
            break
        opened = hall.open(folders)
        outcomes.append(opened.state.participants[1].name)
        assert opened.state.content == state.content
        opened.journal.close(opened.clock())
        hall.opened.clear()
        assert hall.beside() == [hall.path.name]
    else:
        pytest.fail("it never comes to its end")
    assert set(outcomes) == {NAME, "Участник 1"}
    assert outcomes == sorted(outcomes, key=lambda name: name != NAME)
    assert names_in(hall.path.parent) == []


def _killed_at(moment: int, hall: Hall, state: State, is_open: bool) -> bool:
    """Rewrite in a process of its own that kills itself; tell whether it came to that."""
    child = os.fork()
    if child == 0:  # pragma: no cover  coverage dies with it
        left = moment

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            touches = event in {"os.rename", "os.remove", "sqlite3.connect"} or (
                event == "open" and isinstance(arguments[1], str) and arguments[1] != "r"
            )
            left -= touches
            if touches and not left:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            if is_open:
                opened = hall.open()
                sys.addaudithook(count)
                opened.journal.rewrite(rewriting_of(state), opened.clock())
                opened.journal.close(opened.clock())
            else:
                sys.addaudithook(count)
                rewrite_file(hall.path, rewriting_of(state), hall.time)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_the_log_of_another_session_is_not_taken_for_this_ones(hall: Hall) -> None:
    state = prepared(hall)
    other = Hall(hall.path.with_name("другая.facil"))
    other.create()
    _, opened = other.session()
    log = hall.path.with_name(hall.path.name + "-wal")
    log.write_bytes(other.path.with_name(other.path.name + "-wal").read_bytes())
    opened.journal.close(opened.clock())
    other.path.unlink()
    assert rewrite_file(hall.path, rewriting_of(state), hall.time)
    assert examine(hall.path).state.content == state.content
    assert hall.beside() == [hall.path.name, log.name + ".old"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit for the size of files")
@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(hall: Hall, is_open: bool) -> None:
    import resource

    state = prepared(hall)
    session, opened = hall.session()
    if not is_open:
        opened.journal.close(opened.clock())
        hall.opened.clear()
    before = hall.beside()

    def rewrite() -> None:
        if is_open:
            opened.journal.rewrite(rewriting_of(state), opened.clock())
        else:
            rewrite_file(hall.path, rewriting_of(state), hall.time)

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, most))
    try:
        with pytest.raises(StorageTrouble, match="cannot_forget"):
            rewrite()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert hall.beside() == before
    if is_open:
        session.dispatch(AddProposal(1, "Прокат"))
    assert look_at(hall.path, hall.time).state == session.state


def test_events_that_cannot_have_happened_are_damage(hall: Hall) -> None:
    state = prepared(hall)
    before = hall.path.read_bytes()

    def impossible(events: tuple[Event, ...]) -> Sequence[Event]:
        return (*events, PresenceMarked(99, present=True))

    with pytest.raises(StorageTrouble, match="damaged"):
        rewrite_file(hall.path, impossible, hall.time)
    assert hall.path.read_bytes() == before
    assert state.begun
