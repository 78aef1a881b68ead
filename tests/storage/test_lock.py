"""One program writes to a session; a second one is told who has it; a dead one's lock is free."""

import errno
import json
import os
import socket
from datetime import datetime
from pathlib import Path

import pytest

from facilitator.store import lock as lock_module
from facilitator.store.lock import FileLock, Holder, acquire, lock_path, this_program
from facilitator.trouble import StorageTrouble

HERE = Holder("анна", "пульт", 10, "2019-09-12 10:00", "t1")
ELSEWHERE = Holder("пётр", "другой", 20, "2019-09-12 09:00", "t0")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "демография.facil"


def _abandon(lock: FileLock) -> None:
    """Leave the lock as a killed program does."""
    os.close(lock._descriptor)


def _lock_unknown(_descriptor: int) -> None:
    raise OSError(errno.ENOLCK, "no locks available")


def test_the_lock_file_says_who_has_the_session(path: Path) -> None:
    lock = acquire(path, HERE)
    line = lock_path(path).read_text(encoding="utf-8").splitlines()[0]
    assert json.loads(line)["user"] == "анна"
    lock.release()


def test_a_released_lock_leaves_nothing_behind(path: Path) -> None:
    acquire(path, HERE).release()
    assert not lock_path(path).exists()


def test_a_second_program_is_told_who_has_the_session_and_since_when(path: Path) -> None:
    lock = acquire(path, HERE)
    with pytest.raises(StorageTrouble) as raised:
        acquire(path, Holder("пётр", "пульт", 11, "2019-09-12 11:00", "t2"))
    assert raised.value.what == "held"
    assert raised.value.details == {"user": "анна", "host": "пульт", "since": "2019-09-12 10:00"}
    lock.release()


def test_a_second_program_is_told_even_if_the_lock_file_cannot_be_understood(path: Path) -> None:
    lock = acquire(path, HERE)
    lock_path(path).write_bytes(b"?")
    with pytest.raises(StorageTrouble) as raised:
        acquire(path, ELSEWHERE)
    assert raised.value.details["user"] == "?"
    lock.release()


def test_the_lock_of_a_killed_program_is_taken_over_with_its_last_heartbeat(path: Path) -> None:
    dead = acquire(path, HERE)
    dead.beat(1000)
    dead.beat(61_500)
    _abandon(dead)
    lock = acquire(path, Holder("анна", "пульт", 99, "2019-09-12 10:05", "t2"))
    assert lock.left is not None
    assert lock.left.holder == HERE
    assert lock.left.alive_ms == 61_500
    lock.release()


def _refuse_to_write(_descriptor: int, _data: bytes) -> int:
    raise OSError(errno.ENOSPC, "no space left on device")


