"""How pieces go on pages."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from facilitator.report.pdf.canvas import TaggedCanvas
from facilitator.report.pdf.fonts import load_fonts
from facilitator.report.pdf.pages import Pages
from facilitator.report.pdf.pieces import NewPage, Piece, Space
from facilitator.report.pdf.styles import BOTTOM, TEXT_HEIGHT
from facilitator.report.pdf.tagging import Element


class Block(Piece):
    """A piece that notes the page and the height it is drawn at."""

    def __init__(self, height: float, above: float = 0, below: float = 0) -> None:
        self.above, self.below = above, below
        self.drawn: tuple[int, float] | None = None
        self._height = height

    def measure(self, width: float, room: float) -> float:
        """Return its height."""
        del width, room
        return self._height

    def draw(self, canvas: TaggedCanvas, left: float, bottom: float) -> None:
        """Note where it is."""
        del left
        self.drawn = (canvas.getPageNumber(), BOTTOM + TEXT_HEIGHT - bottom)


def _fill(*pieces: Piece) -> int:
    """Put pieces on pages; return how many pages there are."""
    family, file = load_fonts(), BytesIO()
    canvas = TaggedCanvas(file, root=Element("Document"), initialFontName=family.name)
    Pages(canvas, family, "", None).fill(pieces)
    canvas.finish(lambda: None)
    return len(PdfReader(file).pages)


def test_the_room_between_two_pieces_is_the_larger_of_both() -> None:
    first, second, third = Block(100, above=9, below=5), Block(50, above=8), Block(10, below=3)
    assert _fill(first, second, third) == 1
    assert first.drawn == pytest.approx((1, 100))
    assert second.drawn == pytest.approx((1, 158))
    assert third.drawn == pytest.approx((1, 168))


def test_what_does_not_fit_begins_a_page_without_the_room_above_it() -> None:
    first, second = Block(TEXT_HEIGHT - 10), Block(20, above=30)
    assert _fill(first, second) == 2
    assert second.drawn == pytest.approx((2, 20))


def test_a_piece_that_fits_on_no_page_is_drawn_all_the_same() -> None:
    high, after = Block(TEXT_HEIGHT + 100), Block(10)
    assert _fill(Block(10), high, after) == 3
    assert high.drawn == pytest.approx((2, TEXT_HEIGHT + 100))
    assert after.drawn == pytest.approx((3, 10))


def test_a_page_ends_where_it_is_told_to_and_space_is_room() -> None:
    first, second = Block(10), Block(10)
    assert _fill(first, NewPage(), Space(40), second) == 2
    assert second.drawn == pytest.approx((2, 50))


def test_what_was_promised_is_drawn_in_its_place_whatever_the_page_says() -> None:
    family, file = load_fonts(), BytesIO()
    canvas = TaggedCanvas(file, root=Element("Document"), initialFontName=family.name)

    def draw() -> None:
        canvas.setFont(family.name, 12)
        canvas.drawString(100, 100, "kept")

    canvas.promise(draw)
    canvas.setFont(family.name, 12)
    canvas.drawString(100, 200, "%promise 0%")
    canvas.showPage()
    canvas.finish(lambda: None)
    text = PdfReader(file).pages[0].extract_text()
    assert "kept" in text
    assert "%promise 0%" in text
