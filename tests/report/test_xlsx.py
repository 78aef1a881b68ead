"""The workbook has every row of the protocol, in types that can be sorted, filtered and counted."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from facilitator.core.model import (
    Argument,
    Content,
    Decision,
    Facts,
    Participant,
    Proposal,
    State,
    StepRun,
)
from facilitator.core.protocol import Edition, Naming, protocol
from facilitator.core.vocabulary import Side, Status, Voice, VoiceKind
from facilitator.report.xlsx import write_xlsx, xlsx_bytes
from facilitator.trouble import StorageTrouble
from facilitator.words import Words
from tests.report.hostile import HOSTILE, filled_with
from tests.report.offices import EDITIONS, book, cells_of, everything_in, example_xlsx, xlsx_of
from tests.report.papers import bare, begun, example, said

SHEETS = [
    "Предложения",
    "Плюсы и минусы",
    "Обратная связь",
    "Итоги сессии",
    "Решения",
    "Дорожная карта",
    "Участники",
    "Время этапов",
    "Анкета",
]
LIKE_FORMULAS = ["=1+1", "+7 900", "-5 %", "@СУММ(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"]


def records(workbook: Workbook, title: str) -> list[dict[object, object]]:
    """Return the rows of a sheet by the titles of its columns."""
    header, *rows = workbook[title].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def sheet(state: State, title: str) -> Worksheet:
    """Return a sheet of a session's workbook."""
    found = book(xlsx_of(state))[title]
    assert isinstance(found, Worksheet)
    return found


def with_text(text: str) -> State:
    """Return a small session with one proposal and a plus that say `text`."""
    proposal = Proposal(1, 1, 1, text, arguments=(Argument(2, Side.PRO, text),))
    return replace(begun(), content=Content(proposals={1: proposal}))


def test_there_is_a_sheet_for_every_list() -> None:
    assert book(example_xlsx()).sheetnames == SHEETS


def test_the_real_sized_example_is_there_to_the_last_row() -> None:
    workbook = book(example_xlsx())
    assert len(records(workbook, "Предложения")) == 33
    signs = [row["Плюс или минус"] for row in records(workbook, "Плюсы и минусы")]
    assert (signs.count("плюс"), signs.count("минус")) == (64, 53)
    people = [row["Фамилия, имя, отчество"] for row in records(workbook, "Участники")]
    assert people == [
        *(person.name for person in example().participants.values()),
        *(expert.name for expert in example().experts.values()),
    ]
    assert len(records(workbook, "Решения")) == len(example().content.decisions)


def test_every_text_of_the_session_is_in_a_cell_whole() -> None:
    cells = {bare(str(value)) for value in cells_of(example_xlsx()) if value is not None}
    closing = example().content.closing.text or ""
    assert [text for text in said(example()) if bare(text) not in cells and text != closing] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_equal_input_gives_equal_bytes(edition: Edition) -> None:
    assert xlsx_of(example(), edition) == xlsx_of(example(), edition)


def test_nothing_in_the_file_tells_when_or_by_which_library_it_was_made() -> None:
    parts = everything_in(example_xlsx())
    assert "dcterms:" not in parts
    assert "openpyxl" not in parts


def test_headers_are_frozen_and_every_column_has_a_filter() -> None:
    for one in book(example_xlsx()).worksheets:
        assert one.freeze_panes == "B2"
        assert one.auto_filter.ref == one.dimensions
        assert one.print_title_rows == "$1:$1"
        assert all(cell.font.bold for cell in one[1])
        assert all(dimension.width > 5 for dimension in one.column_dimensions.values())


def test_dates_times_and_numbers_are_what_they_are() -> None:
    state = begun()
    decided = {1: Decision(1, "Сделать", deadline=date(2019, 11, 1))}
    runs = {2: StepRun(datetime(2019, 9, 12, 10, 1), spent_ms=960_000, entered=True)}
    workbook = book(xlsx_of(replace(state, content=Content(decisions=decided), runs=runs)))
    assert records(workbook, "Решения")[0]["Срок"] == datetime(2019, 11, 1)
    assert workbook["Решения"]["E2"].number_format == "dd.mm.yyyy"
    assert list(records(workbook, "Время этапов")[1].values())[3:8] == [
        time(10, 0),
        15,
        datetime(2019, 9, 12, 10, 1),
        16,
        1,
    ]


def test_a_step_that_was_left_out_says_so() -> None:
    rows = records(book(xlsx_of(replace(begun(), runs={1: StepRun(skipped=True)}))), "Время этапов")
    assert rows[0]["Примечание"] == "Не проводился"
    assert rows[1]["Примечание"] is None


