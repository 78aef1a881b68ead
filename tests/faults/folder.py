"""A folder read-only, removed, renamed, or on a stick that is pulled; a file somebody holds.

Also folders for backups that go, and paths that are long or not in Latin letters.
"""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from types import MappingProxyType

from facilitator.clock import SystemTime
from facilitator.store.opening import create_file
from facilitator.trouble import StorageTrouble
from tests.faults.hands import Hands
from tests.faults.moment import acted, say
from tests.faults.mounts import (
    can_mount,
    drop_rights,
    make_read_only,
    make_writable,
    mount_again,
    mount_small,
    pull,
)
from tests.faults.outcome import Fault, Outcome, Tally
from tests.faults.sound import require_sound, require_whole, texts_of
from tests.faults.workers import spread
from tests.room import small_beginning

MOVED = "больше нет на месте"
Act = Callable[[Path, Path, random.Random], None]
"""What is done with a session file, given a home for the user and chance."""


def run(folder: Path, tries: int, seed: int) -> list[Outcome]:
    """Do each kind in turn."""
    names = [name for name, (_, mounts) in KINDS.items() if os.name == "posix" or not mounts]
    chosen = [names[number % len(names)] for number in range(tries)]
    return spread(_try, [(name, folder / f"{at}", seed + at) for at, name in enumerate(chosen)])


def _try(name: str, folder: Path, seed: int) -> Outcome:
    act, needs_mount = KINDS[name]
    tally = Tally(name)
    if needs_mount and not can_mount():
        return tally.outcome()
    place, home = folder / "Сессии", folder / "home"
    place.mkdir(parents=True)
    path = place / "день.facil"
    with tally.attempt(f"seed {seed}") as attempt:
        said = acted(partial(act, path, home, random.Random(seed)))  # noqa: S311
        kept = Path(next((one["kept"] for one in said if "kept" in one), path))
        there = texts_of(kept)
        taken = [one["taken"] for one in said if "taken" in one]
        attempt.lost = len([text for text in taken if text not in there])
        attempt.refused = any("refused" in one for one in said)
        require_sound(kept)
        if (home / "backups").is_dir():
            require_whole(home / "backups")
    return tally.outcome()


def _begun(path: Path, home: Path, dice: random.Random) -> Hands:
    """Make a session, open it and take a few lines."""
    create_file(path, small_beginning(), SystemTime())
    hands = Hands(path, home)
    hands.begin_statements()
    _take(hands, dice, "До")
    return hands


def _take(hands: Hands, dice: random.Random, word: str) -> None:
    for number in range(dice.randrange(1, 4)):
        text = f"{word}: {number}"
        assert hands.enter(text), hands.banner()
        say({"taken": text})


def _refused(hands: Hands, expected: str) -> str:
    """Type a line that cannot be saved; it stays, and a banner says why."""
    text = "Не сохранится"
    assert not hands.enter(text)
    assert expected in hands.banner(), hands.banner()
    assert hands.line() == text
    assert text not in hands.texts()
    say({"refused": True})
    return text


def _go_on(hands: Hands, dice: random.Random, refused: str) -> None:
    """Have the refused line taken, and more; then close."""
    assert hands.line() == refused
    hands.press("Return")
    assert hands.line() == "", hands.banner()
    assert hands.banner() == ""
    say({"taken": refused})
    _take(hands, dice, "После")
    _close(hands)


def _close(hands: Hands) -> None:
    hands.close()
    assert hands.errors == [], hands.errors


def _read_only_disk(path: Path, home: Path, dice: random.Random) -> None:
    """Open from a disk that may only be read: refused, but it may be looked at."""
    mount_small(path.parent, 4_000)
    create_file(path, small_beginning(), SystemTime())
    make_read_only(path.parent)
    hands = Hands(path, home)
    assert not hands.is_open
    assert "доступен только для чтения" in hands.problem(), hands.problem()
    say({"refused": True})
    hands.look()
    _refused_to_change(hands)
    make_writable(path.parent)
    hands.again()
    hands.begin_statements()
    _take(hands, dice, "После")
    _close(hands)
    shutil.copy(path, home.parent / "потом.facil")
    say({"kept": str(home.parent / "потом.facil")})


def _refused_to_change(hands: Hands) -> None:
    _refused(hands, "только для просмотра")
    hands.clear_line()
    hands.close()


