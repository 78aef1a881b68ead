"""Run by test_hotplug_xvfb.py under Xvfb: the projector is unplugged and plugged in again.

Says on standard output, as one JSON document, where console and wall were each time.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QRect
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.core.scene_kinds import Occasion, TitleCard
from facilitator.ui.audience.wall import Wall
from facilitator.ui.audience.window import AudienceWindow
from facilitator.ui.screens import ScreenWatcher
from facilitator.words import Words

LAPTOP = ("laptop", "1366/361x768/203+0+0", "screen")
PROJECTOR = ("projector", "1920/508x1080/285+1366+0", "none")
PATIENCE_MS = 20_000


def plug(monitor: tuple[str, str, str]) -> None:
    """Let a monitor appear."""
    subprocess.run(["xrandr", "--setmonitor", *monitor], check=True, stdout=subprocess.DEVNULL)


def unplug(name: str) -> None:
    """Let a monitor disappear."""
    subprocess.run(["xrandr", "--delmonitor", name], check=True, stdout=subprocess.DEVNULL)


def wait(what: str, happened: Callable[[], bool]) -> None:
    """Let events come until something has happened; end the program where it does not."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not happened():
        if deadline.hasExpired():
            sys.exit(f"waited in vain: {what}")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def main() -> None:
    """Unplug and plug in again."""
    app = QApplication(sys.argv)
    words = Words.load("en")
    settled: list[object] = []
    seen: dict[str, Any] = {}
    console = QWidget()
    console.setGeometry(20, 20, 1000, 600)
    console.show()
    window = AudienceWindow(words)
    watcher = ScreenWatcher(app)
    watcher.settled.connect(settled.append)
    wall = Wall(window, watcher, words)
    window.show_scene(TitleCard(Occasion("Session")))

    def note(name: str) -> None:
        place = window.geometry() if window.isVisible() else QRect()
        seen[name] = {
            "wall": place.getRect(),
            "console": console.geometry().getRect(),
            "console_visible": console.isVisible(),
            "active_is_wall": app.activeWindow() is window,
            "notice": bool(wall.notice),
        }

    plug(LAPTOP)
    wait("the laptop alone", lambda: [s.name() for s in app.screens()] == ["laptop"])
    wall.start()
    note("alone")
    plug(PROJECTOR)
    wait("the wall on the projector", lambda: window.isFullScreen() and window.isVisible())
    note("plugged in")
    unplug("projector")
    wait("the wall gone", lambda: not window.isVisible())
    wait("rest", lambda: settled[-1] is None)
    note("unplugged")
    plug(PROJECTOR)
    wait("the wall back", window.isVisible)
    note("plugged in again")
    window.close()
    note("closed")
    print(json.dumps(seen))  # noqa: T201  what the test reads


if __name__ == "__main__":
    main()
