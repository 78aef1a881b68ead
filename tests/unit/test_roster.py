"""Pasted lists of people become rows and problems."""

from facilitator.core.cells import MOST_COLUMNS, cells
from facilitator.core.columns import Column
from facilitator.core.model import Participant
from facilitator.core.roster import Flaw, Problem, Row, parse_roster

TABLES = range(1, 7)


def test_nothing_gives_nothing() -> None:
    roster = parse_roster(" \n\t\n", TABLES)
    assert (roster.columns, roster.rows, roster.problems) == ((), (), ())


def test_a_header_row_names_the_columns() -> None:
    roster = parse_roster(
        "№ п/п\tФИО участника\tДолжность\tМесто работы\tСтол\tЭл. почта\tПримечание\n"
        "1\tИванова Мария Петровна\tдиректор\tМАОУ «Школа № 5»\t3\tivanova@example.org\tпесня\n",
        TABLES,
    )
    assert roster.columns == (
        Column.COUNTER,
        Column.NAME,
        Column.OFFICE,
        Column.ORGANISATION,
        Column.TABLE,
        Column.EMAIL,
        Column.OTHER,
    )
    assert roster.rows == (
        Row(
            2,
            Participant(
                number=0,
                name="Иванова Мария Петровна",
                office="директор",
                organisation="МАОУ «Школа № 5»",
                table=3,
                email="ivanova@example.org",
            ),
        ),
    )
    assert roster.problems == ()
    assert roster.participants == (roster.rows[0].participant,)


def test_surname_name_and_patronymic_in_three_columns_become_one_name() -> None:
    roster = parse_roster(
        "Фамилия\tИмя\tОтчество\nИванов\tПётр\t\nПетрова\tАнна\tИльинична", TABLES
    )
    assert [row.participant.name for row in roster.rows] == [
        "Иванов Пётр",
        "Петрова Анна Ильинична",
    ]


def test_english_headers_are_known() -> None:
    roster = parse_roster(
        "Name;Position;Organisation;Table;E-mail\nAnn Lee;Head;Care Centre;2;a@b.org", TABLES
    )
    person = roster.rows[0].participant
    assert (person.name, person.office, person.table, person.email) == (
        "Ann Lee",
        "Head",
        2,
        "a@b.org",
    )


def test_columns_without_a_header_are_guessed_in_any_order() -> None:
    roster = parse_roster(
        "БУ «Центр»\tivanov@example.org\t2\tИванов И.И.\tглавный специалист\n"
        "Управление образования\tpetrov@example.org\t1\tПетров П.П.\tначальник отдела\n",
        TABLES,
    )
    assert roster.columns == (
        Column.ORGANISATION,
        Column.EMAIL,
        Column.TABLE,
        Column.NAME,
        Column.OFFICE,
    )


def test_a_spreadsheet_counter_is_not_taken_for_tables() -> None:
    roster = parse_roster("1\tИванов Иван\t3\n2\tПетров Пётр\t3\n3\tСидоров Пётр\t4", TABLES)
    assert [row.participant.table for row in roster.rows] == [3, 3, 4]


def test_one_person_of_each_table_in_order_still_sits_at_these_tables() -> None:
    roster = parse_roster("Иванов Иван\tКЦСОН\t1\nПетров Пётр\tЗАГС\t2\n", TABLES)
    assert [row.participant.table for row in roster.rows] == [1, 2]


def test_names_alone_are_enough() -> None:
    roster = parse_roster("Иванов Иван Иванович\nучастник без имени\n", TABLES)
    assert [row.participant.name for row in roster.rows] == [
        "Иванов Иван Иванович",
        "участник без имени",
    ]


def test_in_doubt_columns_are_name_office_organisation() -> None:
    roster = parse_roster("мария\tдворник\tдвор", TABLES)
    assert roster.columns == (Column.NAME, Column.OFFICE, Column.ORGANISATION)


def test_a_first_line_that_only_looks_like_a_header_is_a_person() -> None:
    roster = parse_roster("Участник 1\tучреждение\tнечто\tещё нечто\tи ещё", TABLES)
    assert len(roster.rows) == 1


def test_problems_are_named_with_their_line_and_the_rest_of_the_row_is_kept() -> None:
    roster = parse_roster(
        "ФИО\tстол\tпочта\n"
        "Иванов\t9\tivanov@\n"
        "\t2\tx@y.ru\n"
        "Петров\tзал\t—\n"
        "\n"
        "Иванов\tстол № 2\t<ivanov@example.org>;\n",
        TABLES,
    )
    assert roster.problems == (
        Problem(2, Flaw.NO_SUCH_TABLE, "9"),
        Problem(2, Flaw.BAD_EMAIL, "ivanov@"),
        Problem(3, Flaw.NO_NAME, "2 · x@y.ru"),
        Problem(4, Flaw.TABLE_IS_NO_NUMBER, "зал"),
        Problem(6, Flaw.TWICE_IN_LIST, "Иванов"),
    )
    assert [(row.line, row.participant.table, row.participant.email) for row in roster.rows] == [
        (2, None, None),
        (4, None, None),
        (6, 2, "ivanov@example.org"),
    ]


def test_people_already_listed_are_pointed_out() -> None:
    roster = parse_roster("иванов иван", TABLES, known=["Иванов Иван"])
    assert roster.problems == (Problem(1, Flaw.ALREADY_THERE, "иванов иван"),)


def test_a_text_beyond_the_limit_is_refused() -> None:
    roster = parse_roster("Иванов\t" + "x" * 20_001, TABLES)
    assert roster.rows == ()
    assert roster.problems[0].flaw is Flaw.TOO_LONG


def test_a_cell_with_a_line_break_comes_in_quotes() -> None:
    roster = parse_roster('Иванов Иван\t"БУ ""Центр""\r\nотделение 2"\t1\r\n', TABLES)
    assert roster.rows[0].participant.organisation == 'БУ "Центр" отделение 2'


def test_a_quote_that_closes_nowhere_is_text() -> None:
    roster = parse_roster('Иванов Иван\t"Ромашка" АНО\t1\nПетров Пётр\t"Центр\t2', TABLES)
    assert [row.participant.organisation for row in roster.rows] == ['"Ромашка" АНО', '"Центр']


def test_a_column_filled_in_one_row_only_widens_the_others() -> None:
    roster = parse_roster("Иванов Иван\nПетров Пётр\tp@example.org", TABLES)
    assert [row.participant.email for row in roster.rows] == [None, "p@example.org"]


def test_a_row_of_tabs_does_not_make_every_row_as_wide() -> None:
    pasted = "x" + "\t" * 100_000 + "y\n" + "Иванова Мария\t2\n" * 500
    assert max(len(row) for _, row in cells(pasted)) == MOST_COLUMNS
    assert len(parse_roster(pasted, [2]).rows) == 501
