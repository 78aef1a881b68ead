"""The real program with parts of it made to fail, and hands at its keyboard; says what came of it.

Run as `python -m tests.faults.erring_program FILE [--at-start] PART…`; a part is a name of PARTS.
"""

import functools
import sys
import threading
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.faults.lending import Awaited, run_with

if TYPE_CHECKING:
    from PySide6.QtCore import QThread, QTimer

    from facilitator.app.desk import SessionDesk
    from facilitator.app.program import Program

TYPED: Final = "Иванова Мария"
"""What every error quotes."""
AT_START: Final = "--at-start"
"""The first of the parts fails before the first window is shown, too."""
PAINTED: Final[dict[str, tuple[str, str, int]]] = {
    "a page of the wall": ("audience.view", "paint", 12),
    "the layout of a page": ("audience.stage", "layout", 12),
    "the frame of the miniature": ("audience.miniature", "Miniature._colour", 12),
    "a card of the board": ("console.board_delegate", "BoardDelegate._paint_head", 12),
    "the height of a card": ("console.board_delegate", "BoardDelegate.plan", 3),
    "a row of the programme": ("console.programme_panel", "console_font", 12),
    "the line of the clock": ("console.step_panel", "ProgressBar.rect", 12),
    "a button": ("console.key_button", "KeyButton._paint_texts", 12),
}
OTHERS: Final[dict[str, tuple[str, str, int]]] = {
    "what the console shows of a change": ("console.console_window", "ConsoleWindow._show_all", 1),
    "what the console shows of the time": ("console.console_window", "ConsoleWindow._show_time", 3),
    "the rows of a list": ("models", "ReconcilingModel.show_items", 1),
    "what the room sees": ("hub", "scene", 3),
    "what the room sees a second later": ("hub", "scene_later", 3),
    "what the wall follows": ("hub", "follow", 1),
    "the phase of the clock": ("hub", "phase", 3),
    "a key": ("console.console_window", "ConsoleWindow._ask_for", 1),
    "committing the line": ("console.scribe_control", "ScribeControl.commit", 1),
    "a working thread": ("", "", 1),
    "a thread of Qt": ("", "", 1),
    "a timer": ("", "", 12),
}
PARTS: Final = {**PAINTED, **OTHERS}
"""Functions below `facilitator.ui` that fail, or threads, and how often before they are mended."""
NESTED: Final = frozenset({"the height of a card"})
"""Fail in an override that is called from another; then PySide6 before 6.10 ends the process."""
REFUSING: Final = frozenset({"a key", "committing the line"})
"""Where these fail, Enter does nothing, and what was typed stays in the line."""


class Fault:
    """Fails where it is put while it is armed, with a kind of error of its own.

    Args:
        number: Tells its kind from those of the others.
    """

    def __init__(self, number: int) -> None:
        self.kind = type(f"Error{number}", (RuntimeError,), {})
        self.armed = False
        self.times = 0

    def strike(self) -> None:
        """Fail, if it is time to."""
        if self.armed:
            self.times += 1
            raise self.kind(TYPED, self.times)

    def put_at(self, place: tuple[str, str, int]) -> None:
        """Make a function of the windows fail, given by its module and name."""
        module, name, _ = place
        owner: Any = import_module(f"facilitator.ui.{module}")
        *path, last = name.split(".")
        for step in path:
            owner = getattr(owner, step)
        whole: Callable[..., object] = getattr(owner, last)

        @functools.wraps(whole)
        def failing(*arguments: object, **named: object) -> object:
            self.strike()
            return whole(*arguments, **named)

        setattr(owner, last, failing)


