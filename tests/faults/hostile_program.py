"""The real windows fed with texts that mean harm; says what came of each as a line of JSON.

Run as `python -m tests.faults.hostile_program FOLDER TEXT…`; a text is a name of TEXTS.
"""

import json
import os
import sys
import threading
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from facilitator import paths
from facilitator.app.desk import SessionDesk
from facilitator.app.library import FileLibrary
from facilitator.clock import SystemTime
from facilitator.command_line import run
from facilitator.core.checks import MAX_TEXT
from facilitator.core.commands import AddParticipants, GoToStep, StartClock
from facilitator.core.model import Beginning
from facilitator.core.rejection import Rejected
from facilitator.core.screen import View, show_view
from facilitator.core.vocabulary import StepKind
from facilitator.letter import Copies, Letter, Mailbox, Recipient, attach, write_drafts
from facilitator.store.examine import examine
from facilitator.store.exchange import write
from facilitator.trouble import StorageTrouble
from facilitator.ui.console.keys import Act
from facilitator.ui.export.documents import Format, file_name
from facilitator.ui.people.people_panel import PeoplePanel
from facilitator.ui.settings import Settings
from facilitator.ui.theme import STYLE, dress
from facilitator.words import Words
from tests.faults.hostile_texts import TEXTS
from tests.gui.console_desk import press
from tests.report.hostile import filled_with
from tests.room import MORNING, small_beginning

STEPS: Final = (
    StepKind.STATEMENTS,
    StepKind.PROS_CONS,
    StepKind.VOTING,
    StepKind.PEER_FEEDBACK,
    StepKind.EXPERT_FEEDBACK,
    StepKind.CLOSING,
)
HUGE: Final = 15_000
"""Longer texts are typed in fewer ways: it is the same length that harms in all of them."""
LINES: Final = ("{}", "1+ {}", "1- {}", "! {}", "!! {}", "1: поддержать {}", "*{}", "/{}", "1={}")
"""Everything that is typed into the line, with the text in the place of its braces."""


