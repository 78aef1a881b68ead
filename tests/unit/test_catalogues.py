"""The Russian words are complete, and the tool that keeps them so."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from dev_tools import catalogues
from dev_tools.catalogues import filled, problems, read, template, written

SOURCE = """
from facilitator.words import N_
NAME = N_("table")
def say(words, n):
    # Translators: shown on the wall
    words.gettext("There is no table {number}")
    words.pgettext("clock", "minus")
    return words.ngettext("{n} vote", "{n} votes", n)
"""


@pytest.fixture
def messages(tmp_path: Path) -> Catalog:
    (tmp_path / "facilitator").mkdir()
    (tmp_path / "facilitator" / "board.py").write_text(SOURCE, encoding="utf-8")
    return template(tmp_path / "facilitator")


def translated(messages: Catalog) -> Catalog:
    result = filled(messages)
    result["table"].string = "стол"
    result["There is no table {number}"].string = "Нет стола {number}"
    minus = result.get("minus", "clock")
    assert minus is not None
    minus.string = "убавить"
    result["{n} vote"].string = ("{n} голос", "{n} голоса", "{n} голосов")
    return result


def test_the_russian_catalogue_is_complete() -> None:
    assert problems(template(), read(catalogues.RUSSIAN)) == []


def test_every_way_of_saying_something_is_found(messages: Catalog) -> None:
    found = {(str(message.id), message.context) for message in messages if message.id}
    assert found == {
        ("table", None),
        ("There is no table {number}", None),
        ("minus", "clock"),
        ("('{n} vote', '{n} votes')", None),
    }
    assert messages["There is no table {number}"].auto_comments == [
        "Translators: shown on the wall"
    ]


def test_a_complete_catalogue_has_no_problems(messages: Catalog) -> None:
    assert problems(messages, translated(messages)) == []


def test_missing_words_are_named_with_their_file(messages: Catalog) -> None:
    assert problems(messages, filled(messages))[0] == (
        "facilitator/board.py: not translated: 'There is no table {number}'"
    )
    assert "facilitator/board.py: not in the catalogue: 'table'" in problems(messages, Catalog())


def test_fuzzy_unused_and_obsolete_words_are_problems(messages: Catalog) -> None:
    russian = translated(messages)
    russian["table"].flags.add("fuzzy")
    russian.add("chair", "стул")
    russian.obsolete["desk"] = russian["chair"]
    assert problems(messages, russian) == [
        "facilitator/board.py: fuzzy: 'table'",
        "obsolete: 'chair'",
        "unused: 'chair'",
    ]


def test_a_placeholder_that_the_source_does_not_have_is_a_problem(messages: Catalog) -> None:
    russian = translated(messages)
    russian["There is no table {number}"].string = "Нет стола {table}"
    russian["{n} vote"].string = ("один голос", "{n} голоса", "{count} голосов")
    assert len(problems(messages, russian)) == 2


def test_one_thing_may_leave_its_number_out(messages: Catalog) -> None:
    russian = translated(messages)
    russian["{n} vote"].string = ("один голос", "{n} голоса", "{n} голосов")
    assert problems(messages, russian) == []


def test_an_update_keeps_words_and_drops_what_nobody_says(messages: Catalog) -> None:
    russian = translated(messages)
    russian.add("chair", "стул")
    updated = filled(messages, russian)
    assert updated["table"].string == "стол"
    assert updated.get("chair") is None


def test_a_saved_catalogue_reads_back_and_equal_words_give_equal_bytes(
    messages: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "ru" / "facilitator.po"
    catalogues.save(translated(messages), path)
    first = path.read_bytes()
    assert written(filled(messages, read(path))) == first
    assert problems(messages, read(path)) == []
    assert path.with_suffix(".mo").exists()
