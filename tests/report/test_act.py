"""The act of destruction: what the order asks for, blanks for the rest, nobody's name or folder."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from facilitator.core.events import DataForgotten
from facilitator.core.vocabulary import ForgettingReason
from facilitator.forgotten import Account
from facilitator.report import document as doc
from facilitator.report.act import act, write_act
from facilitator.trouble import StorageTrouble
from facilitator.words import LANGUAGES, Words
from tests.report.papers import pages_of

DAY = datetime(2026, 11, 25, 14, 5, 9)
NOTE = DataForgotten(
    participants=(1, 2, 3, 7),
    experts=(1, 2),
    everyone=False,
    reason=ForgettingReason.UNLAWFUL,
    wall=DAY,
    events=12,
    replaced=0,
    left=0,
)
ACCOUNT = Account(
    "48f3a176",
    Path("/home/ivanova/Иванова.facil"),
    "Демография",
    ("Управление",),
    "г. Когалым",
    number=1043,
    note=NOTE,
)


def said(account: Account, language: str = "ru") -> str:
    """Return all texts of an act, with plain spaces."""
    texts: list[str] = []

    def keep(text: str) -> str:
        texts.append(text.replace("\u00a0", " ").replace("\u202f", " "))
        return text

    act(account, Words.load(language)).changed(keep)
    return "\n".join(texts)


def test_people_stand_in_it_by_number() -> None:
    assert "участники № 1–3, 7; эксперты № 1, 2 по спискам сессии «Демография»" in said(ACCOUNT)


def test_what_is_left_is_counted_and_never_named() -> None:
    trouble = StorageTrouble("cannot_read", "/media/ivanova")
    left = replace(
        ACCOUNT,
        note=replace(NOTE, left=3),
        documents=(Path("/home/ivanova/Иванова.pdf"),) * 2,
        holding=(Path("/home/ivanova/Иванова.txt"),),
        troubles=(trouble,),
    )
    text = said(left)
    assert (
        "тексты, где могла остаться фамилия, — 3; документы рядом с файлом сессии — 2;"
        " другие файлы, где встречается имя, — 1; недоступные места хранения — 1" in text
    )
    assert "ванова" not in text
    assert "остатков не обнаружено" in said(ACCOUNT)


def test_letters_are_a_category_only_where_there_were_some() -> None:
    assert "письма, адресованные субъекту" not in said(ACCOUNT)
    assert "письма, адресованные субъекту" in said(replace(ACCOUNT, letters=2))


def test_an_unknown_operator_and_city_are_blanks_to_fill_in() -> None:
    nobody = replace(ACCOUNT, organisers=(), city="")
    assert f"{'_' * 34}\nАдрес: {'_' * 34}" in said(nobody)
    blocks = act(nobody, Words.load("ru")).blocks
    assert doc.TwoSided("25\u00a0ноября 2026\u00a0г.", "_" * 15) in blocks


def test_where_the_journal_had_nothing_there_is_no_extract_of_it() -> None:
    only_backups = replace(ACCOUNT, note=replace(NOTE, events=0))
    assert "DataForgotten" in said(ACCOUNT)
    assert "DataForgotten" not in said(only_backups)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_two_pages_in_every_language(language: str, tmp_path: Path) -> None:
    file = tmp_path / "act.pdf"
    write_act(ACCOUNT, Words.load(language), file)
    assert len(pages_of(file.read_bytes())) == 2
