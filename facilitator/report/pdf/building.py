"""From the blocks of a document to the pieces of its pages."""

from reportlab.lib.units import mm

from facilitator.report import document as doc
from facilitator.report.document import Align, Look, Manner
from facilitator.report.pdf.blocks import headings, stays_with_next
from facilitator.report.pdf.charts import Bars
from facilitator.report.pdf.contents import ContentsLine
from facilitator.report.pdf.flow import SideBySide, Signing, WithHead, WithTail, measured
from facilitator.report.pdf.grid import Cells, Grid, GridColumn, GridRow
from facilitator.report.pdf.pieces import NewPage, Piece, Space
from facilitator.report.pdf.setting import Setter
from facilitator.report.pdf.stand_ins import StandIns
from facilitator.report.pdf.styles import PADDING, TEXT_HEIGHT, TEXT_WIDTH, TIGHT, Style, Styles
from facilitator.report.pdf.tagging import Element
from facilitator.report.pdf.text import HeadingText
from facilitator.report.progress import Progress

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
    """Makes the pieces of a document, one block after the other.

    Args:
        styles: The paragraph styles.
        stand_ins: What replaces characters that the font lacks.
        progress: Told of every row that nothing is done yet.
    """

    def __init__(
        self, styles: Styles, stand_ins: StandIns, progress: Progress | None = None
    ) -> None:
        super().__init__(stand_ins)
        self._styles = styles
        self._progress = progress
        self._pages: dict[str, int] = {}
        self._contents: list[tuple[int, str]] = []
        self._list: Element | None = None
        self._level = -1
        self._bookmarks = 0

    def story(self, blocks: tuple[doc.Block, ...]) -> list[Piece]:
        """Return the pieces of `blocks`; what belongs together on a page is bound together."""
        self._contents = headings(blocks)
        story: list[Piece] = []
        head: list[Piece] = []
        for index, block in enumerate(blocks):
            if not isinstance(block, doc.Item):
                self._list = None
            if isinstance(block, doc.Signatures):
                story += head
                head = []
                self._sign(story, block)
                continue
            piece, *others = self._pieces(block)
            if stays_with_next(blocks, index):
                head.append(piece)
            elif head and not isinstance(block, doc.PageBreak):
                story.append(WithHead(head, piece))
                head = []
            else:
                story += [*head, piece]
                head = []
            story += others
        return story + head

    def _pieces(self, block: doc.Block) -> list[Piece]:
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
                        block.changed(lambda text: self._label(text, place)),
                        self._styles.family.name,
                    )
                )
                for diagram in found:
                    diagram.element = Element("Figure", self.root, said=diagram.said)
                return [*found]
            case _:
                return [self._piece(block)]

    def _piece(self, block: _Single) -> Piece:
        match block:
            case doc.Heading():
                return self._heading(block)
            case doc.Paragraph():
                return self._spans(block.spans, self._styles.manners[block.manner], block.place)
            case doc.Item():
                spans = self._marked(block.marker, block.spans)
                body = self._list_body(block)
                return self._spans(spans, self._styles.item, block.place, body)
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

    def _heading(self, block: doc.Heading) -> Piece:
        self._place = block.bookmark or block.text
        self._bookmarks += 1
        style = self._styles.headings[block.level, block.look]
        return self._bookmarked(block.text, style, block.level, f"h{self._bookmarks}")

    def _bookmarked(self, text: str, style: Style, level: int, key: str) -> Piece:
        """Return a heading that enters the outline under the name of the present place."""
        runs = [(style.face, self.text(text))]
        # An outline may only go down one level at a time.
        self._level = min(level, self._level + 1)
        bookmark = (self._label(self._place, self._place), self._level, key)
        element = Element(f"H{self._level + 1}", self.root)
        return HeadingText(runs, style, element, bookmark, self._pages)

    def _title_page(self, block: doc.TitlePage) -> list[Piece]:
        """Return a page with the title in its middle; it runs on where the texts are too long."""
        manners = self._styles.manners
        self._place = block.title.capitalize()
        above = [self._text(line, manners[Manner.CENTRED]) for line in block.above]
        if block.note:
            note = self._spans((doc.Span(block.note, bold=True),), manners[Manner.RIGHT])
            above.insert(0, note)
        title = self._bookmarked(block.title, self._styles.report_title, 0, "title")
        lines = [self._text(line, manners[Manner.CENTRED]) for line in block.lines]
        below = [self._text(line, manners[Manner.CENTRED]) for line in block.below]
        parts = [*above, title, *lines, *below]
        free = TEXT_HEIGHT - sum(measured(part, TEXT_WIDTH) for part in parts) - _TITLE_SLACK
        if free < 0:
            return parts
        high, low = free * _TITLE_HEIGHT, free * (1 - _TITLE_HEIGHT)
        return [*above, Space(high), title, *lines, Space(low), *below]

    def _table_of_contents(self, block: doc.Contents) -> list[Piece]:
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

    def _contents_line(self, heading: str, key: str, level: int, element: Element) -> Piece:
        name = heading.replace("\n", " ").rstrip(":")
        return ContentsLine(
            self._text(name, self._styles.contents[level], element), key, self._pages
        )

    def _two_sided(self, block: doc.TwoSided) -> Piece:
        if len(block.left) + len(block.right) > _TOO_LONG_FOR_A_LINE:
            return self._text(f"{block.left}\n{block.right}", self._styles.left)
        half = TEXT_WIDTH / 2
        return SideBySide(
            [
                (self._text(block.left, self._styles.left), 0, half),
                (self._text(block.right, self._styles.right), half, half),
            ],
            over=3 * mm,
            under=5 * mm,
        )

    def _table(self, block: doc.Table) -> Piece:
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
                one.title,
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
        if self._progress:
            self._progress(0, 0)
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
    ) -> Piece:
        if isinstance(part, doc.BarChart):
            chart = part.changed(lambda text: self._label(text, place))
            said = (f"{label} — {n}" for label, n in zip(chart.labels, chart.counts, strict=True))
            return Bars(
                chart,
                width,
                self._styles.family.name,
                Element("Figure", within, said="; ".join(said)),
            )
        style = self._styles.argument if part.marker else self._styles.cells[align]
        return self._spans(self._marked(part.marker, part.spans), style, place, within)

    def _sign(self, story: list[Piece], block: doc.Signatures) -> None:
        """Bind the signatures to what stands before them."""
        longest = max(len(text) for line in block.lines for text in (line.office, line.name))
        if longest > _TOO_LONG_FOR_A_LINE:
            lines = (f"{line.office}\n{line.name}" for line in block.lines)
            story += [self._text(line, self._styles.left) for line in lines]
            return
        signing = self._piece(block)
        follows = story and not isinstance(story[-1], NewPage)
        story.append(WithTail(story.pop(), signing) if follows else signing)

    def _signing(self, block: doc.Signatures) -> Signing:
        return Signing([self._line_to_sign(line) for line in block.lines])

    def _line_to_sign(self, line: doc.SignatureLine) -> SideBySide:
        left, right = TEXT_WIDTH * 0.45, TEXT_WIDTH * 0.3
        office = self._text(line.office, self._styles.left)
        name = self._text(line.name, self._styles.right)
        return SideBySide(
            [(office, 0, left), (name, TEXT_WIDTH - right, right)], over=_ROOM_TO_SIGN
        )
