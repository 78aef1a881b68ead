"""Where everything stands on a card of the board; painting is in board_delegate."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from facilitator.core.value import dataclass
from facilitator.ui.console.board_items import ArgumentItem, BoardItem
from facilitator.ui.console.text_lines import Lines, broken
from facilitator.ui.theme import SIZES, console_font
from facilitator.ui.wording import MINUS

_ELIDE: Final = Qt.TextElideMode.ElideRight
GAP: Final = 6
"""Between cards."""
PAD: Final = 12
NUMBER_WIDTH: Final = 42
COLUMN_PAD: Final = 10
COLUMN_GAP: Final = 12
CLOSED_LINES: Final = 2
OPEN_LINES: Final = 12
ALL_LINES: Final = 10_000
COMPACT_LINES: Final = 2
"""Of the selected card and of each of its arguments where the window is low."""


@dataclass(frozen=True, slots=True)
class ArgumentPlace:
    """An argument and its place on the card, from the card's upper left corner."""

    item: ArgumentItem
    rect: QRectF
    lines: Lines
    author: str


@dataclass(frozen=True, slots=True)
class CardPlan:
    """All that is painted of a card; rectangles from the card's upper left corner."""

    height: float
    text: Lines
    text_rect: QRectF
    tags: Lines | None
    tags_top: float
    author: str
    author_width: float
    counts: tuple[str, str]
    columns: tuple[QRectF, ...] = ()
    arguments: tuple[ArgumentPlace, ...] = ()


def bold(pixels: int) -> QFont:
    """Return the console's bold font."""
    return console_font(pixels, QFont.Weight.Bold)


def counts_of(item: BoardItem) -> tuple[str, str]:
    """Return the numbers of pluses and minuses as the card says them."""
    return f"+{len(item.pros)}", f"{MINUS}{len(item.cons)}"


def plan_card(item: BoardItem, width: float, *, compact: bool = False) -> CardPlan:
    """Return where everything stands on a card `width` logical pixels wide.

    The selected card shows all its text and, if it has arguments, its two columns. A compact one
    that is not selected has one line and no tags; a compact selected one leaves its neighbours
    room, and shows all of an argument only while that is chosen.
    """
    counts = counts_of(item)
    counting = QFontMetricsF(bold(SIZES.text))
    counts_width = counting.horizontalAdvance(" ".join(counts))
    author_metrics = QFontMetricsF(console_font(SIZES.small))
    author = author_metrics.elidedText(item.author, _ELIDE, min(width * 0.22, 170))
    author_width = author_metrics.horizontalAdvance(author)
    side = PAD + counts_width + PAD + author_width + PAD
    left = PAD + NUMBER_WIDTH
    room = width - left - side
    font = bold(SIZES.text) if item.selected else console_font(SIZES.text)
    if item.struck:
        font.setStrikeOut(True)
    closed, opened = (1, COMPACT_LINES) if compact else (CLOSED_LINES, OPEN_LINES)
    text = broken(item.text, font, room, opened if item.selected else closed)
    top = float(PAD - 3)
    text_rect = QRectF(left, top, room, text.height)
    bottom = text_rect.bottom()
    tags = None
    said = (*item.tags, *item.details) if item.selected else () if compact else item.tags
    if said:
        most = 2 if item.selected and not compact else 1
        tags = broken(" · ".join(said), console_font(SIZES.small), room, most)
    tags_top = bottom + 1
    if tags is not None:
        bottom = tags_top + tags.height
    columns: tuple[QRectF, ...] = ()
    places: tuple[ArgumentPlace, ...] = ()
    if item.selected and (item.pros or item.cons):
        columns, places, bottom = _columns(item, width, bottom + 8, compact=compact)
    return CardPlan(
        height=bottom + PAD - 3,
        text=text,
        text_rect=text_rect,
        tags=tags,
        tags_top=tags_top,
        author=author,
        author_width=author_width,
        counts=counts,
        columns=columns,
        arguments=places,
    )


def _columns(
    item: BoardItem, width: float, top: float, *, compact: bool
) -> tuple[tuple[QRectF, ...], tuple[ArgumentPlace, ...], float]:
    column = (width - 2 * PAD - COLUMN_GAP) / 2
    heading = QFontMetricsF(bold(SIZES.small)).height() + 12
    places: list[ArgumentPlace] = []
    lowest = top + heading
    for number, arguments in enumerate((item.pros, item.cons)):
        left = PAD + number * (column + COLUMN_GAP)
        down = top + heading
        for argument in arguments:
            short = compact and argument.id != item.argument
            most = COMPACT_LINES if short else ALL_LINES
            place = _placed(argument, left + COLUMN_PAD, down, column - 2 * COLUMN_PAD, most)
            places.append(place)
            down = place.rect.bottom()
        lowest = max(lowest, down)
    bottom = lowest + 8
    rects = tuple(
        QRectF(PAD + number * (column + COLUMN_GAP), top, column, bottom - top)
        for number in range(2)
    )
    return rects, tuple(places), bottom


def _placed(
    argument: ArgumentItem, left: float, top: float, width: float, most: int
) -> ArgumentPlace:
    lines = broken(argument.text, console_font(SIZES.text - 1), width, most)
    small = QFontMetricsF(console_font(SIZES.caption))
    author = small.elidedText(argument.author, _ELIDE, width * 0.6)
    height = lines.height
    if author and lines.last_width() + 4 + small.horizontalAdvance(author) > width:
        height += lines.line_height
    return ArgumentPlace(argument, QRectF(left, top, width, height), lines, author)
