"""Letters through a real mail server: what arrives, what is refused, and what is said about it."""

import errno
import smtplib
import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
import trustme

from facilitator.letter import (
    Attachment,
    Cause,
    Copies,
    DeliveryState,
    Letter,
    MailTrouble,
    Outbox,
    Security,
    Server,
    connect,
)
from facilitator.letter.connecting import why_not_connected
from tests.letter.letters import (
    FILE_NAME,
    FIRST,
    LETTER,
    SECOND,
    SENDER,
    noon,
    only,
    queued,
    send,
    states,
)
from tests.letter.mail_server import PASSWORD, USER, MailServer, mail_server


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    return queued(tmp_path / "session.outbox", FIRST, SECOND)


@pytest.fixture
def starttls(authority: trustme.CA, tmp_path: Path) -> Iterator[MailServer]:
    with mail_server(authority, tmp_path, Security.STARTTLS) as running:
        yield running


def trouble_of(server: MailServer, password: str = PASSWORD, **changes: object) -> MailTrouble:
    with pytest.raises(MailTrouble) as raised:
        connect(server.account(**changes), password)  # type: ignore[arg-type]
    return raised.value


def test_a_letter_arrives_as_it_was_written(server: MailServer, outbox: Outbox) -> None:
    run = send(outbox, server)
    assert run.trouble is None
    assert states(outbox) == [DeliveryState.SENT, DeliveryState.SENT]
    assert [letter.recipients for letter in server.arrived] == [(FIRST.address,), (SECOND.address,)]
    read = message_from_bytes(server.arrived[0].data, policy=default)
    assert read["Subject"] == LETTER.subject
    (attached,) = read.iter_attachments()
    assert attached.get_filename() == FILE_NAME
    assert attached.get_content() == LETTER.attachments[0].data
    body = read.get_body()
    assert body is not None
    assert body.get_content().splitlines() == LETTER.text.splitlines()
    assert read["Message-ID"] == outbox.postings()[0].message_id


def test_the_file_in_the_outbox_is_what_is_sent(server: MailServer, outbox: Outbox) -> None:
    send(outbox, server)
    assert server.arrived[0].data == outbox.letter_file(outbox.postings()[0].id).read_bytes()


def test_nobody_learns_of_the_other_recipients(server: MailServer, tmp_path: Path) -> None:
    for copies in Copies:
        outbox = queued(tmp_path / copies.value, FIRST, SECOND, copies=copies)
        send(outbox, server)
    each, another, hidden = server.arrived
    assert SECOND.address.encode() not in each.data
    assert FIRST.address.encode() not in another.data
    assert hidden.recipients == (FIRST.address, SECOND.address)
    for address in hidden.recipients:
        assert address.encode() not in hidden.data
    assert b"bcc" not in hidden.data.lower()


