"""What a document lacks is found, and what should not be published is noticed."""

from dataclasses import replace
from datetime import date

import pytest

from facilitator.core.model import (
    Argument,
    Closing,
    Consent,
    Content,
    Decision,
    Facts,
    Official,
    Outcome,
    Participant,
    Proposal,
    Remark,
    RoadmapRow,
    State,
    Survey,
    Task,
    Verdict,
    Voting,
)
from facilitator.core.protocol import Edition, Extent, Naming
from facilitator.core.readiness import (
    Contacts,
    Field,
    ImpossibleVotes,
    NobodyPresent,
    NothingDecided,
    Part,
    Place,
    Unassigned,
    Undated,
    Unfilled,
    WithoutConsent,
    readiness,
)
from facilitator.core.vocabulary import OutcomeKind, RemarkKind, Side, Status, VerdictValue

NAMED = Edition()
ANONYMOUS = Edition(naming=Naming.ANONYMOUS)
SHORT = Edition(Extent.SHORT)
MAIL = "пишите на a@b.ru"
AGREED = Consent(processing=True, publication=True)


def whole() -> State:
    """Return a session that lacks nothing."""
    return State(
        facts=Facts(
            title="Сессия",
            starts_on=date(2019, 9, 12),
            city="г. Когалым",
            protocol_number="1",
            chair=Official("начальник", "И.О. Фамилия"),
            secretary=Official("специалист", "И.О. Фамилия"),
        ),
        tasks=(Task(1, "Семьи"), Task(2, "Старшие")),
        participants={1: Participant(1, "Иванова Анна", present=True, consent=AGREED)},
        content=Content(
            decisions={5: Decision(5, "Решить", 1, responsible="отдел", deadline=date(2020, 1, 1))}
        ),
    )


def with_content(**parts: object) -> State:
    """Return the whole session with other entries besides its decisions."""
    state = whole()
    return replace(state, content=replace(state.content, **parts))  # type: ignore[arg-type]


def test_a_session_that_lacks_nothing_has_no_findings() -> None:
    assert readiness(whole(), NAMED) == ()
    assert readiness(whole(), ANONYMOUS) == ()


def test_an_empty_session_lacks_what_the_document_prints() -> None:
    asked = (Field.DATE, Field.CITY, Field.NUMBER, Field.CHAIR, Field.SECRETARY)
    assert readiness(State(), NAMED) == (Unfilled(asked), NothingDecided())


def test_names_are_not_asked_for_where_none_is_printed() -> None:
    found = readiness(State(), ANONYMOUS)
    assert found[0] == Unfilled((Field.DATE, Field.CITY, Field.NUMBER))


def test_an_office_is_asked_for_where_somebody_is_named() -> None:
    state = whole()
    facts = replace(state.facts, chair=Official(None, "И.О. Фамилия"))
    assert readiness(replace(state, facts=facts), NAMED) == (Unfilled((Field.CHAIR_OFFICE,)),)


def test_decisions_are_counted_as_the_protocol_numbers_them() -> None:
    decisions = {
        1: Decision(1, "Общее", None, responsible="все"),
        2: Decision(2, "Вторая задача", 2, deadline=date(2020, 1, 1)),
        3: Decision(3, "Первая задача", 1, responsible="отдел", deadline=date(2020, 1, 1)),
    }
    found = readiness(with_content(decisions=decisions), NAMED)
    assert found == (Undated((3,)), Unassigned((2,)))


def test_a_list_on_which_nobody_is_present_is_noticed() -> None:
    state = whole()
    people = {1: replace(state.participants[1], present=False)}
    assert readiness(replace(state, participants=people), NAMED) == (NobodyPresent(),)
    unasked = {1: Participant(1, "Иванова Анна")}
    found = readiness(replace(state, participants=unasked), NAMED)
    assert found == (NobodyPresent(), WithoutConsent(1))