class Guest:
    """Does with one text all that can be done with a text.

    Args:
        application: Qt's application.
        folder: An empty folder for the files.
        text: The text.
    """

    def __init__(self, application: QApplication, folder: Path, text: str) -> None:
        self._application = application
        self._folder = folder
        self._text = text
        self._words = Words.load("ru")
        self.taken = 0
        self.refused = 0

    def work(self) -> list[Path]:
        """Do it all; returns the sessions that were made."""
        made = [self._typed(), *self._imported()]
        for path in made:
            self._written(path)
        return made

    def _imported(self) -> Iterator[Path]:
        """Import a document with the text in every place; a refusal says why."""
        document, path = self._folder / "in.json", self._folder / "imported.facil"
        data = json.loads(write(filled_with(self._text)))
        document.write_text(json.dumps(data), encoding="ascii")
        if run(["import", str(document), "-o", str(path)], self._words) == 0:
            self.taken += 1
            yield path
        else:
            self.refused += 1

    def _typed(self) -> Path:
        """Type, paste and show the text in the windows of a session named by it."""
        folders = paths.user_folders({"FACILITATOR_HOME": str(self._folder / "home")})
        library = FileLibrary(SystemTime(), folders, self._words, lambda: None)
        beginning = small_beginning()
        named = replace(beginning, facts=replace(beginning.facts, title=self._text, starts_on=None))
        path = library.suggested_path(named)
        assert path.parent == folders.sessions, path
        try:
            opened = library.create(path, self._with_person(named))
        except Rejected:
            self.refused += 1
            opened = library.create(path, beginning)
        settings = Settings(self._folder / "settings.json")
        desk = SessionDesk(opened, self._words, settings, self._application)
        desk.start()
        self._application.processEvents()
        self._use(desk)
        state = desk.hub.state
        desk.window.let_close()
        for window in (desk.window, desk.hall.window, desk.hall.miniature):
            window.deleteLater()
        self._application.processEvents()
        found = examine(path).state
        assert (found.content, found.participants) == (state.content, state.participants)
        return path

    def _with_person(self, beginning: Beginning) -> Beginning:
        first, *others = beginning.participants
        hostile = replace(first, name=self._text, office=self._text, email=self._text)
        return replace(beginning, participants=(hostile, *others))

    def _use(self, desk: SessionDesk) -> None:
        hub, is_huge = desk.hub, len(self._text) > HUGE
        for kind in STEPS[:1] if is_huge else STEPS:
            step = next(one for one in hub.state.programme if one.kind is kind)
            hub.dispatch(GoToStep(step.id))
            hub.dispatch(StartClock())
            for pattern in LINES[:2] if is_huge else LINES:
                self._enter(desk, pattern.replace("{}", self._text))
        self._edit_in_place(desk)
        desk.acts.carry_out(Act.PEOPLE)
        panel = desk._panels[Act.PEOPLE]
        assert isinstance(panel, PeoplePanel)
        panel.paste.text.insertFromMimeData(_clipboard(f"{self._text}\t{self._text}\t2"))
        hub.dispatch(AddParticipants(panel.paste._people))
        self._application.processEvents()
        for view in View:
            hub.show_screen(show_view(hub.screen, view))
            assert not desk.hall.window.grab().isNull()
        assert not desk.window.grab().isNull()
        assert not panel.grab().isNull()

    def _enter(self, desk: SessionDesk, text: str) -> None:
        """Paste a line and press Enter, then Ctrl+Enter where it was refused."""
        line, banners = desk.window.line, desk.window.banners
        line.edit.insertFromMimeData(_clipboard(text))
        before = len(desk.hub.state.history.past)
        for keys in ("Return", "Ctrl+Return"):
            press(line.edit, keys)
            if not line.text() and banners.banner("paste") is None:
                break
        if line.text() or len(desk.hub.state.history.past) == before:
            self.refused += 1
        else:
            self.taken += 1
        self._application.processEvents()
        press(line.edit, "Esc")
        line.clear()

    def _edit_in_place(self, desk: SessionDesk) -> None:
        hub, board = desk.hub, desk.window.board
        if not hub.state.content.proposals:
            return
        desk.window.selection.browse(1)
        board.edit_text(next(iter(hub.state.content.proposals)))
        editor = board._editor
        if editor is not None:
            editor.selectAll()
            editor.insertFromMimeData(_clipboard(self._text))
            press(editor, "Return")

    def _written(self, path: Path) -> None:
        """Write every document and a letter, by the names the program gives them."""
        state = examine(path).state
        out = self._folder / f"out-{path.stem[:20].strip(' .')}"
        out.mkdir()
        from facilitator.core.protocol import Edition

        attached = []
        for kind in Format:
            target = out / file_name(self._words, state, Edition(), kind)
            assert target.parent == out, target
            code = run(["export", str(path), "-o", str(target)], self._words)
            assert code == 0, (kind, code)
            attached.append(attach(target))
        held = self._text[:MAX_TEXT]
        self._letters(out, Letter(held, held, tuple(attached)), held)

    def _letters(self, out: Path, letter: Letter, name: str) -> None:
        sender = Mailbox("secretary@example.org", name)
        people = [Recipient("guest@example.org", name, ())]
        for path in write_drafts(
            out, letter, people, copies=Copies.EACH, sender=sender, date=MORNING
        ):
            assert path.parent == out, path


def _clipboard(text: str) -> QMimeData:
    held = QMimeData()
    held.setText(text)
    held.setHtml(text)
    return held


def main() -> int:
    """Try each text; an error nobody expected is one that is said."""
    folder, *names = sys.argv[1:]
    application = QApplication([*sys.argv[:1], *STYLE])
    dress(application)
    errors: list[str] = []

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        errors.append("".join(traceback.format_exception(kind, error, trace))[-3_000:])

    sys.excepthook = take
    threading.excepthook = lambda args: errors.append(f"{args.exc_type} {args.exc_value}"[:3_000])
    for number, name in enumerate(names):
        place = Path(folder) / f"{number}"
        place.mkdir()
        guest = Guest(application, place, TEXTS[name])
        try:
            made = [str(path) for path in guest.work()]
        except (AssertionError, StorageTrouble, Exception) as error:  # noqa: BLE001
            take(type(error), error, error.__traceback__)
            made = []
        said = {
            "text": name,
            "taken": guest.taken,
            "refused": guest.refused,
            "made": made,
            "errors": [each.encode("utf-8", "replace").decode() for each in errors],
        }
        os.write(1, b"\n" + json.dumps(said).encode() + b"\n")
        errors.clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
