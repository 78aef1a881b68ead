"""The outbox waits for a network, notes what it does before it does it, and sends nothing twice."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.letter import (
    Answer,
    Cause,
    Copies,
    DeliveryState,
    Letter,
    Mailbox,
    MailTrouble,
    Outbox,
    Posting,
    is_due,
    outbox_folder,
    own_outbox,
    wait_after,
)
from facilitator.letter.delivery import Delivery
from facilitator.letter.sending_lock import sending
from facilitator.trouble import StorageTrouble
from tests.letter.fake_carrier import (
    DROPPED,
    LATER,
    LOST,
    REFUSED,
    SENT,
    FakeCarrier,
    Killed,
    no_network,
)
from tests.letter.letters import FIRST, LETTER, NOON, SECOND, SENDER, noon, only, queued, states
from tests.letter.mail_server import MailServer

ROOT = Path(__file__).parents[2]
NAME = "a1b2c3d4e5f60718"
THIRD = Mailbox("third@example.org")


def test_the_outbox_lies_beside_the_session_and_carries_its_mark(tmp_path: Path) -> None:
    folder = tmp_path / "Когалым 2019 [a1b2c3].outbox"
    assert outbox_folder(tmp_path / "Когалым 2019.facil", NAME) == folder
    assert own_outbox(tmp_path / "Когалым 2019.facil", NAME) == folder
    assert outbox_folder(tmp_path / "нет" / "Когалым 2019.facil", NAME).name == folder.name


def test_a_session_never_finds_the_letters_of_another_that_had_its_file_name(
    tmp_path: Path,
) -> None:
    file = tmp_path / "Когалым.facil"
    queued(own_outbox(file, NAME))
    assert states(Outbox(own_outbox(file, NAME))) == [DeliveryState.QUEUED]
    assert Outbox(own_outbox(file, "0" + NAME)).postings() == ()


def test_an_outbox_stays_with_a_session_whose_file_is_called_differently(tmp_path: Path) -> None:
    (tmp_path / "day [a1b2c3].outbox").write_text("no folder")
    queued(own_outbox(tmp_path / "Когалым.facil", NAME))
    assert states(Outbox(own_outbox(tmp_path / "Когалым 2019.facil", NAME))) == [
        DeliveryState.QUEUED
    ]


def test_an_outbox_without_a_mark_becomes_that_of_the_session_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "Когалым.facil"
    queued(tmp_path / "Когалым.outbox")
    assert states(Outbox(outbox_folder(file, NAME))) == [DeliveryState.QUEUED]
    assert own_outbox(file, NAME) == tmp_path / "Когалым [a1b2c3].outbox"
    assert states(Outbox(outbox_folder(file, NAME))) == [DeliveryState.QUEUED]
    assert Outbox(own_outbox(file, "0" + NAME)).postings() == ()


def test_an_outbox_that_cannot_be_marked_is_used_as_it_is(tmp_path: Path) -> None:
    queued(tmp_path / "Когалым.outbox")
    (tmp_path / "Когалым [a1b2c3].outbox").symlink_to(tmp_path / "нигде")
    assert states(Outbox(own_outbox(tmp_path / "Когалым.facil", NAME))) == [DeliveryState.QUEUED]


def test_an_outbox_that_was_never_used_is_empty(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "out")
    assert not outbox.postings()
    assert not outbox.damaged()
    assert not (tmp_path / "out").exists()


def test_letters_wait_without_a_network_and_go_when_there_is_one(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out", FIRST, SECOND)
    run = outbox.send(no_network, clock=noon)
    assert run.trouble is not None
    assert run.trouble.cause is Cause.NO_NETWORK
    assert states(Outbox(tmp_path / "out")) == [DeliveryState.QUEUED] * 2
    carrier = FakeCarrier()
    Outbox(tmp_path / "out").send(carrier.connect, clock=noon)
    assert [address for address, _ in carrier.delivered] == [FIRST.address, SECOND.address]


def test_nothing_waiting_asks_for_no_connection(tmp_path: Path) -> None:
    assert Outbox(tmp_path / "out").send(no_network, clock=noon).trouble is None


def test_the_same_letter_is_queued_for_each_recipient_once(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out", FIRST)
    shouted = replace(FIRST, address=FIRST.address.upper())
    again = outbox.queue(
        LETTER, [shouted, SECOND, SECOND], sender=SENDER, copies=Copies.HIDDEN, now=NOON
    )
    assert again.already == (shouted,)
    assert [delivery.mailbox for delivery in again.postings[0].deliveries] == [SECOND]
    other = Letter(LETTER.subject, "Другое", LETTER.attachments)
    assert not outbox.queue(other, [FIRST], sender=SENDER, copies=Copies.EACH, now=NOON).already
    nobody_new = outbox.queue(LETTER, [SECOND], sender=SENDER, copies=Copies.HIDDEN, now=NOON)
    assert not nobody_new.postings


def test_who_refused_a_letter_may_be_sent_it_anew(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out")
    outbox.send(FakeCarrier(lambda: REFUSED).connect, clock=noon)
    again = outbox.queue(LETTER, [FIRST], sender=SENDER, copies=Copies.EACH, now=NOON)
    assert len(again.postings) == 1


def test_what_is_begun_is_on_the_disk_before_the_server_hears_of_it(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out")
    (path,) = (tmp_path / "out").glob("*.json")
    seen = []

    def look() -> Answer:
        seen.append(json.loads(path.read_bytes())["to"][0]["state"])
        seen.extend(states(Outbox(tmp_path / "out")))
        return SENT

    outbox.send(FakeCarrier(look).connect, clock=noon)
    assert seen == ["sending", DeliveryState.SENDING]


def test_a_program_that_dies_leaves_the_letter_unknown(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out", FIRST, SECOND)
    with pytest.raises(Killed):
        outbox.send(FakeCarrier(lambda: None).connect, clock=noon)
    after = Outbox(tmp_path / "out")
    assert states(after) == [DeliveryState.UNKNOWN, DeliveryState.QUEUED]
    carrier = FakeCarrier()
    after.send(carrier.connect, clock=noon)
    assert [address for address, _ in carrier.delivered] == [SECOND.address]


def test_a_program_killed_before_the_answer_leaves_the_letter_unknown(
    server: MailServer, tmp_path: Path
) -> None:
    outbox = queued(tmp_path / "out")
    victim = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.letter.sender_victim",
            tmp_path / "out",
            str(server.port),
            server.certificates,
        ],
        cwd=ROOT,
    )

    def kill() -> None:
        victim.kill()
        victim.wait()

    server.manners.on_letter = kill
    assert victim.wait(60) == -signal.SIGKILL
    assert states(outbox) == [DeliveryState.UNKNOWN]
    outbox.send(no_network, clock=noon)
    message_id = only(outbox).message_id
    assert len(server.arrived) == 1
    assert message_id.encode() in server.arrived[0].data
    outbox.repeat(only(outbox).id, now=NOON)
    assert states(outbox) == [DeliveryState.QUEUED]
    assert only(outbox).message_id == message_id


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_happens_nobody_gets_a_letter_twice_unasked(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("any") / "out"
    answer = st.sampled_from([SENT, LATER, DROPPED, REFUSED, LOST, None])
    carrier = FakeCarrier(lambda: data.draw(answer))
    asked: Counter[str] = Counter()
    for _ in range(data.draw(st.integers(1, 6))):
        outbox = Outbox(folder)
        match data.draw(st.sampled_from(["queue", "send", "send", "repeat"])):
            case "queue":
                copies = data.draw(st.sampled_from(Copies))
                people = data.draw(st.lists(st.sampled_from([FIRST, SECOND, THIRD])))
                outbox.queue(LETTER, people, sender=SENDER, copies=copies, now=NOON)
            case "send":
                try:
                    outbox.send(carrier.connect, clock=noon)
                except Killed:
                    continue
            case _:
                for posting in outbox.postings():
                    asked.update(
                        delivery.mailbox.address
                        for delivery in posting.having(DeliveryState.UNKNOWN)
                    )
                    outbox.repeat(posting.id, now=NOON)
    for address, times in Counter(address for address, _ in carrier.delivered).items():
        assert times <= 1 + asked[address]


def test_a_person_may_ask_again_for_some_only(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out", FIRST, SECOND, THIRD, copies=Copies.HIDDEN)
    answers = iter([SENT, LOST, LOST])
    outbox.send(FakeCarrier(lambda: next(answers)).connect, clock=noon)
    outbox.repeat(only(outbox).id, addresses=[FIRST.address, THIRD.address], now=NOON)
    assert states(outbox) == [DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.QUEUED]


def test_a_lost_answer_ends_the_round(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out", FIRST, SECOND)
    run = outbox.send(FakeCarrier(lambda: LOST).connect, clock=noon)
    assert run.trouble == LOST.trouble
    assert states(outbox) == [DeliveryState.UNKNOWN, DeliveryState.QUEUED]


def test_a_server_that_always_hangs_up_is_not_called_for_ever(tmp_path: Path) -> None:
    carrier = FakeCarrier(lambda: DROPPED)
    run = queued(tmp_path / "out", FIRST, SECOND).send(carrier.connect, clock=noon)
    assert run.trouble == DROPPED.trouble
    assert carrier.connections == 1


def test_sending_can_be_stopped_between_two_letters(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out", FIRST, SECOND)
    changes: list[Posting] = []
    outbox.send(
        FakeCarrier().connect, clock=noon, on_change=changes.append, stop=lambda: len(changes) > 1
    )
    assert states(outbox) == [DeliveryState.SENT, DeliveryState.QUEUED]
    assert [posting.deliveries[0].state for posting in changes] == [
        DeliveryState.SENDING,
        DeliveryState.SENT,
    ]


def test_while_somebody_sends_nobody_else_does(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out")
    with sending(tmp_path / "out"):
        run = outbox.send(FakeCarrier().connect, clock=noon)
        with pytest.raises(MailTrouble):
            outbox.repeat(only(outbox).id, now=NOON)
    assert run.trouble is not None
    assert run.trouble.cause is Cause.BUSY
    assert states(outbox) == [DeliveryState.QUEUED]


def test_a_letter_not_yet_sent_can_be_withdrawn(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out")
    outbox.withdraw(only(outbox).id)
    assert not outbox.postings()
    assert not list((tmp_path / "out").glob("*.eml"))


def test_what_may_have_been_sent_stays_on_record(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out", FIRST, SECOND, copies=Copies.HIDDEN)
    answers = iter([LOST, LATER])
    outbox.send(FakeCarrier(lambda: next(answers)).connect, clock=noon)
    outbox.withdraw(only(outbox).id)
    assert states(outbox) == [DeliveryState.UNKNOWN]


def test_a_letter_that_is_not_there_is_a_mistake_of_ours(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Outbox(tmp_path / "out").withdraw("0001-abc")


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"format": 2}', b'{"format": 1}', b"\xff", b"[" * 99999]
)
def test_a_damaged_record_is_told_and_stops_no_other(tmp_path: Path, damage: bytes) -> None:
    outbox = queued(tmp_path / "out", FIRST, SECOND)
    path = min((tmp_path / "out").glob("*.json"))
    path.write_bytes(damage)
    assert outbox.damaged() == (path,)
    carrier = FakeCarrier()
    outbox.send(carrier.connect, clock=noon)
    assert [address for address, _ in carrier.delivered] == [SECOND.address]
    assert path.read_bytes() == damage


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        (b'"created_at": "2019-09-12T', b'"created_at": "2019-09-12T12+'),
        (b'"changed_at": "2019-09-12T', b'"changed_at": "2019-09-12T12+'),
        (b'"retry_at": null', b'"retry_at": "2019-09-12T12:00:00Z"'),
        (b'"attempts": 0', b'"attempts": 1e999'),
    ],
)
def test_a_record_with_a_time_or_number_of_nowhere_is_damaged(
    tmp_path: Path, whole: bytes, damaged: bytes
) -> None:
    outbox = queued(tmp_path / "out", FIRST, SECOND)
    path = min((tmp_path / "out").glob("*.json"))
    assert whole in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(whole, damaged))
    assert outbox.damaged() == (path,)
    carrier = FakeCarrier()
    outbox.send(carrier.connect, clock=noon, only_due=True)
    assert [address for address, _ in carrier.delivered] == [SECOND.address]


def test_who_was_answered_before_the_connection_broke_is_not_asked_again(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out", THIRD)
    outbox.queue(
        replace(LETTER, subject="Другое"),
        [FIRST, SECOND],
        sender=SENDER,
        copies=Copies.HIDDEN,
        now=NOON,
    )
    answers = iter([SENT, SENT, DROPPED, SENT])
    carrier = FakeCarrier(lambda: next(answers))
    outbox.send(carrier.connect, clock=noon)
    to = [address for address, _ in carrier.delivered]
    assert sorted(to) == sorted(one.address for one in (FIRST, SECOND, THIRD))
    assert carrier.connections == 2


def test_a_missing_letter_is_storage_trouble_and_nothing_is_begun(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out")
    outbox.letter_file(only(outbox).id).unlink()
    with pytest.raises(StorageTrouble):
        outbox.send(FakeCarrier().connect, clock=noon)
    assert states(outbox) == [DeliveryState.QUEUED]


def test_an_answer_the_disk_does_not_note_leaves_the_letter_unknown(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out")
    (path,) = (tmp_path / "out").glob("*.json")
    as_begun = b""

    def answer_while_the_disk_fails() -> Answer:
        nonlocal as_begun
        as_begun = path.read_bytes()
        in_the_way(path)
        return SENT

    with pytest.raises(StorageTrouble):
        outbox.send(FakeCarrier(answer_while_the_disk_fails).connect, clock=noon)
    shutil.rmtree(path)
    path.write_bytes(as_begun)
    assert states(Outbox(tmp_path / "out")) == [DeliveryState.UNKNOWN]


def test_what_the_disk_does_not_note_as_begun_is_not_sent(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out")
    (path,) = (tmp_path / "out").glob("*.json")
    carrier = FakeCarrier()

    def connect_while_the_disk_fails() -> FakeCarrier:
        in_the_way(path)
        return carrier

    with pytest.raises(StorageTrouble):
        outbox.send(connect_while_the_disk_fails, clock=noon)
    assert not carrier.delivered


def in_the_way(path: Path) -> None:
    """Put a folder in place of a file, which no rename can replace."""
    path.unlink()
    path.mkdir()
    (path / "something").touch()


def test_a_folder_in_the_way_is_storage_trouble(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(StorageTrouble):
        Outbox(tmp_path / "out").postings()
    with pytest.raises(StorageTrouble):
        Outbox(tmp_path / "out").send(no_network, clock=noon)
    with pytest.raises(StorageTrouble):
        Outbox(tmp_path / "none" / "out").send(no_network, clock=noon)


def test_only_its_owner_looks_into_an_outbox(tmp_path: Path) -> None:
    queued(tmp_path / "out")
    assert os.name == "nt" or (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_what_is_put_off_waits_longer_each_time_and_at_last_for_a_person(tmp_path: Path) -> None:
    outbox = queued(tmp_path / "out")
    now = NOON
    waits = []
    while True:
        outbox.send(FakeCarrier(lambda: LATER).connect, clock=lambda: now, only_due=True)  # noqa: B023
        (delivery,) = only(outbox).deliveries
        if delivery.retry_at is None:
            break
        assert not is_due(delivery, delivery.retry_at - timedelta(seconds=1))
        waits.append(delivery.retry_at - now)
        now = delivery.retry_at
    assert waits == sorted(waits)
    assert waits == [wait_after(number) for number in range(1, len(waits) + 1)]
    assert delivery.is_tired
    assert not is_due(delivery, NOON + timedelta(days=365))
    carrier = FakeCarrier()
    outbox.send(carrier.connect, clock=noon, only_due=True)
    assert not carrier.delivered
    outbox.repeat(only(outbox).id, now=NOON)
    outbox.send(carrier.connect, clock=noon, only_due=True)
    assert carrier.delivered


def test_what_is_sent_is_not_due() -> None:
    assert not is_due(Delivery(FIRST, DeliveryState.SENT), NOON)
