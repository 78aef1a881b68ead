"""The program as it is opened: library, desk, hall, start page."""

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from facilitator import app, paths
from facilitator.app import program as program_module
from facilitator.app.desk import SessionDesk
from facilitator.app.library import FileLibrary, JournalFile, home_of
from facilitator.app.paperwork import data_of
from facilitator.app.program import Program, run_program
from facilitator.core.commands import AddProposal, GoToStep, NextStep, StartClock
from facilitator.core.model import Beginning, Facts, Running
from facilitator.core.readiness import Contacts, NobodyPresent, NothingDecided, Part, Place
from facilitator.core.screen import Mode, black
from facilitator.core.vocabulary import StepKind
from facilitator.letter import Copies
from facilitator.logbook.keeping import log_files
from facilitator.trouble import StorageTrouble
from facilitator.ui.about_window import AboutWindow
from facilitator.ui.backups.backups_window import BackupsWindow
from facilitator.ui.backups.copy_window import CopyWindow
from facilitator.ui.console.keys import Act
from facilitator.ui.crash_report_dialog import CrashReportDialog
from facilitator.ui.export.export_panel import ExportPanel
from facilitator.ui.findings.findings_panel import FindingsPanel
from facilitator.ui.guide_window import GuideWindow
from facilitator.ui.hall import Hall, identity_from
from facilitator.ui.library import NotASession
from facilitator.ui.people.people_panel import PeoplePanel
from facilitator.ui.screens import screen_under
from facilitator.ui.settings import Settings
from facilitator.ui.start.session_dialog import SessionDialog
from facilitator.ui.start.start_page import StartPage
from facilitator.ui.venue.venue_window import VenueWindow
from facilitator.venue.awake import Awake
from facilitator.venue.judging import Level, Line
from facilitator.words import Words
from tests.fake_time import FakeTime
from tests.gui.console_desk import press
from tests.letter.letters import FIRST, LETTER, NOON, SENDER
from tests.room import small_beginning


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def library(time: FakeTime, russian: Words) -> FileLibrary:
    return FileLibrary(
        time,
        paths.user_folders(),
        russian,
        lambda: None,
    )


@pytest.fixture
def desk(
    qtbot: QtBot, library: FileLibrary, russian: Words, settings: Settings, tmp_path: Path
) -> Iterator[SessionDesk]:
    opened = library.create(tmp_path / "day.facil", small_beginning())
    made = a_desk(opened, russian, settings)
    qtbot.addWidget(made.window)
    yield made
    made.window.let_close()


def a_desk(opened: object, words: Words, settings: Settings) -> SessionDesk:
    application = QApplication.instance()
    assert isinstance(application, QGuiApplication)
    return SessionDesk(opened, words, settings, application)  # type: ignore[arg-type]


