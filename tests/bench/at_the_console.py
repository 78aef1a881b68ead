"""A process that types at the program's own console and prints what each key took until painted.

Run by tests.bench.painting with a session file. Keys are real key events of Qt; painted means that
the board's viewport has been painted after them.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QListView, QWidget

from facilitator.app.program import Program
from facilitator.clock import SystemTime
from facilitator.core.protocol import Edition
from facilitator.paths import user_folders
from facilitator.ui.export.background import Background, Progress
from facilitator.ui.export.documents import Format, Order, make_documents
from facilitator.ui.theme import STYLE, dress
from facilitator.words import Words
from tests.bench.large import TEXT, to_pros_and_cons

LINES = 200
PAGES = 100
FILTERS = ("справка", "МФЦ", "семья", "дети", "очередь")
WARM_UP = 10
LONGEST_S = 10


class Painted(QObject):
    """Counts the paintings of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let it be painted."""
        del watched
        self.count += event.type() is QEvent.Type.Paint
        return False


def until_painted(painted: Painted, action: Callable[[], object]) -> float:
    """Return the milliseconds from the action to the end of the painting it leads to."""
    before = painted.count
    began = time.perf_counter()
    action()
    while painted.count == before:
        QApplication.processEvents()
        if time.perf_counter() - began > LONGEST_S:
            raise RuntimeError("nothing was painted")
    return (time.perf_counter() - began) * 1000


def type_letters(widget: QWidget, text: str) -> None:
    """Type without waiting for anything to be painted."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press a key and let it go."""
    QTest.keyClick(widget, key)


def settle(seconds: float) -> None:
    """Let what is under way come to rest."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()


class Console:
    """The program's console with a session, and a pair of hands.

    Args:
        file: The session file.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._application = QApplication(["facilitator", *STYLE])
        dress(self._application)
        self._program = Program(self._application, user_folders(), SystemTime())
        self._program.begin(file)
        if self._program.desk is None:
            raise RuntimeError("no session is open")
        self._desk = self._program.desk
        self._edit = self._desk.window.line.edit
        self._board = self._desk.window.board
        # Only now: at first it takes all of its screen but the frame.
        settle(2)
        self._desk.window.resize(1366, 768)
        self._desk.hub.attempt(to_pros_and_cons(self._desk.hub.state))
        settle(1)
        self._painted = Painted(self._board.viewport())

    def enter(self, pause_s: float = 0.01) -> list[float]:
        """Type pluses to one proposal after another; return what each Enter took.

        Args:
            pause_s: The time between typing a line and its Enter.
        """
        took = []
        for n in range(LINES + WARM_UP):
            type_letters(self._edit, f"{n % 900 + 1}+ {TEXT} {n}")
            settle(pause_s)
            before = self._desk.hub.state.content
            took.append(until_painted(self._painted, partial(press, self._edit, Qt.Key.Key_Return)))
            if self._desk.hub.state.content is before:
                raise RuntimeError(f"not taken: {self._edit.toPlainText()}")
        return took[WARM_UP:]

    def enter_busy(self) -> list[float]:
        """The same while backups are taken and PDFs are made, as the window of documents does."""
        session = self._desk.hub.session
        self._desk.hub.changed.connect(lambda _change: session._journal.backup())
        order = Order(Edition(), (Format.PDF,), self._file.parent)
        words = Words.load("ru")

        def work(progress: Progress) -> None:
            while True:
                progress(0, 0)
                make_documents(self._desk.hub.state, order, words, None, progress)

        export = Background()
        export.start(work)
        try:
            # Time enough for the export to be in the midst of it.
            return self.enter(0.1)
        finally:
            export.give_up()
            export.wait(60)

    def letters(self) -> list[float]:
        """Type filters; return what each letter took."""
        took = []
        typed = Painted(self._edit.viewport())
        for text in FILTERS:
            type_letters(self._edit, "/")
            settle(0.2)
            for letter in text:
                before = self._board.items
                began = time.perf_counter()
                typing = partial(type_letters, self._edit, letter)
                count = self._painted.count
                until_painted(typed, typing)
                # A letter that leaves the same cards does not paint the board.
                while self._board.items != before and self._painted.count == count:
                    QApplication.processEvents()
                took.append((time.perf_counter() - began) * 1000)
            press(self._edit, Qt.Key.Key_Escape)
            settle(0.2)
        return took

    def pages(self) -> list[float]:
        """Scroll through the board by pages and back."""
        return scrolled(self._board, self._painted)

    def plain_pages(self) -> list[float]:
        """Scroll through a plain list of as many lines, as large as the board."""
        plain = QListView()
        content = self._desk.hub.state.content
        plain.setModel(QStringListModel([p.text for p in content.proposals.values()], plain))
        plain.resize(self._board.size())
        plain.show()
        settle(0.5)
        return scrolled(plain, Painted(plain.viewport()))


def scrolled(area: QAbstractScrollArea, painted: Painted) -> list[float]:
    """Return what each page of scrolling took, from the top down."""
    bar = area.verticalScrollBar()
    bar.setValue(0)
    settle(0.3)
    took = []
    for _ in range(PAGES + WARM_UP):
        if bar.value() >= bar.maximum():
            bar.setValue(0)
            settle(0.1)
        down = partial(bar.triggerAction, bar.SliderAction.SliderPageStepAdd)
        took.append(until_painted(painted, down))
    return took[WARM_UP:]


def main() -> None:
    """Measure and print."""
    console = Console(Path(sys.argv[1]))
    took = {
        "enter": console.enter(),
        "letter": console.letters(),
        "page": console.pages(),
        "plain_page": console.plain_pages(),
        "enter_busy": console.enter_busy(),
    }
    sys.stdout.write(f"\n{json.dumps(took)}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
