"""A session being set up: good defaults, tasks that come and go, and only what changed is sent."""

from dataclasses import replace
from datetime import date, time

from facilitator.core.commands import ReviseFacts, ReviseProgramme, ReviseTables, ReviseTasks
from facilitator.core.model import Facts, State, Step, Table, Task, Voting
from facilitator.core.vocabulary import StepKind
from facilitator.ui.start.draft import (
    USUAL_RULES,
    Draft,
    beginning,
    copied,
    counted_minutes,
    draft_of,
    end_of_day,
    new_draft,
    revisions,
    starting_times,
    tables_up_to,
    with_another_task,
    without_task,
)
from facilitator.words import Words
from tests.room import Room, small_beginning

TODAY = date(2019, 9, 12)


def kinds(draft: Draft, task: int | None) -> list[StepKind]:
    return [step.kind for step in draft.programme if step.task == task]


def test_a_new_session_has_everything_but_a_title(russian: Words) -> None:
    draft = new_draft(russian, TODAY)
    assert draft.facts == Facts(language="ru", starts_on=TODAY, starts_at=time(10, 0))
    assert len(draft.tables) == 6
    assert [task.number for task in draft.tasks] == [1, 2, 3]
    assert len(draft.programme) == 31
    assert counted_minutes(draft.programme) == 250


def test_a_beginning_is_taken_by_the_core(russian: Words) -> None:
    draft = new_draft(russian, TODAY)
    draft = replace(draft, facts=replace(draft.facts, title="Демография"))
    room = Room(beginning(draft, russian))
    assert room.state.facts.title == "Демография"
    assert [task.title for task in room.state.tasks] == ["Задание 1", "Задание 2", "Задание 3"]
    assert [step.id for step in room.state.programme] == list(range(1, 32))


def test_a_copy_keeps_the_rules_of_the_vote_and_not_its_turnout() -> None:
    voted = replace(small_beginning().tasks[0], voting=Voting(3, 1, 40, 118))
    draft = copied(replace(small_beginning(), tasks=(voted,)), TODAY)
    assert draft.tasks[0].voting == Voting(3, 1)


def test_another_task_brings_its_steps_and_a_break(english: Words) -> None:
    before = new_draft(english, TODAY)
    after = with_another_task(before, english)
    assert after.tasks[-1] == Task(4, "", voting=USUAL_RULES)
    assert kinds(after, 4) == kinds(before, 3)
    assert kinds(after, None).count(StepKind.BREAK) == 3
    assert [step.kind for step in after.programme[-3:]] == [
        StepKind.RESULTS,
        StepKind.SURVEY,
        StepKind.CLOSING,
    ]


def test_a_first_task_goes_before_the_results(english: Words) -> None:
    draft = new_draft(english, TODAY)
    for number in (1, 2, 3):
        draft = without_task(draft, number)
    assert [step.kind for step in draft.programme] == [
        StepKind.REGISTRATION,
        StepKind.OPENING,
        StepKind.RESULTS,
        StepKind.SURVEY,
        StepKind.CLOSING,
    ]
    draft = with_another_task(draft, english)
    assert draft.programme[2].kind is StepKind.BRIEFING
    assert draft.tasks == (Task(1, "", voting=USUAL_RULES),)


def test_without_results_a_first_task_goes_to_the_end(english: Words) -> None:
    draft = Draft(Facts(), (), (), (Step(1, StepKind.OPENING, "", 15),))
    assert with_another_task(draft, english).programme[0].kind is StepKind.OPENING


def test_a_task_without_steps_can_be_removed(english: Words) -> None:
    draft = replace(new_draft(english, TODAY), tasks=(Task(1, ""), Task(9, "")))
    assert without_task(draft, 9).programme == draft.programme


def test_a_removed_task_leaves_no_gap_in_a_new_session(english: Words) -> None:
    draft = without_task(new_draft(english, TODAY), 2)
    begun = beginning(draft, english)
    assert [task.number for task in begun.tasks] == [1, 2]
    assert {step.task for step in begun.programme} == {None, 1, 2}
    assert kinds(draft, None).count(StepKind.BREAK) == 1