def test_a_created_session_can_be_opened_again(library: FileLibrary, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "day.facil"
    first = library.create(path, small_beginning())
    assert isinstance(first.file, JournalFile)
    with pytest.raises(StorageTrouble):
        library.open(path)
    looked = library.look(path)
    assert looked.session.state.facts.title == "Демография"
    first.session.close()
    again = library.open(path)
    assert again.last_seen_ms is None
    again.session.close()


def test_a_session_under_the_name_of_a_deleted_one_has_letters_of_its_own(
    qtbot: QtBot, library: FileLibrary, russian: Words, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "day.facil"
    found = []
    for _ in range(2):
        made = a_desk(library.create(path, small_beginning()), russian, settings)
        qtbot.addWidget(made.window)
        made.acts.carry_out(Act.EXPORT)
        panel = made._panels[Act.EXPORT]
        assert isinstance(panel, ExportPanel)
        outbox = panel.outbox._outbox
        found.append(outbox.postings())
        outbox.queue(LETTER, (FIRST,), sender=SENDER, copies=Copies.EACH, now=NOON)
        assert len(outbox.postings()) == 1
        made.window.let_close()
        made.window.close()
        path.unlink()
    assert found == [(), ()]


def test_a_folder_that_cannot_be_made_is_a_trouble(library: FileLibrary, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageTrouble):
        library.create(tmp_path / "file" / "day.facil", small_beginning())


def test_another_session_begins_with_facts_and_people_of_an_earlier_one(
    library: FileLibrary, tmp_path: Path
) -> None:
    path = tmp_path / "day.facil"
    opened = library.create(path, small_beginning())
    opened.session.dispatch(AddProposal(1, "Мысль", None))
    opened.session.close()
    copied = library.beginning_of(path)
    assert len(copied.participants) == 4
    assert not copied.content.proposals


def test_a_new_session_gets_a_free_name_of_its_day_and_title(library: FileLibrary) -> None:
    begun = Beginning(Facts(title="Сессия «Семья: дом»"))
    first = library.suggested_path(begun)
    assert first.name == "Сессия «Семья дом».facil"
    first.parent.mkdir(parents=True)
    first.touch()
    assert library.suggested_path(begun).name == "Сессия «Семья дом» (2).facil"
    assert library.suggested_path(small_beginning()).name == "2019-09-12 Демография.facil"
    assert library.suggested_path(Beginning(Facts())).name == "session.facil"


def test_the_example_comes_with_the_program(library: FileLibrary) -> None:
    assert len(library.example().participants) == 46


def test_a_bad_document_is_refused_with_all_its_problems(
    library: FileLibrary, tmp_path: Path, english: Words
) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"format": "facilitator-session", "version": 1, "session": {}, "tasks": 3}')
    library.show_words(english)
    with pytest.raises(NotASession) as caught:
        library.read_exchange(path)
    assert len(caught.value.problems) >= 2


def test_the_desk_shows_console_and_wall(desk: SessionDesk, qtbot: QtBot) -> None:
    desk.start()
    qtbot.waitUntil(desk.hall.window.isVisible)
    assert desk.window.isVisible()
    assert screen_under(desk.hall.window) is not screen_under(desk.window)
    assert "1920×1080" in desk.hall.place()
    assert desk.window.findChild(QLabel, "fileName").text() == "day.facil"  # type: ignore[union-attr]


def test_console_miniature_and_wall_show_the_same_scene(desk: SessionDesk) -> None:
    desk.hub.show_screen(black(desk.hub.screen))
    assert desk.hall.window._view.scene == desk.hall.miniature._view.scene == desk.hub.scene


def test_every_panel_opens_beside_the_console(desk: SessionDesk) -> None:
    desk.start()
    for act in (
        Act.PEOPLE,
        Act.FINDINGS,
        Act.SESSION,
        Act.EXPORT,
        Act.KEYS,
        Act.SETTINGS,
        Act.VENUE,
        Act.REPORT,
    ):
        desk.acts.carry_out(act)
        panel = desk._panels[act]
        assert panel.isVisible()
        assert not panel.isModal()
        desk.acts.carry_out(act)
        assert desk._panels[act] is panel
        panel.close()
    desk.acts.carry_out(Act.PEOPLE)
    assert desk._panels[Act.PEOPLE].isVisible()


@pytest.mark.parametrize("opening", ["Ctrl+P", "Ctrl+I", "Ctrl+D", "Ctrl+E"])
def test_clock_and_wall_obey_their_keys_in_the_other_windows_too(
    desk: SessionDesk, qtbot: QtBot, opening: str
) -> None:
    desk.hub.attempt(NextStep())
    before = set(QApplication.topLevelWidgets())
    press(desk.window.line.edit, opening)
    [panel] = [
        one
        for one in QApplication.topLevelWidgets()
        if one not in before and isinstance(one, QDialog)
    ]
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    for key, mode in (
        (Qt.Key.Key_F6, Mode.BLACK),
        (Qt.Key.Key_F7, Mode.TITLE),
        (Qt.Key.Key_F9, Mode.LIVE),
    ):
        QTest.keyClick(panel, key)
        assert desk.hub.screen.mode is mode
    QTest.keyClick(panel, Qt.Key.Key_F3)
    assert isinstance(desk.hub.state.flow.clock, Running)
    assert panel.isVisible()
    panel.close()


def test_one_key_makes_the_protocol(desk: SessionDesk, qtbot: QtBot) -> None:
    desk.start()
    desk.acts.carry_out(Act.MAKE)
    panel = desk._panels[Act.EXPORT]
    assert isinstance(panel, ExportPanel)
    desk.acts.carry_out(Act.MAKE)
    with qtbot.waitSignal(panel.documents.made, timeout=20_000) as made:
        pass
    assert made.args is not None
    assert [file.suffix for file in made.args[0].files] == [".pdf"]


def test_what_was_typed_about_the_session_is_not_lost_with_the_console(desk: SessionDesk) -> None:
    desk.start()
    desk.acts.carry_out(Act.SESSION)
    dialog = desk._panels[Act.SESSION]
    assert isinstance(dialog, SessionDialog)
    dialog.basics.city.setText("г. Сургут")
    dialog.basics.edited.emit()
    assert not desk.window.close()
    assert dialog.isVisible()
    assert dialog.problem.text()
    assert desk.window.close()
    assert not dialog.isVisible()


def test_what_a_document_lacks_leads_to_the_window_that_mends_it(desk: SessionDesk) -> None:
    desk.start()
    desk.hub.attempt(AddProposal(2, "Пишите на a@b.ru", None))
    desk.hub.attempt(AddProposal(1, "Мысль", None))
    desk.acts.carry_out(Act.EXPORT)
    panel = desk._panels[Act.EXPORT]
    assert isinstance(panel, ExportPanel)
    panel.wanted.emit(NothingDecided())
    findings = desk._panels[Act.FINDINGS]
    assert isinstance(findings, FindingsPanel)
    assert findings.sections.pages.currentWidget() is findings._decisions
    panel.wanted.emit(NobodyPresent())
    assert desk._panels[Act.PEOPLE].isVisible()
    panel.wanted.emit(Contacts((Place(Part.PROPOSAL, "2.1"),), stay=True))
    selected = desk.window.selection.proposal
    assert selected is not None
    assert selected.label == "2.1"


def test_a_session_is_exported_as_its_data(desk: SessionDesk) -> None:
    assert "facilitator-session" in data_of(desk.hub.state).decode()


def test_muting_and_colours_are_kept(desk: SessionDesk, settings: Settings) -> None:
    press(desk.window, "Alt+Q")
    assert settings.choices.mute
    desk.hub.edge_passed.emit(2)
    assert desk.tones.muted
    desk._show_scheme("light")
    assert settings.choices.scheme == "light"


def test_a_second_backup_folder_is_used_at_once(desk: SessionDesk, tmp_path: Path) -> None:
    desk._send_backups(tmp_path / "usb")
    file = desk._opened.file
    assert isinstance(file, JournalFile)
    assert file._journal.backup_folders.second == tmp_path / "usb"
    file.save_copy(tmp_path / "copy.facil")
    assert (tmp_path / "copy.facil").exists()


def test_the_second_folder_is_watched_once_one_is_chosen(
    qtbot: QtBot, desk: SessionDesk, settings: Settings, tmp_path: Path
) -> None:
    desk.vitals.watch_second()
    assert desk.vitals.second is None
    stick = tmp_path / "usb"
    settings.change(second_backup=str(stick))
    desk._send_backups(stick)
    banners = desk.window.banners
    qtbot.waitUntil(lambda: banners.banner("second_folder") is not None)
    stick.mkdir()
    desk._send_backups(stick)
    qtbot.waitUntil(lambda: banners.banner("second_folder") is None)
    file = desk._opened.file
    assert isinstance(file, JournalFile)
    file._journal.wait_for_backup()
    assert [each.suffix for each in stick.iterdir()] == [".facil"]


def test_the_status_bar_knows_the_backup(desk: SessionDesk) -> None:
    desk.hub.dispatch(GoToStep(1))
    file = desk._opened.file
    assert isinstance(file, JournalFile)
    file._journal.wait_for_backup()
    desk.vitals.show_status()
    status = file.status()
    assert status.backup_at is not None
    assert not status.backup_failed


def test_after_a_crash_the_clock_is_paused_until_somebody_says_what_to_do(
    qtbot: QtBot,
    library: FileLibrary,
    russian: Words,
    settings: Settings,
    tmp_path: Path,
    time: FakeTime,
) -> None:
    path = tmp_path / "day.facil"
    opened = library.create(path, small_beginning())
    step = next(one.id for one in opened.session.state.programme if one.kind is StepKind.PROS_CONS)
    opened.session.dispatch(GoToStep(step))
    opened.session.dispatch(StartClock())
    time.pass_by(60)
    opened.session._journal._lock.release()  # type: ignore[attr-defined]
    opened.session._journal.wait_for_backup()  # type: ignore[attr-defined]
    opened.session._journal._connection.close()  # type: ignore[attr-defined]
    time.pass_by(133)
    desk = a_desk(library.open(path), russian, settings)
    qtbot.addWidget(desk.window)
    desk.hub.tick()
    assert desk.window.findChild(QLabel, "clock").text() == "12:00"  # type: ignore[union-attr]
    assert desk.hub.state.flow.interruption is not None
    said = desk.window.findChild(QLabel, "away").text()  # type: ignore[union-attr]
    assert said == (
        "Программа завершилась неожиданно. Восстановлено: 0 предложений · 0 плюсов · 0 минусов. "
        "Часы стоят на 12:00"
    )
    desk.acts.carry_out(Act.START_PAUSE)
    assert not desk.window.step.after_crash
    assert desk.window.banners.texts() == ()
    desk.window.let_close()


def test_after_a_crash_without_a_running_clock_a_banner_says_what_is_there(
    qtbot: QtBot, library: FileLibrary, russian: Words, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "day.facil"
    opened = library.create(path, small_beginning())
    opened.session.dispatch(AddProposal(1, "Навигатор"))
    opened.session._journal._lock.release()  # type: ignore[attr-defined]
    opened.session._journal._connection.close()  # type: ignore[attr-defined]
    desk = a_desk(library.open(path), russian, settings)
    qtbot.addWidget(desk.window)
    banner = desk.window.banners.banner("crashed")
    assert banner is not None
    assert banner.text() == (
        "Программа завершилась неожиданно. Восстановлено: 1 предложение · 0 плюсов · 0 минусов. "
        "Часы не шли"
    )
    backups, hide = banner.buttons
    backups.click()
    assert desk._panels[Act.BACKUPS].isVisible()
    hide.click()
    assert desk.window.banners.texts() == ()
    desk.window.let_close()


def test_the_wall_moves_to_a_chosen_screen(desk: SessionDesk, settings: Settings) -> None:
    desk.start()
    desk.hall.start()
    places = desk.hall.places()
    assert len(places) == 1
    desk.hall.move_to(places[0][0])
    desk.hall.move_to("nowhere")
    assert settings.choices.projector is not None
    assert identity_from(settings.choices.projector) is not None
    desk.hall.toggle_full_screen()
    desk.hall.window.withdraw()
    assert "F11" in desk.hall.place()
    assert desk.hall.pages().count == 1


def test_an_unreadable_identity_is_forgotten() -> None:
    assert identity_from(None) is None
    assert identity_from("{") is None
    assert identity_from('{"colour": 1}') is None


def test_on_a_single_screen_the_wall_is_a_window(desk: SessionDesk, qtbot: QtBot) -> None:
    hall = Hall(
        desk.hub,
        Words.load("en"),
        Words.load("ru"),
        QGuiApplication.instance(),  # type: ignore[arg-type]
        desk._settings,
    )
    qtbot.addWidget(hall.miniature)
    hall.window.show()
    assert hall.place() == "In a window on this screen"
    hall.end()


@pytest.fixture
def program(time: FakeTime) -> Iterator[Program]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made = Program(application, paths.user_folders(), time)
    yield made
    if made.desk is not None:
        made.desk.window.let_close()
        made.desk.window.deleteLater()
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_without_a_file_the_program_begins_with_the_start_page(program: Program) -> None:
    program.begin(None)
    assert type(program._start_page).__name__ == "StartPage"
    assert program.desk is None


def test_the_start_page_tells_of_errors_and_makes_a_report(program: Program) -> None:
    page = program.show_start()
    program.errors.told.emit("KeyError, library.py:12")
    assert "KeyError, library.py:12" in page.problem.text()
    page.report.click()
    dialog = page.findChild(CrashReportDialog)
    assert dialog is not None
    assert dialog.isVisible()


def test_a_file_that_cannot_be_opened_leads_to_the_start_page(
    program: Program, tmp_path: Path
) -> None:
    program.begin(tmp_path / "none.facil")
    page = program._start_page
    assert page is not None
    assert "none.facil" in page.problem.text()  # type: ignore[attr-defined]


def test_a_file_another_program_has_open_can_be_looked_at(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "day.facil"
    other = program.library.create(path, small_beginning())
    program.begin(path)
    page = program._start_page
    assert page is not None
    assert page.look.isVisible()  # type: ignore[attr-defined]
    page.look_at_held()  # type: ignore[attr-defined]
    assert program.desk is not None
    assert program.desk.hub.state.facts.title == "Демография"
    saved = program.desk.window.status.findChild(QLabel, "savedAt")
    assert isinstance(saved, QLabel)
    assert saved.text() == program.words.gettext("FOR LOOKING ONLY: nothing can be changed")
    other.session.close()


def test_a_file_opens_in_the_console_and_is_remembered(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "day.facil"
    program.library.create(path, small_beginning()).session.close()
    program.begin(path)
    assert program.desk is not None
    assert program.settings.choices.recent == (str(path),)


def with_backup(program: Program, path: Path) -> None:
    """Make a session that has been backed up once."""
    opened = program.library.create(path, small_beginning())
    opened.session.dispatch(NextStep())
    opened.session.dispatch(AddProposal(1, "Навигатор"))
    opened.session.dispatch(NextStep())
    opened.session.close()


def test_a_damaged_session_is_restored_and_opened_by_two_keys(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "day.facil"
    with_backup(program, path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(8192) + whole[12_288:])
    program.begin(path)
    page = program._start_page
    assert isinstance(page, StartPage)
    press(page.rescue.restore, "Return")
    press(page.rescue.open_it, "Return")
    assert program.desk is not None
    (proposal,) = program.desk.hub.state.content.proposals.values()
    assert proposal.text == "Навигатор"
    assert program.settings.choices.recent[0] == str(tmp_path / "day (restored).facil")
    assert path.read_bytes() == whole[:4096] + bytes(8192) + whole[12_288:]


def test_a_backup_is_looked_into_and_restored_from_the_start_page(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "day.facil"
    with_backup(program, path)
    program.settings.remember(path)
    page = program.show_start()
    press(page.listed.backups, "Space")
    window = page.findChild(BackupsWindow)
    assert isinstance(window, BackupsWindow)
    assert window.model.rowCount() > 0
    window.look_into()
    assert window.findChild(CopyWindow) is not None
    for name in ("day (from a backup).facil", "day (from a backup) (2).facil"):
        window.restore_it()
        assert (tmp_path / name).exists()
    press(window.open_it, "Return")
    assert program.desk is not None


def test_backups_are_shown_beside_the_running_session(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "day.facil"
    with_backup(program, path)
    program.begin(path)
    desk = program.desk
    assert desk is not None
    desk.acts.carry_out(Act.BACKUPS)
    window = desk._panels[Act.BACKUPS]
    assert isinstance(window, BackupsWindow)
    window.restore_it()
    desk.hub.attempt(AddProposal(1, "Дальше"))
    assert len(desk.hub.state.content.proposals) == 2
    window.close()


def test_a_new_file_goes_where_one_can_be_made(tmp_path: Path) -> None:
    assert home_of(tmp_path / "day.facil", Path("/other")) == tmp_path
    assert home_of(tmp_path / "none" / "day.facil", Path("/other")) == Path("/other")


def test_a_stick_that_cannot_be_written_to_is_told_where_one_looks(
    program: Program, tmp_path: Path
) -> None:
    program.begin(None)
    program.say_refused(Path("/media/stick"))
    page = program._start_page
    assert page is not None
    assert "/media/stick" in page.problem.text()  # type: ignore[attr-defined]
    path = tmp_path / "day.facil"
    program.library.create(path, small_beginning()).session.close()
    program.begin(path)
    program.say_refused(Path("/media/stick"))
    assert program.desk is not None
    banner = program.desk.window.banners.banner("kept_elsewhere")
    assert banner is not None


def test_an_error_while_the_console_is_made_leads_to_the_start_page(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "day.facil"
    program.library.create(path, small_beginning()).session.close()

    def fail(*_arguments: object) -> SessionDesk:
        raise KeyError("Иванова")

    monkeypatch.setattr(program_module, "SessionDesk", fail)
    program_module._begin(program, path)
    page = program._start_page
    assert page is not None
    assert page.problem.text().endswith("KeyError")  # type: ignore[attr-defined]
    program.library.open(path).session.close()


def test_an_error_behind_a_window_leaves_it_there(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "day.facil"
    program.library.create(path, small_beginning()).session.close()

    def fail(desk: SessionDesk) -> None:
        desk.window.show()
        raise KeyError

    monkeypatch.setattr(SessionDesk, "start", fail)
    program_module._begin(program, path)
    assert program.desk is not None
    assert "KeyError" in program.desk.window.banners.texts()[0]
    assert program._start_page is None


def test_what_is_chosen_on_the_start_page_opens(program: Program, tmp_path: Path) -> None:
    program.begin(None)
    opened = program.library.create(tmp_path / "day.facil", small_beginning())
    program._start_page.chosen.emit(opened)  # type: ignore[union-attr]
    assert program.desk is not None
    assert program._start_page is None


def test_another_language_makes_the_start_page_anew(program: Program) -> None:
    program.begin(None)
    before = program._start_page
    program._change_language("en")
    assert program.words.language == "en"
    assert program._start_page is not before
    assert program.settings.choices.language == "en"


def test_running_ends_with_qts_exit_code(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    del qtbot
    application = QApplication.instance()

    class Once:
        """Stands for the application: it cannot be made twice."""

        def __new__(cls, _arguments: object) -> object:  # type: ignore[misc]
            return application

    monkeypatch.setattr(program_module, "QApplication", Once)
    monkeypatch.setattr(QApplication, "exec", lambda *_: 7)
    monkeypatch.setattr(program_module, "dress", lambda _application: None)
    monkeypatch.setattr(Program, "begin", lambda self, path: None)  # noqa: ARG005
    assert app.run(None) == 7
    assert log_files(paths.user_folders().logs) == ()
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FACILITATOR_HOME", str(tmp_path / "file"))
    assert run_program(None) == 7
    assert not logging.getLogger("facilitator").handlers


@pytest.mark.parametrize(
    ("button", "keys", "kind"),
    [("about", "Alt+I", AboutWindow), ("guide", "Shift+F1", GuideWindow)],
)
def test_help_opens_from_the_start_page_and_from_the_console(
    program: Program, desk: SessionDesk, button: str, keys: str, kind: type[QWidget]
) -> None:
    page = program.show_start()
    getattr(page.foot, button).click()
    opened = page.findChild(kind)
    assert opened is not None
    assert opened.isVisible()
    opened.close()
    press(desk.window.line.edit, keys)
    shown = desk.window.findChild(kind)
    assert shown is not None
    assert shown.isVisible()
    press(desk.window.line.edit, keys)
    assert desk.window.findChildren(kind) == [shown]
    shown.close()
    page.close()


def test_the_venue_is_checked_from_the_start_page_and_from_the_console(
    program: Program, desk: SessionDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = program.show_start()
    page.foot.venue.click()
    before = page.findChild(VenueWindow)
    assert before is not None
    qtbot.waitUntil(lambda: not before.is_checking)
    assert before.cards[Line.FILE].level is Level.GOOD
    before.close()
    desk._settings.change(second_backup=str(tmp_path / "stick"))
    desk.awake = Awake([lambda: nullcontext(enter_result=True)])
    press(desk.window.line.edit, "Alt+C")
    during = desk.window.findChild(VenueWindow)
    assert during is not None
    qtbot.waitUntil(lambda: not during.is_checking)
    assert during.cards[Line.FILE].level is Level.GOOD
    assert str(tmp_path) in during.cards[Line.FILE].toolTip()
    assert during.cards[Line.BACKUP].level is Level.CARE
    assert during.cards[Line.SLEEP].level is Level.GOOD
    during.close()
    page.close()


def test_the_computer_is_kept_awake_until_the_session_is_left(desk: SessionDesk) -> None:
    log: list[str] = []

    @contextmanager
    def way() -> Iterator[bool]:
        yield True
        log.append("let go")

    desk.awake = Awake([way])
    desk.start()
    desk._keep_awake()
    assert desk.awake.wait()
    desk.window.close()
    assert log == ["let go"]
    desk._keep_awake()
    assert not desk.awake.wait()


def test_a_clock_put_right_in_the_check_is_asked_about_when_the_session_is_opened_again(
    desk: SessionDesk, qtbot: QtBot, russian: Words, library: FileLibrary, settings: Settings
) -> None:
    desk.start()
    desk.awake = Awake([lambda: nullcontext(enter_result=True)])
    desk.acts.carry_out(Act.VENUE)
    check = desk._panels[Act.VENUE]
    assert isinstance(check, VenueWindow)
    check.clock.wrong.click()
    check.clock.time.setText("10:32")
    check.clock.take.click()
    assert desk.hub.state.wall_offset_ms == 62 * 60_000
    assert check.cards[Line.CLOCK].level is Level.GOOD
    desk.hub.tick()
    assert desk.hub.now.wall.hour == 10
    desk.window.close()
    again = a_desk(library.open(desk._opened.path), russian, settings)
    qtbot.addWidget(again.window)
    (asked,) = again.window.banners.texts()
    assert asked.endswith("Сейчас 10:32?")
    again.awake = desk.awake
    banner = again.window.banners.banner("time")
    assert banner is not None
    banner.buttons[0].click()
    assert again._panels[Act.VENUE].isVisible()
    again.window.close()


def test_the_guide_is_one_key_away_from_every_window(desk: SessionDesk) -> None:
    for _ in range(2):
        desk.acts.carry_out(Act.PEOPLE)
        people = desk.window.findChild(PeoplePanel)
        assert people is not None
        QCoreApplication.processEvents()
        QTest.keyClick(people, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        guide = desk.window.findChild(GuideWindow)
        assert guide is not None
        assert guide.isVisible()
        guide.close()
        people.close()


def test_of_what_stands_when_a_step_is_entered_no_garbage_is_looked_for(
    desk: SessionDesk,
) -> None:
    desk.hub.changed.connect(program_module._spare_what_stands)
    standing: list[object] = [[]]
    try:
        desk.hub.dispatch(NextStep())
        later: list[object] = [[]]
        desk.hub.dispatch(StartClock())
        assert not any(each is standing for each in gc.get_objects())
        assert any(each is later for each in gc.get_objects())
        desk.hub.dispatch(NextStep())
        assert not any(each is later for each in gc.get_objects())
    finally:
        gc.unfreeze()
