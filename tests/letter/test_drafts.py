"""Drafts as files: names every system takes, nothing overwritten, one each or one for all."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from facilitator.core.vocabulary import Voice, VoiceKind
from facilitator.letter import Copies, Letter, Recipient, write_drafts
from facilitator.trouble import StorageTrouble
from tests.letter.letters import FIRST, LETTER, NOON, SECOND

PEOPLE = tuple(
    Recipient(box.address, box.name, (Voice(VoiceKind.PARTICIPANT, number),))
    for number, box in enumerate((FIRST, SECOND), 1)
)


def test_a_draft_for_each_recipient_carries_their_name(tmp_path: Path) -> None:
    paths = write_drafts(tmp_path / "письма", LETTER, PEOPLE, copies=Copies.EACH, date=NOON)
    assert [path.name for path in paths] == [f"{FIRST.name}.eml", f"{SECOND.name}.eml"]
    messages = [message_from_bytes(path.read_bytes(), policy=default) for path in paths]
    assert [message["To"].addresses[0].addr_spec for message in messages] == [
        FIRST.address,
        SECOND.address,
    ]
    assert len({message["Message-ID"] for message in messages}) == 2


def test_one_draft_with_hidden_copies_carries_the_subject(tmp_path: Path) -> None:
    letter = Letter("Протокол: «A/B», 1:2", "")
    (path,) = write_drafts(tmp_path, letter, PEOPLE, copies=Copies.HIDDEN, date=NOON)
    assert path.name == "Протокол «A B», 1 2.eml"
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert len(message["Bcc"].addresses) == 2


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    namesakes = (*PEOPLE, Recipient("third@example.org", FIRST.name.upper(), ()))
    first = write_drafts(tmp_path, LETTER, namesakes, copies=Copies.EACH, date=NOON)
    second = write_drafts(tmp_path, LETTER, namesakes, copies=Copies.EACH, date=NOON)
    assert len({path.name.casefold() for path in first + second}) == 6
    assert second[0].name == f"{FIRST.name} (3).eml"


def test_a_folder_that_cannot_be_made_is_storage_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageTrouble):
        write_drafts(tmp_path / "file", LETTER, PEOPLE, copies=Copies.EACH, date=NOON)