@pytest.mark.parametrize("text", LIKE_FORMULAS)
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    content = xlsx_of(with_text(text))
    cell = book(content)["Предложения"]["C2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value == text.replace("\t", " ").replace("\r", "")
    assert "<f>" not in everything_in(content)


@pytest.mark.parametrize("text", ["#Н/Д", "#N/A", "1.10", "TRUE", "01.02.2019", "5 %"])
def test_text_that_looks_like_a_value_stays_text(text: str) -> None:
    cell = sheet(with_text(text), "Предложения")["C2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_the_format_s_own_codes_typed_by_a_person_are_text() -> None:
    assert "<t>_x005F_x0041_</t>" in everything_in(xlsx_of(with_text("_x0041_")))


def test_numbers_of_proposals_are_text_so_that_1_10_is_not_1_1() -> None:
    labels = [row["№"] for row in records(book(example_xlsx()), "Предложения")]
    assert {"1.1", "1.10"} <= set(labels)


def test_places_are_numbers_where_nobody_shares_them() -> None:
    places = [row["Место"] for row in records(book(example_xlsx()), "Предложения")]
    assert 1 in places
    assert "7–8" in places


def test_what_became_of_a_proposal_is_told() -> None:
    made = (
        Proposal(1, 1, 1, "основное", votes=2),
        Proposal(2, 1, 2, "второе", status=Status.MERGED, merged_into=1),
        Proposal(3, 1, 3, "третье", status=Status.WITHDRAWN),
    )
    state = replace(begun(), content=Content(proposals={one.id: one for one in made}))
    rows = {row["№"]: row for row in records(book(xlsx_of(state)), "Предложения")}
    assert rows["1.1"]["Состояние"] == "Действует"
    assert rows["1.1"]["С ним объединены"] == "1.2"
    assert rows["1.2"]["Состояние"] == "Объединено с № 1.1"
    assert rows["1.3"]["Состояние"] == "Отозвано автором"


def test_a_workbook_without_names_has_tables_instead_of_people() -> None:
    state = replace(
        with_text("Спросить у Петровой, petrova@example.org"),
        participants={1: Participant(1, "Петрова Мария Ивановна", table=2, email="p@example.org")},
    )
    proposal = replace(state.content.proposals[1], author=Voice(VoiceKind.PARTICIPANT, 1))
    state = replace(state, content=Content(proposals={1: proposal}))
    named, unnamed = (xlsx_of(state, Edition(naming=naming)) for naming in Naming)
    assert "Петрова Мария Ивановна" in cells_of(named)
    assert "Участники" not in book(unnamed).sheetnames
    assert records(book(unnamed), "Предложения")[0]["Автор"] == "Стол № 2"
    parts = everything_in(unnamed)
    assert "Петров" not in parts
    assert "@example" not in parts


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_everywhere_still_gives_a_file_that_opens(text: str) -> None:
    assert book(xlsx_of(filled_with(text))).sheetnames == SHEETS


def test_the_mark_stands_at_the_foot_of_printed_pages() -> None:
    state = replace(begun(), facts=Facts(title="Сессия", mark="ПРОЕКТ &A"))
    assert "<oddFooter>&CПРОЕКТ &&A</oddFooter>" in everything_in(xlsx_of(state))


def test_an_empty_session_has_a_workbook_of_headers() -> None:
    workbook = book(xlsx_of(State()))
    assert {one.max_row for one in workbook.worksheets} == {1}


def test_the_file_says_what_it_is() -> None:
    properties = book(example_xlsx()).properties
    assert "12 сентября 2019" in (properties.title or "")
    assert properties.language == "ru"
    assert properties.revision == "1"


def test_sheets_and_columns_have_the_language_of_the_protocol() -> None:
    workbook = book(xlsx_of(begun(), language="en"))
    assert workbook.sheetnames[0] == "Proposals"
    assert workbook["Times"]["C1"].value == "Step"
    assert all(len(title) <= 31 for title in workbook.sheetnames)


def test_progress_ends_with_all_of_the_work() -> None:
    told: list[tuple[int, int]] = []
    said_in = protocol(example())
    xlsx_bytes(said_in, Words.load("ru"), lambda done, whole: told.append((done, whole)))
    assert told == sorted(told)
    assert len(told) > 1
    assert told[-1][0] == told[-1][1]


def test_giving_up_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "таблица.xlsx"
    target.write_bytes(b"old")

    def give_up(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_xlsx(protocol(begun()), Words.load("ru"), target, give_up)
    assert target.read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_storage_trouble(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble):
        write_xlsx(protocol(begun()), Words.load("ru"), tmp_path / "нет" / "a.xlsx")
