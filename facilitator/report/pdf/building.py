"""From the blocks of a document to flowables."""

from collections.abc import Mapping

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import PageBreak as NewPage

from facilitator.report import document as doc
from facilitator.report.document import Align, Look, Manner
from facilitator.report.pdf.blocks import headings, stays_with_next
from facilitator.report.pdf.charts import Bars
from facilitator.report.pdf.contents import ContentsLine
from facilitator.report.pdf.flow import (
    HeadingParagraph,
    SideBySide,
    Signing,
    WithHead,
    WithTail,
    measured,
)
from facilitator.report.pdf.grid import Cells, Grid, GridColumn, GridRow
from facilitator.report.pdf.setting import CELL_BREAKS, HEADER_BREAKS, RUNNING_BREAKS, Setter
from facilitator.report.pdf.stand_ins import StandIns
from facilitator.report.pdf.styles import PADDING, TEXT_HEIGHT, TEXT_WIDTH, TIGHT, Styles
from facilitator.report.pdf.tagging import Element

_ROOM_TO_SIGN = 12 * mm
# What is meant for one line but never ends is printed, not laid out.
_TOO_LONG_FOR_A_LINE = 400
_TITLE_HEIGHT = 0.4
"""How much of the free height of a title page stands above the title."""
_TITLE_SLACK = 60
_Single = (
    doc.Paragraph
    | doc.Item
    | doc.Heading
    | doc.TwoSided
    | doc.Table
    | doc.Signatures
    | doc.PageBreak
)


