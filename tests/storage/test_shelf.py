"""The backups of a session are listed from both folders, and each can become a session again."""

import sqlite3
from pathlib import Path

import pytest

from facilitator.core.commands import AddArgument, AddProposal, NextStep
from facilitator.core.vocabulary import Side, StepKind
from facilitator.store.backup import NO_BACKUPS, BackupFolders
from facilitator.store.examine import examine
from facilitator.store.opening import create_file, open_file
from facilitator.store.shelf import copies_of, restore_copy
from facilitator.trouble import StorageTrouble
from tests.room import small_beginning
from tests.storage.conftest import Hall


@pytest.fixture
def folders(tmp_path: Path) -> BackupFolders:
    second = tmp_path / "Флешка"
    second.mkdir()
    return BackupFolders(tmp_path / "Резервные копии", second)


def backed_up(hall: Hall, folders: BackupFolders) -> None:
    """Make a session with two backups, the second with a proposal and its arguments in it."""
    hall.create()
    session, opened = hall.session(folders)
    session.dispatch(NextStep())
    opened.journal.wait_for_backup()
    session.dispatch(AddProposal(1, "Навигатор"))
    (proposal,) = session.state.content.proposals
    for side in (Side.PRO, Side.PRO, Side.CON):
        session.dispatch(AddArgument(proposal, side, "довод", None))
    hall.time.pass_by(60)
    session.dispatch(NextStep())
    opened.journal.wait_for_backup()
    session.close()
    hall.opened.clear()


def test_backups_are_listed_the_latest_first_with_step_and_counts(
    hall: Hall, folders: BackupFolders
) -> None:
    backed_up(hall, folders)
    copies = copies_of(hall.path, folders)
    assert copies.missing == []
    later, earlier = copies.items
    assert (later.taken.minute, earlier.taken.minute) == (31, 30)
    assert later.held is not None
    assert later.held.step is not None
    assert later.held.step.kind is StepKind.OPENING
    assert (later.held.proposals, later.held.pluses, later.held.minuses) == (1, 2, 1)
    assert later.folders == folders.all
    assert earlier.held is not None
    assert earlier.held.proposals == 0


def test_a_backup_before_the_first_step_has_none(hall: Hall, folders: BackupFolders) -> None:
    hall.create()
    _, opened = hall.session(folders)
    opened.journal.backup()
    opened.journal.wait_for_backup()
    (copy,) = copies_of(hall.path, folders).items
    assert copy.held is not None
    assert copy.held.step is None


def test_without_backups_there_are_none(hall: Hall, folders: BackupFolders) -> None:
    hall.create()
    assert copies_of(hall.path, folders).items == []
    assert copies_of(hall.path, NO_BACKUPS).items == []


def test_a_second_folder_that_is_gone_is_named(hall: Hall, folders: BackupFolders) -> None:
    backed_up(hall, BackupFolders(folders.first))
    gone = BackupFolders(folders.first, hall.path.with_name("нет"))
    copies = copies_of(hall.path, gone)
    assert copies.missing == [gone.second]
    assert len(copies.items) == 2


def test_backups_of_other_sessions_and_other_files_are_not_listed(
    hall: Hall, folders: BackupFolders
) -> None:
    backed_up(hall, folders)
    assert folders.first is not None
    other = Hall(hall.path.with_name("другая") / hall.path.name)
    other.path.parent.mkdir()
    backed_up(other, folders)
    (folders.first / "заметки.txt").write_text("")
    (folders.first / "демография 2019-99-99 10-00-00 [abc].facil").write_text("")
    mark = copies_of(hall.path, folders).items[0].path.name[-14:]
    (folders.first / f"демография 2019-99-99 10-00-00 {mark}").write_text("")
    assert len(copies_of(hall.path, folders).items) == 2
    assert len(copies_of(other.path, folders).items) == 2


@pytest.mark.parametrize("damage", [None, b"", b"x" * 9000])
def test_backups_of_a_lost_or_damaged_session_are_found_by_its_name(
    hall: Hall, folders: BackupFolders, damage: bytes | None
) -> None:
    backed_up(hall, folders)
    if damage is None:
        hall.path.unlink()
    else:
        hall.path.write_bytes(damage)
    assert len(copies_of(hall.path, folders).items) == 2


@pytest.mark.parametrize("damage", ["DROP TABLE proposal", "UPDATE step SET kind = 'x'"])
def test_a_backup_that_cannot_be_read_is_listed_as_such_and_not_restored(
    hall: Hall, folders: BackupFolders, damage: str
) -> None:
    backed_up(hall, folders)
    newest = copies_of(hall.path, folders).items[0].path
    connection = sqlite3.connect(newest)
    with connection:
        connection.execute(damage)
    connection.close()
    assert copies_of(hall.path, folders).items[0].held is None
    target = hall.path.with_name("новый.facil")
    with pytest.raises(StorageTrouble) as raised:
        restore_copy(newest, target)
    assert raised.value.what == "damaged"
    assert not target.exists()


def test_a_restored_backup_is_the_session_as_it_was(hall: Hall, folders: BackupFolders) -> None:
    backed_up(hall, folders)
    copy = copies_of(hall.path, folders).items[0].path
    before = copy.read_bytes()
    target = hall.path.parent / "новая" / "копия.facil"
    restore_copy(copy, target)
    assert copy.read_bytes() == before
    assert examine(target) == examine(copy)
    opened = open_file(target, hall.time)
    opened.journal.close(opened.clock())


def test_nothing_is_restored_over_a_file_that_stands_there(
    hall: Hall, folders: BackupFolders
) -> None:
    backed_up(hall, folders)
    copy = copies_of(hall.path, folders).items[0].path
    with pytest.raises(StorageTrouble) as raised:
        restore_copy(copy, hall.path)
    assert raised.value.what == "exists"


def test_a_backup_is_restored_beside_the_session_that_goes_on(
    hall: Hall, folders: BackupFolders
) -> None:
    create_file(hall.path, small_beginning(), hall.time)
    session, opened = hall.session(folders)
    session.dispatch(NextStep())
    opened.journal.wait_for_backup()
    target = hall.path.with_name("копия.facil")
    restore_copy(copies_of(hall.path, folders).items[0].path, target)
    session.dispatch(AddProposal(1, "Навигатор"))
    assert examine(target).state.content.proposals == {}
