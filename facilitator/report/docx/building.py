"""From the blocks of a document to the body of the file, one block after the other."""

from collections.abc import Iterator
from typing import assert_never

from facilitator.report import document as doc
from facilitator.report.document import Look, Manner
from facilitator.report.docx.front import Entry, contents, marked, title_page
from facilitator.report.docx.lists import Lists
from facilitator.report.docx.markup import PLAIN, TAB, Ways, paragraph, run, runs
from facilitator.report.docx.style_list import StyleId
from facilitator.report.docx.tables import as_table, lines_to_sign, table
from facilitator.words import Words

_MANNERS = {
    Manner.RUNNING: StyleId.RUNNING,
    Manner.LEAD: StyleId.LEAD,
    Manner.CENTRED: StyleId.CENTRED,
    Manner.QUESTION: StyleId.QUESTION,
    Manner.RIGHT: StyleId.RIGHT,
    Manner.TITLE: StyleId.TITLE,
}
_LEVELS = (StyleId.HEADING_1, StyleId.HEADING_2, StyleId.HEADING_3)
_USUAL = {0: Look.CENTRED, 1: Look.CENTRED}
_ALIGNED = {Look.LEFT: "left", Look.CENTRED: "center", Look.RIGHT: "right"}
# What is meant for one line but never ends stands on two.
_TOO_LONG_FOR_A_LINE = 400


class Builder:
    """Makes the body of a document.

    Args:
        words: The language, for charts told as numbers.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._on_new_page = False
        self._entries: tuple[Entry, ...] = ()
        self._headings = 0
        self.lists = Lists()

    def body(self, blocks: tuple[doc.Block, ...]) -> Iterator[str]:
        """Yield the markup of each block; what belongs together on a page is bound together."""
        if any(isinstance(block, doc.Contents) for block in blocks):
            headings = (block for block in blocks if isinstance(block, doc.Heading))
            self._entries = tuple(Entry(n, one) for n, one in enumerate(headings, start=1))
        after_table = False
        for index, block in enumerate(blocks):
            # Two tables without anything between them would become one.
            is_table = isinstance(block, doc.Table | doc.Chart | doc.Signatures)
            spacer = ""
            if is_table and (after_table or self._on_new_page):
                spacer = paragraph(StyleId.SPACER, "", self._ways(keeps_next=True))
            after_table = is_table
            yield spacer + self._markup(block, keeps_next=_stays_with_next(blocks, index))
        if after_table:
            yield paragraph(StyleId.SPACER, "")

    def _markup(self, block: doc.Block, *, keeps_next: bool) -> str:
        match block:
            case doc.Heading():
                return self._heading(block)
            case doc.Paragraph():
                ways = self._ways(keeps_next=keeps_next)
                return paragraph(_MANNERS[block.manner], runs(block.spans), ways)
            case doc.Item():
                return self._item(block, keeps_next=keeps_next)
            case doc.TwoSided():
                return self._two_sided(block)
            case doc.Table():
                return table(block, self._words, keeps_next=keeps_next)
            case doc.Signatures():
                return lines_to_sign(block)
            case doc.PageBreak():
                self._on_new_page = True
                return ""
            case doc.TitlePage():
                return title_page(block)
            case doc.Contents():
                return contents(block, self._entries, self._ways())
            case doc.Chart():
                return table(as_table(block), self._words, keeps_next=keeps_next)
            case _ as unreachable:
                assert_never(unreachable)

    def _heading(self, block: doc.Heading) -> str:
        self.lists.end()
        level = min(block.level, len(_LEVELS) - 1)
        style, align = _LEVELS[level], ""
        if block.look is Look.RIGHT:
            style = StyleId.APPENDIX
        elif block.look is not _USUAL.get(level, Look.LEFT):
            align = _ALIGNED[block.look]
        inner = run(block.text)
        self._headings += 1
        if self._entries:
            inner = marked(self._headings, inner)
        return paragraph(style, inner, self._ways(align=align))

    def _item(self, block: doc.Item, *, keeps_next: bool) -> str:
        inner = runs(block.spans)
        if not block.marker:
            return paragraph(StyleId.CONTINUED, inner, self._ways(keeps_next=keeps_next))
        number = self.lists.number_for(block.marker)
        if number is None:
            inner = run(f"{block.marker}\u00a0") + inner
        is_counted = block.marker[:1].isdigit()
        style = StyleId.NUMBERED if is_counted else StyleId.BULLET
        return paragraph(style, inner, self._ways(keeps_next=keeps_next, number=number))

    def _two_sided(self, block: doc.TwoSided) -> str:
        if len(block.left) + len(block.right) > _TOO_LONG_FOR_A_LINE:
            lines = run(f"{block.left}\n{block.right}")
            return paragraph(StyleId.LEAD, lines, self._ways())
        inner = run(block.left) + TAB + run(block.right)
        return paragraph(StyleId.TWO_SIDED, inner, self._ways())

    def _ways(
        self, *, keeps_next: bool = False, number: int | None = None, align: str = ""
    ) -> Ways:
        """Return how the next paragraph differs from its style, and whether a page begins."""
        on_new_page, self._on_new_page = self._on_new_page, False
        if not (keeps_next or on_new_page or align or number is not None):
            return PLAIN
        return Ways(keeps_next, on_new_page, number, align)


def _stays_with_next(blocks: tuple[doc.Block, ...], index: int) -> bool:
    """Tell whether no page may end below a block: lead-ins, the last item but one, what is signed.

    Headings say so in their styles.
    """
    following = blocks[index + 1 : index + 3]
    if following and isinstance(following[0], doc.Signatures):
        return True
    match blocks[index]:
        case doc.Paragraph(keeps_next=keeps):
            return keeps
        case doc.Item(keeps_next=keeps):
            return keeps or [isinstance(block, doc.Item) for block in following] == [True, False]
        case _:
            return False
