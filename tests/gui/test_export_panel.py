"""Documents are made in the background, and every outcome is said."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.core.model import Facts, State
from facilitator.report.pdf import ExportWarning
from facilitator.trouble import StorageTrouble
from facilitator.ui.export import showing
from facilitator.ui.export.documents import DOCUMENTS, DocumentKind, Progress, default_name
from facilitator.ui.export.export_panel import ExportPanel
from facilitator.ui.export.worker import Export, _Job
from facilitator.words import Words
from tests.gui.desk import Desk, type_text


class Printer:
    """Writes documents, or fails, or waits, as it is told to."""

    def __init__(self) -> None:
        self.fault: Exception | None = None
        self.warnings: tuple[ExportWarning, ...] = ()
        self.go_on = threading.Event()
        self.go_on.set()
        self.begun = threading.Event()

    def write(self, state: State, target: Path, progress: Progress) -> tuple[ExportWarning, ...]:
        progress(1, 2)
        self.begun.set()
        self.go_on.wait(10)
        progress(2, 2)
        if self.fault is not None:
            raise self.fault
        target.write_text(state.facts.title, encoding="utf-8")
        return self.warnings


class Office:
    """An export panel and what it opened and showed."""

    def __init__(self, qtbot: QtBot, words: Words, folder: Path) -> None:
        self.printer = Printer()
        self.desk = Desk()
        self.opened: list[Path] = []
        self.found: list[Path] = []
        self.can_show = True
        self.elsewhere: Path | None = None
        self.panel = ExportPanel(
            self.desk.hub,
            words,
            folder / "day.facil",
            documents=(
                DocumentKind("Full protocol, PDF", "Protocol", ".pdf", self.printer.write),
                DocumentKind("Letter", "Letter", ".txt", self.printer.write),
            ),
            ask_target=lambda _suggestion: self.elsewhere,
            open_it=self.open,
            find_it=self.find,
        )
        qtbot.addWidget(self.panel)

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return self.can_show

    def find(self, path: Path) -> bool:
        self.found.append(path)
        return self.can_show


@pytest.fixture
def office(qtbot: QtBot, russian: Words, tmp_path: Path) -> Office:
    """Return an export panel beside a session file."""
    return Office(qtbot, russian, tmp_path)


def test_showing_the_window_makes_the_document_beside_the_session(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    with qtbot.waitSignal(office.panel.export.finished):
        office.panel.show()
        assert not office.panel.make.isEnabled()
        assert office.panel.progress.isVisible()
    written = tmp_path / "Протокол. Демография. 2019-09-12.pdf"
    assert written.read_text(encoding="utf-8") == "Демография"
    panel = office.panel
    assert str(written) in panel.said.text()
    assert panel.open_button.hasFocus()
    assert not panel.warnings.isVisible()
    assert not panel.progress.isVisible()
    panel.open_button.click()
    panel.find_button.click()
    assert office.opened == office.found == [written]


def test_progress_is_shown(qtbot: QtBot, office: Office) -> None:
    with qtbot.waitSignal(office.panel.export.finished):
        office.panel.show()
    assert (office.panel.progress.value(), office.panel.progress.maximum()) == (2, 2)


def test_the_state_is_the_one_of_the_moment(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    from facilitator.core.commands import ReviseFacts

    office.printer.go_on.clear()
    with qtbot.waitSignal(office.panel.export.finished):
        office.panel.show()
        office.desk.do(ReviseFacts(replace(office.desk.state.facts, title="Иначе")))
        office.printer.go_on.set()
    assert next(tmp_path.glob("*.pdf")).read_text(encoding="utf-8") == "Демография"


def test_warnings_are_listed(qtbot: QtBot, office: Office) -> None:
    office.printer.warnings = (ExportWarning("предложение № 1.9", "👍", "[палец вверх]"),)
    with qtbot.waitSignal(office.panel.export.finished):
        office.panel.show()
    assert office.panel.warnings.isVisible()
    assert "[палец вверх]" in office.panel.warnings.toPlainText()


def test_a_full_disk_is_a_sentence_and_can_be_tried_again(qtbot: QtBot, office: Office) -> None:
    office.printer.fault = StorageTrouble("write_file", "/диск", "нет места")
    with qtbot.waitSignal(office.panel.export.failed):
        office.panel.show()
    assert "нет места" in office.panel.problem.text()
    assert office.panel.make.isEnabled()
    office.printer.fault = None
    with qtbot.waitSignal(office.panel.export.finished):
        office.panel.begin()
    assert office.panel.said.isVisible()
    assert office.panel.problem.isHidden()


def test_a_fault_of_the_program_is_said_too(qtbot: QtBot, office: Office) -> None:
    office.printer.fault = ZeroDivisionError()
    with qtbot.waitSignal(office.panel.export.failed):
        office.panel.show()
    assert "ZeroDivisionError" in office.panel.problem.text()


def test_closing_the_window_gives_the_document_up(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    office.printer.go_on.clear()
    with qtbot.assertNotEmitted(office.panel.export.finished):
        office.panel.show()
        assert office.printer.begun.wait(10)
        assert office.panel.export.is_running
        threading.Timer(0.05, office.printer.go_on.set).start()
        office.panel.reject()
    assert office.panel.export._job is None
    assert not list(tmp_path.glob("*.pdf"))


def test_a_failure_after_giving_up_is_not_said(qtbot: QtBot, office: Office) -> None:
    office.printer.go_on.clear()
    with qtbot.assertNotEmitted(office.panel.export.failed):
        office.panel.show()
        assert office.printer.begun.wait(10)
        job = office.panel.export._job
        assert job is not None
        job.given_up = True
        job._say_failed(ZeroDivisionError())
        office.printer.go_on.set()
        office.panel.export.give_up()


@pytest.mark.parametrize("fault", [None, ZeroDivisionError(), StorageTrouble("write_file")])
def test_a_job_says_how_it_went_exactly_once(
    office: Office, tmp_path: Path, fault: Exception | None
) -> None:
    """In the test's own thread: coverage does not see into Qt's."""
    office.printer.fault = fault
    said: list[object] = []
    export = Export()
    export.finished.connect(lambda *result: said.append(result))
    export.failed.connect(said.append)
    kind = DocumentKind("", "", ".pdf", office.printer.write)
    job = _Job(export, kind, office.desk.state, tmp_path / "x.pdf")
    job.run()
    assert said == [(tmp_path / "x.pdf", ()) if fault is None else fault]
    job.given_up = True
    job.run()
    assert len(said) == 1


def test_what_is_given_up_at_the_very_end_is_not_said(office: Office, tmp_path: Path) -> None:
    said: list[object] = []
    export = Export()
    export.finished.connect(lambda *result: said.append(result))

    def write(_state: State, _target: Path, _progress: Progress) -> tuple[ExportWarning, ...]:
        job.given_up = True
        return ()

    job = _Job(export, DocumentKind("", "", ".pdf", write), office.desk.state, tmp_path / "x.pdf")
    job.run()
    assert said == []


def test_the_name_can_be_typed_and_gets_its_suffix(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    with qtbot.waitSignal(office.panel.export.finished):
        office.panel.show()
    office.panel.target.clear()
    type_text(office.panel.target, "итог")
    with qtbot.waitSignal(office.panel.export.finished):
        office.panel.begin()
    assert (tmp_path / "итог.pdf").exists()


def test_a_file_without_a_name_is_refused(office: Office) -> None:
    office.panel.target.clear()
    office.panel.begin()
    assert office.panel.problem.text() == "Укажите имя файла."


def test_another_place_can_be_chosen(office: Office, tmp_path: Path) -> None:
    before = office.panel.target.text()
    office.panel.elsewhere.click()
    assert office.panel.target.text() == before
    office.elsewhere = tmp_path / "usb" / "p.pdf"
    office.panel.elsewhere.click()
    assert office.panel.target.text() == str(office.elsewhere)


def test_another_document_gets_its_own_name(office: Office) -> None:
    office.panel.kind.setCurrentIndex(1)
    assert office.panel.target.text().endswith(".txt")


def test_a_computer_that_cannot_show_files_is_said(qtbot: QtBot, office: Office) -> None:
    office.panel.open_button.click()
    office.panel.find_button.click()
    assert office.opened == []
    with qtbot.waitSignal(office.panel.export.finished):
        office.panel.show()
    office.can_show = False
    office.panel.open_button.click()
    first = office.panel.problem.text()
    office.panel.find_button.click()
    assert office.panel.problem.text() not in ("", first)


def test_the_real_protocol_is_written(qtbot: QtBot, russian: Words, tmp_path: Path) -> None:
    panel = ExportPanel(Desk().hub, russian, tmp_path / "day.facil")
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.export.finished, timeout=60_000):
        panel.show()
    assert next(tmp_path.glob("*.pdf")).read_bytes().startswith(b"%PDF")
    assert not panel.kind.isVisible()


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
    made = default_name(english, State(facts=facts), DOCUMENTS[0])
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


def test_the_systems_own_question_for_a_place_is_understood(
    monkeypatch: pytest.MonkeyPatch, office: Office, tmp_path: Path
) -> None:
    answers: list[tuple[str, str]] = [(str(tmp_path / "x.pdf"), ""), ("", "")]
    ask: Callable[..., tuple[str, str]] = lambda *_arguments: answers.pop(0)  # noqa: E731
    monkeypatch.setattr(
        "facilitator.ui.export.export_panel.QFileDialog.getSaveFileName", staticmethod(ask)
    )
    assert office.panel._ask_for_target(tmp_path / "y.pdf") == tmp_path / "x.pdf"
    assert office.panel._ask_for_target(tmp_path / "y.pdf") is None