def test_a_connection_may_become_encrypted_on_request(starttls: MailServer, tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out")
    account = starttls.account(Security.STARTTLS)
    run = outbox.send(lambda: connect(account, PASSWORD), clock=noon)
    assert run.trouble is None
    assert len(starttls.arrived) == 1


@pytest.mark.parametrize("password", ["letmein", "неверный"])
def test_a_wrong_password_is_said_and_nothing_is_begun(
    server: MailServer, outbox: Outbox, password: str
) -> None:
    run = outbox.send(lambda: connect(server.account(), password), clock=noon)
    assert run.trouble is not None
    assert run.trouble.cause is Cause.WRONG_PASSWORD
    assert dict(run.trouble.details)["user"] == USER
    assert password not in str(run.trouble)
    assert states(outbox) == [DeliveryState.QUEUED] * 2
    assert [delivery.attempts for posting in outbox.postings() for delivery in posting.deliveries]


def test_a_refused_recipient_does_not_keep_others_from_their_letter(
    server: MailServer, tmp_path: Path
) -> None:
    server.manners.replies[FIRST.address] = "550 5.1.1 нет такого"
    for copies in Copies:
        outbox = queued(tmp_path / copies.value, FIRST, SECOND, copies=copies)
        send(outbox, server)
        assert states(outbox) == [DeliveryState.REFUSED, DeliveryState.SENT]
        trouble = outbox.postings()[0].deliveries[0].trouble
        assert trouble is not None
        assert trouble.cause is Cause.RECIPIENT_REFUSED
        assert dict(trouble.details)["address"] == FIRST.address
    assert all(letter.recipients == (SECOND.address,) for letter in server.arrived)


@pytest.mark.parametrize(
    ("at", "reply", "cause"),
    [
        ("MAIL", "553 not yours", Cause.SENDER_REFUSED),
        ("DATA", "554 no", Cause.LETTER_REFUSED),
        ("LETTER", "554 looks like spam", Cause.LETTER_REFUSED),
        ("LETTER", "552 too big", Cause.TOO_BIG),
    ],
)
def test_a_refusal_is_for_good(
    server: MailServer, outbox: Outbox, at: str, reply: str, cause: Cause
) -> None:
    server.manners.replies[at] = reply
    run = send(outbox, server)
    assert run.trouble is None
    assert states(outbox) == [DeliveryState.REFUSED] * 2
    trouble = outbox.postings()[0].deliveries[0].trouble
    assert trouble is not None
    assert trouble.cause is cause
    assert dict(trouble.details)["answer"] == reply
    server.manners.replies.clear()
    send(outbox, server)
    assert not server.arrived


@pytest.mark.parametrize("at", ["MAIL", FIRST.address, "DATA", "LETTER"])
def test_a_letter_put_off_by_the_server_waits(server: MailServer, tmp_path: Path, at: str) -> None:
    outbox = queued(tmp_path / "out")
    server.manners.replies[at] = "451 4.7.1 greylisted"
    send(outbox, server)
    (delivery,) = only(outbox).deliveries
    assert delivery.state is DeliveryState.QUEUED
    assert delivery.trouble is not None
    assert delivery.trouble.cause is Cause.TRY_LATER
    assert delivery.retry_at is not None
    server.manners.replies.clear()
    send(outbox, server, only_due=True)
    assert not server.arrived
    later = delivery.retry_at
    send(outbox, server, only_due=True, clock=lambda: later)
    assert len(server.arrived) == 1


def test_a_server_that_closes_down_is_tried_later(server: MailServer, outbox: Outbox) -> None:
    server.manners.replies["MAIL"] = "421 closing"
    run = send(outbox, server)
    assert run.trouble is None or run.trouble.cause is Cause.DROPPED
    assert states(outbox) == [DeliveryState.QUEUED] * 2


def test_a_letter_too_big_for_the_server_is_not_begun(server: MailServer, outbox: Outbox) -> None:
    server.manners.size_limit = 2000
    send(outbox, server)
    trouble = outbox.postings()[0].deliveries[0].trouble
    assert trouble is not None
    assert trouble.cause is Cause.TOO_BIG
    assert not server.arrived


@pytest.mark.parametrize("at", ["MAIL", FIRST.address])
def test_a_connection_that_breaks_before_the_letter_is_whole_leaves_it_queued(
    server: MailServer, outbox: Outbox, at: str
) -> None:
    server.manners.hangs_up_at = at
    run = send(outbox, server)
    assert run.trouble is not None
    assert run.trouble.cause is Cause.DROPPED
    assert states(outbox) == [DeliveryState.QUEUED] * 2
    server.manners.hangs_up_at = ""
    send(outbox, server)
    assert states(outbox) == [DeliveryState.SENT] * 2
    assert len(server.arrived) == 2


def test_a_connection_that_breaks_in_the_middle_of_a_letter_leaves_it_queued(
    server: MailServer, tmp_path: Path
) -> None:
    # Longer than what the system takes on credit, so that the break is noticed before the end.
    long = Letter("Скан", "", (Attachment("Скан.pdf", bytes(12_000_000)),))
    outbox = Outbox(tmp_path / "out")
    outbox.queue(long, [FIRST], sender=SENDER, copies=Copies.EACH, now=noon())
    server.manners.hangs_up_at = "DATA"
    run = send(outbox, server)
    assert run.trouble is not None
    assert run.trouble.cause is Cause.DROPPED
    assert states(outbox) == [DeliveryState.QUEUED]


def test_a_lost_answer_leaves_the_letter_unknown_until_a_person_asks(
    server: MailServer, outbox: Outbox
) -> None:
    server.manners.hangs_up_at = "LETTER"
    run = send(outbox, server)
    assert run.trouble is not None
    assert run.trouble.cause is Cause.ANSWER_LOST
    assert states(outbox) == [DeliveryState.UNKNOWN, DeliveryState.QUEUED]
    server.manners.hangs_up_at = ""
    send(outbox, server)
    send(outbox, server)
    assert states(outbox) == [DeliveryState.UNKNOWN, DeliveryState.SENT]
    assert [letter.recipients for letter in server.arrived] == [(FIRST.address,), (SECOND.address,)]
    unknown = outbox.postings()[0]
    outbox.repeat(unknown.id, now=unknown.created_at)
    send(outbox, server)
    assert states(outbox) == [DeliveryState.SENT] * 2
    first, _, again = server.arrived
    assert again.data == first.data
    assert unknown.message_id.encode() in again.data


def test_a_server_that_hangs_up_after_each_letter_still_gets_all_at_once(
    server: MailServer, outbox: Outbox
) -> None:
    server.manners.hangs_up_after = 1
    run = send(outbox, server)
    assert run.trouble is None
    assert states(outbox) == [DeliveryState.SENT] * 2
    assert server.logins == 2


def test_a_certificate_nobody_vouches_for_is_not_trusted(server: MailServer) -> None:
    assert trouble_of(server, extra_ca=None).trouble.cause is Cause.CERTIFICATE
    assert not server.logins


def test_a_certificate_for_another_name_is_not_trusted(
    authority: trustme.CA, tmp_path: Path
) -> None:
    with mail_server(authority, tmp_path, host="mail.example.org") as server:
        assert trouble_of(server).trouble.cause is Cause.CERTIFICATE


def test_a_plain_connection_is_never_used(starttls: MailServer, server: MailServer) -> None:
    encrypted_from_the_start = trouble_of(starttls, security=Security.TLS)
    assert encrypted_from_the_start.trouble.cause is Cause.NO_TLS
    waits_for_ever = trouble_of(server, security=Security.STARTTLS, timeout_s=0.2)
    assert waits_for_ever.trouble.cause in (Cause.NO_ANSWER, Cause.NOT_MAIL)


def test_a_server_that_is_not_there_is_named(server: MailServer) -> None:
    nobody = trouble_of(server, port=1)
    assert nobody.trouble.cause is Cause.NO_ANSWER
    assert dict(nobody.trouble.details)["port"] == "1"
    assert trouble_of(server, host="mail..example").trouble.cause is Cause.NO_SERVER


def test_a_server_may_want_no_login(server: MailServer, outbox: Outbox) -> None:
    run = outbox.send(lambda: connect(server.account(user=""), ""), clock=noon)
    assert run.trouble is None
    assert not server.logins
    trouble = outbox.postings()[0].deliveries[0].trouble
    assert trouble is not None
    assert trouble.cause is Cause.SENDER_REFUSED


def test_a_server_without_encryption_is_not_spoken_to(
    authority: trustme.CA, tmp_path: Path
) -> None:
    with mail_server(authority, tmp_path, Security.STARTTLS, plain=True) as plain:
        assert trouble_of(plain, security=Security.STARTTLS).trouble.cause is Cause.NO_TLS
        assert not plain.logins


@pytest.mark.parametrize("password", ["letmein", PASSWORD])
def test_a_server_that_offers_no_login_is_told(server: MailServer, password: str) -> None:
    server.manners.offers_login = False
    assert trouble_of(server, password).trouble.cause is Cause.NO_LOGIN


def test_a_server_that_asks_for_a_login_in_no_known_way_is_told(server: MailServer) -> None:
    server.manners.replies["AUTH"] = "334 a"
    assert trouble_of(server, "letmein").trouble.cause is Cause.NO_LOGIN


@pytest.mark.parametrize("password", ["letmein", PASSWORD])
def test_a_connection_that_breaks_at_the_login_is_told(server: MailServer, password: str) -> None:
    server.manners.hangs_up_at = "AUTH"
    assert trouble_of(server, password).trouble.cause is Cause.DROPPED


def test_a_server_too_busy_for_logins_does_not_blame_the_password(server: MailServer) -> None:
    server.manners.busy_with_logins = True
    assert trouble_of(server).trouble.cause is Cause.TRY_LATER


def test_an_answer_that_is_none_leaves_the_letter_unknown(
    server: MailServer, tmp_path: Path
) -> None:
    server.manners.replies["LETTER"] = "hello"
    outbox = queued(tmp_path / "out")
    run = send(outbox, server)
    assert run.trouble is not None
    assert run.trouble.cause is Cause.ANSWER_LOST
    assert states(outbox) == [DeliveryState.UNKNOWN]


def test_an_authority_that_cannot_be_read_is_named(server: MailServer, tmp_path: Path) -> None:
    trouble = trouble_of(server, extra_ca=tmp_path / "нет.pem").trouble
    assert trouble.cause is Cause.CERTIFICATE
    assert "нет.pem" in dict(trouble.details)["why"]


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (OSError(errno.ENETUNREACH, "unreachable"), Cause.NO_NETWORK),
        (socket.gaierror(socket.EAI_NONAME, "unknown"), Cause.NO_SERVER),
        (TimeoutError("timed out"), Cause.NO_ANSWER),
        (OSError(errno.EACCES, "forbidden by the system"), Cause.NO_ANSWER),
        (smtplib.SMTPConnectError(554, b"go away"), Cause.NOT_MAIL),
        (smtplib.SMTPServerDisconnected("closed"), Cause.NOT_MAIL),
    ],
)
def test_what_keeps_us_from_a_server_has_a_name(error: OSError, cause: Cause) -> None:
    assert why_not_connected(Server("mail.example.org"), error).cause is cause
