"""Forgetting in all files of a session: copies, letters, drafts; and what could not be reached."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from facilitator.core.commands import AddNote, AddProposal, EditParticipant, NextStep
from facilitator.core.forgetting import Whom
from facilitator.core.vocabulary import ForgettingReason, Voice, VoiceKind
from facilitator.explain_forgetting import done, foreseen, place
from facilitator.forgetting.forgetter import Forgetter
from facilitator.forgetting.residue import holds, written_forms
from facilitator.forgotten import Account
from facilitator.glossary import stand_in
from facilitator.letter import (
    Copies,
    Letter,
    Mailbox,
    Outbox,
    Recipient,
    outbox_folder,
    write_drafts,
)
from facilitator.letter.sending_lock import sending
from facilitator.store.backup import BackupFolders
from facilitator.store.examine import examine
from facilitator.store.forgetting import held
from facilitator.words import Words
from tests.storage.conftest import Hall

ANNA = Voice(VoiceKind.PARTICIPANT, 1)
NAME, ADDRESS = "Иванова Анна", "anna@example.org"
TEXTS = (NAME, ADDRESS, "директор лицея")
REASON = ForgettingReason.CONSENT_WITHDRAWN
NOON = datetime(2019, 9, 12, 12, 0)
SECRETARY = Mailbox("clerk@example.org", "Секретарь")
OTHER = Mailbox("other@example.org", "Петров Пётр")


class Office:
    """A closed session with two backup folders, a copy, an outbox and drafts."""

    def __init__(self, hall: Hall, folder: Path) -> None:
        self.hall = hall
        self.folder = folder
        self.backups = BackupFolders(folder / "backups", folder / "stick")
        self.logs = folder / "logs"
        (folder / "stick").mkdir()
        self.logs.mkdir()
        hall.create()
        session, opened = hall.session(self.backups)
        anna = session.state.participants[1]
        session.dispatch(EditParticipant(replace(anna, email=ADDRESS, office=TEXTS[2])))
        for _ in range(2):
            hall.time.pass_by(60)
            session.dispatch(NextStep())
            opened.journal.wait_for_backup()
        session.dispatch(AddProposal(1, "Справки", ANNA))
        opened.journal.save_copy(hall.path.with_name("копия.facil"))
        opened.journal.close(opened.clock())
        hall.opened.clear()

    @property
    def outbox(self) -> Path:
        return outbox_folder(self.hall.path, examine(self.hall.path).heartbeat.session)

    def write_letters(self) -> None:
        letter = Letter("Протокол", "Здравствуйте!", ())
        both = (Mailbox(ADDRESS.upper(), NAME), OTHER)
        for copies in Copies:
            Outbox(self.outbox).queue(
                replace(letter, subject=copies.value),
                both,
                sender=SECRETARY,
                copies=copies,
                now=NOON,
            )
        people = [Recipient(box.address, box.name, ()) for box in both]
        write_drafts(
            self.hall.path.parent / "Письма", letter, people, copies=Copies.EACH, date=NOON
        )

    def forgetter(self, backups: BackupFolders | None = None) -> Forgetter:
        folders = backups or self.backups
        words = stand_in(Words.load("ru"))
        return Forgetter(self.hall.path, folders, self.logs, self.hall.time, words)

    def forget(self, whom: Whom, backups: BackupFolders | None = None) -> Account:
        with held(self.hall.path, self.hall.time) as rewrite:
            return self.forgetter(backups).carry_out(whom, REASON, rewrite)

    def holding(self, *texts: str) -> list[str]:
        """Return the files of the whole folder that have one of these texts in them."""
        files = (each for each in self.folder.rglob("*") if each.is_file())
        return sorted(each.name for each in files if holds(each, texts or TEXTS))


@pytest.fixture
def office(hall: Hall, tmp_path: Path) -> Office:
    return Office(hall, tmp_path)


def test_nothing_of_a_person_is_left_in_any_file(office: Office) -> None:
    office.write_letters()
    office.hall.path.with_name("выписка.txt").write_text("без имён", encoding="utf-8")
    assert len(office.holding()) == 10
    account = office.forget(Whom(frozenset({ANNA})))
    assert office.holding() == []
    assert len(account.copies) == 5
    assert account.letters == 3
    assert (account.holding, account.documents, account.troubles) == ((), (), ())
    assert (account.note.participants, account.note.events, account.note.left) == ((1,), 2, 0)
    files = [*office.folder.rglob("*.facil")]
    assert len(files) == 6
    for file in files:
        state = examine(file).state
        assert state.participants[1].name == "Участник 1"
        assert state.participants[2].name == "Петров Пётр"
    others = [d.mailbox for p in Outbox(office.outbox).postings() for d in p.deliveries]
    assert others == [OTHER, OTHER]
    assert [each.name for each in office.folder.rglob("Письма/*")] == ["Петров Пётр.eml"]


def test_everyone_empties_the_outbox_and_forgets_all_lists(office: Office) -> None:
    office.write_letters()
    account = office.forget(Whom(everyone=True))
    assert account.note.participants == (1, 2, 3, 4)
    assert account.note.experts == (1,)
    assert not Outbox(office.outbox).postings()
    assert not [*office.outbox.glob("*.eml")]
    assert office.holding(*TEXTS, "Петров Пётр", "Экспертова Вера") == []


def test_foreseeing_changes_nothing(office: Office) -> None:
    office.write_letters()
    before = {each: each.read_bytes() for each in office.folder.rglob("*") if each.is_file()}
    account = office.forgetter().foresee(Whom(frozenset({ANNA})), REASON)
    after = {each: each.read_bytes() for each in office.folder.rglob("*") if each.is_file()}
    assert {file.name for file in after} - {file.name for file in before} <= {"sending.lock"}
    assert {file: after[file] for file in before} == before
    assert (len(account.copies), account.letters, account.note.events) == (5, 3, 2)
    assert not account.does_nothing
    assert foreseen(Words.load("en"), account)[:4] == [
        "To be forgotten: participant № 1",
        "2 entries of the journal will read differently",
        "5 backups and copies will be gone through",
        "3 letters will be removed",
    ]


def test_what_was_handed_out_or_is_held_elsewhere_is_told(office: Office) -> None:
    beside = office.hall.path.parent
    beside.joinpath("Протокол.pdf").write_bytes(b"%PDF")
    beside.joinpath("обмен.json").write_text(f'{{"name": "{NAME}"}}', encoding="utf-16")
    beside.joinpath("Акт об уничтожении персональных данных 2019.pdf").write_bytes(b"%PDF")
    office.logs.joinpath("facilitator.log").write_text(ADDRESS, encoding="utf-8")
    absent = replace(office.backups, second=office.folder / "вынута")
    office.write_letters()
    with held(beside / "копия.facil", office.hall.time), sending(office.outbox):
        account = office.forget(Whom(frozenset({ANNA})), absent)
    assert [file.name for file in account.documents] == ["Протокол.pdf", "обмен.json"]
    holding = [file.name for file in account.holding if file.parent != office.outbox]
    assert holding == ["обмен.json", "facilitator.log"]
    assert len(account.holding) == 5
    assert [trouble.what for trouble in account.troubles] == ["cannot_read", "held", "sending"]
    assert len(account.copies) == 2
    said = "\n".join(done(Words.load("en"), account))
    assert "2 documents stand beside the session" in said
    assert "Not reached: Letters are being sent just now" in said
    assert "A name is still in the file" in said


def test_a_stick_that_was_away_is_cleaned_when_the_same_is_asked_again(office: Office) -> None:
    away = office.folder / "stick"
    away.rename(office.folder / "в кармане")
    account = office.forget(Whom(frozenset({ANNA})))
    assert [trouble.where for trouble in account.troubles] == [str(away)]
    assert len(office.holding()) == 2
    (office.folder / "в кармане").rename(away)
    again = office.forget(Whom(frozenset({ANNA})))
    assert (again.note.events, len(again.copies), again.troubles) == (0, 2, ())
    assert office.holding() == []


def test_a_damaged_backup_is_told_and_left_alone(office: Office) -> None:
    damaged = sorted(office.folder.joinpath("stick").iterdir())[0]
    damaged.write_bytes(damaged.read_bytes()[:5000])
    account = office.forget(Whom(frozenset({ANNA})))
    assert [(t.what, t.where) for t in account.troubles] == [("damaged", str(damaged.resolve()))]


def test_texts_with_the_name_are_shown_and_replaced_when_asked(office: Office) -> None:
    session, opened = office.hall.session()
    session.dispatch(AddNote(f"Позвонить: {NAME}, {ADDRESS}"))
    opened.journal.close(opened.clock())
    office.hall.opened.clear()
    kept = office.forget(Whom(frozenset({ANNA})))
    english = Words.load("en")
    assert [place(english, one) for one in kept.places] == [f"Note: “Позвонить: {NAME}, {ADDRESS}”"]
    assert kept.holding == ()
    assert "A name or a surname like it stays in 1 text" in done(english, kept)
    assert office.holding() == [office.hall.path.name]


def test_texts_are_rewritten_when_that_is_asked(office: Office) -> None:
    session, opened = office.hall.session()
    session.dispatch(AddProposal(1, f"Предлагает {NAME}: " + "очень длинно " * 30))
    opened.journal.close(opened.clock())
    office.hall.opened.clear()
    foreseen_account = office.forgetter().foresee(Whom(frozenset({ANNA})), REASON)
    shown = place(Words.load("en"), foreseen_account.places[0])
    assert shown.startswith("Proposal № 1.2: “Предлагает Иванова Анна: очень")
    assert shown.endswith("…”")
    account = office.forget(Whom(frozenset({ANNA}), texts=True))
    assert (account.note.replaced, account.note.left) == (1, 0)
    assert "A number in place of the name in 1 text" in done(Words.load("en"), account)
    assert office.holding() == []


def test_a_backup_taken_while_others_are_rewritten_is_rewritten_too(office: Office) -> None:
    late = office.folder / "stick" / "поздняя.facil"
    data = office.hall.path.read_bytes()

    with held(office.hall.path, office.hall.time) as rewrite:
        account = office.forgetter().carry_out(
            Whom(frozenset({ANNA})),
            REASON,
            lambda rewriting: (late.write_bytes(data), rewrite(rewriting)),
        )
    assert late.resolve() in account.copies
    assert office.holding() == []


def test_another_session_with_the_same_person_is_told(office: Office) -> None:
    other = Hall(office.hall.path.with_name("другая.facil"))
    other.create()
    account = office.forget(Whom(frozenset({ANNA})))
    assert account.holding == (other.path,)
    assert office.holding() == ["другая.facil"]


def test_a_letter_that_cannot_be_removed_is_told_and_the_rest_is_done(office: Office) -> None:
    office.write_letters()
    office.hall.path.with_name("Письма").joinpath("А.eml").mkdir()
    account = office.forget(Whom(frozenset({ANNA})))
    assert [trouble.what for trouble in account.troubles] == ["cannot_read"]
    assert account.letters == 3
    assert office.holding() == []


def test_a_letter_without_its_record_is_found_by_its_address(office: Office) -> None:
    office.outbox.mkdir()
    orphan = office.outbox / "0001-abcdef.eml"
    orphan.write_text(f"To: {ADDRESS}\nSubject: x\n\nx\n")
    assert office.forget(Whom(frozenset({ANNA}))).letters == 1
    assert not orphan.exists()


def test_a_name_is_found_however_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "x"
    for form in written_forms(NAME):
        file.write_bytes(b"..." + form + b"...")
        assert holds(file, [NAME])
    assert not holds(file, ["Ива"[::-1]])
    assert not holds(tmp_path / "нет", [NAME])
    assert b"\\u0418" in [*written_forms("И")][3]
    assert len([*written_forms("山")]) == 4