def test_only_those_who_are_named_are_asked_for_their_consent() -> None:
    people = {
        1: Participant(1, "А", present=True, consent=AGREED),
        2: Participant(2, "Б", present=True, consent=Consent(processing=True)),
        3: Participant(3, "В", present=True, consent=Consent(publication=True)),
        4: Participant(4, "Г"),
    }
    state = replace(whole(), participants=people)
    assert readiness(state, NAMED) == (WithoutConsent(2),)
    assert readiness(state, ANONYMOUS) == ()


def test_contacts_are_found_wherever_people_write() -> None:
    decision = Decision(9, "Решить", 1, responsible=MAIL, deadline=date(2020, 1, 1))
    plus = Argument(3, Side.PRO, MAIL)
    state = with_content(
        proposals={
            2: Proposal(2, 2, 3, "чисто", verdict=Verdict(VerdictValue.SUPPORT, MAIL)),
            1: Proposal(1, 1, 10, "чисто", arguments=(plus, plus)),
            4: Proposal(4, 1, 9, "+7 912 345-67-89", verdict=Verdict(VerdictValue.SUPPORT)),
        },
        remarks={5: Remark(5, RemarkKind.PEER_FEEDBACK, 2, MAIL)},
        outcomes={6: Outcome(6, OutcomeKind.PRACTICE, MAIL)},
        decisions={9: decision},
        roadmap={7: RoadmapRow(7, "чисто"), 8: RoadmapRow(8, "дело", responsible=MAIL)},
        closing=Closing(None, MAIL),
        survey=Survey(comments=("чисто", MAIL)),
    )
    places = (
        Place(Part.PROPOSAL, "1.9"),
        Place(Part.PROPOSAL, "1.10"),
        Place(Part.PROPOSAL, "2.3"),
        Place(Part.REMARKS, "2"),
        Place(Part.OUTCOME, "1"),
        Place(Part.DECISION, "1"),
        Place(Part.ROADMAP, "2"),
        Place(Part.CLOSING),
        Place(Part.SURVEY),
    )
    assert readiness(state, NAMED) == (Contacts(places, stay=True),)
    assert readiness(state, ANONYMOUS) == (Contacts(places, stay=False),)
    assert readiness(state, SHORT) == (Contacts((Place(Part.DECISION, "1"),), stay=True),)


@pytest.mark.parametrize(
    ("voting", "votes", "impossible"),
    [
        (Voting(), (999,), False),
        (Voting(voters=42), (999,), False),
        (Voting(3, 1, 42), (42, 42, 42), False),
        (Voting(3, 1, 42), (43,), True),
        (Voting(3, None, 42), (100,), False),
        (Voting(3, None, 42), (127,), True),
        (Voting(3, 1, 42), (40, 40, 40, 10), True),
        (Voting(None, 2, 42), (85,), True),
        (Voting(3, 1, 42), (), False),
    ],
)
def test_votes_that_nobody_can_have_given_are_noticed(
    voting: Voting, votes: tuple[int, ...], impossible: bool
) -> None:
    proposals = {
        at: Proposal(at, 1, at, "Прокат", votes=count) for at, count in enumerate(votes, 1)
    }
    task = replace(whole().tasks[0], voting=voting)
    state = replace(whole(), tasks=(task,))
    state = replace(state, content=replace(state.content, proposals=proposals))
    expected = (ImpossibleVotes((1,)),) if impossible else ()
    assert readiness(state, NAMED) == expected
    assert readiness(state, SHORT) == ()


def test_votes_of_what_was_withdrawn_count_no_more() -> None:
    withdrawn = Proposal(1, 1, 1, "Прокат", votes=999, status=Status.WITHDRAWN)
    task = replace(whole().tasks[0], voting=Voting(3, 1, 42))
    state = replace(whole(), tasks=(task,))
    state = replace(state, content=replace(state.content, proposals={1: withdrawn}))
    assert readiness(state, NAMED) == ()
