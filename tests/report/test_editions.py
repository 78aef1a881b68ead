"""The six editions: which parts each has, whom it names, and that each file can be read by all."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path

import page
import pytest
from pypdf import PdfReader
from reportlab.pdfbase.pdfdoc import PDFDocument

from facilitator.core.model import Participant, Proposal, State
from facilitator.core.protocol import Edition, Extent, Naming, protocol
from facilitator.core.vocabulary import table_voice
from facilitator.report import document as doc
from facilitator.report.composing import compose
from facilitator.report.pdf import pdf_bytes
from facilitator.report.pdf.diagrams import diagrams
from facilitator.report.pdf.streams import Stream
from facilitator.report.pdf.styles import TEXT_WIDTH
from facilitator.words import Words
from tests.report.papers import bare, begun, example, pages_of, text_by_poppler

EDITIONS = [Edition(extent, naming) for extent, naming in product(Extent, Naming)]
SHORT, REPORT = Edition(Extent.SHORT), Edition(Extent.REPORT)
ANONYMOUS = [edition for edition in EDITIONS if edition.naming is Naming.ANONYMOUS]


def named(edition: Edition) -> str:
    """Return how a test calls an edition."""
    return f"{edition.extent}-{edition.naming}"


@cache
def pdf_of(edition: Edition) -> bytes:
    """Return an edition of the example."""
    return pdf_bytes(protocol(example(), edition), Words.load("ru"))[0]


def headings(edition: Edition, state: State | None = None) -> list[str]:
    """Return the names of the headings of an edition."""
    document = compose(protocol(state or example(), edition), Words.load("ru"))
    found = [block for block in document.blocks if isinstance(block, doc.Heading)]
    return [(block.bookmark or block.text).replace("\u00a0", " ") for block in found]


def charts(state: State) -> dict[str, doc.Chart]:
    """Return the charts of a session's report by their titles."""
    blocks = compose(protocol(state, REPORT), Words.load("ru")).blocks
    return {
        block.title.replace("\u00a0", " "): block
        for block in blocks
        if isinstance(block, doc.Chart)
    }


@pytest.mark.parametrize("edition", EDITIONS, ids=named)
@pytest.mark.parametrize(
    "profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]
)
def test_a_checker_finds_every_edition_accessible_and_fit_for_archives(
    edition: Edition, profile: page.ValidationProfile
) -> None:
    report = page.validate_pdf_bytes(pdf_of(edition), profile=profile)
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []


def test_a_stream_that_ends_in_a_carriage_return_is_as_long_as_it_says() -> None:
    written = Stream(content=b"compressed\r", filters=[]).format(PDFDocument())
    assert written.endswith(b"compressed\r\r\nendstream\n")


@pytest.mark.parametrize("edition", EDITIONS, ids=named)
def test_equal_input_gives_equal_bytes(edition: Edition) -> None:
    again, _ = pdf_bytes(protocol(example(), edition), Words.load("ru"))
    assert again == pdf_of(edition)


@pytest.mark.parametrize("edition", ANONYMOUS, ids=named)
def test_an_anonymous_file_has_no_name_and_no_address_anywhere(
    edition: Edition, tmp_path: Path
) -> None:
    pdf = pdf_of(edition)
    reader = PdfReader(BytesIO(pdf))
    xmp = reader.xmp_metadata
    assert xmp is not None
    hidden_places = [str(reader.metadata), xmp.stream.get_data().decode(), str(reader.outline)]
    text = bare(" ".join([text_by_poppler(pdf, tmp_path), *pages_of(pdf), *hidden_places]))
    for person in example().participants.values():
        assert bare(person.name) not in text
        assert person.email is None or person.email not in text
    for expert in example().experts.values():
        assert bare(expert.name) not in text
    assert "И.О.Фамилия" not in text
    assert "example.org" not in text


def test_the_short_edition_has_agenda_decisions_and_signatures_on_up_to_three_pages() -> None:
    assert headings(SHORT) == ["Протокол № 1", "Повестка дня", "Решили:"]
    pages = pages_of(pdf_of(SHORT))
    assert len(pages) <= 3
    assert "И.О. Фамилия" in pages[-1]
    assert "приложение" not in "".join(pages)


def test_the_report_has_a_title_page_contents_and_numbers_before_the_protocol() -> None:
    pages = pages_of(pdf_of(REPORT))
    assert "ИТОГОВЫЙ ОТЧЁТ" in pages[0]
    assert "12 сентября 2019" in pages[0]
    assert "СОДЕРЖАНИЕ" in pages[1]
    assert "ДЕНЬ В ЦИФРАХ" in pages[2]
    full = headings(Edition())
    assert headings(REPORT)[-len(full) :] == full


def test_the_contents_tell_the_pages_on_which_the_headings_are() -> None:
    pages = pages_of(pdf_of(REPORT))
    for heading, first_words in (
        ("День в цифрах", "ДЕНЬ В ЦИФРАХ"),
        ("Дорожная карта", "ДОРОЖНАЯ КАРТА"),
        ("Приложение № 2. Программа сессии", "Приложение № 2"),
    ):
        line = " ".join(pages[1].split()).split(heading, 1)[1]
        number = int(line.strip(" .").split()[0])
        assert first_words in pages[number - 1].replace("\u00a0", " ")


def test_without_names_only_the_programme_is_appended() -> None:
    with_names, without = (headings(Edition(Extent.FULL, naming)) for naming in Naming)
    assert with_names[-2:] == [
        "Приложение № 1. Список участников",
        "Приложение № 2. Программа сессии",
    ]
    assert [one for one in without if one.startswith("Приложение")] == [
        "Приложение. Программа сессии"
    ]


