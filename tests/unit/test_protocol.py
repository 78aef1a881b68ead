"""The protocol as a value: what of a session it says, in which order, and what it leaves out."""

from dataclasses import replace
from datetime import date, datetime, time
from fractions import Fraction

from facilitator.core.commands import AddProposal, CloseSession, EraseProposal
from facilitator.core.model import (
    Argument,
    Closing,
    Content,
    Decision,
    Facts,
    Official,
    Outcome,
    Participant,
    Proposal,
    Question,
    Remark,
    RoadmapRow,
    State,
    StepRun,
    Survey,
    Verdict,
)
from facilitator.core.protocol import Edition, protocol
from facilitator.core.protocol.parts import Author, Place, Remarks, Signatory
from facilitator.core.vocabulary import (
    Level,
    OutcomeKind,
    RemarkKind,
    Side,
    Status,
    StepKind,
    VerdictValue,
    Voice,
    VoiceKind,
    table_voice,
)
from tests.room import Room

CHAIR = Voice(VoiceKind.EXPERT, 1)


def room_with(content: Content, **facts: object) -> State:
    """Return the small session with this content and these facts."""
    state = Room().state
    return replace(state, content=content, facts=replace(state.facts, **facts))  # type: ignore[arg-type]


def proposals(*made: Proposal) -> Content:
    """Return a content of these proposals."""
    return Content(proposals={proposal.id: proposal for proposal in made})


def labels(state: State, task: int = 1) -> list[str]:
    """Return the labels of a task's proposals as the protocol orders them."""
    return [row.label for row in protocol(state).tasks[task - 1].proposals]


def test_an_empty_session_has_a_protocol_that_is_a_draft() -> None:
    made = protocol(State(), Edition())
    assert made.draft
    assert made.tasks == ()
    assert made.summary.is_empty
    assert made.closing is None
    assert made.satisfaction is None


def test_a_closed_session_is_no_draft() -> None:
    room = Room()
    assert protocol(room.state).draft
    room.do(CloseSession())
    assert not protocol(room.state).draft


def test_the_heading_is_the_title_where_none_is_given() -> None:
    assert protocol(State(facts=Facts(title="Сессия"))).header.heading == "Сессия"
    facts = Facts(title="Сессия", heading="сессии")
    assert protocol(State(facts=facts)).header.heading == "сессии"


def test_chair_and_secretary_sign() -> None:
    facts = Facts(chair=Official("Глава", "И.О. Иванов"), secretary=Official(None, "О.О. Петрова"))
    signed = protocol(State(facts=facts)).signatures
    assert [line.signatory for line in signed] == [Signatory.CHAIR, Signatory.SECRETARY]
    assert [line.official.name for line in signed] == ["И.О. Иванов", "О.О. Петрова"]


def test_proposals_stand_by_votes_and_ties_share_a_place() -> None:
    state = room_with(
        proposals(
            Proposal(1, 1, 1, "первое", votes=3),
            Proposal(2, 1, 2, "второе", votes=9),
            Proposal(3, 1, 3, "третье", votes=3),
        )
    )
    rows = protocol(state).tasks[0].proposals
    assert [row.label for row in rows] == ["1.2", "1.1", "1.3"]
    assert [row.place for row in rows] == [Place(1, 1), Place(2, 3), Place(2, 3)]


def test_those_without_votes_follow_and_withdrawn_and_merged_ones_close() -> None:
    state = room_with(
        proposals(
            Proposal(1, 1, 1, "отозвано", status=Status.WITHDRAWN, votes=20),
            Proposal(2, 1, 2, "объединено", status=Status.MERGED, merged_into=4),
            Proposal(3, 1, 3, "без голосов"),
            Proposal(4, 1, 4, "с голосами", votes=1),
        )
    )
    assert labels(state) == ["1.4", "1.3", "1.1", "1.2"]
    by_label = {row.label: row for row in protocol(state).tasks[0].proposals}
    assert by_label["1.2"].merged_into == "1.4"
    assert by_label["1.4"].absorbed == ("1.2",)
    assert by_label["1.1"].place is None


def test_erased_proposals_never_appear() -> None:
    room = Room()
    room.enter(StepKind.STATEMENTS, 1)
    room.do(AddProposal(1, "Описка"), AddProposal(1, "Верное"))
    room.do(EraseProposal(room.proposal("1.1").id))
    assert labels(room.state) == ["1.2"]


