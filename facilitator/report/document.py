"""A document with all its words in place, for any writer: blocks in reading order, no fonts."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from facilitator.core.value import dataclass, replace

Change = Callable[[str], str]
"""Text to text, such as a typographer."""


class Manner(Enum):
    """What a paragraph is for; each writer has its look for it."""

    RUNNING = auto()
    LEAD = auto()
    CENTRED = auto()
    QUESTION = auto()
    RIGHT = auto()
    TITLE = auto()


class Look(Enum):
    """How a heading stands: across the page, or as words that open what follows."""

    CENTRED = auto()
    LEFT = auto()
    RIGHT = auto()


class Align(Enum):
    """How the cells of a column stand."""

    LEFT = auto()
    CENTRE = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one weight; line breaks in it are kept."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `place` says where it is, for warnings, if the last heading is not enough."""

    spans: tuple[Span, ...]
    manner: Manner = Manner.RUNNING
    keeps_next: bool = False
    place: str = ""

    def changed(self, change: Change) -> Paragraph:
        """Return this with every text changed."""
        return replace(self, spans=_changed(self.spans, change))


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of a list with its marker; an empty marker goes on under the one before."""

    marker: str
    spans: tuple[Span, ...]
    keeps_next: bool = False
    place: str = ""

    def changed(self, change: Change) -> Item:
        """Return this with every text changed."""
        return replace(self, spans=_changed(self.spans, change))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `bookmark` is its name in the outline where it differs from the text."""

    level: int
    text: str
    look: Look = Look.LEFT
    bookmark: str = ""

    def changed(self, change: Change) -> Heading:
        """Return this with every text changed."""
        return replace(self, text=change(self.text), bookmark=change(self.bookmark))


@dataclass(frozen=True, slots=True)
class TwoSided:
    """One line with a text at each margin."""

    left: str
    right: str

    def changed(self, change: Change) -> TwoSided:
        """Return this with every text changed."""
        return TwoSided(change(self.left), change(self.right))


@dataclass(frozen=True, slots=True)
class BarChart:
    """Counts as bars, one for each label."""

    labels: tuple[str, ...]
    counts: tuple[int, ...]

    def changed(self, change: Change) -> BarChart:
        """Return this with every text changed."""
        return replace(self, labels=tuple(change(label) for label in self.labels))


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph inside a cell, with a hanging marker where it has one."""

    spans: tuple[Span, ...]
    marker: str = ""

    def changed(self, change: Change) -> Line:
        """Return this with every text changed."""
        return replace(self, spans=_changed(self.spans, change))


Cell = tuple[Line | BarChart, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is its share of the page's width."""

    title: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `place` is where it is, for warnings."""

    cells: tuple[Cell, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def changed(self, change: Change) -> Table:
        """Return this with every text changed."""
        columns = tuple(replace(one, title=change(one.title)) for one in self.columns)
        rows = tuple(
            replace(
                row,
                cells=tuple(tuple(line.changed(change) for line in cell) for cell in row.cells),
                place=change(row.place),
            )
            for row in self.rows
        )
        return Table(columns, rows)


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """An office, room to sign, and a name."""

    office: str
    name: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """The lines to be signed; they stay together and with what stands before them."""

    lines: tuple[SignatureLine, ...]

    def changed(self, change: Change) -> Signatures:
        """Return this with every text changed."""
        return Signatures(
            tuple(SignatureLine(change(line.office), change(line.name)) for line in self.lines)
        )


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""

    def changed(self, change: Change) -> PageBreak:  # noqa: ARG002 - it has no text
        """Return this: there is no text in it."""
        return self


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The first page of a report: whose it is, its title as the first heading, where and when."""

    note: str
    above: tuple[str, ...]
    title: str
    lines: tuple[str, ...]
    below: tuple[str, ...]

    def changed(self, change: Change) -> TitlePage:
        """Return this with every text changed."""
        parts = (self.above, self.lines, self.below)
        above, lines, below = (tuple(change(line) for line in part) for part in parts)
        return TitlePage(change(self.note), above, change(self.title), lines, below)


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings of the document down to level `depth`, each with its page."""

    title: str
    depth: int = 1

    def changed(self, change: Change) -> Contents:
        """Return this with the title changed."""
        return replace(self, title=change(self.title))


class Direction(Enum):
    """Where the bars of a chart grow: up over short labels, across beside long ones."""

    UP = auto()
    ACROSS = auto()


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one kind, one for each label of the chart; `shown` is how each is printed."""

    name: str
    values: tuple[float, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one or several series over the same labels; `said` is the same for who cannot see."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    direction: Direction
    said: str

    def changed(self, change: Change) -> Chart:
        """Return this with every text changed."""
        return replace(
            self,
            title=change(self.title),
            labels=tuple(change(label) for label in self.labels),
            series=tuple(
                Series(change(one.name), one.values, tuple(change(text) for text in one.shown))
                for one in self.series
            ),
            said=change(self.said),
        )


Block = (
    Paragraph
    | Item
    | Heading
    | TwoSided
    | Table
    | Signatures
    | PageBreak
    | TitlePage
    | Contents
    | Chart
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `mark` stands in the margin of every page."""

    title: str
    author: str
    subject: str
    language: str
    mark: str
    blocks: tuple[Block, ...]

    def changed(self, change: Change) -> Document:
        """Return this with the text of every block and the mark changed."""
        blocks = tuple(block.changed(change) for block in self.blocks)
        return replace(self, mark=change(self.mark), blocks=blocks)


def _changed(spans: tuple[Span, ...], change: Change) -> tuple[Span, ...]:
    return tuple(replace(span, text=change(span.text)) for span in spans)
