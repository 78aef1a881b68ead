"""The pages as they are drawn: reportlab's canvas, which here also marks what it draws.

Text and rules are put on it in absolute places: to save, move and restore for each of a thousand
cells takes longer than everything that is drawn in them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import NoEncryption, PDFDictionary, PDFName, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from facilitator.core.value import dataclass
from facilitator.report.pdf.fonts import Face, Spelling
from facilitator.report.pdf.streams import Stream
from facilitator.report.pdf.tagging import Element, Tree
from facilitator.report.progress import Step


@dataclass(frozen=True, slots=True)
class Written:
    """A line of text as it stands on the page.

    Args:
        runs: What it says, in which faces.
        left: Where it begins, in points from the left edge of its text.
        stretch: How much wider than usual its spaces are, in points.
    """

    runs: Sequence[tuple[Face, str]]
    left: float
    stretch: float = 0.0


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that marks what is drawn on it as belonging to elements, or to none.

    Args:
        root: The element of the whole document.
    """

    def __init__(self, *arguments: Any, root: Element, **options: Any) -> None:  # noqa: ANN401
        self._root = root
        self._marked: list[Element] = []
        self._pages: list[list[Element]] = []
        self._promised: list[tuple[int, str, Callable[[], None]]] = []
        self._spellings: dict[Face, Spelling] = {}
        super().__init__(*arguments, **options)

    def begin(self, element: Element | None) -> None:
        """Begin what belongs to `element`; None is for what only decorates the page."""
        if element is None:
            self._code.append("/Artifact BMC")
            return
        number = len(self._marked)
        self._marked.append(element)
        element.kids.append((len(self._pages), number))
        self._code.append(f"/{element.role} <</MCID {number}>> BDC")

    def end(self) -> None:
        """End what was begun last."""
        self._code.append("EMC")

    def write(
        self, lines: Sequence[Written], size: float, leading: float, left: float, base: float
    ) -> None:
        """Write lines of text in black.

        Args:
            lines: The lines, from the top.
            size: The size of the letters, in points.
            leading: From line to line, in points.
            left: The left edge of the text, in points.
            base: The base of the first line, in points.
        """
        code = ["0 0 0 rg BT"]
        subset, stretch, at = "", 0.0, 0.0
        for line in lines:
            if len(code) == 1:
                code.append(f"1 0 0 1 {left + line.left:.5f} {base:.5f} Tm")
            else:
                code.append(f"{line.left - at:.5f} {-leading} Td")
            at = line.left
            if line.stretch != stretch:
                stretch = line.stretch
                code.append(f"{stretch:.6f} Tw")
            for face, text in line.runs:
                for name, shown in self._spelled(face, text):
                    if name != subset:
                        subset = name
                        code.append(f"{name} {size} Tf")
                    code.append(f"({shown}) Tj")
        code.append("0 Tw ET" if stretch else "ET")
        self._code.append(" ".join(code))

    def rule(self, left: float, bottom: float, right: float, top: float) -> None:
        """Draw a line in the colour and width that are set."""
        self._code.append(f"{left:.5f} {bottom:.5f} m {right:.5f} {top:.5f} l S")

    def promise(self, draw: Callable[[], None]) -> None:
        """Leave a place in the page for what is not known before the last page is.

        Args:
            draw: Draws it; called when the file is saved.
        """
        mark = f"%promise {len(self._promised)}%"
        self._code.append(mark)
        self._promised.append((len(self._pages), mark, draw))

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Close the page and remember what was marked on it."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        # reportlab writes only the entries it knows.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._pages)
        page.Tabs = PDFName("S")
        page.Contents = Stream(content=page.stream, filters=[PDFZCompress])
        self._pages.append(self._marked)
        self._marked = []

    def finish(self, step: Step) -> None:
        """Write the file, with the structure in it; all pages have been closed.

        Args:
            step: Called for every object in it.
        """
        self._keep_promises()
        self._root.pruned()
        catalog = self._doc.Catalog
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.StructTreeRoot = Tree(self._root, self._pages, step)
        self._doc.encrypt = _Register(step)
        self.save()

    def _keep_promises(self) -> None:
        for page, mark, draw in self._promised:
            draw()
            stream = self._doc.Pages.pages[page].Contents
            # As a line of its own: no text on the page can be one.
            stream.content = stream.content.replace(f"\n{mark}\n", "\n".join(("", *self._code, "")))
            self._code.clear()

    def _spelled(self, face: Face, text: str) -> list[tuple[str, str]]:
        spelling = self._spellings.get(face)
        if spelling is None:
            spelling = self._spellings[face] = Spelling(face, self._doc)
        return spelling.spell(text)


class _Register(NoEncryption):  # type: ignore[misc]
    """What reportlab asks about the encryption of each object as it comes to it: there is none.

    Args:
        step: Called for each.
    """

    def __init__(self, step: Step) -> None:
        self._step = step

    def register(self, objnum: int, version: int) -> None:
        """Note that an object is written now."""
        del objnum, version
        self._step()
