"""What stands before the text of a report: its title page, and the contents as a live field."""

from dataclasses import dataclass

from facilitator.report import document as doc
from facilitator.report.docx.markup import Ways, field_begins, field_ends, paragraph, run
from facilitator.report.docx.style_list import CONTENTS, StyleId

_LINK = '<w:hyperlink w:anchor="{anchor}" w:history="1">{inner}</w:hyperlink>'


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading of the document and its number in it, counted from 1."""

    number: int
    heading: doc.Heading


def title_page(block: doc.TitlePage) -> str:
    """Return the paragraphs of a title page."""
    parts = [paragraph(StyleId.RIGHT, run(block.note, bold=True))] if block.note else []
    parts += [paragraph(StyleId.CENTRED, run(line)) for line in block.above]
    parts.append(paragraph(StyleId.DOCUMENT_TITLE, run(block.title)))
    parts += [paragraph(StyleId.TITLE_LINE, run(line)) for line in block.lines]
    first, others = StyleId.TITLE_FOOT, block.below[1:]
    parts += [paragraph(first, run(line)) for line in block.below[:1]]
    parts += [paragraph(StyleId.CENTRED, run(line)) for line in others]
    return "".join(parts)


def contents(block: doc.Contents, entries: tuple[Entry, ...], ways: Ways) -> str:
    """Return the contents; the word processor fills in the pages and can make all of it anew.

    Args:
        block: Its title and depth.
        entries: All headings of the document.
        ways: How its first paragraph differs from its style.
    """
    title = paragraph(StyleId.TITLE, run(block.title), ways)
    listed = [entry for entry in entries if entry.heading.level <= block.depth]
    if not listed:
        return title
    begin = field_begins(f' TOC \\o "1-{block.depth + 1}" \\h \\z \\u ')
    lines = []
    for place, entry in enumerate(listed):
        # The pages are not known here: where the field is not worked out, none is better than a
        # wrong one.
        text = run(entry.heading.text.replace("\n", " "))
        line = _LINK.format(anchor=_anchor(entry.number), inner=text)
        before = begin if place == 0 else ""
        after = field_ends() if entry is listed[-1] else ""
        style = CONTENTS[min(entry.heading.level, len(CONTENTS) - 1)]
        lines.append(paragraph(style, before + line + after))
    return title + "".join(lines)


def marked(number: int, inner: str) -> str:
    """Return the runs of a heading so that the contents find it."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{_anchor(number)}"/>{inner}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def _anchor(number: int) -> str:
    return f"_Toc{number:08}"