def test_a_copy_keeps_facts_tables_tasks_and_programme_but_not_the_day() -> None:
    earlier = small_beginning()
    earlier = replace(
        earlier,
        facts=replace(
            earlier.facts, mark="ПРИМЕР", protocol_number="7", ends_on=TODAY, city="Когалым"
        ),
    )
    today = date(2020, 1, 15)
    draft = copied(earlier, today)
    assert (draft.facts.starts_on, draft.facts.ends_on) == (today, None)
    assert (draft.facts.mark, draft.facts.protocol_number) == (None, None)
    assert draft.facts.city == "Когалым"
    assert draft.tables == earlier.tables
    assert [task.question for task in draft.tasks] == [task.question for task in earlier.tasks]
    assert draft.programme == earlier.programme


def test_tables_keep_their_titles() -> None:
    assert tables_up_to((Table(1, "Семьи"), Table(2)), 1) == (Table(1, "Семьи"),)
    assert tables_up_to((Table(1, "Семьи"),), 2) == (Table(1, "Семьи"), Table(2))


def test_nothing_changed_is_nothing_sent() -> None:
    draft = draft_of(Room().state)
    assert revisions(draft, draft) == ()


def test_each_part_that_changed_is_sent_and_no_other() -> None:
    draft = draft_of(Room().state)
    facts = replace(draft.facts, city="Когалым")
    assert revisions(draft, replace(draft, facts=facts)) == (ReviseFacts(facts),)
    tables = tables_up_to(draft.tables, 4)
    assert revisions(draft, replace(draft, tables=tables)) == (ReviseTables(tables),)
    tasks = (replace(draft.tasks[0], title="Иначе"), *draft.tasks[1:])
    assert revisions(draft, replace(draft, tasks=tasks)) == (ReviseTasks(tasks),)
    steps = draft.programme[:-1]
    assert revisions(draft, replace(draft, programme=steps)) == (ReviseProgramme(steps),)


def test_tasks_come_before_their_steps_and_go_after_them(english: Words) -> None:
    room = Room()
    before = draft_of(room.state)
    after = with_another_task(without_task(before, 2), english)
    after = replace(after, tasks=(*after.tasks[:-1], Task(3, "Новое")))
    after = replace(
        after,
        programme=tuple(
            replace(step, task=3) if step.task == 2 else step for step in after.programme
        ),
    )
    room.do(*revisions(before, after))
    assert [task.number for task in room.state.tasks] == [1, 3]
    assert {step.task for step in room.state.programme} == {None, 1, 3}


def test_a_removed_task_alone_goes_after_its_steps() -> None:
    room = Room()
    before = draft_of(room.state)
    room.do(*revisions(before, without_task(before, 2)))
    assert [task.number for task in room.state.tasks] == [1]


def test_registration_comes_before_the_start() -> None:
    steps = small_beginning().programme
    assert starting_times(steps, time(10, 0))[:3] == (time(9, 30), time(10, 0), time(10, 15))
    assert end_of_day(steps, time(10, 0)) == time(11, 59)


def test_without_a_start_there_are_no_times() -> None:
    steps = small_beginning().programme
    assert set(starting_times(steps, None)) == {None}
    assert end_of_day(steps, None) is None
    assert end_of_day((), time(10, 0)) is None
    assert starting_times((), time(10, 0)) == ()


def test_a_state_that_has_not_begun_is_an_empty_draft() -> None:
    assert draft_of(State()) == Draft(Facts(), (), (), ())


def test_the_rules_of_the_vote_are_told_from_their_numbers_alone(russian: Words) -> None:
    draft = new_draft(russian, TODAY)
    assert {task.voting for task in draft.tasks} == {Voting(3, 1)}
    votes = [step for step in draft.programme if step.kind is StepKind.VOTING]
    assert [step.instruction for step in votes] == [None] * 3
