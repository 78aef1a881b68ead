"""What the document says in words, before any writer has a look for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from facilitator.core.model import (
    Content,
    Decision,
    Facts,
    Official,
    Participant,
    Proposal,
    Question,
    Site,
    State,
    StepRun,
    Survey,
)
from facilitator.core.protocol import protocol
from facilitator.core.vocabulary import Level, ProposalKind, Voice, VoiceKind
from facilitator.report import document as doc
from facilitator.report.composing import compose
from facilitator.report.pdf import write_pdf
from facilitator.trouble import StorageTrouble
from facilitator.words import Words
from tests.report.papers import begun, example


def lines(state: State, words: Words) -> list[str]:
    """Return every line of a session's document with plain spaces, cells apart."""
    return [line.replace("\u00a0", " ") for line in _lines(compose(protocol(state), words))]


def _lines(document: doc.Document) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case doc.Paragraph() | doc.Item():
                yield _joined(block.spans)
            case doc.Heading():
                yield block.text
            case doc.TwoSided():
                yield block.left
                yield block.right
            case doc.Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield "|".join(
                            _joined(one.spans) for one in cell if isinstance(one, doc.Line)
                        )
            case doc.Signatures():
                for line in block.lines:
                    yield f"{line.office}|{line.name}"
            case doc.PageBreak():
                yield "---"


def _joined(spans: tuple[doc.Span, ...]) -> str:
    return "".join(span.text for span in spans)


def test_the_sections_stand_in_the_order_of_the_full_protocol(russian: Words) -> None:
    document = compose(protocol(example()), russian)
    headings = [block.text for block in document.blocks if isinstance(block, doc.Heading)]
    top = [text.replace("\u00a0", " ") for text in headings]
    wanted = [
        "П Р О Т О К О Л",
        "ПОВЕСТКА ДНЯ",
        "1. Финансовая поддержка семей с детьми",
        "СЛУШАЛИ:",
        "ВЫСТУПИЛИ:",
        "Предложения по итогам рейтингового голосования",
        "Обратная связь коллег",
        "Обратная связь экспертной группы",
        "Выводы экспертной группы",
        "ИТОГИ СЕССИИ",
        "Точки роста",
        "Зоны риска",
        "Законодательные инициативы",
        "Практики",
        "РЕШИЛИ:",
        "ДОРОЖНАЯ КАРТА",
        "ЗАКЛЮЧИТЕЛЬНОЕ СЛОВО",
        "УДОВЛЕТВОРЁННОСТЬ УЧАСТНИКОВ",
        "Приложение № 1",
        "Приложение № 2",
    ]
    assert [text for text in dict.fromkeys(top) if text in wanted] == wanted


def test_who_was_present_is_counted(russian: Words) -> None:
    said = lines(example(), russian)
    assert "Присутствовали: 46 чел. (список прилагается, приложение № 1)" in said
    assert "Велась прямая трансляция." in said


def test_nobody_marked_present_is_said(russian: Words) -> None:
    said = " ".join(lines(begun(), russian))
    assert "Присутствовали: не отмечены" in said


def test_a_missing_number_and_date_leave_room_to_write(russian: Words) -> None:
    said = lines(State(), russian)
    assert "№ ____" in said
    assert any(line.startswith("«____»") for line in said)


def test_several_days_are_one_date(russian: Words) -> None:
    facts = Facts(title="Сессия", starts_on=date(2018, 2, 8), ends_on=date(2018, 2, 9))
    assert "8–9 февраля 2018 г." in lines(State(facts=facts), russian)


@pytest.mark.parametrize(
    ("site", "said"),
    [(Site(2), "Площадка № 2"), (Site(3, "Молодёжь"), "Площадка № 3. Молодёжь")],
)
def test_a_site_is_named(site: Site, said: str, russian: Words) -> None:
    assert said in lines(State(facts=Facts(title="Сессия", site=site)), russian)


def test_an_office_that_only_repeats_the_label_is_left_out(russian: Words) -> None:
    facts = Facts(
        title="Сессия",
        facilitator=Official("Ведущий", "И.О. Иванова"),
        chair=Official("МБУ «Центр», директор", "П.П. Петров"),
    )
    said = lines(State(facts=facts), russian)
    assert "Ведущий: И.О. Иванова" in said
    assert "Председательствующий: П.П. Петров, МБУ «Центр», директор" in said


