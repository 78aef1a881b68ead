"""What the blocks of a document tell beyond themselves: the contents, and what stays together."""

from facilitator.report import document as doc


def headings(blocks: tuple[doc.Block, ...]) -> list[tuple[int, str]]:
    """Return the level and the name of every heading."""
    found = [block for block in blocks if isinstance(block, doc.Heading)]
    return [(heading.level, heading.bookmark or heading.text) for heading in found]


def stays_with_next(blocks: tuple[doc.Block, ...], index: int) -> bool:
    """Tell whether no page may end below a block: headings, lead-ins, the last item but one."""
    match blocks[index]:
        case doc.Heading():
            return True
        case doc.Paragraph(keeps_next=keeps):
            return keeps
        case doc.Item(keeps_next=keeps):
            kinds = [isinstance(block, doc.Item) for block in blocks[index + 1 : index + 3]]
            return keeps or kinds == [True, False]
        case _:
            return False
