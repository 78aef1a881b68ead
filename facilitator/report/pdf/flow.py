"""What reportlab does not bring: headings with bookmarks, and keeping neighbours on one page."""

from __future__ import annotations

from itertools import pairwise

from reportlab.platypus import Flowable, Paragraph

from facilitator.report.pdf.styles import TEXT_HEIGHT
from facilitator.report.pdf.tagging import Element

# Rounding must not push a fitted part to the next page.
_SLACK = 0.01
# Taller than anything: to measure a whole.
_ENDLESS = 1e9


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph that breaks its lines once for a width.

    reportlab breaks them anew each time it asks for the size. That costs half of all time, and
    the first part of a paragraph broken by a page may then not fit: words broken by force are
    broken elsewhere.
    """

    element: Element | None = None
    """What it is in the structure of the document; None only decorates the page."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size for a width."""
        if hasattr(self, "blPara") and self.width == width:
            return self.width, self.height
        size: tuple[float, float] = super().wrap(width, height)
        return size

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split after the last line that fits; the first part is ready to be drawn."""
        parts: list[Flowable] = super().split(width, height)
        for part in parts:
            part.element = self.element
        if len(parts) > 1 and self.blPara.kind == 0:
            # reportlab leaves lines of plain words marked as lines of fragments.
            upper = parts[0]
            upper.blPara = self.blPara.clone(lines=upper.blPara.lines)
        return parts

    def draw(self) -> None:
        """Draw the text as part of its element."""
        self.canv.begin(self.element)
        super().draw()
        self.canv.end()


class HeadingParagraph(Text):
    """A paragraph that enters itself in the outline when it is drawn."""

    bookmark: tuple[str, int, str] | None = None
    pages: dict[str, int] | None = None
    """Where it notes its page when it is drawn, for the table of contents."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split as a paragraph does; the first part has the bookmark."""
        parts: list[Flowable] = super().split(width, height)
        if parts and parts[0] is not self:
            parts[0].bookmark, parts[0].pages = self.bookmark, self.pages
        return parts

    def draw(self) -> None:
        """Draw the text and add its entry to the outline."""
        if self.bookmark:
            title, level, key = self.bookmark
            self.canv.bookmarkHorizontal(key, 0, self.height)
            self.canv.addOutlineEntry(title, key, level, closed=level > 0)
            if self.pages is not None:
                self.pages[key] = self.canv.getPageNumber()
        super().draw()


class WithHead(Flowable):  # type: ignore[misc]
    """Headings (or lead-in lines) and what follows them: a page never ends between the two.

    It is never drawn itself: reportlab always splits it, into its parts or after some of them.

    Args:
        head: What must not stand alone at the foot of a page.
        body: What follows; it may be split.
    """

    def __init__(self, head: list[Flowable], body: Flowable) -> None:
        super().__init__()
        self.parts = [*head, body]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return a size that fits nowhere, so that reportlab splits."""
        del height
        return width, _ENDLESS

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab's name
        """Return the space above the first part."""
        return float(self.parts[0].getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab's name
        """Return the space below the last part."""
        return float(self.parts[-1].getSpaceAfter())

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split the body; without room for a piece of it everything moves on."""
        *head, body = self.parts
        taken = _stacked(head, width) + _between(head[-1], body)
        parts = _split(body, width, height - taken - _SLACK)
        if parts:
            return [*head, *parts]
        return _one_by_one(self.parts, width, height)


class WithTail(Flowable):  # type: ignore[misc]
    """A body and what must never stand alone on a page after it, such as signatures.

    It is never drawn itself: reportlab always splits it, into its parts or after some of them.

    Args:
        body: What precedes; it may be split.
        tail: What stays with the end of it; it cannot be split.
    """

    def __init__(self, body: Flowable, tail: Flowable) -> None:
        super().__init__()
        self._body = body
        self._tail = tail

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return a size that fits nowhere, so that reportlab splits."""
        del height
        return width, _ENDLESS

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab's name
        """Return the space above the body."""
        return float(self._body.getSpaceBefore())

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split the body so that the end of it moves on together with the tail."""
        body, tail = self._body, self._tail
        whole = measured(body, width)
        if whole + _between(body, tail) + measured(tail, width) <= height - _SLACK:
            return [*_flat(body), tail]
        *before, last = _split(body, width, min(height - _SLACK, whole - 1)) or [None]
        if before:
            return [*before, WithTail(last, tail)]
        return _one_by_one([*_flat(body), tail], width, height)


class SideBySide(Flowable):  # type: ignore[misc]
    """Paragraphs beside each other, their first lines level; never split.

    Args:
        cells: Each paragraph with its left edge and its width, in points.
        above: Room above, in points.
        below: Room below, in points.
    """

    def __init__(
        self, cells: list[tuple[Text, float, float]], above: float = 0, below: float = 0
    ) -> None:
        super().__init__()
        self._cells = cells
        self._above = above
        self._below = below
        self.height = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the tallest, with the room around it."""
        tallest = max(cell.wrap(own, height)[1] for cell, _, own in self._cells)
        self.height = tallest + self._above + self._below
        return width, self.height

    def draw(self) -> None:
        """Draw the paragraphs from left to right."""
        for cell, left, _ in self._cells:
            cell.drawOn(self.canv, left, self.height - self._above - cell.height)


class Signing(Flowable):  # type: ignore[misc]
    """Lines to be signed under each other, each with room above for a hand; never split.

    Args:
        lines: The lines, from the top.
    """

    def __init__(self, lines: list[SideBySide]) -> None:
        super().__init__()
        self._lines = lines
        self.height = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of all lines."""
        self.height = sum(line.wrap(width, height)[1] for line in self._lines)
        return width, self.height

    def draw(self) -> None:
        """Draw the lines from the top."""
        bottom = self.height
        for line in self._lines:
            bottom -= line.height
            line.drawOn(self.canv, 0, bottom)


def measured(flowable: Flowable, width: float) -> float:
    """Return the height of a flowable, in points, also of one that is never drawn itself."""
    if isinstance(flowable, WithHead):
        return _stacked(flowable.parts, width)
    return float(flowable.wrap(width, _ENDLESS)[1])


def _stacked(parts: list[Flowable], width: float) -> float:
    """Return the height of `parts` under each other."""
    gaps = sum(_between(above, below) for above, below in pairwise(parts))
    return gaps + sum(measured(part, width) for part in parts)


def _between(above: Flowable, below: Flowable) -> float:
    return float(max(above.getSpaceAfter(), below.getSpaceBefore()))


def _flat(body: Flowable) -> list[Flowable]:
    return body.parts if isinstance(body, WithHead) else [body]


def _one_by_one(parts: list[Flowable], width: float, height: float) -> list[Flowable]:
    """Return nothing, to wait for the next page, or on an empty one all parts unbound."""
    if height < TEXT_HEIGHT - 1:
        return []
    first, *others = parts
    return [*(_split(first, width, height) or [first]), *others]


def _split(body: Flowable, width: float, height: float) -> list[Flowable]:
    """Return `body` whole if it fits into `height`, its parts if it can be split, else nothing."""
    if height <= 0:
        return []
    if body.wrap(width, height)[1] <= height:
        return [body]
    return list(body.split(width, height))