def test_an_anonymous_document_says_so_and_leaves_room_to_sign(russian: Words) -> None:
    document = compose(protocol(example(), ANONYMOUS[0]), russian)
    first = document.blocks[0]
    assert isinstance(first, doc.Paragraph)
    assert first.spans[0].text == "Обезличенная версия"
    [signatures] = [one for one in document.blocks if isinstance(one, doc.Signatures)]
    assert {line.name for line in signatures.lines} == {"_" * 15}
    assert signatures.lines[0].office.startswith("Начальник Управления")


@pytest.mark.parametrize("extent", list(Extent))
def test_what_is_not_closed_is_a_draft_in_every_edition(extent: Extent) -> None:
    pages = pages_of(pdf_bytes(protocol(begun(), Edition(extent)), Words.load("ru"))[0])
    assert "ПРОЕКТ" in pages[0]
    assert "ПРОЕКТ" not in pages_of(pdf_of(Edition(extent)))[0]


@pytest.mark.parametrize("edition", [Edition(), SHORT], ids=named)
def test_a_later_revision_stands_beside_the_number(edition: Edition, russian: Words) -> None:
    state = example()
    state = replace(state, flow=replace(state.flow, revision=2))
    document = compose(protocol(state, edition), russian)
    [line] = [block for block in document.blocks if isinstance(block, doc.TwoSided)]
    assert line.right.replace("\u00a0", " ") == "№ 1 (редакция 2)"
    assert "(редакция 2)" in document.title


def test_the_charts_show_what_was_counted() -> None:
    found = charts(example())
    assert list(found) == [
        "Предложения по заданиям и столам",
        "Голоса по заданию № 1: первые десять предложений",
        "Голоса по заданию № 2: первые десять предложений",
        "Голоса по заданию № 3",
        "Время по плану и фактически",
        "Удовлетворённость участников, средняя оценка из 5",
    ]
    by_table = found["Предложения по заданиям и столам"]
    assert sum(sum(series.values) for series in by_table.series) == 33
    assert by_table.labels[0].replace("\u00a0", " ") == "стол 1"
    assert "4,72" in found["Удовлетворённость участников, средняя оценка из 5"].series[0].shown


def test_a_report_of_nothing_has_no_charts(russian: Words) -> None:
    assert charts(State()) == {}
    pdf, _ = pdf_bytes(protocol(State(), REPORT), russian)
    assert "ДЕНЬ В ЦИФРАХ" in "".join(pages_of(pdf))


def test_proposals_from_no_table_are_counted_apart() -> None:
    state = begun()
    proposals = {1: Proposal(1, 1, 1, "мысль"), 2: Proposal(2, 1, 2, "ещё", author=table_voice(3))}
    state = replace(state, content=replace(state.content, proposals=proposals))
    [chart] = charts(state).values()
    assert [label.replace("\u00a0", " ") for label in chart.labels] == ["стол 3", "без стола"]


def test_a_bar_alone_does_not_fill_the_page() -> None:
    alone = doc.Chart("Ч", ("стол 1",), (doc.Series("а", (1.0,), ("1",)),), doc.Direction.UP, "")
    [diagram] = diagrams(alone, "Roboto")
    assert diagram.plot_width < TEXT_WIDTH / 4
    [whole] = diagrams(charts(example())["Предложения по заданиям и столам"], "Roboto")
    assert whole.plot_width == TEXT_WIDTH


def test_a_title_page_of_endless_texts_runs_on(russian: Words) -> None:
    state = begun()
    facts = replace(state.facts, organisers=("Управление " * 3000,), heading="сессии " * 900)
    pdf, _ = pdf_bytes(protocol(replace(state, facts=facts), REPORT), russian)
    assert len(pages_of(pdf)) > 4


def test_bars_are_as_long_on_each_page_of_a_chart() -> None:
    chart = charts(example())["Время по плану и фактически"]
    pieces = list(diagrams(chart, "Roboto"))
    assert len(pieces) == 2
    assert len({piece.axis.valueMax for piece in pieces}) == 1


def test_a_chart_of_many_bars_goes_on_on_the_next_page(russian: Words) -> None:
    steps = tuple(replace(step, title=f"Шаг {step.id} " * 9) for step in example().programme)
    state = replace(example(), programme=steps)
    pdf, _ = pdf_bytes(protocol(state, REPORT), russian)
    text = bare("".join(pages_of(pdf)))
    assert all(bare(f"Шаг {step.id} Шаг {step.id}") in text for step in steps)


def test_the_structure_tells_headings_lists_tables_and_figures(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of(REPORT))
    roles = _roles(path)
    for role in ("H1", "H2", "H3", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD", "Figure"):
        assert role in roles
    assert {"TOC", "TOCI"} <= roles.keys()
    # One header for each table, on however many pages it is shown.
    assert roles["Table"] < roles["TH"] < 8 * roles["Table"]


def _roles(path: Path) -> dict[str, int]:
    """Return how often each role occurs in the structure of a file."""
    catalog = PdfReader(path).trailer["/Root"]
    roles: dict[str, int] = {}
    waiting = [catalog["/StructTreeRoot"]["/K"][0]]  # type: ignore[index]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, dict) and "/S" in element:
            role = str(element["/S"]).lstrip("/")
            roles[role] = roles.get(role, 0) + 1
            waiting += list(element["/K"])
    return roles


def test_a_participant_of_many_is_no_row_of_an_anonymous_edition() -> None:
    state = replace(begun(), participants={1: Participant(1, "Иванов Иван", present=True)})
    pdf, _ = pdf_bytes(protocol(state, ANONYMOUS[1]), Words.load("ru"))
    text = "".join(pages_of(pdf))
    assert "Иванов" not in text
    assert "1 чел." in text.replace("\u00a0", " ")
