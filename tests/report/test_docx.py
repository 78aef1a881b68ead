"""The DOCX file says what the PDF says, in styles, lists and tables that can be edited."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from facilitator.core.model import (
    Content,
    Decision,
    Expert,
    Official,
    Participant,
    Proposal,
    State,
    Survey,
    Task,
)
from facilitator.core.protocol import Edition, Extent, Naming, protocol
from facilitator.core.vocabulary import Voice, VoiceKind
from facilitator.report import document as doc
from facilitator.report.composing import compose
from facilitator.report.docx import docx_bytes, write_docx
from facilitator.report.docx.writer import document_bytes
from facilitator.trouble import StorageTrouble
from facilitator.words import Words
from tests.report.hostile import HOSTILE, LONG, filled_with
from tests.report.offices import (
    EDITIONS,
    docx_of,
    everything_in,
    example_docx,
    opened,
    text_of,
)
from tests.report.papers import bare, begun, example, said

REPORT = Edition(Extent.REPORT)


def of_blocks(*blocks: doc.Block) -> bytes:
    """Return a document of these blocks alone."""
    document = doc.Document("Название", "Автор", "Предмет", "ru", "", blocks)
    return document_bytes(document, Words.load("ru"), 1)


def paragraph_of(content: bytes, text: str) -> Paragraph:
    """Return the paragraph that has this text."""
    return next(
        one for one in opened(content).paragraphs if one.text.replace("\u00a0", " ") == text
    )


def style_of(paragraph: Paragraph) -> str:
    """Return the name of a paragraph's style."""
    assert paragraph.style is not None
    return str(paragraph.style.name)


