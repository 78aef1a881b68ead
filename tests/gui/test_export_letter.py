"""Letters: who gets them, what they say, drafts, and sending through a real mail server."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme
from pytestqt.qtbot import QtBot

from facilitator.core.commands import CloseSession, EditExpert, EditParticipant, ReviseFacts
from facilitator.core.model import Official
from facilitator.core.protocol import Edition, Naming
from facilitator.letter import (
    Copies,
    DeliveryState,
    Security,
    Server,
    connect,
)
from facilitator.trouble import StorageTrouble
from facilitator.ui.export.export_panel import LETTER, OUTBOX
from facilitator.words import Words
from tests.gui.desk import type_text
from tests.gui.office import Office
from tests.letter.mail_server import PASSWORD, USER, MailServer, mail_server

LONG_MS = 20_000
ANNA, OLEG, VERA = "anna@example.org", "oleg@example.org", "vera@example.org"


@pytest.fixture
def office(qtbot: QtBot, russian: Words, tmp_path: Path) -> Office:
    """Return a panel where two participants and an expert have an address; Oleg did not come."""
    office = Office(qtbot, russian, tmp_path)
    people, experts = office.desk.state.participants, office.desk.state.experts
    office.desk.do(
        EditParticipant(replace(people[1], email=ANNA, present=True)),
        EditParticipant(replace(people[2], email="нет")),
        EditParticipant(replace(people[3], email=OLEG)),
        EditExpert(replace(experts[1], email=VERA)),
    )
    return office


@pytest.fixture
def server(tmp_path: Path) -> Iterator[MailServer]:
    """Return a real mail server on this machine."""
    with mail_server(trustme.CA(), tmp_path) as running:
        yield running


def reach(office: Office, server: MailServer) -> None:
    """Fill in the server, and trust its certificate."""

    def trusting(wanted: Server, password: str) -> object:
        return connect(replace(wanted, extra_ca=server.certificates, timeout_s=5.0), password)

    office.connect = trusting  # type: ignore[assignment]
    form = office.panel.outbox.form
    form.address.setText(USER)
    form.host.setText("localhost")
    form.port.setValue(server.port)
    form.user.setText(USER)
    form.password.setText(PASSWORD)
    form.user.editingFinished.emit()


def own_file(office: Office, path: Path) -> None:
    """Attach a file that need not be composed."""
    path.write_bytes(b"%PDF scan")
    office.panel.letter.form._ask_file = lambda: path
    office.panel.letter.form.other.click()


def queue_and_send(qtbot: QtBot, office: Office) -> None:
    """Press Send and wait for the end of the round."""
    outbox = office.panel.outbox
    with qtbot.waitSignal(outbox.postman.finished, timeout=LONG_MS):
        office.panel.letter.send.click()
    with qtbot.waitSignal(outbox.reader.finished):
        pass


def states(office: Office) -> dict[str, DeliveryState]:
    """Return what the table shows, by address."""
    rows = office.panel.outbox.model.rows
    return {line.delivery.mailbox.address: line.delivery.state for line in rows}


def test_those_who_were_there_and_the_experts_are_ticked(office: Office) -> None:
    recipients = office.panel.letter.recipients
    assert [one.address for one in recipients.chosen()] == [ANNA, VERA]
    assert recipients.count.text() == "Кому: 2 из 3"
    assert "Без адреса: 1 человек" in recipients.note.text()
    assert "нет" in recipients.note.text()
    recipients.everybody.click()
    assert len(recipients.chosen()) == 3
    recipients.nobody.click()
    assert recipients.chosen() == ()
    assert not office.panel.letter.send.isEnabled()
    recipients.present.click()
    recipients.model.ticked.emit(recipients.model.rows[1], 0)
    assert [one.address for one in recipients.chosen()] == [ANNA, OLEG, VERA]
    office.desk.do(ReviseFacts(replace(office.desk.state.facts, title="Иначе")))
    assert len(recipients.chosen()) == 3


def test_a_session_without_addresses_says_where_they_come_from(
    qtbot: QtBot, russian: Words, tmp_path: Path
) -> None:
    page = Office(qtbot, russian, tmp_path).panel.letter
    assert "окне участников" in page.recipients.note.text()
    assert not page.drafts.isEnabled()


def test_every_cell_of_the_recipients_says_something(office: Office) -> None:
    model = office.panel.letter.recipients.model
    said = [[str(column.text(choice)) for column in model.columns] for choice in model.rows]
    assert said[0] == ["получит письмо", "Иванова Анна", "участник", "да", "—", ANNA]
    assert said[1][0] == "не получит письма"
    assert said[2][2:4] == ["эксперт", "—"]


def test_the_letter_follows_the_session_until_somebody_writes(office: Office) -> None:
    form = office.panel.letter.form
    assert form.draft().attached == Edition(naming=Naming.ANONYMOUS)
    assert "Проект" in form.subject.text()
    office.desk.do(CloseSession())
    assert "Проект" not in form.subject.text()
    form.language.show_language("en")
    form.language.activated.emit(1)
    assert "Protocol" in form.subject.text()
    form.text.setPlainText("Своё")
    form.attachment.setCurrentIndex(3)
    form.language.activated.emit(0)
    assert form.text.toPlainText() == "Своё"
    form.again.click()
    assert form.again.isHidden()
    assert form.text.toPlainText() != "Своё"


def test_names_without_consent_are_warned_of(office: Office) -> None:
    page = office.panel.letter
    assert page.note.text() == ""
    page.form.attachment.setCurrentIndex(3)
    assert "согласия" in page.note.text()


def test_drafts_are_written_beside_the_session(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    page = office.panel.letter
    office.desk.do(
        ReviseFacts(replace(office.desk.state.facts, secretary=Official(None, "И.О. Фамилия")))
    )
    with qtbot.waitSignal(page.worker.finished, timeout=LONG_MS):
        page.drafts.click()
        assert not page.drafts.isEnabled()
    drafts = sorted((tmp_path / "Письма").glob("*.eml"))
    assert len(drafts) == 2
    message = email.message_from_bytes(drafts[0].read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    attached = next(message.iter_attachments())
    assert attached.get_filename() == "Протокол без имён. Демография. 2019-09-12.pdf"
    assert page.drafts.isEnabled()
    page.outcome.open_button.click()
    assert office.opened[0] in drafts


def test_one_draft_with_hidden_copies(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    page = office.panel.letter
    own_file(office, tmp_path / "скан.pdf")
    own_file(office, tmp_path / "скан 2.pdf")
    assert page.form.attachment.count() == 7
    page.form.copies.setCurrentIndex(page.form.copies.findData(Copies.HIDDEN))
    with qtbot.waitSignal(page.worker.finished):
        page.drafts.click()
    (draft,) = (tmp_path / "Письма").glob("*.eml")
    assert b"Bcc" in draft.read_bytes()
    page.form._ask_file = lambda: None
    page.form.other.click()
    assert page.form.draft().attached == tmp_path / "скан 2.pdf"


def test_a_scan_that_is_gone_is_a_sentence(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    page = office.panel.letter
    own_file(office, tmp_path / "скан.pdf")
    (tmp_path / "скан.pdf").unlink()
    with qtbot.waitSignal(page.worker.failed):
        page.drafts.click()
    assert "скан.pdf" in page.outcome.problem.text()
    assert page.drafts.isEnabled()


def test_what_is_prepared_can_be_given_up(office: Office, tmp_path: Path) -> None:
    page = office.panel.letter
    page.make_drafts()
    page.outcome.cancel.click()
    assert page.drafts.isEnabled()
    thread = page.worker._thread
    assert thread is not None
    thread.join()
    assert not (tmp_path / "Письма").exists()
    page.give_up()


def test_a_letter_needs_a_sender(office: Office) -> None:
    panel = office.panel
    panel.show()
    panel.sections.show_page(LETTER)
    panel.letter.send.click()
    assert panel.sections.pages.currentIndex() == OUTBOX
    assert "адрес" in panel.outbox.problem.text()


def test_letters_are_sent_once(
    qtbot: QtBot, office: Office, server: MailServer, tmp_path: Path
) -> None:
    panel = office.panel
    reach(office, server)
    own_file(office, tmp_path / "скан.pdf")
    panel.show()
    queue_and_send(qtbot, office)
    assert panel.sections.pages.currentIndex() == OUTBOX
    assert sorted(letter.recipients[0] for letter in server.arrived) == [ANNA, VERA]
    assert set(states(office).values()) == {DeliveryState.SENT}
    assert panel.outbox.said.text() == "отправлено: 2"
    assert not panel.outbox.send_button.isEnabled()
    assert office.keyring.kept
    assert list(office.keyring.kept.values()) == [PASSWORD]
    assert PASSWORD not in office.settings._path.read_text(encoding="utf-8")
    with qtbot.waitSignal(panel.letter.queued):
        panel.letter.queue()
    assert "уже есть" in panel.outbox.problem.text()
    assert len(server.arrived) == 2


def test_the_password_comes_from_the_keyring_or_is_asked_for(
    qtbot: QtBot, office: Office, server: MailServer, tmp_path: Path
) -> None:
    outbox = office.panel.outbox
    reach(office, server)
    own_file(office, tmp_path / "скан.pdf")
    outbox.form.password.clear()
    queue_and_send(qtbot, office)
    assert outbox.problem.text() == "Введите пароль почтового сервера."
    assert server.arrived == []
    office.keyring.kept = None
    with qtbot.waitSignal(outbox.postman.finished):
        outbox.send()
    assert "Хранилище" in outbox.problem.text()
    outbox.form.password.setText(PASSWORD)
    with qtbot.waitSignal(outbox.postman.finished):
        outbox.send()
    assert len(server.arrived) == 2
    assert not outbox.problem.isHidden()
    office.keyring.kept = {}
    wanted = outbox.form.server()
    assert wanted is not None
    outbox._passwords.keep(wanted, PASSWORD)
    outbox.form.password.clear()
    with qtbot.waitSignal(outbox.postman.finished):
        outbox.send()
    assert outbox.problem.isHidden()


def test_a_refusal_is_said_and_can_be_repeated_or_taken_out(
    qtbot: QtBot, office: Office, server: MailServer, tmp_path: Path
) -> None:
    outbox = office.panel.outbox
    reach(office, server)
    own_file(office, tmp_path / "скан.pdf")
    server.manners.replies[VERA] = "550 no such user"
    queue_and_send(qtbot, office)
    assert states(office) == {ANNA: DeliveryState.SENT, VERA: DeliveryState.REFUSED}
    rows = outbox.model.rows
    bad = next(at for at, row in enumerate(rows) if row.delivery.mailbox.address == VERA)
    outbox.table.setCurrentIndex(outbox.model.index(bad, 0))
    assert "no such user" in outbox.why.text()
    with qtbot.waitSignal(outbox.postman.finished):
        outbox.repeat_button.click()
    with qtbot.waitSignal(outbox.reader.finished):
        pass
    assert outbox.repeat_button.isEnabled()
    with qtbot.waitSignal(outbox.reader.finished):
        outbox.withdraw_button.click()
    assert list(states(office)) == [ANNA]


def test_a_lost_answer_is_unknown_and_repeated_only_on_request(
    qtbot: QtBot, office: Office, server: MailServer, tmp_path: Path
) -> None:
    outbox = office.panel.outbox
    reach(office, server)
    own_file(office, tmp_path / "скан.pdf")
    office.panel.letter.recipients.model.ticked.emit(
        office.panel.letter.recipients.model.rows[2], 0
    )
    server.manners.hangs_up_at = "LETTER"
    queue_and_send(qtbot, office)
    assert states(office) == {ANNA: DeliveryState.UNKNOWN}
    assert not outbox.send_button.isEnabled()
    server.manners.hangs_up_at = ""
    outbox.table.setCurrentIndex(outbox.model.index(0, 0))
    outbox.repeat_button.click()
    assert "могло дойти" in outbox.repeat_button.text()
    assert not outbox.postman.is_running
    with qtbot.waitSignal(outbox.postman.finished):
        outbox.repeat_button.click()
    with qtbot.waitSignal(outbox.reader.finished):
        pass
    assert states(office) == {ANNA: DeliveryState.SENT}
    first, second = (email.message_from_bytes(letter.data) for letter in server.arrived)
    assert first["Message-ID"] == second["Message-ID"]


def test_a_letter_the_server_puts_off_says_when(
    qtbot: QtBot, office: Office, server: MailServer, tmp_path: Path
) -> None:
    outbox = office.panel.outbox
    reach(office, server)
    own_file(office, tmp_path / "скан.pdf")
    server.manners.replies[VERA] = "451 later"
    queue_and_send(qtbot, office)
    texts = [column.text(row) for row in outbox.model.rows for column in outbox.model.columns]
    assert any("снова после" in text for text in texts)
    assert outbox.send_button.isEnabled()


def test_the_end_of_the_program_lets_the_letter_under_way_arrive(
    qtbot: QtBot, office: Office, server: MailServer, tmp_path: Path
) -> None:
    outbox = office.panel.outbox
    outbox.finish()
    reach(office, server)
    own_file(office, tmp_path / "скан.pdf")
    server.manners.on_letter = outbox._stop_sending
    queue_and_send(qtbot, office)
    assert len(server.arrived) == 1
    outbox.finish()
    found = sorted(states(office).values())
    assert found == [DeliveryState.QUEUED, DeliveryState.SENT]


def test_without_a_network_letters_wait(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    outbox = office.panel.outbox
    own_file(office, tmp_path / "скан.pdf")
    outbox.form.address.setText(USER)
    outbox.form.address.editingFinished.emit()
    assert outbox.form.server() == Server("smtp.example.org", user=USER)
    outbox.form.host.clear()
    with qtbot.waitSignal(office.panel.letter.queued):
        office.panel.letter.queue()
    assert "почтовый сервер" in outbox.problem.text()
    outbox.form.host.setText("smtp.example.org")
    outbox.form.user.clear()
    with qtbot.waitSignal(outbox.postman.finished):
        outbox.send()
    with qtbot.waitSignal(outbox.reader.finished):
        pass
    assert "сети" in outbox.problem.text()
    assert set(states(office).values()) == {DeliveryState.QUEUED}
    assert office.panel.sections._names.stringList()[OUTBOX] == "Отправка · 2"
    outbox.stop_button.click()
    outbox.table.setCurrentIndex(outbox.model.index(0, 0))
    with qtbot.waitSignal(outbox.reader.finished):
        outbox.withdraw_button.click()
    assert len(states(office)) == 1


def test_troubles_of_the_outbox_are_sentences(office: Office) -> None:
    outbox = office.panel.outbox
    outbox._say_failed(StorageTrouble("write_file", "/диск", "нет места"))
    assert "нет места" in outbox.problem.text()
    outbox._say_failed(ZeroDivisionError())
    assert "ZeroDivisionError" in outbox.problem.text()
    outbox._repeat()
    outbox._withdraw()


def test_the_port_follows_the_encryption_and_all_is_kept(
    qtbot: QtBot, russian: Words, office: Office, tmp_path: Path
) -> None:
    form = office.panel.outbox.form
    form.address.setText("ivanova@example.org")
    form.host.setText("mail.example.org")
    form.security.setCurrentIndex(form.security.findData(Security.STARTTLS))
    form.security.activated.emit(1)
    assert form.port.value() == 587
    form.port.setValue(2525)
    form.security.activated.emit(1)
    assert form.port.value() == 2525
    again = Office(qtbot, russian, tmp_path).panel.outbox.form
    assert again.server() == Server("mail.example.org", 2525, Security.STARTTLS)
    assert again.missing() is None
    type_text(again.address, " и ещё кто-то")
    assert again.missing() is again.address