def test_authors_have_names_and_a_table_is_the_author_where_nobody_is() -> None:
    state = room_with(
        proposals(
            Proposal(1, 1, 1, "a", author=Voice(VoiceKind.PARTICIPANT, 2)),
            Proposal(2, 1, 2, "b", table=3),
            Proposal(3, 1, 3, "c", author=Voice(VoiceKind.PARTICIPANT, 99)),
            Proposal(4, 1, 4, "d"),
            Proposal(5, 1, 5, "e", author=CHAIR),
            Proposal(6, 1, 6, "f", author=Voice(VoiceKind.EXPERT, 99)),
        )
    )
    assert [row.author for row in protocol(state).tasks[0].proposals] == [
        Author(Voice(VoiceKind.PARTICIPANT, 2), "Петров Пётр"),
        Author(table_voice(3)),
        Author(Voice(VoiceKind.PARTICIPANT, 99)),
        None,
        Author(CHAIR, "Экспертова Вера"),
        Author(Voice(VoiceKind.EXPERT, 99)),
    ]


def test_pluses_and_minuses_stand_apart() -> None:
    arguments = (Argument(7, Side.CON, "дорого"), Argument(8, Side.PRO, "быстро", table_voice(2)))
    row = protocol(room_with(proposals(Proposal(1, 1, 1, "a", arguments=arguments)))).tasks[0]
    [made] = row.proposals
    assert [(one.text, one.author) for one in made.pros] == [("быстро", Author(table_voice(2)))]
    assert [one.text for one in made.cons] == ["дорого"]


def test_a_verdict_names_its_author_unless_the_chair_of_the_experts_gave_it() -> None:
    verdicts = (
        Verdict(VerdictValue.SUPPORT, None, CHAIR),
        Verdict(VerdictValue.REVISE, "уточнить", table_voice(1)),
        Verdict(VerdictValue.REJECT),
    )
    state = room_with(
        proposals(*(Proposal(n, 1, n, "a", verdict=one) for n, one in enumerate(verdicts, 1)))
    )
    rows = [row.verdict for row in protocol(state).tasks[0].proposals]
    assert [row.author if row else "" for row in rows] == [None, Author(table_voice(1)), None]


def test_the_tables_that_proposed_something_spoke() -> None:
    state = room_with(
        proposals(
            Proposal(1, 1, 1, "a", author=Voice(VoiceKind.PARTICIPANT, 1)),
            Proposal(2, 1, 2, "b", table=3),
            Proposal(3, 1, 3, "c"),
        )
    )
    spoke = protocol(state).tasks[0].speakers
    assert [(one.table, one.names) for one in spoke] == [(1, ("Иванова Анна",)), (3, ())]


def test_voting_rules_are_told_only_where_there_are_any() -> None:
    first, second = protocol(Room().state).tasks
    assert first.voting is not None
    assert second.voting is None


def test_consecutive_remarks_of_one_author_stand_together() -> None:
    remarks = (
        Remark(1, RemarkKind.PEER_FEEDBACK, 1, "раз", table_voice(1)),
        Remark(2, RemarkKind.CONCLUSION, 1, "вывод", CHAIR),
        Remark(3, RemarkKind.PEER_FEEDBACK, 1, "два", table_voice(1), on_wall=False),
        Remark(4, RemarkKind.PEER_FEEDBACK, 1, "три"),
        Remark(5, RemarkKind.PEER_FEEDBACK, 2, "о другом"),
    )
    task = protocol(room_with(Content(remarks={one.id: one for one in remarks}))).tasks[0]
    assert task.peer_feedback == (
        Remarks(Author(table_voice(1)), ("раз", "два")),
        Remarks(None, ("три",)),
    )
    assert task.expert_feedback == ()
    assert task.conclusions[0].texts == ("вывод",)


def test_initiatives_stand_by_level_and_references_in_natural_order() -> None:
    outcomes = (
        Outcome(21, OutcomeKind.LEGISLATIVE_INITIATIVE, "без уровня"),
        Outcome(
            22, OutcomeKind.LEGISLATIVE_INITIATIVE, "закон", Level.FEDERAL, "Дума", (10, 9, 77)
        ),
        Outcome(23, OutcomeKind.LEGISLATIVE_INITIATIVE, "город", Level.MUNICIPAL),
        Outcome(24, OutcomeKind.PRACTICE, "практика"),
        Outcome(25, OutcomeKind.RISK_ZONE, "риск"),
        Outcome(26, OutcomeKind.GROWTH_POINT, "рост"),
    )
    content = replace(
        proposals(Proposal(9, 1, 9, "a"), Proposal(10, 1, 10, "b")),
        outcomes={one.id: one for one in outcomes},
    )
    found = protocol(room_with(content)).summary
    assert [group.level for group in found.initiatives] == [Level.MUNICIPAL, Level.FEDERAL, None]
    assert found.initiatives[1].rows[0].refs == ("1.9", "1.10")
    assert [len(rows) for rows in (found.growth_points, found.risk_zones, found.practices)] == [
        1
    ] * 3
    assert not found.is_empty


