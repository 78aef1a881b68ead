"""What each piece of a page is, for programs that read it aloud: the structure of a tagged PDF.

reportlab knows no structure. Pieces name the element they belong to; the canvas marks what they
draw, and writes the tree of elements into the file (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFString

from facilitator.report.progress import Step

_KEPT_EMPTY = frozenset({"TD", "TH"})
"""Without its empty cells a row would have other columns."""


class Element(PDFObject):  # type: ignore[misc]
    """An element of the structure; its kids stand in the order in which they are to be read.

    Args:
        role: One of the standard types, such as `P`.
        parent: What it is part of; None for the whole document.
        attributes: More entries of its dictionary, as they stand in the file.
        said: What to say instead of showing it.
    """

    __RefOnly__ = 1

    def __init__(
        self, role: str, parent: Element | None = None, attributes: str = "", said: str = ""
    ) -> None:
        self.role = role
        self.parent: PDFObject | None = parent
        self.kids: list[Element | tuple[int, int]] = []
        self._attributes = attributes
        self._said = said
        if parent is not None:
            parent.kids.append(self)

    def pruned(self) -> bool:
        """Drop what nothing was drawn of; return whether anything is left."""
        self.kids = [kid for kid in self.kids if isinstance(kid, tuple) or kid.pruned()]
        return bool(self.kids) or self.role in _KEPT_EMPTY

    def format(self, document: PDFDocument) -> bytes:
        """Return the dictionary of the element as it stands in the file."""
        pages = document.Pages.pages
        marks = [kid for kid in self.kids if isinstance(kid, tuple)]
        entries = [f"<</Type /StructElem /S /{self.role} /P {reference(self.parent, document)}"]
        if marks:
            entries.append(f"/Pg {reference(pages[marks[0][0]], document)}")
        kids = []
        for kid in self.kids:
            if isinstance(kid, Element):
                kids.append(reference(kid, document))
            elif kid[0] == marks[0][0]:
                kids.append(str(kid[1]))
            else:
                page = reference(pages[kid[0]], document)
                kids.append(f"<</Type /MCR /Pg {page} /MCID {kid[1]}>>")
        entries += [f"/K [{' '.join(kids)}]", self._attributes]
        if self._said:
            entries.append(f"/Alt {PDFString(self._said).format(document).decode('latin-1')}")
        return f"{' '.join(filter(None, entries))}>>".encode("latin-1")


class Tree(PDFObject):  # type: ignore[misc]
    """The root of all structure, with the way back from a mark to its element.

    Args:
        root: The element of the whole document.
        pages: The elements marked on each page, in order of the marks.
        step: Called for every page.
    """

    __RefOnly__ = 1

    def __init__(self, root: Element, pages: list[list[Element]], step: Step) -> None:
        self._root = root
        self._pages = pages
        self._step = step
        root.parent = self

    def format(self, document: PDFDocument) -> bytes:
        """Return the dictionary as it stands in the file."""
        numbers = " ".join(
            f"{page} [{self._on_page(marked, document)}]" for page, marked in enumerate(self._pages)
        )
        root = reference(self._root, document)
        entries = f"/K [{root}] /ParentTree <</Nums [{numbers}]>>"
        return f"<</Type /StructTreeRoot {entries} /ParentTreeNextKey {len(self._pages)}>>".encode()

    def _on_page(self, marked: list[Element], document: PDFDocument) -> str:
        self._step()
        return " ".join(reference(element, document) for element in marked)


def reference(thing: PDFObject | None, document: PDFDocument) -> str:
    """Return how a file refers to one of its objects."""
    numbers = document.idToObjectNumberAndVersion
    known = numbers.get(getattr(thing, "__InternalName__", None))
    if known is None:
        known = numbers[document.Reference(thing).name]
    return f"{known[0]} {known[1]} R"