class Builder(Setter):
    """Makes the flowables of a document, one block after the other.

    Args:
        styles: The paragraph styles.
        stand_ins: What replaces characters that the font lacks.
        pages: The pages of headings by their keys, as `pages` has them when all has been drawn.
    """

    def __init__(
        self, styles: Styles, stand_ins: StandIns, pages: Mapping[str, int] | None = None
    ) -> None:
        super().__init__(stand_ins)
        self._styles = styles
        self._known_pages = pages or {}
        self.pages: dict[str, int] = {}
        self._contents: list[tuple[int, str]] = []
        self._list: Element | None = None
        self._level = -1
        self._bookmarks = 0

    def story(self, blocks: tuple[doc.Block, ...]) -> list[Flowable]:
        """Return the flowables of `blocks`; what belongs together on a page is bound together."""
        self._contents = headings(blocks)
        story: list[Flowable] = []
        head: list[Flowable] = []
        for index, block in enumerate(blocks):
            if not isinstance(block, doc.Item):
                self._list = None
            if isinstance(block, doc.Signatures):
                story += head
                head = []
                self._sign(story, block)
                continue
            flowable, *others = self._flowables(block)
            if stays_with_next(blocks, index):
                head.append(flowable)
            elif head and not isinstance(block, doc.PageBreak):
                story.append(WithHead(head, flowable))
                head = []
            else:
                story += [*head, flowable]
                head = []
            story += others
        return story + head

    def _flowables(self, block: doc.Block) -> list[Flowable]:
        """Return what a block becomes; the first is what a heading above is bound to."""
        match block:
            case doc.TitlePage():
                return self._title_page(block)
            case doc.Contents():
                return self._table_of_contents(block)
            case doc.Chart():
                # Half as long to load as everything else, and most documents have none.
                from facilitator.report.pdf.diagrams import diagrams

                place = self._place
                found = list(
                    diagrams(
                        block.changed(lambda text: self._label(text, place)), self._styles.family
                    )
                )
                for diagram in found:
                    diagram.element = Element("Figure", self.root, said=diagram.said)
                return found
            case _:
                return [self._flowable(block)]

    def _flowable(self, block: _Single) -> Flowable:
        match block:
            case doc.Heading():
                return self._heading(block)
            case doc.Paragraph():
                breaks = RUNNING_BREAKS if block.manner is Manner.RUNNING else None
                markup = self._markup(block.spans, block.place, breaks)
                return self._text(markup, self._styles.manners[block.manner])
            case doc.Item():
                markup = self._markup(block.spans, block.place, RUNNING_BREAKS)
                marker = f"{self.text(block.marker)}\u00a0" if block.marker else ""
                return self._text(marker + markup, self._styles.item, self._list_body(block))
            case doc.TwoSided():
                return self._two_sided(block)
            case doc.Table():
                return self._table(block)
            case doc.PageBreak():
                return NewPage()
            case doc.Signatures():
                return self._signing(block)

    def _list_body(self, block: doc.Item) -> Element:
        """Return the body an item belongs to: a new one, or without a marker the one before."""
        if self._list is None:
            self._list = Element("L", self.root)
        elif not block.marker:
            last = self._list.kids[-1]
            if isinstance(last, Element) and isinstance(last.kids[0], Element):
                return last.kids[0]
        return Element("LBody", Element("LI", self._list))

    def _heading(self, block: doc.Heading) -> Flowable:
        self._place = block.bookmark or block.text
        self._bookmarks += 1
        style = self._styles.headings[block.level, block.look]
        return self._bookmarked(block.text, style, block.level, f"h{self._bookmarks}")

    def _bookmarked(self, text: str, style: ParagraphStyle, level: int, key: str) -> Flowable:
        """Return a heading that enters the outline under the name of the present place."""
        paragraph = HeadingParagraph(self.text(text), style)
        # An outline may only go down one level at a time.
        self._level = min(level, self._level + 1)
        paragraph.bookmark = (self._label(self._place, self._place), self._level, key)
        paragraph.pages = self.pages
        paragraph.element = Element(f"H{self._level + 1}", self.root)
        return paragraph

    def _title_page(self, block: doc.TitlePage) -> list[Flowable]:
        """Return a page with the title in its middle; it runs on where the texts are too long."""
        manners = self._styles.manners
        self._place = block.title.capitalize()
        above = [self._text(self.text(line), manners[Manner.CENTRED]) for line in block.above]
        if block.note:
            note = self._text(f"<b>{self.text(block.note)}</b>", manners[Manner.RIGHT])
            above.insert(0, note)
        title = self._bookmarked(block.title, self._styles.report_title, 0, "title")
        lines = [self._text(self.text(line), manners[Manner.CENTRED]) for line in block.lines]
        below = [self._text(self.text(line), manners[Manner.CENTRED]) for line in block.below]
        parts = [*above, title, *lines, *below]
        free = TEXT_HEIGHT - sum(measured(part, TEXT_WIDTH) for part in parts) - _TITLE_SLACK
        if free < 0:
            return parts
        high, low = free * _TITLE_HEIGHT, free * (1 - _TITLE_HEIGHT)
        return [*above, Spacer(0, high), title, *lines, Spacer(0, low), *below]

    def _table_of_contents(self, block: doc.Contents) -> list[Flowable]:
        self._place = block.title.capitalize()
        style = self._styles.headings[1, Look.CENTRED]
        title = self._bookmarked(block.title, style, 1, "contents")
        table = Element("TOC", self.root)
        lines = [
            self._contents_line(heading, f"h{number}", level, Element("TOCI", table))
            for number, (level, heading) in enumerate(self._contents, start=1)
            if level <= block.depth
        ]
        return [title, *lines]

    def _contents_line(self, heading: str, key: str, level: int, element: Element) -> Flowable:
        name = self.text(heading.replace("\n", " ").rstrip(":"))
        text = self._text(name, self._styles.contents[level], element)
        page = self._known_pages.get(key)
        return ContentsLine(text, "" if page is None else str(page))

    def _two_sided(self, block: doc.TwoSided) -> Flowable:
        if len(block.left) + len(block.right) > _TOO_LONG_FOR_A_LINE:
            return self._text(self.text(f"{block.left}\n{block.right}"), self._styles.left)
        half = TEXT_WIDTH / 2
        return SideBySide(
            [
                (self._text(self.text(block.left), self._styles.left), 0, half),
                (self._text(self.text(block.right), self._styles.right), half, half),
            ],
            above=3 * mm,
            below=5 * mm,
        )

    def _table(self, block: doc.Table) -> Flowable:
        whole = sum(column.width for column in block.columns)
        columns = [
            GridColumn(
                TEXT_WIDTH * column.width / whole,
                TIGHT if column.align is Align.CENTRE else PADDING,
            )
            for column in block.columns
        ]
        table = Element("Table", self.root)
        first = Element("TR", table)
        titles = [
            self._text(
                self.text(one.title, breaks_from=HEADER_BREAKS),
                self._styles.header_cell,
                Element("TH", first, "/A <</O /Table /Scope /Column>>"),
            )
            for one in block.columns
        ]
        header = GridRow(lambda: [[title] for title in titles], columns)
        aligns = [column.align for column in block.columns]
        # The rows are made when they are laid out: by then the place is another.
        place = self._place
        rows = [
            self._row(row, aligns, columns, row.place or place, Element("TR", table))
            for row in block.rows
        ]
        return Grid(header, rows)

    def _row(
        self,
        row: doc.Row,
        aligns: list[Align],
        columns: list[GridColumn],
        place: str,
        element: Element,
    ) -> GridRow:
        elements = [Element("TD", element) for _ in row.cells]

        def make() -> Cells:
            return [
                [self._cell_part(part, align, column.inside, place, within) for part in cell]
                for cell, align, column, within in zip(
                    row.cells, aligns, columns, elements, strict=True
                )
            ]

        return GridRow(make, columns)

    def _cell_part(
        self,
        part: doc.Line | doc.BarChart,
        align: Align,
        width: float,
        place: str,
        within: Element,
    ) -> Flowable:
        if isinstance(part, doc.BarChart):
            chart = part.changed(lambda text: self._label(text, place))
            said = (f"{label} — {n}" for label, n in zip(chart.labels, chart.counts, strict=True))
            return Bars(
                chart, width, self._styles.family, Element("Figure", within, said="; ".join(said))
            )
        markup = self._markup(part.spans, place, CELL_BREAKS)
        if part.marker:
            marker = self.text(part.marker, place)
            return self._text(f"{marker}\u00a0{markup}", self._styles.argument, within)
        return self._text(markup, self._styles.cells[align], within)

    def _sign(self, story: list[Flowable], block: doc.Signatures) -> None:
        """Bind the signatures to what stands before them."""
        longest = max(len(text) for line in block.lines for text in (line.office, line.name))
        if longest > _TOO_LONG_FOR_A_LINE:
            lines = (self.text(f"{line.office}\n{line.name}") for line in block.lines)
            story += [self._text(line, self._styles.left) for line in lines]
            return
        signing = self._flowable(block)
        follows = story and not isinstance(story[-1], NewPage)
        story.append(WithTail(story.pop(), signing) if follows else signing)

    def _signing(self, block: doc.Signatures) -> Signing:
        return Signing([self._line_to_sign(line) for line in block.lines])

    def _line_to_sign(self, line: doc.SignatureLine) -> SideBySide:
        left, right = TEXT_WIDTH * 0.45, TEXT_WIDTH * 0.3
        office = self._text(self.text(line.office), self._styles.left)
        name = self._text(self.text(line.name), self._styles.right)
        return SideBySide(
            [(office, 0, left), (name, TEXT_WIDTH - right, right)], above=_ROOM_TO_SIGN
        )
