"""The example session's protocol says everything that was said, in a file that others can read."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination, DictionaryObject, PdfObject

from facilitator.core.board import cons, pros
from facilitator.core.protocol import protocol
from facilitator.report.pdf import pdf_bytes
from facilitator.words import Words
from tests.report.papers import bare, example, example_pdf, pages_of, said, text_by_poppler

Reader = Callable[[bytes, Path], str]


def by_pypdf(pdf: bytes, _folder: Path) -> str:
    """Read with pypdf."""
    return "\n".join(pages_of(pdf))


def by_pdftotext(pdf: bytes, folder: Path) -> str:
    """Read as pdftotext does by default: by where the text stands."""
    return text_by_poppler(pdf, folder)


def by_raw_pdftotext(pdf: bytes, folder: Path) -> str:
    """Read in the order of the file."""
    return text_by_poppler(pdf, folder, "-raw")


def dictionary(found: object) -> DictionaryObject:
    """Return what a reference leads to."""
    assert isinstance(found, PdfObject)
    loaded = found.get_object()
    assert isinstance(loaded, DictionaryObject)
    return loaded


def titles(outline: Sequence[object]) -> list[str | None]:
    """Return the titles of one level of an outline."""
    return [entry.title for entry in outline if isinstance(entry, Destination)]


def test_the_example_is_the_real_sized_one() -> None:
    found = example().content.proposals.values()
    assert len(found) == 33
    assert sum(len(pros(proposal)) for proposal in found) == 64
    assert sum(len(cons(proposal)) for proposal in found) == 53
    assert len(example().participants) == 46


@pytest.mark.parametrize("reader", [by_pypdf, by_pdftotext, by_raw_pdftotext])
def test_every_text_of_the_session_is_in_the_file_whole(reader: Reader, tmp_path: Path) -> None:
    pdf, warnings = example_pdf()
    text = bare(reader(pdf, tmp_path))
    for warning in warnings:
        text = text.replace(bare(warning.printed), "")
    missing = []
    for wanted in said(example()):
        whole = wanted
        for warning in warnings:
            whole = whole.replace(warning.characters, "")
        if bare(whole) not in text:
            missing.append(wanted)
    assert missing == []


def test_what_the_font_lacks_is_named_and_reported_with_its_place() -> None:
    _, warnings = example_pdf()
    assert [(one.place, one.characters, one.printed) for one in warnings] == [
        ("Замечания и пожелания (без указания имён)", "👍", "[палец вверх]"),
        ("предложение №\u00a01.9", "👨‍👩‍👧‍👦", "[семья]"),
    ]


def test_a_place_by_votes_stands_on_one_line(tmp_path: Path) -> None:
    # Cells end their lines in this order of reading.
    lines = text_by_poppler(example_pdf()[0], tmp_path, "-raw").splitlines()
    titles = lines.count("Голоса,")
    assert "место 7–8" in lines
    assert lines.count("место") == titles > 0


def test_equal_input_gives_equal_bytes() -> None:
    pdf, _ = example_pdf()
    example_pdf.cache_clear()
    assert example_pdf()[0] == pdf


def test_the_file_says_what_it_is() -> None:
    reader = PdfReader(BytesIO(example_pdf()[0]))
    assert str(dictionary(reader.trailer["/Root"])["/Lang"]) == "ru"
    assert reader.metadata is not None
    assert reader.metadata.title is not None
    assert reader.metadata.title.startswith("Протокол № 1 от 12 сентября 2019\u00a0г.")
    assert reader.metadata.author is not None
    assert "Управление социальной защиты населения" in reader.metadata.author
    assert reader.metadata.subject is not None
    assert reader.metadata.subject.startswith("стратегической сессии")


def test_every_font_is_embedded_and_tells_its_letters() -> None:
    for page in PdfReader(BytesIO(example_pdf()[0])).pages:
        for font in dictionary(dictionary(page["/Resources"])["/Font"]).values():
            loaded = dictionary(font)
            assert "+Roboto-" in str(loaded["/BaseFont"])
            assert "/FontFile2" in dictionary(loaded["/FontDescriptor"])
            assert "/ToUnicode" in loaded


def test_every_heading_is_a_bookmark() -> None:
    document, parts = PdfReader(BytesIO(example_pdf()[0])).outline
    assert titles([document]) == ["Протокол №\u00a01"]
    assert isinstance(parts, list)
    top = titles(parts)
    assert top[:3] == [
        "Повестка дня",
        "1. Финансовая поддержка семей с детьми",
        "2. Старшее поколение: активность, здоровье, включённость",
    ]
    assert "Решили:" in top
    assert top[-1] == "Приложение №\u00a02. Программа сессии"
    assert isinstance(parts[2], list)
    assert titles(parts[2])[:2] == ["СЛУШАЛИ:", "ВЫСТУПИЛИ:"]


def test_pages_are_a4_and_numbered_from_the_second_on() -> None:
    reader = PdfReader(BytesIO(example_pdf()[0]))
    assert {tuple(round(side) for side in page.mediabox[2:]) for page in reader.pages} == {
        (595, 842)
    }
    first, *others = pages_of(example_pdf()[0])
    assert not first.startswith("1\n")
    for number, page in enumerate(others, start=2):
        assert page.split()[0] == str(number)


def test_the_mark_is_on_every_page() -> None:
    for page in pages_of(example_pdf()[0]):
        assert "ПРИМЕР. Содержание вымышлено" in page


def test_the_signatures_stand_on_one_page_with_what_precedes_them() -> None:
    [page] = [
        page for page in pages_of(example_pdf()[0]) if "Секретарь стратегической сессии" in page
    ]
    assert "Начальник Управления" in page
    assert "Спасибо! [палец вверх]" in page


def test_a_table_repeats_its_header_on_every_page() -> None:
    pages = [bare(page) for page in pages_of(example_pdf()[0])]
    with_rows = [page for page in pages if "(стол1)" in page]
    assert len(with_rows) > 6
    for page in with_rows:
        assert "Предложение(автор)" in page


def test_ties_share_a_place() -> None:
    assert bare("".join(pages_of(example_pdf()[0]))).count("8место7–8") == 2


def test_the_survey_tells_means_shares_and_counts() -> None:
    text = bare("".join(pages_of(example_pdf()[0])))
    for expected in ("Возвращено анкет: 39 из 46 розданных (85 %).", "4,72", "97 %", "да — 35"):
        assert bare(expected) in text


def test_the_english_protocol_has_no_russian_words_of_ours() -> None:
    text = "".join(pages_of(example_pdf("en")[0]))
    assert "AGENDA" in text
    assert "ПОВЕСТКА" not in text


def test_progress_is_told_up_to_the_end(russian: Words) -> None:
    told: list[tuple[int, int]] = []
    pdf_bytes(protocol(example()), russian, lambda done, whole: told.append((done, whole)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1] > 100


def test_no_heading_ends_a_page() -> None:
    headings = {
        "СЛУШАЛИ:",
        "ВЫСТУПИЛИ:",
        "РЕШИЛИ:",
        "ПОВЕСТКА ДНЯ",
        "ДОРОЖНАЯ КАРТА",
        "ИТОГИ СЕССИИ",
    }
    headings |= {"Обратная связь коллег", "Выводы экспертной группы", "Точки роста", "Зоны риска"}
    for page in pages_of(example_pdf()[0]):
        *_, last, mark = [line.strip() for line in page.splitlines() if line.strip()]
        assert mark == "ПРИМЕР. Содержание вымышлено"
        assert last not in headings