class FailingHands:
    """Types into the console, lets parts fail meanwhile and notes what became of it.

    Args:
        program: The program, with a session open.
        faults: What can be made to fail, by part.
    """

    def __init__(self, program: "Program", faults: dict[str, Fault]) -> None:
        assert program.desk is not None
        self.program = program
        self.desk: SessionDesk = program.desk
        self.faults = faults
        self.found: list[dict[str, Any]] = []

    def work(self) -> Iterator[Awaited]:
        """Do everything; yields what is to be waited for."""
        from facilitator.core.commands import GoToStep, StartClock
        from facilitator.core.vocabulary import StepKind

        hub = self.desk.hub
        step = next(one for one in hub.state.programme if one.kind is StepKind.STATEMENTS)
        hub.dispatch(GoToStep(step.id))
        hub.dispatch(StartClock())
        yield self._typed("До сбоя")
        yield "the wall", self.desk.hall.window.isVisible
        for part, fault in self.faults.items():
            yield from self._while_failing(part, fault)

    def _while_failing(self, part: str, fault: Fault) -> Iterator[Awaited]:
        from PySide6.QtCore import QThread
        from PySide6.QtWidgets import QApplication

        window, hub = self.desk.window, self.desk.hub
        before, ms = len(hub.state.content.proposals), hub.now.ms
        thread = _thread_of(part, fault)
        fault.armed = True
        if thread is not None:
            thread.start()
        yield self._typed(f"Во время сбоя: {part}")
        kept = window.line.text()
        yield part, lambda: self._failed(fault, PARTS[part][2]) and hub.now.ms > ms + 400
        fault.armed = False
        if isinstance(thread, QThread):
            thread.wait()
        window.update()
        if part in REFUSING:
            yield self._typed("")
        yield self._typed(f"После сбоя: {part}")
        texts = window.banners.texts()
        self.found.append(
            {
                "part": part,
                "kind": fault.kind.__name__,
                "times": fault.times,
                "taken": len(hub.state.content.proposals) - before,
                "kept": bool(kept),
                "told": [text for text in texts if fault.kind.__name__ in text],
                "quoted": [text for text in texts if TYPED in text],
                "blocked": QApplication.activeModalWidget() is not None,
                "line": window.line.text(),
            }
        )
        window.banners.drop("error")
        yield "the next", lambda: True

    def state(self) -> dict[str, int]:
        """Return how often each part has failed."""
        return {part: fault.times for part, fault in self.faults.items()}

    def _failed(self, fault: Fault, often: int) -> bool:
        """Tell whether it has failed so often; everything is painted anew, as a busy day does."""
        from PySide6.QtWidgets import QAbstractItemView, QWidget

        for window in (self.desk.window, self.desk.hall.window):
            for widget in window.findChildren(QWidget):
                if isinstance(widget, QAbstractItemView):
                    # In PySide6 6.8 a view has no update() but that of an item.
                    widget.viewport().update()
                    widget.scheduleDelayedItemsLayout()
                else:
                    widget.update()
        return fault.times >= often

    def _typed(self, text: str) -> Awaited:
        """Type a line and press Enter; they have arrived when the next thing is done."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        keys = [(0, letter) for letter in text] + [(int(Qt.Key.Key_Return), "\r")]
        for key, letter in keys:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                # Not sent: an error would come out here, and not where the system's keys come in.
                QApplication.postEvent(self.desk.window.line.edit, event)
        return "the keys", lambda: True


def _thread_of(part: str, fault: Fault) -> "threading.Thread | QThread | QTimer | None":
    """Return what fails beside the windows, not yet started."""
    from PySide6.QtCore import QThread, QTimer

    class Thread(QThread):
        def run(self) -> None:
            fault.strike()

    match part:
        case "a working thread":
            return threading.Thread(target=fault.strike)
        case "a thread of Qt":
            return Thread()
        case "a timer":
            timer = QTimer()
            timer.setInterval(10)
            timer.timeout.connect(fault.strike)
            return timer
        case _:
            return None


def main() -> int:
    """Run the program; whatever came of it is said as one line of JSON."""
    path, *chosen = (each for each in sys.argv[1:] if each != AT_START)
    faults = {part: Fault(number) for number, part in enumerate(chosen)}
    for part, fault in faults.items():
        if PARTS[part][0]:
            fault.put_at(PARTS[part])
    faults[chosen[0]].armed = AT_START in sys.argv
    return run_with(Path(path), lambda program: FailingHands(program, faults))


if __name__ == "__main__":
    sys.exit(main())