def test_decisions_are_numbered_throughout_general_ones_last() -> None:
    decided = (
        Decision(1, "общее"),
        Decision(2, "по второму", task=2, deadline=date(2019, 11, 1)),
        Decision(3, "по первому", task=1, refs=(9,)),
    )
    content = replace(proposals(Proposal(9, 1, 9, "a")), decisions={one.id: one for one in decided})
    groups = protocol(room_with(content)).decisions
    assert [(group.task, [row.number for row in group.rows]) for group in groups] == [
        (1, [1]),
        (2, [2]),
        (None, [3]),
    ]
    assert groups[0].rows[0].refs == ("1.9",)


def test_road_map_and_closing_speech_are_told() -> None:
    content = Content(
        roadmap={1: RoadmapRow(1, "Памятка", (), "IV квартал")}, closing=Closing("Глава", "Спасибо")
    )
    made = protocol(room_with(content))
    assert [line.activity for line in made.roadmap] == ["Памятка"]
    assert made.closing is not None
    assert (made.closing.speaker, made.closing.text) == ("Глава", "Спасибо")


def test_a_survey_tells_means_of_numbers_and_the_share_of_high_marks_on_a_scale_of_five() -> None:
    scale = ("1", "2", "3", "4", "5")
    questions = (
        Question("Довольны?", scale, (0, 0, 1, 1, 2)),
        Question("От 0 до 10?", ("0", "10"), (1, 1)),
        Question("Придёте?", ("да", "нет"), (3, 0)),
        Question("Никто не ответил", scale, (0, 0, 0, 0, 0)),
    )
    made = protocol(room_with(Content(survey=Survey(4, 4, questions, ("Спасибо",)))))
    assert made.satisfaction is not None
    asked = made.satisfaction.questions
    assert [one.mean for one in asked] == [Fraction(17, 4), Fraction(5), None, None]
    assert [one.high for one in asked] == [Fraction(3, 4), None, None, None]


def test_attendance_sums_up_kinds_of_organisation_but_not_names() -> None:
    def state(*organisations: str | None, present: bool = True) -> State:
        people = (
            Participant(n, f"Участник {n}", organisation=one, present=present)
            for n, one in enumerate(organisations, 1)
        )
        return State(participants={one.number: one for one in people})

    kinds = protocol(state("школа", "школа", "музей", "школа", None)).attendance
    assert kinds.by_organisation == (("школа", 3), ("музей", 1))
    assert (kinds.present, kinds.registered) == (5, 5)
    assert protocol(state("школа № 1", "школа № 2")).attendance.by_organisation == ()
    assert protocol(state("школа", "школа", present=False)).attendance.by_organisation == ()


def test_the_list_names_those_present_or_everyone_where_nobody_is_marked() -> None:
    state = Room().state
    assert len(protocol(state).participants) == 4
    here = replace(state.participants[2], present=True)
    state = replace(state, participants={**state.participants, 2: here})
    assert [row.name for row in protocol(state).participants] == ["Петров Пётр"]


def test_the_chair_stands_first_among_the_experts() -> None:
    state = Room().state
    other = replace(state.experts[1], number=2, name="Экспертов Олег", chair=False)
    state = replace(state, experts={2: other, 1: state.experts[1]})
    assert [row.chair for row in protocol(state).experts] == [True, False]


def test_the_programme_counts_from_the_first_step_after_registration() -> None:
    rows = protocol(Room().state).programme
    assert [row.planned_start for row in rows[:3]] == [time(9, 30), time(10, 0), time(10, 15)]


def test_a_programme_without_a_start_has_no_planned_times() -> None:
    state = room_with(Content(), starts_at=None)
    assert {row.planned_start for row in protocol(state).programme} == {None}


def test_actual_times_are_told_of_steps_that_were_entered() -> None:
    state = Room().state
    run = StepRun(datetime(2019, 9, 12, 9, 29), spent_ms=61_000, entered=True)
    state = replace(state, runs={1: run, 2: StepRun(skipped=True)})
    first, second, third, *_ = protocol(state).programme
    assert (first.started_at, first.spent_ms) == (run.started_at, 61_000)
    assert (second.spent_ms, second.skipped) == (None, True)
    assert (third.spent_ms, third.skipped) == (None, False)