def test_a_full_disk_costs_no_heartbeat_of_a_killed_program(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = acquire(path, HERE)
    dead.beat(61_500)
    _abandon(dead)
    with monkeypatch.context() as full:
        full.setattr(os, "write", _refuse_to_write)
        with pytest.raises(StorageTrouble) as raised:
            acquire(path, HERE)
    assert raised.value.what == "cannot_lock"
    lock = acquire(path, HERE)
    assert lock.left is not None
    assert lock.left.alive_ms == 61_500
    lock.release()


def test_a_lock_given_back_is_as_a_killed_program_left_it(path: Path) -> None:
    dead = acquire(path, ELSEWHERE)
    _abandon(dead)
    os.utime(lock_path(path), (0, 0))
    acquire(path, HERE).give_back()
    lock = acquire(path, HERE)
    assert lock.left is not None
    assert (lock.left.holder, lock.left.alive_ms) == (ELSEWHERE, None)
    lock.release()


def test_a_full_disk_leaves_no_empty_lock_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as full:
        full.setattr(os, "write", _refuse_to_write)
        with pytest.raises(StorageTrouble):
            acquire(path, HERE)
    assert not lock_path(path).exists()


def test_a_program_killed_before_its_first_heartbeat_leaves_none(path: Path) -> None:
    _abandon(acquire(path, HERE))
    lock = acquire(path, HERE)
    assert lock.left is not None
    assert lock.left.alive_ms is None
    lock.release()


@pytest.mark.parametrize("content", [b"", b"text\n", b"[]\n12", b'{"user":"a"}\n1', b"\xff\n1"])
def test_a_lock_file_that_makes_no_sense_is_taken_over(path: Path, content: bytes) -> None:
    lock_path(path).write_bytes(content)
    lock = acquire(path, HERE)
    assert lock.left is None
    lock.release()


def test_a_lock_left_by_another_computer_counts_while_its_heartbeat_is_fresh(path: Path) -> None:
    _abandon(acquire(path, ELSEWHERE))
    with pytest.raises(StorageTrouble) as raised:
        acquire(path, HERE)
    assert raised.value.details["host"] == "другой"


def test_an_old_lock_left_by_another_computer_is_taken_over(path: Path) -> None:
    _abandon(acquire(path, ELSEWHERE))
    written = lock_path(path).stat().st_mtime
    acquire(path, HERE, seconds=lambda: written + 61).release()


def test_where_the_system_knows_no_locks_the_heartbeat_decides(path: Path) -> None:
    first = acquire(path, HERE, take=_lock_unknown)
    with pytest.raises(StorageTrouble):
        acquire(path, HERE, take=_lock_unknown)
    written = lock_path(path).stat().st_mtime
    acquire(path, HERE, take=_lock_unknown, seconds=lambda: written + 61).release()
    first.release()


def test_a_lock_file_that_vanishes_while_it_is_taken_is_made_anew(path: Path) -> None:
    left = iter([True, False])

    def take(descriptor: int) -> None:
        lock_module._system_lock(descriptor)
        if next(left):
            lock_path(path).unlink()

    lock = acquire(path, HERE, take=take)
    assert lock_path(path).exists()
    lock.release()


def test_a_lock_file_removed_by_hand_is_made_again_with_the_next_heartbeat(path: Path) -> None:
    lock = acquire(path, HERE)
    lock_path(path).unlink()
    lock.beat(1000)
    with pytest.raises(StorageTrouble) as raised:
        acquire(path, ELSEWHERE)
    assert raised.value.details["user"] == "анна"
    lock.release()
    assert not lock_path(path).exists()


def test_a_lock_file_removed_by_hand_is_made_again_where_there_are_no_locks(path: Path) -> None:
    lock = acquire(path, HERE, take=_lock_unknown)
    lock_path(path).unlink()
    lock.beat(1000)
    with pytest.raises(StorageTrouble):
        acquire(path, ELSEWHERE, take=_lock_unknown)
    lock.release()


def test_the_lock_of_another_program_is_left_alone(path: Path) -> None:
    first = acquire(path, HERE)
    lock_path(path).unlink()
    second = acquire(path, ELSEWHERE)
    with pytest.raises(FileExistsError):
        first.beat(1000)
    first.release()
    assert lock_path(path).exists()
    second.release()


def test_a_lock_that_another_program_takes_while_it_is_made_again_is_left_to_it(
    path: Path,
) -> None:
    first_time = iter((True, False))

    def take(_descriptor: int) -> None:
        if not next(first_time):
            raise OSError(errno.EWOULDBLOCK, "taken")

    lock = acquire(path, HERE, take=take)
    lock_path(path).unlink()
    with pytest.raises(OSError, match="taken"):
        lock.beat(1000)
    lock.release()


def test_a_folder_that_does_not_exist_cannot_be_locked(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as raised:
        acquire(tmp_path / "нет" / "a.facil", HERE)
    assert raised.value.what == "cannot_lock"


def test_a_lock_is_not_leaked_when_asking_for_it_breaks(path: Path) -> None:
    def broken(_descriptor: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        acquire(path, HERE, take=broken)
    acquire(path, HERE).release()


def test_this_program_is_named_by_user_computer_and_process() -> None:
    holder = this_program(datetime(2019, 9, 12, 9, 30, 5), "t")
    assert holder.pid == os.getpid()
    assert holder.since == "2019-09-12 09:30"
    assert holder.user


def test_a_user_without_a_name_still_gets_a_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert this_program(datetime(2019, 9, 12), "t").user == "?"


def test_a_lock_file_removed_by_hand_does_not_stop_the_release(path: Path) -> None:
    lock = acquire(path, HERE)
    lock_path(path).unlink()
    lock.release()


def test_a_computer_is_known_by_its_name_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    since = datetime(2019, 9, 12)
    named = this_program(since, "t").host
    assert named == socket.gethostname()
    monkeypatch.delattr("os.uname")
    assert this_program(since, "t").host == named
