"""A disk that is full, while it is captured, opened, made, exported, copied and backed up.

The disk is a small one of its own where the system lets us mount, else a limit to a file's length.
"""

import random
import resource
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from types import MappingProxyType

import pytest

from facilitator.clock import SystemTime
from facilitator.command_line import run as command_line
from facilitator.core.commands import AddProposal
from facilitator.paths import example_session
from facilitator.session import Session
from facilitator.store.backup import BackupFolders
from facilitator.store.examine import examine
from facilitator.store.journal import FileJournal
from facilitator.store.opening import create_file, open_file
from facilitator.trouble import StorageTrouble
from facilitator.words import Words
from tests.faults.hands import Hands
from tests.faults.moment import acted, say
from tests.faults.mounts import can_mount, fill, mount_small, pull
from tests.faults.outcome import Fault, Outcome, Tally
from tests.faults.sound import require_sound, require_whole, texts_of, unfinished
from tests.faults.workers import spread
from tests.room import small_beginning

KILOBYTES = 4_000
"""Of the small disk."""
LARGEST_ROOM = 500_000
"""How much may be left at most when it is filled, in bytes: what an opening takes, and more."""
FULL = "На диске нет места"


def run(folder: Path, tries: int, seed: int) -> list[Outcome]:
    """Fill disks; each kind in turn."""
    kinds = list(KINDS)
    names = [kinds[number % len(kinds)] for number in range(tries)]
    return spread(_try, [(name, folder / f"{at}", seed + at) for at, name in enumerate(names)])


FAULT = Fault(tries=80, quick=2, run=run)


def _try(name: str, folder: Path, seed: int) -> Outcome:
    act, needs_mount = KINDS[name]
    tally = Tally(name)
    if needs_mount and not can_mount():
        return tally.outcome()
    disk = folder / "диск"
    disk.mkdir(parents=True)
    if can_mount():
        mount_small(disk, KILOBYTES)
    try:
        with tally.attempt(f"seed {seed}") as attempt:
            path = disk / "день.facil"
            create_file(path, small_beginning(), SystemTime())
            dice = random.Random(seed)  # noqa: S311  chance, not secrecy
            # Mostly there is one disk, for settings, log and backups too.
            home = dice.choice([disk, folder]) / "home"
            said = acted(partial(act, path, home, dice))
            there = texts_of(path)
            taken = [one["taken"] for one in said if "taken" in one]
            attempt.lost = len([text for text in taken if text not in there])
            attempt.refused = any("refused" in one for one in said)
            require_sound(path)
            for place in (disk, home / "backups"):
                if place.is_dir():
                    require_whole(place)
                    assert unfinished(place) == []
    finally:
        if can_mount():
            pull(disk)
    return tally.outcome()


@contextmanager
def _full_disk(path: Path, dice: random.Random) -> Iterator[None]:
    """Fill the disk of a file, but for some bytes."""
    filler = fill(path.parent, dice.choice([0, dice.randrange(LARGEST_ROOM)]))
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def _limited_files(path: Path, dice: random.Random) -> Iterator[None]:
    """Let no file become longer than a little more than those of the session are."""
    parts = [each.stat().st_size for each in path.parent.iterdir() if each.is_file()]
    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    # A file of preferences and the like may still be written.
    room = max(parts) + dice.randrange(100_000)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def _capture(
    fault: Callable[[Path, random.Random], object],
    expected: str,
    path: Path,
    home: Path,
    dice: random.Random,
) -> None:
    """Type until the disk refuses; the text stays, and is taken when there is space again."""
    hands = Hands(path, home)
    hands.begin_statements()
    with fault(path, dice):  # type: ignore[attr-defined]
        refused = _type_until_refused(hands, dice)
        assert expected in hands.banner(), hands.banner()
        assert "Текст остался в строке" in hands.banner()
        assert hands.text("savedAt") == "НЕ СОХРАНЕНО"
        hands.press("Return")
        assert hands.line() == refused
        assert refused not in hands.texts()
        say({"refused": True})
        step = hands.hub.state.flow.current
        hands.press("Alt+Right")
        _export_by_key(hands)
        assert hands.line() == refused
    if hands.hub.state.flow.current != step:
        # There was room for so short an event, but not for the text.
        hands.press("Alt+Left")
    hands.press("Return")
    assert hands.line() == "", hands.banner()
    assert hands.banner() == ""
    assert "Сохранено" in hands.text("savedAt")
    say({"taken": refused})
    for number in range(3):
        assert hands.enter(f"После: {number}")
        say({"taken": f"После: {number}"})
    hands.press("Alt+Right")
    hands.close()
    assert hands.errors == []


