"""Every refusal and every trouble with the disk has its sentence."""

import ast
import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.core.rejection import Reason, Rejected
from facilitator.explain import REFUSALS, TROUBLES, explain
from facilitator.trouble import StorageTrouble
from facilitator.words import Words

PACKAGE = Path(__file__).resolve().parents[2] / "facilitator"


def test_every_reason_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert set(REFUSALS) == set(Reason)


@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_without_details_is_still_a_whole_sentence(
    reason: Reason, russian: Words
) -> None:
    sentence = explain(russian, Rejected(reason))
    assert re.match("[А-Я].{5,}", sentence)
    assert "{" not in sentence


def test_every_trouble_the_sources_raise_has_a_sentence() -> None:
    raised = {
        key
        for path in PACKAGE.rglob("*.py")
        for key in re.findall(
            r'(?:StorageTrouble|reported)\(\s*"(\w+)"', path.read_text(encoding="utf-8")
        )
    }
    assert raised <= set(TROUBLES)


def test_what_the_sources_say_about_a_refusal_is_named_in_its_sentence() -> None:
    unheard = {
        f"{reason}: {details}"
        for reason, details in said_by_the_sources()
        if any("{" in sentence for sentence in REFUSALS[reason])
        and not any(
            placeholders and placeholders <= details
            for placeholders in map(placeholders_of, REFUSALS[reason])
        )
    }
    assert not unheard


def said_by_the_sources() -> Iterator[tuple[Reason, set[str]]]:
    """Yield each reason raised with details, and the names of these."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name("Rejected"),
                    args=[ast.Attribute(ast.Name("Reason"), name)],
                    keywords=[_, *_],
                ):
                    names = {keyword.arg for keyword in node.keywords if keyword.arg}
                    yield Reason[name], names | ({"who"} if "voice" in names else set())


def placeholders_of(sentence: str) -> set[str]:
    """Return the names in a sentence's braces."""
    return set(re.findall(r"\{(\w+)\}", sentence))


def test_a_refusal_names_what_it_is_about(russian: Words) -> None:
    assert explain(russian, Rejected(Reason.NO_SUCH_TABLE, number=9)) == "Нет стола 9"
    assert explain(russian, Rejected(Reason.SHORT_TOO_LONG, limit=50, length=61)) == (
        "Краткое название — не длиннее 50 знаков, в этом их 61"
    )


def test_one_s_own_proposal_is_named_with_its_voice(russian: Words, english: Words) -> None:
    rejected = Rejected(Reason.OWN_PROPOSAL, label="1.7", voice="T3")
    assert explain(russian, rejected) == (
        "№ 1.7 — собственное предложение (стол 3): его плюсы и минусы называют другие"
    )
    assert "(table 3)" in explain(english, rejected)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("withdrawn", "Предложение № 1.7 отозвано; сначала верните его"),
        ("merged", "Предложение № 1.7 объединено с другим; сначала разъедините их"),
        ("else", "Предложение отозвано или объединено с другим"),
    ],
)
def test_a_proposal_that_does_not_stand_is_told_apart(
    russian: Words, status: str, said: str
) -> None:
    rejected = Rejected(Reason.NOT_ACTIVE, label="1.7", status=status)
    assert explain(russian, rejected) == said


def test_trouble_with_the_disk_says_where_and_why(russian: Words) -> None:
    trouble = StorageTrouble("cannot_write", "/a.facil", "Input/output error")
    assert explain(russian, trouble) == "Не сохранено: /a.facil: Input/output error"


def test_a_second_program_is_told_who_has_the_session(english: Words, russian: Words) -> None:
    known = {"user": "anna", "host": "laptop", "since": "2019-09-12 10:00"}
    held = StorageTrouble("held", "/a", "", known)
    assert explain(english, held) == (
        "The session is open in another program since 12 September, 10:00: anna, laptop"
    )
    assert explain(russian, held) == (
        "Сессия уже открыта другой программой с 12 сентября, 10:00: anna, laptop"
    )


def test_who_has_a_session_is_left_out_where_nobody_knows(russian: Words) -> None:
    unknown = {"user": "?", "host": "?", "since": "?"}
    held = StorageTrouble("held", "/a", "", unknown)
    assert explain(russian, held) == "Сессия уже открыта другой программой"


def test_a_full_disk_is_called_one(russian: Words) -> None:
    trouble = StorageTrouble("cannot_write", "/a.facil", "No space left on device")
    trouble.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    assert explain(russian, trouble) == "На диске нет места: /a.facil; освободите место"
    sqlite = StorageTrouble("cannot_write", "", "database or disk is full")
    assert explain(russian, sqlite) == "На диске нет места; освободите место"


def test_a_disk_too_full_for_the_index_of_the_log_is_called_full(russian: Words) -> None:
    trouble = StorageTrouble("cannot_open", "/a.facil", "disk I/O error")
    trouble.__cause__ = sqlite3.OperationalError("disk I/O error")
    trouble.__cause__.sqlite_errorcode = 4874
    assert explain(russian, trouble) == "На диске нет места: /a.facil; освободите место"


def test_the_causes_people_can_do_something_about_are_said_in_their_language(
    russian: Words,
) -> None:
    gone = StorageTrouble("cannot_write", "/a.facil", "No such file or directory")
    gone.__cause__ = OSError(errno.ENOENT, "No such file or directory")
    assert explain(russian, gone) == "Не сохранено: /a.facil: файла или его папки больше нет"
    taken = StorageTrouble("cannot_open", "/a.facil", "The process cannot access the file")
    taken.__cause__ = PermissionError(errno.EACCES, "The process cannot access the file")
    taken.__cause__.winerror = 32  # type: ignore[attr-defined]
    assert explain(russian, taken).endswith("файл занят другой программой")


def test_what_sqlite_says_is_said_in_words_too(russian: Words) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA query_only = ON")
        with pytest.raises(sqlite3.OperationalError) as raised:
            connection.execute("CREATE TABLE a (b)")
    trouble = StorageTrouble("cannot_write", "/a.facil", str(raised.value))
    trouble.__cause__ = raised.value
    assert explain(russian, trouble) == (
        "Не сохранено: /a.facil: диск или файл доступен только для чтения"
    )
    trouble.__cause__ = sqlite3.DatabaseError("strange")
    assert explain(russian, trouble).endswith(str(raised.value))


def test_a_file_that_is_gone_is_said_to_be_kept_elsewhere(russian: Words) -> None:
    gone = StorageTrouble("moved", "/a.facil", "", {"copy": "/b.facil"})
    assert explain(russian, gone) == (
        "Файла сессии больше нет на месте: /a.facil; всё сохранённое есть и в копии /b.facil"
    )


def test_trouble_without_a_name_still_says_what_is_known(russian: Words) -> None:
    assert explain(russian, StorageTrouble("strange", "/a", "it fell")) == "Сбой диска: /a: it fell"
    assert explain(russian, StorageTrouble("cannot_read", "/a")) == "Сбой диска: /a"
    assert explain(russian, StorageTrouble("strange")) == "Сбой диска"
