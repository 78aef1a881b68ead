"""Documents are chosen in plain words, made in the background, and every outcome is said."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.core.commands import ReviseFacts
from facilitator.core.model import Facts, State
from facilitator.core.protocol import Edition, Extent, Naming
from facilitator.core.readiness import (
    Contacts,
    Field,
    Finding,
    ImpossibleVotes,
    NobodyPresent,
    NothingDecided,
    Part,
    Place,
    Unassigned,
    Undated,
    Unfilled,
    WithoutConsent,
)
from facilitator.report.pdf import ExportWarning
from facilitator.trouble import StorageTrouble
from facilitator.ui.export import showing
from facilitator.ui.export.documents import Format, Made, document, file_name
from facilitator.ui.export.export_panel import CHECK, DETAILS, DOCUMENTS
from facilitator.ui.export.pages import draw_page
from facilitator.ui.export.saying import Remedy, explain_finding, remedy_of, say_finding
from facilitator.ui.settings import Settings
from facilitator.words import Words
from tests.gui.desk import press, type_text
from tests.gui.office import Office

LONG_MS = 60_000


@pytest.fixture
def office(qtbot: QtBot, russian: Words, tmp_path: Path) -> Office:
    """Return an export panel beside a session file."""
    return Office(qtbot, russian, tmp_path)


def only_data(office: Office) -> None:
    """Choose the file that is made at once."""
    office.panel.documents.choices.formats[Format.JSON].setChecked(True)
    office.panel.documents.choices.formats[Format.PDF].setChecked(False)


def test_enter_makes_the_full_protocol_beside_the_session(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    panel = office.panel
    panel.show()
    with qtbot.waitSignal(panel.documents.made, timeout=LONG_MS):
        press(panel, Qt.Key.Key_Return)
        assert not panel.documents.make.isEnabled()
        assert panel.documents.outcome.progress.isVisible()
    written = tmp_path / "Протокол. Демография. 2019-09-12.pdf"
    assert written.read_bytes().startswith(b"%PDF")
    outcome = panel.documents.outcome
    assert str(written) in outcome.said.text()
    assert outcome.open_button.isVisible()
    assert not outcome.progress.isVisible()
    outcome.open_button.click()
    outcome.find_button.click()
    assert office.opened == office.found == [written]


def test_every_kind_of_file_is_made(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    page = office.panel.documents
    for box in page.choices.formats.values():
        box.setChecked(True)
    with qtbot.waitSignal(page.made, timeout=LONG_MS) as made:
        page.begin()
    assert made.args is not None
    assert [path.suffix for path in made.args[0].files] == [".pdf", ".docx", ".xlsx", ".json"]
    assert (tmp_path / "Сессия. Демография. 2019-09-12.json").read_text() == "Демография"
    assert "4 файла" in page.outcome.said.text()


def test_a_choice_is_kept_for_the_next_time(
    qtbot: QtBot, russian: Words, office: Office, tmp_path: Path
) -> None:
    choices = office.panel.documents.choices
    choices.extents[Extent.SHORT].setChecked(True)
    choices.formats[Format.JSON].setChecked(True)
    choices.namings[Naming.ANONYMOUS].setChecked(True)
    choices.folder.clear()
    type_text(choices.folder, "итоги")
    press(choices.folder, Qt.Key.Key_Return)
    assert choices.order().folder == tmp_path / "итоги"
    again = Office(qtbot, russian, tmp_path).panel.documents.choices
    assert again.edition() == Edition(Extent.SHORT, Naming.ANONYMOUS)
    assert again.order().formats == (Format.PDF,)
    assert not again.formats[Format.JSON].isEnabled()
    assert again.order().folder == tmp_path / "итоги"
    again.home.click()
    assert again.order().folder == tmp_path


def test_choices_nobody_knows_any_more_are_the_usual_ones(
    qtbot: QtBot, russian: Words, tmp_path: Path
) -> None:
    Settings(tmp_path / "settings" / "settings.json").change(
        export_extent="epic", export_naming="?", export_formats=("odt",)
    )
    choices = Office(qtbot, russian, tmp_path).panel.documents.choices
    assert choices.edition() == Edition()
    assert choices.order().formats == (Format.PDF,)


def test_another_folder_can_be_chosen(office: Office, tmp_path: Path) -> None:
    answers: list[Path | None] = [None, tmp_path / "usb"]
    choices = office.panel.documents.choices
    choices._ask_folder = lambda _folder: answers.pop(0)
    choices.choose.click()
    assert choices.order().folder == tmp_path
    choices.choose.click()
    assert choices.order().folder == tmp_path / "usb"
    assert office.settings.choices.export_folder == str(tmp_path / "usb")


def test_the_systems_own_question_for_a_folder_is_understood(
    monkeypatch: pytest.MonkeyPatch, office: Office, tmp_path: Path
) -> None:
    answers = [str(tmp_path / "x"), ""]
    ask: Callable[..., str] = lambda *_arguments: answers.pop(0)  # noqa: E731
    monkeypatch.setattr(
        "facilitator.ui.export.choice_pane.QFileDialog.getExistingDirectory", staticmethod(ask)
    )
    choices = office.panel.documents.choices
    assert choices._ask_for_folder(tmp_path) == tmp_path / "x"
    assert choices._ask_for_folder(tmp_path) is None


def test_no_kind_of_file_makes_no_document(office: Office) -> None:
    page = office.panel.documents
    page.choices.formats[Format.PDF].setChecked(False)
    page.begin()
    assert page.outcome.problem.text() == "Отметьте хотя бы один вид файла."
    assert page.make.isEnabled()


def test_a_folder_that_cannot_be_written_is_a_sentence(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    page = office.panel.documents
    only_data(office)
    page.choices._show_folder(tmp_path / "file" / "below")
    with qtbot.waitSignal(page.maker.failed):
        page.begin()
    assert "file" in page.outcome.problem.text()
    assert page.make.isEnabled()
    page.choices.home.click()
    with qtbot.waitSignal(page.made):
        page.begin()
    assert page.outcome.problem.isHidden()


def test_a_fault_of_the_program_is_said_too(office: Office) -> None:
    outcome = office.panel.documents.outcome
    outcome.show_failed(ZeroDivisionError())
    assert "ZeroDivisionError" in outcome.problem.text()
    outcome.show_failed(StorageTrouble("write_file", "/диск", "нет места"))
    assert "нет места" in outcome.problem.text()


def test_what_is_being_made_can_be_given_up(office: Office, tmp_path: Path) -> None:
    page = office.panel.documents
    page.begin()
    page.outcome.cancel.click()
    assert not page.maker.is_running
    assert page.make.isEnabled()
    assert page.outcome.progress.isHidden()
    thread = page.maker._thread
    assert thread is not None
    thread.join()
    assert not list(tmp_path.glob("*.pdf"))


def test_closing_the_window_gives_up_what_is_being_made(office: Office) -> None:
    office.panel.show()
    office.panel.documents.begin()
    office.panel.reject()
    assert not office.panel.documents.maker.is_running
    assert not office.panel.isVisible()


def test_warnings_are_listed(office: Office, tmp_path: Path) -> None:
    outcome = office.panel.documents.outcome
    warning = ExportWarning("предложение № 1.9", "👍", "[палец вверх]")
    outcome.show_made(Made((tmp_path / "x.pdf",), (warning,)))
    assert not outcome.warnings.isHidden()
    assert "[палец вверх]" in outcome.warnings.toPlainText()


def test_a_computer_that_cannot_show_files_is_said(office: Office, tmp_path: Path) -> None:
    outcome = office.panel.documents.outcome
    outcome.show_made(Made((tmp_path / "x.pdf",)))
    office.can_show = False
    outcome.open_button.click()
    first = outcome.problem.text()
    outcome.find_button.click()
    assert outcome.problem.text() not in ("", first)


def test_the_real_pages_are_shown_turned_and_zoomed(qtbot: QtBot, office: Office) -> None:
    panel, preview = office.panel, office.panel.documents.preview
    with qtbot.waitSignal(preview.painter.finished, timeout=LONG_MS):
        panel.show()
    count = preview._count
    assert count >= 2
    assert preview.place.text() == f"Страница 1 из {count}"
    narrow = preview.page.pixmap().width()
    preview.back.click()
    for key, at in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_End, count - 1),
        (Qt.Key.Key_Home, 0),
    ):
        with qtbot.waitSignal(preview.painter.finished):
            press(preview.frame, key)
        assert preview.at == at
    with qtbot.waitSignal(preview.painter.finished):
        press(preview.frame, Qt.Key.Key_Plus)
    assert preview.page.pixmap().width() > narrow
    with qtbot.waitSignal(preview.painter.finished):
        press(preview.frame, Qt.Key.Key_Minus)
    press(preview.frame, Qt.Key.Key_A)
    for _ in range(10):
        preview.zoom(-1)
    assert not preview.smaller.isEnabled()


def test_the_wheel_turns_at_the_edge_and_zooms_with_control(qtbot: QtBot, office: Office) -> None:
    panel, preview = office.panel, office.panel.documents.preview
    with qtbot.waitSignal(preview.painter.finished, timeout=LONG_MS):
        panel.show()

    def wheel(by: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, by),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003
        )
        QApplication.sendEvent(preview.frame.viewport(), event)

    bar = preview.frame.verticalScrollBar()
    bar.setValue(bar.maximum())
    with qtbot.waitSignal(preview.painter.finished):
        wheel(-120)
    assert preview.at == 1
    assert bar.value() == bar.minimum()
    with qtbot.waitSignal(preview.painter.finished):
        wheel(120)
    assert preview.at == 0
    wheel(-120)
    assert preview.at == 0
    before = preview._zoom
    wheel(120, Qt.KeyboardModifier.ControlModifier)
    assert preview._zoom == before + 1


def test_pages_follow_the_session_and_the_choice(qtbot: QtBot, office: Office) -> None:
    panel, preview = office.panel, office.panel.documents.preview
    with qtbot.waitSignal(preview.composer.finished, timeout=LONG_MS):
        panel.show()
    full = preview._pdf
    with qtbot.waitSignal(preview.composer.finished, timeout=LONG_MS):
        panel.documents.choices.extents[Extent.SHORT].setChecked(True)
    assert preview._pdf != full
    with qtbot.waitSignal(preview.composer.finished, timeout=LONG_MS):
        office.desk.do(ReviseFacts(replace(office.desk.state.facts, title="Иначе")))
    preview.show_document(office.desk.state, panel.documents.choices.edition())
    assert not preview.composer.is_running


def test_pages_that_cannot_be_shown_are_a_sentence(office: Office) -> None:
    preview = office.panel.documents.preview
    preview.composer.failed.emit(ZeroDivisionError())
    assert preview.said.text() == "Не удалось показать страницы."


def test_a_page_is_drawn_as_it_is_printed(russian: Words, tmp_path: Path) -> None:  # noqa: ARG001
    pdf = document(State(facts=Facts(title="Сессия")), Edition(), Format.PDF, None, lambda *_: None)
    page = draw_page(pdf.data, 99, 600)
    assert page.at == page.count - 1
    assert page.image.width() == 600
    assert 840 <= page.image.height() <= 860
    first = draw_page(pdf.data, 0, 300).image
    colours = {first.pixelColor(x, y).lightness() for x in range(300) for y in range(420)}
    assert min(colours) < 100
    assert max(colours) == 255


def test_what_is_missing_is_said_and_leads_there(qtbot: QtBot, office: Office) -> None:
    panel = office.panel
    panel.show()
    assert "секретарь" in panel.documents.summary.text()
    assert "ещё" in panel.documents.summary.text()
    panel.documents.check.click()
    assert panel.sections.pages.currentIndex() == CHECK
    panel.check.buttons[0].click()
    assert panel.sections.pages.currentIndex() == DETAILS
    with qtbot.waitSignal(panel.wanted) as wanted:
        panel.check.buttons[1].click()
    assert wanted.args == [NothingDecided()]


def test_what_is_filled_in_is_missing_no_more(qtbot: QtBot, office: Office) -> None:
    panel = office.panel
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.sections.show_page(DETAILS)
    fields = panel.details.fields
    fields.number.setFocus()
    type_text(fields.number, "7")
    press(fields.number, Qt.Key.Key_Return)
    assert office.desk.state.facts.protocol_number == "7"
    assert "номер" not in panel.documents.summary.text()
    assert panel.isVisible()
    type_text(fields.heading, "о семьях")
    panel.sections.show_page(DOCUMENTS)
    assert office.desk.state.facts.heading == "о семьях"
    type_text(fields.secretary.name, "И.О. Фамилия")
    panel.reject()
    assert office.desk.state.facts.secretary.name == "И.О. Фамилия"


def test_what_cannot_be_saved_keeps_the_window_open(office: Office) -> None:
    panel = office.panel
    panel.show()
    office.desk.journal.full = True
    type_text(panel.details.fields.number, "7")
    panel.reject()
    assert panel.isVisible()
    assert panel.sections.pages.currentIndex() == DETAILS
    assert panel.details.problem.text()
    assert panel.details.fields.number.text() == "7"
    office.desk.journal.full = False
    panel.reject()
    assert not panel.isVisible()
    assert panel.details.problem.isHidden()


def test_the_session_is_closed_and_reopened_here(office: Office) -> None:
    panel, card = office.panel, office.panel.documents.closing
    assert "проект" in card.place.text()
    card.act.click()
    assert "Часы остановятся" in card.note.text()
    card.cancel.click()
    assert card.cancel.isHidden()
    card.act.click()
    card.act.click()
    assert office.desk.state.flow.closed
    assert "окончательные" in card.place.text()
    assert not panel.details.fields.isEnabled()
    card.act.click()
    assert "2" in card.note.text()
    card.act.click()
    assert (office.desk.state.flow.closed, office.desk.state.flow.revision) == (False, 2)


def test_a_session_that_cannot_be_closed_says_why(office: Office) -> None:
    card = office.panel.documents.closing
    office.desk.journal.full = True
    card.act.click()
    card.act.click()
    assert not card.problem.isHidden()
    assert not office.desk.state.flow.closed


def test_a_session_that_lacks_nothing_says_so(office: Office) -> None:
    office.panel.check.show_findings(())
    office.panel.documents.show_findings(())
    assert office.panel.check.buttons == []
    assert office.panel.documents.check.isHidden()
    assert office.panel.documents.summary.text() == ""
    office.panel.documents.show_findings((NothingDecided(),))
    assert "ещё" not in office.panel.documents.summary.text()


def test_the_window_opens_at_its_first_section(office: Office) -> None:
    office.panel.show()
    office.panel.sections.show_page(CHECK)
    office.panel.hide()
    office.panel.show()
    assert office.panel.sections.pages.currentIndex() == DOCUMENTS
    assert office.panel.documents.make.isDefault()


@pytest.mark.parametrize(
    ("finding", "part", "remedy"),
    [
        (Unfilled((Field.CITY, Field.DATE)), "город, дата", Remedy.SESSION),
        (Unfilled((Field.CITY, Field.NUMBER)), "номер протокола", Remedy.DETAILS),
        (NothingDecided(), "решения", Remedy.DECISIONS),
        (Undated((3,)), "решение № 3", Remedy.DECISIONS),
        (Unassigned(tuple(range(1, 9))), "1, 2, 3, 4, 5, 6…", Remedy.DECISIONS),
        (NobodyPresent(), "Никто", Remedy.PEOPLE),
        (ImpossibleVotes((1, 3)), "задания 1, 3", Remedy.VOTES),
        (WithoutConsent(5), "5 человек", Remedy.PEOPLE),
        (Contacts((Place(Part.PROPOSAL, "2.3"),), stay=True), "№ 2.3", Remedy.BOARD),
        (Contacts((Place(Part.CLOSING),), stay=False), "будут убраны", Remedy.FINDINGS),
        (
            Contacts(tuple(Place(Part.DECISION, str(n)) for n in range(8)), stay=True),
            "и ещё 2",
            Remedy.FINDINGS,
        ),
    ],
)
def test_findings_are_said_in_plain_words(
    russian: Words, finding: Finding, part: str, remedy: Remedy
) -> None:
    assert part in say_finding(russian, finding)
    assert remedy_of(finding) is remedy
    assert "{" not in explain_finding(russian, finding)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        (Facts(title="Сессия"), "Protocol. Сессия.pdf"),
        (Facts(title="x", short_title='А/Б: "В" <Г>|*?\\'), "Protocol. А Б В Г.pdf"),
        (Facts(title="Я" * 300), f"Protocol. {'Я' * 102}.pdf"),
        (Facts(title="..."), "Protocol.pdf"),
    ],
)
def test_names_of_files_hold_no_forbidden_signs(english: Words, facts: Facts, name: str) -> None:
    made = file_name(english, State(facts=facts), Edition(), Format.PDF)
    assert made == name
    assert len(made) < 120


@pytest.mark.parametrize(
    ("platform", "program"), [("win32", "explorer"), ("darwin", "open"), ("linux", None)]
)
def test_a_file_is_shown_as_the_system_does_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, program: str | None
) -> None:
    asked: list[str] = []

    class Process:
        @staticmethod
        def startDetached(name: str, arguments: list[str]) -> tuple[bool, int]:  # noqa: N802
            asked.append(f"{name} {arguments[0]}")
            return True, 1

    class Services:
        @staticmethod
        def openUrl(url: object) -> bool:  # noqa: N802
            asked.append(str(url))
            return True

    monkeypatch.setattr(showing, "QProcess", Process)
    monkeypatch.setattr(showing, "QDesktopServices", Services)
    assert showing.show_in_folder(tmp_path / "a.pdf", platform)
    assert (program is None) is (not asked[0].startswith(("explorer", "open")))
    assert showing.open_file(tmp_path / "a.pdf")
