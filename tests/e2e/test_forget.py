"""`facilitator forget`: who is meant, what would be done, and the act that is left."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from facilitator.clock import SystemTime
from facilitator.command_line import run
from facilitator.core.model import Beginning, Expert, Facts, Official, Participant, Table, Task
from facilitator.forgetting.residue import holds
from facilitator.store.examine import examine
from facilitator.store.opening import create_file, open_file
from facilitator.ui.settings import Settings
from facilitator.words import Words

Answer = tuple[int, list[str], list[str]]
Ask = Callable[..., Answer]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Ask:
    """Return what runs `facilitator forget` and gives exit code, stdout and stderr."""
    monkeypatch.setenv("FACILITATOR_HOME", str(tmp_path / "home"))
    settings = Settings(tmp_path / "home" / "settings" / "settings.json")
    settings.change(second_backup=str(tmp_path / "вынутая флешка"))

    def asked(*arguments: object, words: Words | None = None) -> Answer:
        typed = ["forget", *map(str, arguments)]
        code = run(typed, words or Words.load("en"))
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return asked


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "совет.facil"
    people = (
        Participant(1, "Иванова Анна", email="anna@example.org"),
        Participant(2, "Иваненко Олег"),
        Participant(3, "Петров Пётр", office="директор"),
    )
    facts = Facts(
        "Совет", city="Когалым", organisers=("Управление",), chair=Official("Глава", "Орлов О. О.")
    )
    beginning = Beginning(
        facts,
        tables=(Table(1),),
        participants=people,
        experts=(Expert(1, "Экспертова Вера"),),
        tasks=(Task(1, "Семьи"),),
    )
    create_file(path, beginning, SystemTime())
    return path


def text_of(act: Path) -> str:
    """Return what an act says, with plain spaces."""
    text = " ".join(page.extract_text() for page in PdfReader(act).pages)
    return " ".join(re.sub("[\u00a0\u202f]", " ", text.replace("\u00ad", "")).split())


def test_without_yes_it_is_only_said_what_would_be_done(file: Path, ask: Ask) -> None:
    before = file.read_bytes()
    code, said, errors = ask(file, "--participant", "иванова")
    assert (code, errors) == (0, [])
    assert said[:2] == [
        "To be forgotten: participant № 1",
        "1 entry of the journal will read differently",
    ]
    assert said[2].startswith("Not reached: The file cannot be read")
    assert said[-1] == "Nothing has been changed yet: --yes does it"
    assert file.read_bytes() == before


def test_somebody_is_forgotten_and_an_act_without_their_name_is_left(file: Path, ask: Ask) -> None:
    code, said, errors = ask(file, "--participant", "1", "--participant", "Э1", "--yes")
    assert (code, errors) == (0, [])
    assert said[0] == "Forgotten: participant № 1; expert № 1"
    (act,) = file.parent.glob("Акт об уничтожении персональных данных *.pdf")
    assert said[-1] == f"Written: {act}"
    assert not holds(file, ["Иванова Анна", "anna@example.org", "Экспертова Вера"])
    assert [one.name for one in examine(file).state.participants.values()] == [
        *("Участник 1", "Иваненко Олег", "Петров Пётр")
    ]
    flat = text_of(act)
    for expected in (
        "АКТ № ____",
        "об уничтожении персональных данных",
        "приказом Роскомнадзора от 28.10.2022 № 179",
        "Управление",
        "участник № 1; эксперт № 1",
        "адрес электронной почты",
        "достижение цели обработки",
        "недоступные места хранения — 1",
        "(подпись, фамилия)",
        "DataForgotten",
        "три года",
    ):
        assert expected in flat, expected
    for name in ("Иванова", "Экспертова", "anna@"):
        assert name not in flat
    assert ask(file, "--participant", "1", "--yes")[1] == [
        "There was nothing of them left to take out"
    ]


def test_everyone_is_forgotten_with_those_who_sign(file: Path, ask: Ask) -> None:
    act = file.with_name("акт.pdf")
    code, _, errors = ask(file, "--all", "--texts", "--yes", "--reason", "unlawful", "-o", act)
    assert (code, errors) == (0, [])
    state = examine(file).state
    assert state.facts.chair == Official()
    assert [one.name for one in state.experts.values()] == ["Эксперт 1"]
    assert "сессии «Совет»; по спискам — 4 чел." in text_of(act)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ((), "Say who is to be forgotten: --participant, or --all"),
        (("--all", "--participant", "1"), "Say who is to be forgotten: --participant, or --all"),
        (("--participant", "Ива"), "“Ива” may be participants № 1, 2: give a number"),
        (("--participant", "9"), "Nobody in the session is “9”"),
        (("--participant", " "), "Nobody in the session is “ ”"),
        (("--participant", "E2"), "Nobody in the session is “E2”"),
    ],
)
def test_who_is_meant_must_be_one(
    typed: tuple[str, ...], sentence: str, file: Path, ask: Ask
) -> None:
    before = file.read_bytes()
    code, said, errors = ask(file, *typed, "--yes")
    assert (code, said) == (2, [])
    assert [" ".join(line.split()) for line in errors] == [" ".join(sentence.split())]
    assert file.read_bytes() == before


def test_an_act_that_could_not_be_written_is_told_before_anything_is_done(
    file: Path, ask: Ask
) -> None:
    before = file.read_bytes()
    code, _, errors = ask(file, "--all", "--yes", "-o", file.parent / "нет" / "акт.pdf")
    assert code == 2
    assert errors[0].startswith("There is no file")
    assert file.read_bytes() == before


@pytest.mark.parametrize("act", ["я" * 130 + ".pdf", "папка", "демография.facil"])
def test_an_act_whose_place_cannot_be_its_own_is_told_before_anything_is_done(
    act: str, file: Path, ask: Ask
) -> None:
    (file.parent / "папка").mkdir()
    session = file.rename(file.with_name("демография.facil"))
    before = session.read_bytes()
    names = sorted(each.name for each in session.parent.iterdir())
    code, said, errors = ask(session, "--all", "--yes", "-o", session.parent / act)
    assert code in (1, 2)
    assert said == []
    assert act in errors[0]
    assert session.read_bytes() == before
    assert sorted(each.name for each in session.parent.iterdir()) == names


def test_an_act_may_take_the_place_of_an_older_one(file: Path, ask: Ask) -> None:
    act = file.with_name("акт.pdf")
    act.write_bytes(b"older")
    assert ask(file, "--all", "--yes", "-o", act)[0] == 0
    assert act.read_bytes().startswith(b"%PDF")


def test_a_session_that_is_open_elsewhere_stays_as_it_is(file: Path, ask: Ask) -> None:
    opened = open_file(file, SystemTime())
    try:
        code, _, errors = ask(file, "--all", "--yes")
    finally:
        opened.journal.close(opened.clock())
    assert code == 1
    assert errors[0].startswith("The session is open in another program")
    assert holds(file, ["Иванова Анна"])
