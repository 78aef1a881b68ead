"""The guides say what the program does: their pictures, keys and examples are checked here."""

import re
from collections.abc import Sequence

import pytest
from babel.messages.pofile import read_po

from dev_tools.catalogues import RUSSIAN
from facilitator import paths
from facilitator.core.commands import (
    AddArgument,
    AddDecision,
    AddProposal,
    AddRemark,
    SetVerdict,
    SetVotes,
)
from facilitator.core.scribe import FilterBoard, SelectProposal
from facilitator.core.vocabulary import StepKind
from facilitator.play.guide import PICTURES
from facilitator.ui.console.keys import ACTIONS
from facilitator.words import LANGUAGES
from tests.scribe_desk import Desk

MOST_BYTES = 80 * 1024
KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:F\d+|[→←]|\w+|[,/=])|\bF\d+\b")
SIGNS = {"→": "Right", "←": "Left", "Enter": "Return"}
OTHERS = {"Win+P", "Ctrl+N", "Ctrl+O"}
"""Keys of other windows, or of the system."""
EXAMPLES = {
    *("Пишите молча", "Проверку площадки", "Расширить", "+02:15 сверх регламента", "Участник 7"),
    *("7-дневный лагерь", "5–7 волонтёров", "60+ клуб", "7-day camp", "5–7 volunteers", "60+ club"),
    *("Write in silence", "Extend", "+02:15", "Participant 7"),
}
"""Quoted, but said by people, by the system, or with something filled in."""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Return the language of a guide."""
    return str(request.param)


@pytest.fixture
def text(language: str) -> str:
    """Return a guide."""
    return paths.guide(language).read_text(encoding="utf-8")


def test_a_guide_shows_the_pictures_that_are_played_each_once_in_order(
    language: str, text: str
) -> None:
    named = re.findall(r"!\[[^\]]{20,}\]\((.+?)\)", text)
    assert named == [f"guide/{language}/{name}.png" for name in PICTURES]
    folder = paths.guide(language).parent / "guide" / language
    assert sorted(file.stem for file in folder.iterdir()) == list(PICTURES)
    heavy = {file.name for file in folder.iterdir() if file.stat().st_size > MOST_BYTES}
    assert not heavy


def test_the_guides_have_the_same_parts() -> None:
    ranks = [
        re.findall(r"^(#+) ", paths.guide(each).read_text("utf-8"), re.M) for each in LANGUAGES
    ]
    assert ranks[0] == ranks[1]
    rows = [paths.guide(each).read_text("utf-8").count("\n|") for each in LANGUAGES]
    assert rows[0] == rows[1]


def test_every_key_a_guide_names_does_something(text: str) -> None:
    known = {keys for action in ACTIONS for keys in action.keys}
    shown = {action.shown.partition("…")[0] for action in ACTIONS if action.shown}
    named = set(KEY.findall(text)) - OTHERS
    assert len(named) > 20
    for key in named:
        parts = key.split("+")
        written = "+".join([*parts[:-1], SIGNS.get(parts[-1], parts[-1])])
        assert written in known or key in shown, key


def test_what_a_guide_quotes_of_a_window_is_what_the_window_says(language: str, text: str) -> None:
    with RUSSIAN.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    said = {
        form
        for message in messages
        for form in _forms(message.string if language == "ru" else message.id)
    }
    quoted = set(re.findall("«([^»]+)»" if language == "ru" else "“([^”]+)”", text))
    assert len(quoted - EXAMPLES) > 15
    assert quoted - EXAMPLES <= said


def _forms(text: str | Sequence[str] | None) -> Sequence[str]:
    """Return a message's one form, or all its plurals."""
    return (text,) if isinstance(text, str) else text or ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7+ Не нужно собирать справки", AddArgument),
        ("7- Нужен обмен данными", AddArgument),
        ("7+ No papers to collect", AddArgument),
        ("7- Data must be exchanged", AddArgument),
        ("1.7+ текст", AddArgument),
        ("1,7+ текст", AddArgument),
        ("1ю7+ текст", AddArgument),
        ("1.7+ text", AddArgument),
        ("7+ текст", AddArgument),
        ("7- текст", AddArgument),
        ("7+ text", AddArgument),
        ("7- text", AddArgument),
        ("+ текст", AddArgument),
        ("- текст", AddArgument),
        ("+ text", AddArgument),
        ("- text", AddArgument),
        ("7", SelectProposal),
        ("*3 Текст", AddProposal),
        ("*3 Text", AddProposal),
        ("7=12", SetVotes),
        ("7=2 3 1", SetVotes),
        ("7: поддержать", SetVerdict),
        ("7: support", SetVerdict),
        ("! текст", AddRemark),
        ("! text", AddRemark),
        ("!! текст", AddDecision),
        ("!! text", AddDecision),
        ("/семьи", FilterBoard),
        ("/families", FilterBoard),
    ],
)
def test_what_a_guide_says_of_a_line_is_so(typed: str, meant: type) -> None:
    guides = "".join(paths.guide(each).read_text(encoding="utf-8") for each in LANGUAGES)
    assert typed.replace("7=2 3 1", "7=2 3 0 1 4 2").split("+ ")[0] in guides
    desk = Desk(StepKind.STATEMENTS, selected="1.4")
    assert isinstance(desk.typed(typed).action, meant)


@pytest.mark.parametrize(
    "typed", ["7-дневный лагерь", "5–7 волонтёров", "60+ клуб", "7-day camp", "60+ club"]
)
def test_what_a_guide_says_stays_text_does(typed: str) -> None:
    assert isinstance(Desk(StepKind.STATEMENTS).typed(typed).action, AddProposal)
