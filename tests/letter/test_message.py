"""What a letter looks like to its readers: two parsers that share no code."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from fast_mail_parser import parse_email
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.letter import (
    Attachment,
    Letter,
    Mailbox,
    attach,
    compose,
    fingerprint,
    message_bytes,
    new_message_id,
)
from facilitator.letter.headers import LONGEST, address_header, one_line, text_header
from facilitator.letter.message import Press
from facilitator.trouble import StorageTrouble
from tests.letter.letters import FILE_NAME, FIRST, LETTER, NOON, SECOND, SENDER

ID = "<1.2@example.org>"
LINE = st.text(max_size=80)


def written(
    letter: Letter = LETTER,
    to: tuple[Mailbox, ...] = (FIRST,),
    hidden: tuple[Mailbox, ...] = (),
    date: datetime = NOON,
    *,
    sender: Mailbox | None = SENDER,
    unsent: bool = True,
) -> bytes:
    return message_bytes(
        compose(
            letter,
            sender=sender,
            to=to,
            hidden=hidden,
            message_id=ID,
            date=date,
            unsent=unsent,
        )
    )


def as_python_reads(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def test_both_parsers_read_what_was_written() -> None:
    data = written(hidden=(SECOND,))
    python, rust = as_python_reads(data), parse_email(data)
    assert python["Subject"] == rust.subject == LETTER.subject
    (attached,) = python.iter_attachments()
    (also,) = rust.attachments
    assert attached.get_filename() == also.filename == FILE_NAME
    assert attached.get_content_type() == also.mimetype == "application/pdf"
    assert attached.get_content() == also.content == LETTER.attachments[0].data
    assert rust.text_plain[0].splitlines() == LETTER.text.splitlines()
    assert [(box.display_name, box.address) for box in rust.to] == [(FIRST.name, FIRST.address)]
    assert [(box.display_name, box.address) for box in rust.bcc] == [(SECOND.name, SECOND.address)]
    assert [box.addr_spec for box in python["Bcc"].addresses] == [SECOND.address]
    assert not rust.warnings


def test_a_draft_opens_for_editing_and_keeps_its_hidden_copies() -> None:
    message = as_python_reads(written(to=(), hidden=(FIRST, SECOND)))
    assert message["X-Unsent"] == "1"
    assert message["To"] is None
    assert [box.addr_spec for box in message["Bcc"].addresses] == [FIRST.address, SECOND.address]


def test_what_is_sent_is_no_draft_and_hides_its_hidden_copies() -> None:
    data = written(to=(), hidden=(FIRST, SECOND), unsent=False)
    message = as_python_reads(data)
    assert message["X-Unsent"] is message["Bcc"] is None
    assert FIRST.address.encode() not in data
    assert message["To"] == "undisclosed-recipients:;"


def test_a_draft_without_a_sender_leaves_it_to_the_mail_program() -> None:
    assert as_python_reads(written(sender=None))["From"] is None
    assert new_message_id(None) != new_message_id(None)
    assert new_message_id(SENDER).endswith("@example.org>")


def test_the_name_of_a_file_stands_where_older_programs_look_for_it() -> None:
    kind = re.search(rb'name="((?:=\?utf-8\?B\?[^?]+\?=\s*)+)"', written())
    assert kind is not None
    header = message_from_bytes(b"Subject: " + kind[1] + b"\r\n\r\n", policy=default)
    assert header["Subject"] == FILE_NAME


@example(subject="", name="<>", who="", text="")
@settings(max_examples=50)
@given(subject=LINE, name=LINE, who=LINE, text=st.text())
def test_any_text_comes_back_from_both_parsers(
    subject: str, name: str, who: str, text: str
) -> None:
    letter = Letter(subject, text, (Attachment(name, b"data"),))
    data = written(letter, (Mailbox("a@example.org", who), SECOND))
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert b"\n" not in data.replace(b"\r\n", b"")
    python, rust = as_python_reads(data), parse_email(data)
    assert one_line(python["Subject"]) == one_line(subject)
    assert one_line(rust.subject) == one_line(subject)
    assert [box.addr_spec for box in python["To"].addresses] == ["a@example.org", SECOND.address]
    assert [box.address for box in rust.to] == ["a@example.org", SECOND.address]
    (attached,) = python.iter_attachments()
    expected = re.sub(r"[\\/<>]", "_", one_line(name).replace('"', "'")) or "file"
    assert attached.get_filename() == expected
    assert [file.filename for file in rust.attachments] == [expected]
    body = python.get_body()
    assert body is not None
    assert body.get_content().split() == text.split()


@pytest.mark.parametrize(
    ("name", "wire"),
    [
        ("Anna", b"To: Anna <a@b.ru>"),
        ("A. Smith", b'To: "A. Smith" <a@b.ru>'),
        ("Smith, Anna", b'To: "Smith, Anna" <a@b.ru>'),
        ('Anna "A" \\', rb'To: "Anna \"A\" \\" <a@b.ru>'),
        ("", b"To: a@b.ru"),
        ("Анна\r\nBcc: x@y.ru", b"To: =?utf-8?B?0JDQvdC90LAgQmNjOiB4QHkucnU=?= <a@b.ru>"),
    ],
)
def test_a_name_is_written_so_that_it_cannot_be_misread(name: str, wire: bytes) -> None:
    assert wire in written(to=(Mailbox("a@b.ru", name),)).split(b"\r\n")


def test_the_same_letter_is_the_same_bytes() -> None:
    assert written() == written()
    assert fingerprint(LETTER) == fingerprint(replace(LETTER))
    assert fingerprint(LETTER) != fingerprint(Letter(LETTER.subject, LETTER.text))


@pytest.mark.parametrize("unsent", [True, False])
@pytest.mark.parametrize("letter", [LETTER, Letter("Тема", "Текст\r\n\r\n")])
def test_letters_made_together_are_those_made_one_by_one(letter: Letter, *, unsent: bool) -> None:
    press = Press(letter, sender=SENDER, date=NOON, unsent=unsent)
    for to, hidden in (((FIRST,), ()), ((SECOND,), ()), ((), (FIRST, SECOND))):
        one = written(letter, to, hidden, unsent=unsent)
        assert press.made(ID, to=to, hidden=hidden) == one


def test_a_letter_without_attachments_is_plain_text() -> None:
    message = as_python_reads(written(Letter("Тема", "Текст")))
    assert message.get_content_type() == "text/plain"
    assert message.get_content().strip() == "Текст"


def test_halves_of_characters_do_not_stop_a_letter() -> None:
    message = as_python_reads(written(Letter("a\ud83d", "b\ud83d", (Attachment("c\ud83d", b""),))))
    assert message["Subject"] == "a?"


def test_a_word_without_end_is_cut_between_characters() -> None:
    data = written(Letter("Я" * 200, ""), (Mailbox("a@b.ru", "🙂" * 50),))
    assert as_python_reads(data)["Subject"] == "Я" * 200
    assert parse_email(data).to[0].display_name == "🙂" * 50


def test_the_date_is_in_its_zone() -> None:
    moment = datetime(2019, 9, 12, 12, 0, tzinfo=UTC)
    assert as_python_reads(written(date=moment))["Date"].datetime == moment


@pytest.mark.parametrize(
    ("name", "mime", "expected"),
    [
        ("Скан.PDF", "", "application/pdf"),
        ("a.docx", "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.jpg", "", "image/jpeg"),
        ("a", "", "application/octet-stream"),
        ("a.eml", "", "application/octet-stream"),
        ("a.bin", "image/png", "image/png"),
        ("a.bin", "nonsense", "application/octet-stream"),
    ],
)
def test_a_file_has_a_type_its_reader_can_open(name: str, mime: str, expected: str) -> None:
    assert Attachment(name, b"", mime).mime_type == expected


def test_any_file_can_be_attached(tmp_path: Path) -> None:
    scan = tmp_path / "Скан с подписями.pdf"
    scan.write_bytes(b"%PDF")
    assert attach(scan) == Attachment("Скан с подписями.pdf", b"%PDF")
    assert attach(scan, "Протокол.pdf").name == "Протокол.pdf"
    with pytest.raises(StorageTrouble):
        attach(tmp_path / "нет.pdf")


def test_a_header_has_an_end() -> None:
    subject = text_header("Subject", "тема " * 5_000)
    sender = address_header("From", [Mailbox("a@example.org", "имя " * 5_000)])
    assert len(subject) == LONGEST
    assert len(sender) < LONGEST + 20