def _folder_without_rights(path: Path, home: Path, dice: random.Random) -> None:
    """Lose the right to change the folder while the session is open; and open it so."""
    drop_rights()
    hands = _begun(path, home, dice)
    path.parent.chmod(0o555)
    try:
        # What is open may be written to all the same.
        _take(hands, dice, "Во время")
        _change_step(hands)
        _take(hands, dice, "Потом")
        _close(hands)
        assert not hands.try_again()
        assert "нет доступа" in hands.problem(), hands.problem()
        say({"refused": True})
    finally:
        path.parent.chmod(0o755)
    hands.again()
    _close(hands)


def _file_without_rights(path: Path, home: Path, dice: random.Random) -> None:
    """Open a file that may not be written."""
    drop_rights()
    hands = _begun(path, home, dice)
    _close(hands)
    path.chmod(0o444)
    assert not hands.try_again()
    assert "только для чтения" in hands.problem(), hands.problem()
    say({"refused": True})
    hands.look()
    _refused_to_change(hands)
    path.chmod(0o644)
    hands.again()
    _close(hands)


def _removed(path: Path, home: Path, dice: random.Random) -> None:
    """Remove the folder; what was acknowledged is in a copy that the banner names."""
    hands = _begun(path, home, dice)
    shutil.rmtree(path.parent)
    if dice.random() < 0.5:
        hands.wait(lambda: MOVED in hands.banner())
    _refused(hands, MOVED)
    hands.clear_line()
    (copy,) = [one for one in (home / "backups").iterdir() if one.name in hands.banner()]
    _close(hands)
    say({"kept": str(copy)})


def _removed_unnoticed(path: Path, home: Path, dice: random.Random) -> None:
    """Remove the file and close before anybody notices."""
    hands = _begun(path, home, dice)
    path.unlink()
    _close(hands)
    newest = max((home / "backups").iterdir(), key=lambda one: one.stat().st_mtime_ns)
    say({"kept": str(newest), "refused": True})


def _renamed(path: Path, home: Path, dice: random.Random) -> None:
    """Rename the folder or the file, and back."""
    hands = _begun(path, home, dice)
    there = dice.choice([path, path.parent])
    away = there.with_name("переименовано")
    there.rename(away)
    refused = _refused(hands, MOVED)
    away.rename(there)
    _go_on(hands, dice, refused)


def _renamed_for_good(path: Path, home: Path, dice: random.Random) -> None:
    """Rename the folder and close; it is opened under its new name."""
    hands = _begun(path, home, dice)
    away = path.parent.with_name("переименовано")
    path.parent.rename(away)
    _refused(hands, MOVED)
    hands.clear_line()
    _close(hands)
    say({"kept": str(away / path.name)})


def _pulled(path: Path, home: Path, dice: random.Random) -> None:
    """Pull the stick with the session and plug it in again."""
    stick = home.parent / "гнездо"
    mount_small(stick, 8_000)
    mount_again(stick, path.parent)
    hands = _begun(path, home, dice)
    pull(path.parent)
    refused = _refused(hands, MOVED)
    mount_again(stick, path.parent)
    _go_on(hands, dice, refused)
    shutil.copy(path, home.parent / "потом.facil")
    say({"kept": str(home.parent / "потом.facil")})


def _backups_gone(path: Path, home: Path, dice: random.Random) -> None:
    """Lose the folders for backups: it is shown, and nothing waits for it."""
    stick = home.parent / "флешка"
    stick.mkdir()
    hands = _begun(path, home, dice)
    assert hands.program.desk is not None
    hands.program.desk._send_backups(stick)
    stick.rmdir()
    _change_step(hands)
    hands.wait(lambda: "в другой папке её нет" in hands.text("backupAt"))
    hands.wait_for_backup()
    shutil.rmtree(home / "backups", ignore_errors=True)
    (home / "backups").write_text("не папка")
    _change_step(hands)
    hands.wait(lambda: "не удал" in hands.text("backupAt").lower())
    say({"refused": True})
    _take(hands, dice, "Во время")
    (home / "backups").unlink()
    stick.mkdir()
    _change_step(hands)
    hands.wait(lambda: hands.text("backupAt").startswith("Копия в «флешка»"))
    hands.wait(lambda: "нет" not in hands.text("backupAt"))
    assert [*stick.glob("*.facil")]
    assert [*(home / "backups").glob("*.facil")]
    _take(hands, dice, "После")
    _close(hands)


