"""Lines are broken where reportlab's own paragraphs break them."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph

from facilitator.report.hyphenation import hyphenated
from facilitator.report.pdf.breaking import broken
from facilitator.report.pdf.fonts import Family, load_fonts

_SIZE = 10.5
_FROM = 7
_TEXTS = (
    "Проекты благоустройства дворов готовят к 25 декабря, иначе их не успеют включить в программу.",
    "Достопримечательность, достопримечательность и ещё раз достопримечательность — №\u00a01.",
    "https://example.org/a/very/long/address/that/has/no/place/to/be/broken/at?and=more&more=so on",
    "А — б, в.  Двойные   пробелы\tи табуляция; «кавычки»\u00a0— и тире",
    "Первая строка\nвторая\n\nчетвёртая, после пустой",
    "",
)


@pytest.fixture(scope="module")
def roboto() -> Family:
    family = load_fonts()
    pdfmetrics.registerFontFamily(
        family.name, *(f"{family.name}{face}" for face in ("", "-Bold", "-Italic", "-BoldItalic"))
    )
    return family


def _ours(
    family: Family,
    spans: list[tuple[str, bool]],
    width: float,
    breaks_from: int = _FROM,
    indent: float = 20,
) -> list[str]:
    runs = [(family.face(bold=bold, italic=False), text) for text, bold in spans]
    lines = broken(runs, _SIZE, (width - indent, width), breaks_from)
    return ["".join(text for _, text in line.runs).rstrip() for line in lines]


def _reportlabs(
    family: Family,
    spans: list[tuple[str, bool]],
    width: float,
    breaks_from: int = _FROM,
    indent: float = 20,
) -> list[str]:
    markups = [(_markup(text, breaks_from), bold) for text, bold in spans]
    marked = "".join(f"<b>{markup}</b>" if bold else markup for markup, bold in markups)
    style = ParagraphStyle("plain", fontName=family.name, fontSize=_SIZE, firstLineIndent=indent)
    paragraph = Paragraph(marked, style)
    paragraph.wrap(width, 1e9)
    if paragraph.blPara.kind == 0:
        return [" ".join(words) for _, words in paragraph.blPara.lines]
    return ["".join(piece.text for piece in line.words).rstrip() for line in paragraph.blPara.lines]


def _markup(text: str, breaks_from: int) -> str:
    soft = hyphenated(text, breaks_from) if breaks_from else text
    return escape(soft, quote=False).replace("\n", "<br/>")


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("width", [45, 90, 150, 300])
def test_lines_of_plain_text_are_those_of_reportlab(
    roboto: Family, text: str, width: float
) -> None:
    assert _ours(roboto, [(text, False)], width) == _reportlabs(roboto, [(text, False)], width)


@given(
    words=st.lists(
        st.tuples(
            st.text("абвгдежзиклмнопрст,-\u00a0", min_size=1, max_size=24),
            st.sampled_from([" ", "", "\n"]),
            st.booleans(),
        ),
        min_size=1,
        max_size=20,
    ),
    width=st.sampled_from([80, 120, 200]),
)
@settings(max_examples=60, deadline=None)
def test_lines_of_text_in_several_faces_are_those_of_reportlab(
    words: list[tuple[str, str, bool]], width: float
) -> None:
    family = load_fonts()
    spans = [("Итого: ", True), *((word + gap, bold) for word, gap, bold in words)]
    # A word that only the first line is too narrow for goes to the next one here, as a whole.
    assert _ours(family, spans, width, 0, 0) == _reportlabs(family, spans, width, 0, 0)


def test_a_word_that_only_the_first_line_is_too_narrow_for_stays_whole(roboto: Family) -> None:
    spans = [("Итого: \u00a0\u00a0аааааааж ", True), ("\u00a0аа\u00a0а\u00a0\u00a0ааа", False)]
    spans.append(("\u00a0-аааааабж", True))
    assert [line.count("аа") > 0 for line in _ours(roboto, spans, 120, 0)] == [True, True]


def test_a_word_in_two_faces_is_broken_in_both_and_keeps_the_space_behind_it(
    roboto: Family,
) -> None:
    spans = [("Председательствую", True), ("щий ", False), ("Иванов", True)]
    assert _ours(roboto, spans, 90) == ["Председа-", "тельствующий", "Иванов"]
    assert _ours(roboto, spans, 200) == ["Председательствующий Иванов"]


def test_a_word_wider_than_a_line_fills_lines_to_their_end(roboto: Family) -> None:
    lines = _ours(roboto, [("w" * 60, False)], 100)
    assert "".join(lines) == "w" * 60
    assert len({len(line) for line in lines[1:-1]}) == 1
