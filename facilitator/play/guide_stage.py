"""The windows as a stage on which the guide's pictures are taken, each small enough for a guide."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeVar

from PIL import Image
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.app.desk import SessionDesk
from facilitator.core.commands import EditParticipant
from facilitator.core.model import Participant
from facilitator.core.scene_kinds import Ranking
from facilitator.core.vocabulary import StepKind
from facilitator.play.guide_venue import usual_laptop
from facilitator.play.stage import PlayTrouble
from facilitator.play.window_stage import WindowStage
from facilitator.ui.console.keys import Act
from facilitator.ui.export.export_panel import ExportPanel
from facilitator.ui.people.people_panel import PeoplePanel
from facilitator.ui.start.session_dialog import SessionDialog
from facilitator.ui.venue.venue_window import VenueWindow

WIDTH: Final = 1366
"""In pixels; a picture of the wall is shrunk to it."""
COLOURS: Final = 80
"""A picture of windows needs no more, and is a third as large."""
BEFORE: Final = timedelta(hours=15)
"""From the evening before to the first step."""
PROGRAMME: Final = 1
"""The place of the programme in the window of the session."""
UP: Final = 7
"""So far up the board it is seen what it is about."""
AWAY_MS: Final = 133_000
LONGEST_WAIT_MS: Final = 60_000
CONSOLES: Final = {
    "proposing": "05-proposals",
    "typing": "06-arguments",
}
"""Pictures of the console, by the names of the moments a player knows."""
WALLS: Final = {StepKind.SILENT.value: "04-question", "typing": "07-card"}
"""Pictures of the wall, likewise; the one of the result is taken while it is shown."""

_Window = TypeVar("_Window", bound=QWidget)


class GuideStage(WindowStage):
    """Takes the first picture of every moment the guide tells of, and no others.

    Args:
        desk: The windows, shown, without a running timer.
        advance: Moves the time the session runs by, in milliseconds.
        folder: The folder of the pictures.
    """

    def __init__(self, desk: SessionDesk, advance: Callable[[int], None], folder: Path) -> None:
        super().__init__(desk, advance, folder)
        self._folder = folder
        self._taken: set[str] = set()

    def picture_evening_before(self, people: tuple[Participant, ...]) -> None:
        """Prepare as on the evening before: the programme, who is expected, the venue.

        Args:
            people: The participants, who are not in the session yet.
        """
        self.press(Act.SESSION)
        dialog = self._opened(SessionDialog)
        dialog.sections.show_page(PROGRAMME)
        self._keep("01-programme", dialog)
        dialog.reject()
        self.press(Act.PEOPLE)
        panel = self._opened(PeoplePanel)
        headings = [
            str(panel.paste.model.headerData(column, Qt.Orientation.Horizontal))
            for column in range(1, panel.paste.model.columnCount())
        ]
        rows = ("\t".join(headings), *(_pasted(person) for person in people))
        panel.paste.text.setPlainText("\n".join(rows))
        self._keep("02-participants", panel)
        panel.paste.add.click()
        panel.reject()
        for person in people:
            # A spreadsheet has no consents.
            self.do(EditParticipant(person))
        self._check_venue()

    def picture_console(self, name: str) -> None:
        """Keep the pictures of console and wall that the guide has of this moment."""
        if name in CONSOLES:
            self._keep(CONSOLES[name], self._desk.window)
        if name in WALLS:
            self._keep(WALLS[name], self._desk.hall.window)
        if name == StepKind.TABLES.value:
            self._be_away()

    def picture_wall(self) -> None:
        """Keep a picture of the result of a vote; the player passes by all other scenes, too."""
        if isinstance(self._desk.hub.scene, Ranking):
            self._keep("08-ranking", self._desk.hall.window)

    def picture_documents(self) -> None:
        """Open the window of documents and wait for its real pages."""
        self.press(Act.EXPORT)
        panel = self._opened(ExportPanel)
        preview = panel.documents.preview
        _wait(lambda: not preview.page.pixmap().isNull() and not preview.painter.is_running)
        # Not the temporary folder of a play: documents go beside the session.
        panel.documents.choices.folder.setText(str(Path("Documents", "Facilitator")))
        self._keep("10-documents", panel)
        panel.reject()

    def _check_venue(self) -> None:
        console = self._desk.window
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise PlayTrouble(VenueWindow.__name__)
        laptop = usual_laptop(console, application, self.now.wall - BEFORE)
        venue = VenueWindow(console.words, laptop, application, console)
        venue.show()
        venue.clock.right.click()
        venue.sound.play.click()
        venue.sound.heard.click()
        venue.trial.make.click()
        _wait(lambda: not venue.is_checking)
        self._keep("03-venue", venue)
        venue.close()
        venue.deleteLater()

    def _be_away(self) -> None:
        """Let the laptop sleep for two minutes in the middle of a step; once is enough."""
        if "09-interrupted" in self._taken:
            return
        for _ in range(UP):
            self.press(Act.UP)
        self._advance(AWAY_MS)
        self._desk.hub.tick()
        self._keep("09-interrupted", self._desk.window)
        self.start_clock()

    def _opened(self, kind: type[_Window]) -> _Window:
        QCoreApplication.processEvents()
        found = self._desk.window.findChild(kind)
        if found is None:
            raise PlayTrouble(kind.__name__)
        return found

    def _keep(self, name: str, window: QWidget) -> None:
        """Take the first picture of this name; later moments of the kind are passed over."""
        if name in self._taken:
            return
        self._taken.add(name)
        # A line that has grown is laid out in a second go.
        for _ in range(2):
            QCoreApplication.processEvents()
        _save(window.grab(), self._folder / f"{name}.png")


def _pasted(person: Participant) -> str:
    """Return a participant as a row copied from a spreadsheet."""
    table = "" if person.table is None else str(person.table)
    cells = (person.name, person.office, person.organisation, table, person.email)
    return "\t".join(cell or "" for cell in cells)


def _wait(is_over: Callable[[], bool]) -> None:
    """Let the windows work in the background until that is over; raises PlayTrouble."""
    longest = QDeadlineTimer(LONGEST_WAIT_MS)
    while not is_over():
        if longest.hasExpired():
            raise PlayTrouble(f"{LONGEST_WAIT_MS} ms")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _save(picture: QPixmap, target: Path) -> None:
    """Write a picture with few colours."""
    image = picture.toImage()
    if image.width() > WIDTH:
        image = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    size, stride = (image.width(), image.height()), image.bytesPerLine()
    whole = Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", stride)
    few = whole.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(target, optimize=True)