def _change_step(hands: Hands) -> None:
    """Go on a step and back, which asks for a backup each time."""
    hands.press("Alt+Right")
    hands.press("Alt+Left")


def _held_by_a_tool(path: Path, home: Path, dice: random.Random) -> None:
    """Have another program of SQLite hold the file while it is written."""
    hands = _begun(path, home, dice)
    with closing(sqlite3.connect(path, isolation_level=None)) as tool:
        tool.execute("BEGIN EXCLUSIVE")
        refused = _refused(hands, "занят другой программой")
        tool.execute("ROLLBACK")
    _go_on(hands, dice, refused)


def _held_while_opening(path: Path, home: Path, dice: random.Random) -> None:
    """Have another program hold the closed file when it is opened."""
    hands = _begun(path, home, dice)
    _close(hands)
    with closing(sqlite3.connect(path, isolation_level=None)) as tool:
        tool.execute("PRAGMA locking_mode = EXCLUSIVE")
        tool.execute("BEGIN EXCLUSIVE")
        tool.execute("UPDATE heartbeat SET only = 1")
        assert not hands.try_again()
        assert "занят другой программой" in hands.problem(), hands.problem()
        say({"refused": True})
        tool.execute("ROLLBACK")
    hands.again()
    hands.begin_statements()
    _take(hands, dice, "После")
    _close(hands)


def _strange_path(path: Path, home: Path, dice: random.Random) -> None:
    """Work in folders with long names in Cyrillic, with spaces and signs that mean something."""
    names = ("Ёлки и «палки»", "100 % #1?", "дети & семьи; a=b", "Мозговой штурм " * 6, "e\u0301т")
    deep = path.parent.joinpath(*dice.sample(names, 4))
    deep.mkdir(parents=True)
    room = 440 - len(os.fsencode(deep))
    odd = deep / f"{'Сессия дня ' * 40}"[: min(room // 2, 100)].strip()
    odd = odd.with_name(f"{odd.name}.facil")
    hands = _begun(odd, home, dice)
    hands.press("Alt+Right")
    _close(hands)
    assert [*(home / "backups").glob("*.facil")]
    say({"kept": str(odd)})


def _too_long_a_path(path: Path, home: Path, dice: random.Random) -> None:
    """Refuse, in a sentence, a path that the system or SQLite does not take."""
    from facilitator.explain import explain
    from facilitator.words import Words

    _close(_begun(path, home, dice))
    name = dice.choice(["д" * 124, "д" * 130, "день"])
    deep = path.parent if name != "день" else path.parent.joinpath(*["папка " * 12 + "."] * 5)
    deep.mkdir(parents=True, exist_ok=True)
    try:
        create_file(deep / f"{name}.facil", small_beginning(), SystemTime())
    except StorageTrouble as trouble:
        said = explain(Words.load("ru"), trouble)
        assert said.endswith("слишком длинное имя"), said
        assert [one.name for one in deep.iterdir() if one.is_file() and one != path] == []
        say({"refused": True})


KINDS: Mapping[str, tuple[Act, bool]] = MappingProxyType(
    {
        "The session's folder is removed": (_removed, False),
        "Its folder, or the file, is renamed and back": (_renamed, False),
        "The file is held by another program": (_held_by_a_tool, False),
        "Its folder is removed just before the end": (_removed_unnoticed, False),
        "Its folder is renamed for good": (_renamed_for_good, False),
        "The stick with the session is pulled": (_pulled, True),
        "It is on a disk that may only be read": (_read_only_disk, True),
        "Its folder may not be changed any more": (_folder_without_rights, False),
        "The file may not be written": (_file_without_rights, False),
        "The folders for backups are gone": (_backups_gone, False),
        "The file is held by another program when opened": (_held_while_opening, False),
        "Long paths in Cyrillic, with spaces and signs": (_strange_path, False),
        "A path too long for the system": (_too_long_a_path, False),
    }
)
"""What is done, and whether it needs disks of its own; the first few are the quick ones."""
FAULT = Fault(tries=10 * len(KINDS), quick=3, run=run)
