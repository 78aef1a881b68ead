"""The real program while its monitors are pulled, pushed and turned about; says what it did.

Run under Xvfb as `python -m tests.faults.screens_program FILE VIEW:CHANGE…`.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.faults.lending import Awaited, run_with

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from facilitator.app.desk import SessionDesk
    from facilitator.app.program import Program

EXPORTING: Final = "exporting"
"""In the place of a view: documents are made while the monitors change."""
Monitor = tuple[str, str, str]
LAPTOP: Final[Monitor] = ("laptop", "1366/361x768/203+0+0", "screen")
LAPTOP_SMALL: Final[Monitor] = ("laptop", "1280/338x720/190+0+0", "screen")
PROJECTOR: Final[Monitor] = ("projector", "1920/508x1080/285+1366+0", "none")
PROJECTOR_SMALL: Final[Monitor] = ("projector", "1024/270x768/203+1366+0", "none")
PROJECTOR_DENSE: Final[Monitor] = ("projector", "1920/254x1080/143+1366+0", "none")
DUPLICATE: Final[Monitor] = ("projector", "1366/361x768/203+0+0", "none")
THIRD: Final[Monitor] = ("third", "1280/338x1024/270+3286+0", "none")
CHANGES: Final = (
    "removed",
    "added again",
    "resized",
    "rescaled",
    "duplicated",
    "swapped for a third",
    "made the primary one",
    "loose in its socket",
    "the laptop's own screen resized",
    "the laptop's own screen gone",
)
"""What is done to the projector, one after another with one view; each begins with both screens."""


def plug(monitor: Monitor, *, primary: bool = False) -> None:
    """Let a monitor appear."""
    name, geometry, output = monitor
    shown = f"*{name}" if primary else name
    _xrandr("--setmonitor", shown, geometry, output)


def unplug(name: str) -> None:
    """Let a monitor disappear, if it is there."""
    _xrandr("--delmonitor", name, check=False)


def _xrandr(*arguments: str, check: bool = True) -> None:
    done = subprocess.run(["xrandr", *arguments], capture_output=True, check=False)
    assert done.returncode == 0 or not check, (arguments, done.stderr)


class PluggingHands:
    """Changes the monitors under a running session and waits for the wall.

    Args:
        program: The program, with a session open.
        tries: Views and changes.
    """

    def __init__(self, program: "Program", tries: Sequence[tuple[str, str]]) -> None:
        assert program.desk is not None
        self.desk: SessionDesk = program.desk
        self.tries = tries
        self.found: list[dict[str, Any]] = []
        self.errors: list[str] = []
        program.errors.told.connect(self.errors.append)

    def work(self) -> Iterator[Awaited]:
        """Do everything; yields what is to be waited for."""
        from facilitator.core.commands import AddProposal, GoToStep, StartClock
        from facilitator.core.screen import View, show_view
        from facilitator.core.vocabulary import StepKind

        hub = self.desk.hub
        step = next(one for one in hub.state.programme if one.kind is StepKind.STATEMENTS)
        hub.dispatch(GoToStep(step.id))
        hub.dispatch(StartClock())
        yield "the wall at first", self._is_on_projector
        for number, (view, change) in enumerate(self.tries):
            ms, told = hub.now.ms, len(self.errors)
            if view != EXPORTING:
                hub.show_screen(show_view(hub.screen, View(view)))
            else:
                self._make_documents()
            yield from self._change(change)
            hub.dispatch(AddProposal(1, f"Предложение {number}"))
            yield "the clock", lambda ms=ms: hub.now.ms > ms  # type: ignore[misc]
            self.found.append(
                {
                    "view": view,
                    "change": change,
                    "errors": self.errors[told:],
                    "console": self.desk.window.isVisible(),
                    "same": self.desk.hall.window._view.scene == hub.scene,
                    "text": f"Предложение {number}",
                }
            )
            yield from self._both_again()

    def _change(self, change: str) -> Iterator[Awaited]:
        match change:
            case "removed":
                unplug("projector")
                yield change, self._is_away
            case "added again":
                unplug("projector")
                yield "away first", self._is_away
                plug(PROJECTOR)
                yield change, self._is_on_projector
            case "resized":
                yield from self._become(PROJECTOR_SMALL)
                yield change, lambda: self._is_at(1366, 1024, 768)
            case "rescaled":
                yield from self._become(PROJECTOR_DENSE)
                yield change, self._is_on_projector
            case "duplicated":
                yield from self._become(DUPLICATE)
                yield change, self._is_away
            case "swapped for a third":
                unplug("projector")
                plug(THIRD)
                yield change, lambda: self._is_at(3286, 1280, 1024)
            case "made the primary one":
                yield from self._become(PROJECTOR, primary=True)
                yield change, self._is_on_projector
            case "loose in its socket":
                for _ in range(5):
                    unplug("projector")
                    plug(PROJECTOR)
                yield change, self._is_on_projector
            case "the laptop's own screen resized":
                yield from self._become(LAPTOP_SMALL, primary=True)
                yield change, self._is_on_projector
            case "the laptop's own screen gone":
                unplug("laptop")
                yield change, lambda: self._console_is_seen() and not self._covers_console()

    def _both_again(self) -> Iterator[Awaited]:
        for name in ("third", "projector", "laptop"):
            unplug(name)
        yield "none", lambda: self._names() == {"screen"}
        plug(LAPTOP, primary=True)
        plug(PROJECTOR)
        yield "both again", self._is_on_projector

    def _become(self, monitor: Monitor, *, primary: bool = False) -> Iterator[Awaited]:
        """Let a monitor be another one of its name; Qt must have seen the first one go."""
        name = monitor[0]
        unplug(name)
        yield f"no {name}", lambda: name not in self._names()
        plug(monitor, primary=primary)
        yield f"another {name}", lambda: name in self._names()

    def _names(self) -> set[str]:
        from PySide6.QtGui import QGuiApplication

        return {screen.name() for screen in QGuiApplication.screens()}

    def _make_documents(self) -> None:
        from facilitator.ui.console.keys import Act

        self.desk.acts.carry_out(Act.MAKE)

    def _notice(self) -> bool:
        return self.desk.window.banners.banner("notice") is not None

    def _is_on_projector(self) -> bool:
        return self._is_at(1366, 1920, 1080)

    def _is_at(self, left: int, width: int, height: int) -> bool:
        """Tell whether the wall, and it alone, fills this place, and nothing is wrong."""
        wall = self.desk.hall.window
        ratio = wall.devicePixelRatio()
        place = wall.geometry()
        size = (round(place.width() * ratio), round(place.height() * ratio))
        return (
            wall.isVisible()
            and place.left() == left
            and abs(size[0] - width) <= 1
            and abs(size[1] - height) <= 1
            and not self._notice()
            and not self._covers_console()
        )

    def _is_away(self) -> bool:
        """Tell whether the wall covers nothing, and the console says why."""
        return not self._covers_console() and self._notice() and self._console_is_seen()

    def _covers_console(self) -> bool:
        wall = self.desk.hall.window
        return (
            wall.isVisible()
            and wall.isFullScreen()
            and _place(wall).intersects(_place(self.desk.window))
        )

    def _console_is_seen(self) -> bool:
        from PySide6.QtGui import QGuiApplication

        place = _place(self.desk.window)
        screens = [screen.geometry() for screen in QGuiApplication.screens()]
        return self.desk.window.isVisible() and any(each.intersects(place) for each in screens)

    def state(self) -> str:
        """Return where everything is, for whoever waits in vain."""
        from PySide6.QtGui import QGuiApplication

        wall, console = self.desk.hall.window, self.desk.window
        screens = [(each.name(), each.geometry().getRect()) for each in QGuiApplication.screens()]
        return repr(
            {
                "screens": screens,
                "wall": (wall.isVisible(), wall.isFullScreen(), wall.geometry().getRect()),
                "ratio": wall.devicePixelRatio(),
                "console": (console.isVisible(), console.geometry().getRect()),
                "notice": self._notice(),
                "found": self.found[-1:],
            }
        )


def _place(window: Any) -> "QRect":  # noqa: ANN401  a QWidget, which is imported later
    place: QRect = window.geometry()
    return place


def main() -> int:
    """Run the program; what came of it is said as one line of JSON."""
    path, *tries = sys.argv[1:]
    plug(LAPTOP, primary=True)
    plug(PROJECTOR)
    chosen = [(view, change) for view, _, change in (text.partition(":") for text in tries)]
    return run_with(Path(path), lambda program: PluggingHands(program, chosen))


if __name__ == "__main__":
    sys.exit(main())