def test_kind_and_level_are_told_where_they_are_not_the_usual_ones(russian: Words) -> None:
    made = (
        Proposal(1, 1, 1, "обычное", level=Level.MUNICIPAL),
        Proposal(2, 1, 2, "округу", level=Level.REGIONAL),
        Proposal(3, 1, 3, "закон", kind=ProposalKind.LEGISLATIVE_INITIATIVE, level=Level.FEDERAL),
    )
    state = replace(begun(), content=Content(proposals={one.id: one for one in made}))
    said = lines(state, russian)
    assert "обычное" in said
    assert "округу|Региональный уровень" in said
    assert "закон|Законодательная инициатива, федеральный уровень" in said


def test_decisions_stand_under_their_item_with_responsible_and_deadline(russian: Words) -> None:
    decided = {
        1: Decision(1, "Общее"),
        2: Decision(2, "Частное", task=1, responsible="отдел", deadline=date(2019, 11, 1)),
    }
    said = lines(replace(begun(), content=Content(decisions=decided)), russian)
    begin = said.index("По вопросу 1 повестки дня «Семьи»:")
    assert said[begin + 1 : begin + 5] == [
        "Частное",
        "Ответственный: отдел. Срок: до 1 ноября 2019 г.",
        "По сессии в целом:",
        "Общее",
    ]


@pytest.mark.parametrize(
    ("survey", "said"),
    [
        (Survey(40, 30), "Возвращено анкет: 30 из 40 розданных (75 %)."),
        (Survey(None, 30), "Возвращено анкет: 30."),
        (Survey(40, None), "Роздано анкет: 40."),
    ],
)
def test_what_is_known_of_the_questionnaires_is_told(
    survey: Survey, said: str, russian: Words
) -> None:
    assert said in lines(replace(begun(), content=Content(survey=survey)), russian)


def test_a_survey_of_remarks_only_has_no_table(russian: Words) -> None:
    survey = Survey(comments=("Спасибо",))
    said = lines(replace(begun(), content=Content(survey=survey)), russian)
    assert "Спасибо" in said


def test_means_are_rounded_half_up_with_the_language_s_mark(russian: Words, english: Words) -> None:
    question = Question("Довольны?", ("1", "2", "3", "4", "5"), (0, 0, 0, 3, 5))
    state = replace(begun(), content=Content(survey=Survey(8, 8, (question,))))
    assert "4,63" in lines(state, russian)
    assert "4.63" in lines(state, english)


def test_a_finished_programme_tells_what_really_happened(russian: Words) -> None:
    state = begun()
    runs = {
        1: StepRun(datetime(2019, 9, 12, 9, 29), spent_ms=90_000, entered=True),
        2: StepRun(spent_ms=60_000, entered=True),
        3: StepRun(skipped=True),
    }
    said = lines(replace(state, runs=runs), russian)
    assert {"с 09:29, 2 мин", "1 мин", "Не проводился"} <= set(said)


def test_a_programme_without_a_start_has_dashes_for_times(russian: Words) -> None:
    state = begun()
    said = lines(replace(state, facts=replace(state.facts, starts_at=None)), russian)
    assert "—" in said[said.index("ПРОГРАММА СЕССИИ") :]


def test_someone_without_a_name_on_the_list_is_called_by_number(russian: Words) -> None:
    made = {
        1: Proposal(1, 1, 1, "а", author=Voice(VoiceKind.PARTICIPANT, 77)),
        2: Proposal(2, 1, 2, "б", author=Voice(VoiceKind.EXPERT, 78)),
    }
    said = " ".join(lines(replace(begun(), content=Content(proposals=made)), russian))
    assert "(участник № 77)" in said
    assert "(эксперт № 78)" in said


def test_the_list_of_participants_has_office_organisation_and_table(russian: Words) -> None:
    people = {1: Participant(1, "Иванова А.А.", office="врач", organisation="больница", table=2)}
    said = lines(replace(begun(), participants=people), russian)
    begin = said.index("Иванова А.А.")
    assert said[begin : begin + 4] == ["Иванова А.А.", "врач, больница", "2", "участник"]


def test_the_file_is_written_whole(tmp_path: Path, russian: Words) -> None:
    target = tmp_path / "протокол.pdf"
    assert write_pdf(protocol(begun()), russian, target) == ()
    assert target.read_bytes().startswith(b"%PDF-")
    assert target.read_bytes().rstrip().endswith(b"%%EOF")


def test_giving_up_leaves_the_old_file(tmp_path: Path, russian: Words) -> None:
    target = tmp_path / "протокол.pdf"
    target.write_bytes(b"old")

    def give_up(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pdf(protocol(begun()), russian, target, give_up)
    assert target.read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_storage_trouble(tmp_path: Path, russian: Words) -> None:
    with pytest.raises(StorageTrouble):
        write_pdf(protocol(begun()), russian, tmp_path / "нет" / "a.pdf")