def list_of(paragraph: Paragraph) -> str:
    """Return the id of the list that a paragraph belongs to."""
    return str(paragraph._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")[0])


def is_set(paragraph: Paragraph, tag: str) -> bool:
    """Tell whether a paragraph itself has a property."""
    found = paragraph._p.pPr
    return found is not None and found.find(qn(tag)) is not None


def test_every_text_of_the_session_is_in_the_file_whole() -> None:
    text = bare(text_of(example_docx()))
    assert [wanted for wanted in said(example()) if bare(wanted) not in text] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_equal_input_gives_equal_bytes(edition: Edition) -> None:
    assert docx_of(example(), edition) == docx_of(example(), edition)


def test_nothing_in_the_file_tells_when_it_was_made() -> None:
    with zipfile.ZipFile(BytesIO(example_docx())) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "dcterms:created" not in everything_in(example_docx())


def test_every_part_is_listed_and_nothing_of_the_library_s_own_template_is_left() -> None:
    with zipfile.ZipFile(BytesIO(example_docx())) as archive:
        assert sorted(archive.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/app.xml",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/footer2.xml",
            "word/header1.xml",
            "word/header2.xml",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
            "word/theme/theme1.xml",
        ]


def test_the_file_says_what_it_is() -> None:
    said_of_itself = opened(docx_of(replace(example(), flow=replace(example().flow, revision=3))))
    properties = said_of_itself.core_properties
    assert "стратегическ" in properties.title.lower()
    assert "БУ «Когалымский" in properties.author
    assert properties.language == "ru-RU"
    assert properties.revision == 3


def test_the_page_is_a4_with_the_margins_of_the_protocol() -> None:
    section = opened(example_docx()).sections[0]
    measures = {
        "width": section.page_width,
        "height": section.page_height,
        "left": section.left_margin,
        "right": section.right_margin,
        "top": section.top_margin,
        "bottom": section.bottom_margin,
    }
    wanted = {"width": 210, "height": 297, "left": 30, "right": 15, "top": 20, "bottom": 20}
    for side, length in measures.items():
        assert length == pytest.approx(Mm(wanted[side]), abs=Pt(0.1))


def test_the_number_stands_at_the_top_from_page_two_and_the_mark_at_every_foot() -> None:
    section = opened(example_docx()).sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert (
        section.header.paragraphs[0].style.paragraph_format.alignment is WD_ALIGN_PARAGRAPH.CENTER
    )
    assert "PAGE" not in section.first_page_header.paragraphs[0]._p.xml
    for foot in (section.footer, section.first_page_footer):
        assert foot.paragraphs[0].text == "ПРИМЕР. Содержание вымышлено"


def test_text_is_thirteen_points_of_the_family_in_russian() -> None:
    file = opened(example_docx())
    assert file.styles["Normal"].font.size == Pt(13)
    defaults = everything_in(example_docx())
    assert 'w:ascii="Roboto"' in defaults
    assert '<w:lang w:val="ru-RU"' in defaults


def test_headings_are_headings() -> None:
    found = {one.text: style_of(one) for one in opened(example_docx()).paragraphs}
    assert found["П Р О Т О К О Л"] == "Heading 1"
    assert found["ПОВЕСТКА ДНЯ"] == "Heading 2"
    assert found["СЛУШАЛИ:"] == "Heading 3"


def test_appendices_begin_pages_and_stand_in_the_outline() -> None:
    number = paragraph_of(example_docx(), "Приложение № 1")
    assert is_set(number, "w:pageBreakBefore")
    assert number.style is not None
    assert number.style.element.find(qn("w:pPr")).find(qn("w:outlineLvl")) is not None


def test_lists_are_numbered_by_the_word_processor_and_begin_anew() -> None:
    decided = {1: Decision(1, "Первое"), 2: Decision(2, "Второе")}
    state = replace(begun(), content=Content(decisions=decided))
    content = docx_of(state)
    agenda, first, second = (
        list_of(paragraph_of(content, text)) for text in ("Семьи", "Первое", "Второе")
    )
    assert first == second != agenda
    assert style_of(paragraph_of(content, "Первое")) == "List Number"


def test_a_list_goes_on_with_the_number_it_was_given() -> None:
    content = of_blocks(doc.Item("7.", (doc.Span("седьмое"),)))
    assert '<w:startOverride w:val="7"/>' in everything_in(content)


def test_a_marker_that_is_neither_number_nor_dash_is_written_out() -> None:
    content = of_blocks(doc.Item("а)", (doc.Span("первое"),)))
    assert opened(content).paragraphs[0].text == "а)\u00a0первое"


def test_tables_repeat_their_header_and_keep_short_rows_whole() -> None:
    table = opened(example_docx()).tables[0]
    header, *rows = (row._tr for row in table.rows)
    assert header.trPr.find(qn("w:tblHeader")) is not None
    assert all(
        row.trPr is not None and row.trPr.find(qn("w:cantSplit")) is not None for row in rows
    )
    assert table.style is not None
    assert table.style.name == "Table Grid"


def test_a_row_of_more_than_half_a_page_may_break() -> None:
    state = replace(begun(), content=Content(proposals={1: Proposal(1, 1, 1, LONG)}))
    row = opened(docx_of(state)).tables[0].rows[1]._tr
    assert row.trPr is None
    assert LONG in text_of(docx_of(state))


def test_what_is_signed_stays_together_with_what_stands_before_it() -> None:
    file = opened(docx_of(begun()))
    signing = file.tables[0]
    assert signing.cell(0, 0).text == "Председательствующий"
    assert is_set(signing.rows[0].cells[0].paragraphs[0], "w:keepNext")
    assert not is_set(signing.rows[1].cells[0].paragraphs[0], "w:keepNext")
    assert is_set(paragraph_of(docx_of(begun()), "Решения не принимались."), "w:keepNext")


def test_two_tables_never_become_one() -> None:
    rows = (doc.Row(((doc.Line((doc.Span("а"),)),),)),)
    table = doc.Table((doc.Column("к", 10),), rows)
    signatures = doc.Signatures((doc.SignatureLine("Должность", "И.О. Фамилия"),))
    content = of_blocks(table, table, signatures)
    body = [element.tag.rpartition("}")[2] for element in opened(content).element.body]
    assert body == ["tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]


def test_a_table_after_a_break_begins_the_page() -> None:
    table = doc.Table((doc.Column("к", 10),), ())
    first = opened(of_blocks(doc.PageBreak(), table)).paragraphs[0]
    assert is_set(first, "w:pageBreakBefore")


def test_a_heading_stands_where_its_look_says() -> None:
    content = of_blocks(doc.Heading(2, "По центру", doc.Look.CENTRED), doc.Heading(5, "Глубоко"))
    assert paragraph_of(content, "По центру").alignment is WD_ALIGN_PARAGRAPH.CENTER
    assert style_of(paragraph_of(content, "Глубоко")) == "Heading 3"


def test_charts_keep_their_numbers() -> None:
    text = text_of(docx_of(example(), REPORT)).replace("\u00a0", " ")
    question = example().content.survey.questions[0]
    answers = zip(question.choices, question.counts, strict=True)
    assert "; ".join(f"{choice} — {count}" for choice, count in answers) in text
    assert "стол 6" in text


def test_the_report_has_a_title_page_and_contents_that_can_be_made_anew() -> None:
    content = docx_of(example(), REPORT)
    assert style_of(paragraph_of(content, "ИТОГОВЫЙ ОТЧЁТ")) == "Title"
    listed = [one.text for one in opened(content).paragraphs if style_of(one).startswith("toc")]
    assert "ПОВЕСТКА ДНЯ" in listed
    assert "Приложение № 2" in [text.replace("\u00a0", " ") for text in listed]
    parts = everything_in(content)
    assert 'TOC \\o "1-2"' in parts
    assert "<w:updateFields/>" in parts
    assert "<w:updateFields/>" not in everything_in(example_docx())


def test_contents_of_nothing_are_a_title() -> None:
    assert text_of(of_blocks(doc.Contents("СОДЕРЖАНИЕ"))) == "СОДЕРЖАНИЕ"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_everywhere_still_gives_a_file_that_opens(text: str) -> None:
    for edition in (Edition(), REPORT):
        assert text_of(docx_of(filled_with(text), edition))


@pytest.mark.parametrize("text", HOSTILE[:3])
def test_what_looks_like_markup_is_text(text: str) -> None:
    state = replace(begun(), content=Content(proposals={1: Proposal(1, 1, 1, text)}))
    assert bare(text) in bare(text_of(docx_of(state)))


def test_control_characters_and_halves_of_pairs_vanish_and_the_rest_stays() -> None:
    state = replace(begun(), content=Content(proposals={1: Proposal(1, 1, 1, HOSTILE[3])}))
    assert "управляющие знаки" in " ".join(text_of(docx_of(state)).split())


def test_what_is_too_long_for_one_line_stands_on_two() -> None:
    content = of_blocks(doc.TwoSided("слева " * 80, "справа"))
    assert opened(content).paragraphs[0].text.endswith("\nсправа")


def test_an_empty_session_has_a_document_that_says_so() -> None:
    text = text_of(docx_of(State())).replace("\u00a0", " ")
    assert "ПРОЕКТ" in text
    assert "Решения не принимались." in text


def test_a_survey_without_remarks_is_followed_by_what_is_signed() -> None:
    survey = Survey(2, 2)
    assert "Возвращено анкет" in text_of(docx_of(replace(begun(), content=Content(survey=survey))))


def test_progress_ends_with_all_of_the_work() -> None:
    told: list[tuple[int, int]] = []
    docx_bytes(protocol(begun()), Words.load("ru"), lambda done, whole: told.append((done, whole)))
    blocks = len(compose(protocol(begun()), Words.load("ru")).blocks)
    assert told == sorted(told)
    assert told[-1] == (blocks, blocks)


def test_giving_up_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "протокол.docx"
    target.write_bytes(b"old")

    def give_up(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_docx(protocol(begun()), Words.load("ru"), target, give_up)
    assert target.read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_storage_trouble(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble):
        write_docx(protocol(begun()), Words.load("ru"), tmp_path / "нет" / "a.docx")


def test_styles_are_named_in_the_language_of_the_protocol() -> None:
    state = replace(begun(), tasks=(Task(1, "Semi", "Question?"),))
    names = {style.name for style in opened(docx_of(state, language="en")).styles}
    assert "Question of a task" in names


@pytest.mark.parametrize("extent", Extent)
def test_a_document_without_names_has_none_in_any_of_its_parts(extent: Extent) -> None:
    person = Participant(1, "Петрова Мария Ивановна", table=2, speaker=True, email="p@example.org")
    proposal = Proposal(1, 1, 1, "Спросить у Петровой", author=Voice(VoiceKind.PARTICIPANT, 1))
    state = replace(
        begun(),
        participants={1: person},
        experts={1: Expert(1, "Сидоров Иван Петрович")},
        content=Content(proposals={1: proposal}),
        facts=replace(begun().facts, chair=Official("Глава", "П.П. Орлов")),
    )
    parts = everything_in(docx_of(state, Edition(extent, Naming.ANONYMOUS)))
    found = [name for name in ("Петров", "Сидоров", "Орлов", "@example") if name in parts]
    assert found == []