def _type_until_refused(hands: Hands, dice: random.Random) -> str:
    for number in range(1_000):
        text = f"Предложение {number} " + "о помощи семьям " * dice.randrange(90)
        hands.paste(text.strip())
        hands.press("Return")
        if hands.line():
            assert hands.line() == text.strip()
            return text.strip()
        say({"taken": text.strip()})
    raise AssertionError("the disk is never full")


def _export_by_key(hands: Hands) -> None:
    """Make the protocol with its one key; it is refused in a sentence, or there was room for it."""
    from facilitator.ui.console.keys import Act
    from facilitator.ui.export.export_panel import ExportPanel

    assert hands.program.desk is not None
    hands.program.desk.acts.carry_out(Act.MAKE)
    panel = hands.program.desk._panels[Act.EXPORT]
    assert isinstance(panel, ExportPanel)
    hands.wait(lambda: not panel.documents.maker.is_running)
    outcome = panel.documents.outcome
    made = [*hands.path.parent.glob("*.pdf")]
    assert made or outcome.problem.text(), "neither made nor refused"
    panel.close()
    hands.pump()


def _close(path: Path, home: Path, dice: random.Random) -> None:
    """Close the program while the disk is full."""
    hands = Hands(path, home)
    hands.begin_statements()
    with _full_disk(path, dice):
        _type_until_refused(hands, dice)
        say({"refused": True})
        hands.clear_line()
        hands.close()
        assert hands.errors == [], hands.errors


def _open(path: Path, home: Path, dice: random.Random) -> None:
    """Open a session where there is no room for what that takes."""
    before = examine(path).events
    with _full_disk(path, dice):
        hands = Hands(path, home)
        if hands.is_open:
            hands.close()
        else:
            assert FULL in hands.problem(), hands.problem()
            assert examine(path).events == before
            say({"refused": True})
    hands.program.begin(path)
    hands.pump()
    assert hands.is_open, hands.problem()
    hands.begin_statements()
    assert hands.enter("Место есть")
    say({"taken": "Место есть"})
    hands.close()
    assert hands.errors == []


def _write(path: Path, home: Path, dice: random.Random) -> None:
    """Export, import, save a copy and back up to a disk that has no room for it."""
    del home
    opened = open_file(path, SystemTime(), BackupFolders(path.parent / "копии"))
    session = Session(opened.journal, opened.clock, opened.state)
    session.dispatch(AddProposal(1, "До полного диска"))
    say({"taken": "До полного диска"})
    filler = fill(path.parent, dice.randrange(8_000))
    for suffix in dice.sample([".pdf", ".docx", ".xlsx", ".json"], 2):
        _refused_export(path, path.parent / f"протокол{suffix}")
    _refused_import(path.parent / "новая.facil")
    _refused_copy(opened.journal, path.parent / "копия.facil")
    opened.journal.backup()
    opened.journal.wait_for_backup()
    assert [one.what for one in opened.journal.last_backup.troubles] == ["cannot_backup"]
    assert [*path.parent.glob("копии/*")] == []
    filler.unlink()
    opened.journal.backup()
    opened.journal.wait_for_backup()
    assert opened.journal.last_backup.troubles == ()
    session.close()


def _refused_export(path: Path, target: Path) -> None:
    _refused_command("export", str(path), "-o", str(target))
    assert not target.exists()


def _refused_import(target: Path) -> None:
    _refused_command("import", str(example_session()), "-o", str(target))
    assert not target.exists()


def _refused_command(*arguments: str) -> None:
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        assert command_line(arguments, Words.load("ru")) == 1, said.getvalue()
    assert said.getvalue().count("\n") == 1
    assert FULL in said.getvalue(), said.getvalue()
    say({"refused": True})


def _refused_copy(journal: FileJournal, target: Path) -> None:
    with pytest.raises(StorageTrouble) as raised:
        journal.save_copy(target)
    assert raised.value.what == "cannot_copy"
    assert not target.exists()


KINDS: Mapping[str, tuple[Callable[[Path, Path, random.Random], None], bool]] = MappingProxyType(
    {
        "Disk full while capturing": (partial(_capture, _full_disk, FULL), True),
        "No file may grow any more while capturing": (
            partial(_capture, _limited_files, "Не сохранено"),
            False,
        ),
        "Disk full while opening": (_open, True),
        "Disk full while exporting, importing, copying": (_write, True),
        "Disk full while closing": (_close, True),
    }
)
"""What is done, and whether it needs a disk of its own."""
