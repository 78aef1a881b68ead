"""A damaged session in a new file: every event that can be read, and the damaged one untouched."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from facilitator.core.commands import (
    AddArgument,
    AddDecision,
    AddNote,
    AddOutcome,
    AddProposal,
    AddRemark,
    AddRoadmapRow,
    Command,
    EditArgument,
    EditProposal,
    EraseProposal,
    GoToStep,
    NextStep,
    RestoreProposal,
    ReviseSurvey,
    SetVerdict,
    SetVotes,
    Undo,
)
from facilitator.core.events import NoteAdded
from facilitator.core.model import (
    Beginning,
    Decision,
    Now,
    Outcome,
    Question,
    RoadmapRow,
    State,
    Survey,
    Verdict,
)
from facilitator.core.vocabulary import OutcomeKind, RemarkKind, Side, VerdictValue, table_voice
from facilitator.recovered import Recovered
from facilitator.session import Session
from facilitator.store.examine import examine
from facilitator.store.lock import acquire, this_program
from facilitator.store.opening import open_file
from facilitator.store.recovery import recover
from facilitator.store.replay import End, EventRow, rows_for
from facilitator.store.salvage import Rows, in_order
from facilitator.trouble import StorageTrouble
from tests.storage.conftest import Hall

PAGE = 4096
LONG = "Разработать навигатор по мерам поддержки семей с детьми. " * 150


def captured(hall: Hall, beginning: Beginning | None = None) -> State:
    """Make a session in which something of everything was captured; returns its last state."""
    hall.create(beginning)
    session, _ = hall.session()
    beginnings: tuple[Command, ...] = (
        NextStep(),
        GoToStep(session.state.programme[4].id),
        AddProposal(1, "Навигатор", table_voice(2)),
        AddProposal(1, LONG),
    )
    for command in beginnings:
        hall.time.pass_by(60)
        session.dispatch(command)
    first, second = list(session.state.content.proposals)[-2:]
    captures: tuple[Command, ...] = (
        AddArgument(first, Side.PRO, "Не нужно собирать справки", None),
        AddArgument(second, Side.CON, "Нужен обмен данными", None),
        SetVotes(second, 12),
        AddRemark(RemarkKind.PEER_FEEDBACK, 1, "Хорошо", None),
        AddDecision(Decision(0, "Поддержать", refs=(first,))),
        AddOutcome(Outcome(0, OutcomeKind.RISK_ZONE, "Нет данных", refs=(second,))),
        AddRoadmapRow(RoadmapRow(0, "Собрать группу")),
        AddNote("Позвонить"),
        AddProposal(1, "Последнее"),
    )
    for command in captures:
        hall.time.pass_by(60)
        session.dispatch(command)
    close(hall, session)
    return session.state


def close(hall: Hall, session: Session) -> None:
    """Close the session that is open in the hall."""
    session.close()
    hall.opened.clear()


def killed(hall: Hall, *proposals: str) -> Path:
    """Make a session that is killed after these were captured; returns its log."""
    hall.create()
    session, opened = hall.session()
    for text in proposals:
        session.dispatch(AddProposal(1, text))
    hall.crash(opened)
    return hall.parts()[1]


def recovered(hall: Hall, *copies: Path) -> Recovered:
    """Recover the hall's file; the new one must be sound and the damaged one untouched."""
    before = {part: part.read_bytes() for part in hall.parts() if part.exists()}
    target = hall.path.with_name("новый.facil")
    done = recover(hall.path, target, hall.time, copies)
    assert {part: part.read_bytes() for part in hall.parts() if part.exists()} == before
    assert examine(target).state == done.state
    return done


def journal(path: Path) -> list[tuple[object, ...]]:
    """Return the rows of a sound file."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT * FROM event ORDER BY seq").fetchall()
    connection.close()
    return rows


def tamper(hall: Hall, *statements: str) -> None:
    """Change the closed file so that SQLite still reads it."""
    drop = [
        f"DROP TRIGGER IF EXISTS event_is_never_{what}"
        for what in ("changed", "deleted", "replaced")
    ]
    hall.sql("PRAGMA secure_delete = ON", *drop, *statements, "VACUUM")


def lose(hall: Hall, *numbers: int | str, tables: Sequence[str] = ()) -> None:
    """Take events out of the journal, and all rows out of readable tables."""
    gone = ", ".join(map(str, numbers))
    tamper(hall, f"DELETE FROM event WHERE seq IN ({gone})", *without_tables(*tables))  # noqa: S608


def without_tables(*names: str) -> list[str]:
    """Return statements that empty readable tables."""
    return [f"DELETE FROM {name}" for name in names]  # noqa: S608


CONTENT = ("proposal", "argument", "remark")
EVERY = (
    *("session", "progress", "hall_table", "participant", "expert", "step", "task", *CONTENT),
    *("outcome", "decision", "roadmap", "reference", "note", "closing", "survey"),
)


def seq_of(hall: Hall, text: str) -> int:
    """Return the number of the event in which a text stands."""
    return next(int(str(row[0])) for row in journal(hall.path) if text in str(row[5]))


def texts(state: State) -> list[str]:
    """Return the texts of the proposals."""
    return [proposal.text for proposal in state.content.proposals.values()]


def test_a_sound_file_comes_out_as_it_was(hall: Hall) -> None:
    state = captured(hall)
    done = recovered(hall)
    assert done.state.content == state.content
    assert journal(done.path) == journal(hall.path)
    assert (done.unreadable, done.unfit, done.changed, done.from_tables) == (0, 0, 0, False)
    assert done.events == len(journal(hall.path))
    assert done.last == hall.time.wall()
    opened = open_file(done.path, hall.time)
    assert opened.state == done.state
    opened.journal.close(opened.clock())


def test_a_killed_session_is_restored_with_its_log(hall: Hall) -> None:
    killed(hall, "Навигатор")
    assert texts(recovered(hall).state) == ["Навигатор"]


@pytest.mark.parametrize("spot", [8, 12, 33, 60, -1])
def test_a_damaged_log_costs_no_event_that_can_be_read(hall: Hall, spot: int) -> None:
    log = killed(hall, *(f"Предложение {number}" for number in range(30)))
    data = bytearray(log.read_bytes())
    data[spot] ^= 0xFF
    log.write_bytes(data)
    done = recovered(hall)
    assert done.events == 31
    assert done.unreadable == 0


def test_a_log_beside_a_file_that_is_not_sqlite_is_read_too(hall: Hall) -> None:
    killed(hall, "Навигатор")
    hall.path.write_bytes(b"x" * 200)
    assert texts(recovered(hall).state) == ["Навигатор"]


def test_every_page_may_be_lost_and_the_events_on_the_others_are_restored(hall: Hall) -> None:
    state = captured(hall)
    whole, rows = hall.path.read_bytes(), len(journal(hall.path))
    target = hall.path.with_name("новый.facil")
    restored = []
    for at in range(PAGE, len(whole), 2 * PAGE):
        hall.path.write_bytes(whole[:at] + bytes(PAGE) + whole[at + PAGE :])
        done = recovered(hall)
        restored.append(done.events)
        assert done.state.tasks == state.tasks
        assert done.events + done.unreadable + done.unfit <= rows
        target.unlink()
    # Only pages with rows of the journal or their long texts cost an event.
    assert restored.count(rows) > len(restored) * 0.8
    assert min(restored) >= 1


def test_without_its_first_page_everything_is_restored(hall: Hall) -> None:
    state = captured(hall)
    whole = hall.path.read_bytes()
    hall.path.write_bytes(bytes(PAGE) + whole[PAGE:])
    done = recovered(hall)
    assert done.state.content == state.content
    assert done.unreadable == 0


def test_a_lost_beginning_is_taken_from_the_readable_tables(hall: Hall, example: Beginning) -> None:
    state = captured(hall, example)
    lose(hall, 1)
    done = recovered(hall)
    assert done.from_tables
    assert done.unreadable == 1
    assert done.state.facts == state.facts
    assert done.state.participants == state.participants
    assert done.state.experts == state.experts
    assert done.state.programme == state.programme
    assert done.state.tasks == state.tasks
    assert done.state.content == state.content


def test_without_beginning_and_tables_the_events_are_restored(hall: Hall) -> None:
    captured(hall)
    lose(hall, 1, tables=EVERY)
    done = recovered(hall)
    assert texts(done.state) == ["Навигатор", LONG.strip(), "Последнее"]
    assert done.state.facts.title == hall.path.stem
    assert [task.number for task in done.state.tasks] == [1]
    assert (done.unreadable, done.from_tables) == (1, False)


def test_a_journal_of_a_lost_beginning_alone_begins_from_the_tables(hall: Hall) -> None:
    hall.create()
    tamper(hall, "UPDATE event SET payload = '{}' WHERE seq = 1")
    done = recovered(hall)
    assert done.from_tables
    assert (done.events, done.unreadable) == (0, 1)
    assert done.state.facts.title == "Демография"


def test_damaged_rows_of_the_tables_are_left_out(hall: Hall) -> None:
    captured(hall)
    tamper(
        hall,
        "DELETE FROM event WHERE seq = 1",
        "UPDATE participant SET role = 'nobody' WHERE number = 2",
        "UPDATE session SET organisers = 'А' || char(10) || 'Б', site_number = 2",
        "INSERT INTO remark VALUES (-5, 'peer', 1, x'ff', NULL, 1)",
        "UPDATE heartbeat SET session = 'имя с пробелом'",
    )
    done = recovered(hall)
    assert list(done.state.participants) == [1, 3, 4]
    assert done.state.facts.organisers == ("А", "Б")
    assert done.state.facts.site is not None


def test_what_was_said_about_a_lost_proposal_is_kept(hall: Hall) -> None:
    captured(hall)
    lost = seq_of(hall, "Разработать")
    lose(hall, lost, tables=CONTENT)
    done = recovered(hall)
    assert (done.unreadable, done.unfit) == (1, 0)
    assert texts(done.state) == ["Навигатор", "[…]", "Последнее"]
    second = list(done.state.content.proposals.values())[1]
    assert [argument.text for argument in second.arguments] == ["Нужен обмен данными"]
    assert second.votes == 12


def test_rows_of_the_tables_without_a_number_are_left_out(hall: Hall) -> None:
    state = captured(hall)
    tamper(
        hall,
        "DELETE FROM event WHERE seq = 1",
        "CREATE TABLE other AS SELECT * FROM remark",
        "DROP TABLE remark",
        "ALTER TABLE other RENAME TO remark",
        "INSERT INTO remark SELECT NULL, kind, task, text, author, on_wall FROM remark",
    )
    assert recovered(hall).state.content.remarks == state.content.remarks


def test_a_lost_proposal_is_taken_from_its_table(hall: Hall) -> None:
    state = captured(hall)
    for lost in ("Разработать", "Последнее", "справки"):
        lose(hall, seq_of(hall, lost))
    done = recovered(hall)
    assert done.from_tables
    kept = done.state.content.proposals
    assert {key: each.text for key, each in kept.items()} == {
        key: each.text for key, each in state.content.proposals.items()
    }
    assert [len(each.arguments) for each in kept.values()] == [1, 1, 0]


def test_votes_of_a_proposal_come_from_its_table_too(hall: Hall) -> None:
    captured(hall)
    hall.sql("UPDATE proposal SET votes = 7 WHERE text = 'Последнее'")
    tamper(hall, "DELETE FROM event WHERE payload LIKE '%Последнее%'")
    done = recovered(hall)
    assert list(done.state.content.proposals.values())[-1].votes == 7


def test_a_changed_text_is_restored_and_counted(hall: Hall) -> None:
    captured(hall)
    tamper(hall, "UPDATE event SET payload = replace(payload, 'Навигатор', 'Навиратор')")
    done = recovered(hall)
    assert texts(done.state)[0] == "Навиратор"
    assert (done.changed, done.unreadable) == (1, 0)


def test_damaged_letters_do_not_cost_the_sentence(hall: Hall) -> None:
    captured(hall)
    data = hall.path.read_bytes()
    whole = "справки".encode()
    assert whole in data
    hall.path.write_bytes(data.replace(whole, whole[:4] + b"\xff\xff" + whole[6:]))
    done = recovered(hall)
    (said,) = next(iter(done.state.content.proposals.values())).arguments
    assert said.text.startswith("Не нужно собирать сп")
    assert done.changed == 1


def test_a_damaged_checksum_or_number_costs_nothing(hall: Hall) -> None:
    captured(hall)
    rows = len(journal(hall.path))
    tamper(
        hall,
        "UPDATE event SET checksum = checksum + 1 WHERE seq = 4",
        "UPDATE event SET seq = 500 WHERE seq = 7",
        "UPDATE event SET seq = 9000000000 WHERE seq = 9",
    )
    done = recovered(hall)
    assert (done.events, done.changed, done.unreadable) == (rows, 0, 0)


def test_after_a_loss_nothing_else_is_taken_back(hall: Hall) -> None:
    hall.create()
    session, _ = hall.session()
    step = session.state.programme[4].id
    for command in (
        GoToStep(step),
        AddProposal(1, "Первое"),
        AddProposal(1, "Второе"),
        Undo(),
        AddProposal(1, "Третье"),
        GoToStep(session.state.programme[-1].id),
        AddProposal(2, "Четвёртое"),
        Undo(),
    ):
        session.dispatch(command)
    close(hall, session)
    lost = seq_of(hall, "Второе")
    lose(hall, lost, tables=CONTENT)
    done = recovered(hall)
    assert texts(done.state) == ["Первое", "Третье"]
    assert done.unfit == 1


def with_a_number_used_twice(hall: Hall) -> Session:
    """Return a session in which a proposal was erased, another of its number too, the first back.

    Neither was on the wall, where a number stays with whoever had it.
    """
    hall.create()
    session, _ = hall.session()
    session.dispatch(GoToStep(session.state.programme[3].id))
    session.dispatch(AddProposal(1, "Первое"))
    first = next(iter(session.state.content.proposals))
    session.dispatch(EraseProposal(first))
    session.dispatch(AddProposal(1, "Второе"))
    second = next(iter(session.state.content.proposals))
    session.dispatch(EraseProposal(second))
    session.dispatch(RestoreProposal(first))
    return session


def test_a_number_that_two_would_have_goes_to_one(hall: Hall) -> None:
    session = with_a_number_used_twice(hall)
    (first,) = session.state.content.proposals
    session.dispatch(EditProposal(first, "Первое снова"))
    close(hall, session)
    erasures = [str(row[0]) for row in journal(hall.path) if row[3] == "ProposalErased"]
    lose(hall, *erasures, tables=CONTENT)
    done = recovered(hall)
    labels = [each.label for each in done.state.content.proposals.values()]
    assert sorted(labels) == ["1.1", "1.2"]
    assert done.unfit == 0


def test_an_erased_proposal_that_comes_back_gets_a_number_of_its_own(hall: Hall) -> None:
    session = with_a_number_used_twice(hall)
    close(hall, session)
    lost = [str(row[0]) for row in journal(hall.path) if row[3] == "ProposalErased"][1]
    lose(hall, lost, tables=CONTENT)
    done = recovered(hall)
    assert {each.text: each.number for each in done.state.content.proposals.values()} == {
        "Второе": 1,
        "Первое": 2,
    }


def test_what_builds_on_what_is_lost_is_left_out_and_counted(hall: Hall) -> None:
    hall.create()
    session, _ = hall.session()
    session.dispatch(AddProposal(1, "Первое"))
    first = next(iter(session.state.content.proposals))
    session.dispatch(AddArgument(first, Side.PRO, "плюс", None))
    (said,) = session.state.content.proposals[first].arguments
    session.dispatch(EditArgument(said.id, "другой плюс", None))
    close(hall, session)
    lost = seq_of(hall, '"плюс"')
    lose(hall, lost, tables=CONTENT)
    done = recovered(hall)
    assert (done.unreadable, done.unfit) == (1, 1)


def test_what_the_tables_cannot_hold_is_left_out(hall: Hall) -> None:
    captured(hall)
    tamper(
        hall,
        "UPDATE event SET payload = replace(payload, '\"votes\":12',"
        " '\"votes\":99999999999999999999')",
    )
    done = recovered(hall)
    assert done.unfit == 1


def test_a_second_beginning_is_left_out(hall: Hall) -> None:
    state = captured(hall)
    tamper(
        hall,
        "UPDATE event SET name = 'SessionBegun', payload ="
        " (SELECT payload FROM event WHERE seq = 1) WHERE name = 'NoteAdded'",
    )
    done = recovered(hall)
    assert done.unfit == 1
    assert done.state.content.proposals == state.content.proposals


def renamed(hall: Hall, text: str, old: str, new: str) -> None:
    """Change an id in the event in which a text stands."""
    tamper(
        hall,
        f"UPDATE event SET payload = replace(payload, '{old}', '{new}')"  # noqa: S608
        f" WHERE payload LIKE '%{text}%'",
    )


def test_two_arguments_under_one_id_are_both_kept(hall: Hall) -> None:
    state = captured(hall)
    first, second, _ = state.content.proposals.values()
    (pro,), (con,) = first.arguments, second.arguments
    renamed(hall, "справки", f'"argument":{pro.id}', f'"argument":{con.id}')
    done = recovered(hall)
    first, second, _ = done.state.content.proposals.values()
    assert [each.text for each in (*first.arguments, *second.arguments)] == [pro.text, con.text]
    assert [each.id for each in second.arguments] == [con.id]
    assert (done.unfit, done.changed) == (0, 1)


def test_two_proposals_under_one_id_are_both_kept(hall: Hall) -> None:
    state = captured(hall)
    first, second, last = state.content.proposals.values()
    renamed(hall, "Последнее", f'"proposal":{last.id}', f'"proposal":{first.id}')
    done = recovered(hall)
    assert texts(done.state) == [first.text, second.text, last.text]
    assert done.state.content.proposals[first.id] == first


def test_what_is_said_about_a_proposal_before_it_is_there_gets_one_of_its_own(hall: Hall) -> None:
    state = captured(hall)
    first, second, last = state.content.proposals.values()
    renamed(hall, "справки", f'"proposal":{first.id}', f'"proposal":{last.id}')
    renamed(hall, "данными", f'"proposal":{second.id}', f'"proposal":{last.id}')
    done = recovered(hall)
    kept = done.state.content.proposals
    assert kept[last.id].text == last.text
    (stand_in,) = (each for key, each in kept.items() if key not in state.content.proposals)
    said = (*first.arguments, *second.arguments)
    assert [each.text for each in stand_in.arguments] == [each.text for each in said]


def test_verdict_and_survey_are_taken_from_the_tables(hall: Hall) -> None:
    hall.create()
    session, _ = hall.session()
    session.dispatch(AddProposal(1, "Навигатор"))
    first = next(iter(session.state.content.proposals))
    session.dispatch(SetVerdict(first, Verdict(VerdictValue.SUPPORT, "да")))
    asked = (Question("Понравилось?", ("да", "нет"), (5, 1)),)
    session.dispatch(ReviseSurvey(Survey(10, 6, asked, ("Спасибо",))))
    close(hall, session)
    tamper(
        hall,
        "DELETE FROM event WHERE name <> 'NoteAdded'",
        "INSERT INTO event VALUES"
        ' (9, 0, \'\', \'NoteAdded\', 1, \'{"note":900,"text":"x","step":null}\', 0)',
    )
    done = recovered(hall)
    assert done.state.content.survey == session.state.content.survey
    assert done.state.content.proposals == session.state.content.proposals


def test_an_event_far_behind_all_others_is_kept_and_its_number_not_believed(hall: Hall) -> None:
    captured(hall)
    tamper(hall, "DELETE FROM event WHERE seq < (SELECT max(seq) FROM event)")
    seq = int(str(journal(hall.path)[-1][0]))
    done = recovered(hall)
    assert (done.events, done.unreadable) == (1, seq - 1)
    done.path.unlink()
    tamper(hall, "UPDATE event SET seq = 7000000")
    done = recovered(hall)
    assert (done.events, done.unreadable) == (1, 1)


@pytest.mark.parametrize("seq", ["100", "(SELECT max(seq) + 2 FROM event)", "7"])
def test_an_event_that_stands_there_twice_happens_once(hall: Hall, seq: str) -> None:
    state = captured(hall)
    rows = len(journal(hall.path))
    again = f"SELECT {seq}, at_ms, wall, name, version, payload, checksum FROM event"  # noqa: S608
    tamper(hall, "DELETE FROM event WHERE seq = 7", f"INSERT INTO event {again} WHERE seq = 5")
    done = recovered(hall)
    assert (done.events, done.unreadable) == (rows - 1, 1)
    assert [*done.state.content.proposals] == [*state.content.proposals]


def test_of_two_rows_of_one_number_the_one_that_can_be_read_counts() -> None:
    rows: Rows = {
        1: Counter(
            {(1, 0, "", "Note\ufffdAdded", 1, "{}", 5): 9, (1, 0, "", "Undone", 1, "{}", 6): 1}
        )
    }
    (found,) = in_order(rows)
    assert found.row[3] == "Undone"


def four_notes() -> list[EventRow]:
    """Return the rows of four notes, as the program writes them."""
    written: list[EventRow] = []
    end = End()
    for text in ("Первое", "Второе", "Третье", "Четвёртое"):
        (row,), end = rows_for([NoteAdded(1, text, None)], Now(5, datetime(2019, 9, 12)), end)
        written.append(row)
    return written


def test_a_row_under_the_number_of_the_next_is_found_by_what_follows_it() -> None:
    first, second, third, fourth = four_notes()
    torn = (2, *second[1:5], "{", second[6])
    changed = (3, *third[1:5], third[5].replace("Третье", "Третьё"), third[6])
    # Nothing proves the third from before: it was changed, and its number is the fourth's.
    rows: Rows = {
        1: Counter([first]),
        2: Counter([torn]),
        4: Counter([(4, *changed[1:]), fourth]),
    }
    assert [each.row for each in in_order(rows)] == [first, torn, changed, fourth]
    assert sum(each.missing for each in in_order(rows)) == 0


def test_a_row_that_was_taken_under_an_earlier_number_is_not_taken_again() -> None:
    first, _, third, fourth = four_notes()
    changed = (2, *third[1:5], third[5].replace("Третье", "Третьё"), third[6])
    rows: Rows = {1: Counter([first]), 2: Counter([changed]), 4: Counter([fourth])}
    assert [each.row for each in in_order(rows)] == [first, changed, fourth]


def test_a_log_cut_short_gives_what_is_whole_of_its_last_page(hall: Hall) -> None:
    log = killed(hall, *(f"Предложение {number}" for number in range(9)))
    data = log.read_bytes()
    first = data.index("Предложение 8".encode())
    # The rows of a page are written from its end; those before the cut are its latest.
    log.write_bytes(data[: first + 100])
    assert len(recovered(hall).state.content.proposals) == 9


def test_a_page_damaged_in_the_log_is_read_as_it_stood_there_before(hall: Hall) -> None:
    log = killed(hall, *(f"Предложение {number}" for number in range(9)))
    data = log.read_bytes()
    last = data.rindex("Предложение 8".encode())
    log.write_bytes(data[: last - 100] + bytes(PAGE - 500) + data[last - 100 + PAGE - 500 :])
    done = recovered(hall)
    assert done.events >= 9
    assert len(done.state.content.proposals) == 9


def test_times_never_go_back_whatever_a_damaged_row_says(hall: Hall) -> None:
    captured(hall)
    tamper(
        hall,
        "UPDATE event SET at_ms = 999999999999, wall = 'вчера' WHERE seq = 5",
        "UPDATE event SET at_ms = 0, wall = '2019-09-12T10:00:00+05:00' WHERE seq = 7",
        "UPDATE event SET at_ms = at_ms + 1 WHERE seq = 9",
        "UPDATE event SET at_ms = 999999999999 WHERE seq = (SELECT max(seq) FROM event)",
    )
    done = recovered(hall)
    times = [int(str(row[1])) for row in journal(done.path)]
    assert times == sorted(times)
    assert times[-1] < 86_400_000
    assert done.changed == 4


def test_a_last_event_that_was_changed_keeps_a_credible_time(hall: Hall) -> None:
    captured(hall)
    tamper(hall, "UPDATE event SET at_ms = at_ms + 5 WHERE seq = (SELECT max(seq) FROM event)")
    done = recovered(hall)
    assert journal(done.path)[-1][1] == int(str(journal(hall.path)[-1][1]))


def test_backups_fill_what_is_lost_and_those_of_other_sessions_do_not(
    hall: Hall, tmp_path: Path
) -> None:
    state = captured(hall)
    backup, other = tmp_path / "копия.facil", Hall(tmp_path / "другая.facil")
    backup.write_bytes(hall.path.read_bytes())
    other.create()
    lose(hall, 1, 2, 3, tables=EVERY)
    done = recovered(hall, other.path, tmp_path / "нет.facil", backup)
    assert (done.unreadable, done.unfit) == (0, 0)
    assert done.state.content == state.content


def test_a_session_whose_name_is_lost_gets_another(hall: Hall) -> None:
    captured(hall)
    hall.sql("DELETE FROM heartbeat")
    assert examine(recovered(hall).path).heartbeat.session


def test_the_log_of_another_session_is_left_alone(hall: Hall, tmp_path: Path) -> None:
    state = captured(hall)
    other = Hall(tmp_path / "другая.facil")
    other.time.pass_by(5)
    other.create()
    session, opened = other.session()
    for number in range(60):
        session.dispatch(AddProposal(2, f"Чужое {number}"))
    other.crash(opened)
    hall.parts()[1].write_bytes(other.parts()[1].read_bytes())
    done = recovered(hall)
    assert done.state.content == state.content


def test_a_log_is_read_also_where_the_file_says_it_has_none(hall: Hall) -> None:
    killed(hall, "Навигатор")
    data = hall.path.read_bytes()
    hall.path.write_bytes(data[:18] + b"\1\1" + data[20:])
    assert texts(recovered(hall).state) == ["Навигатор"]


def test_a_stump_of_a_file_gives_what_its_log_has(hall: Hall) -> None:
    killed(hall, "Навигатор")
    hall.path.write_bytes(b"x")
    assert texts(recovered(hall).state) == ["Навигатор"]


def test_the_session_keeps_its_name_so_that_its_backups_stay_its_own(hall: Hall) -> None:
    captured(hall)
    done = recovered(hall)
    assert examine(done.path).heartbeat.session == examine(hall.path).heartbeat.session


def refusal(hall: Hall, target: Path | None = None) -> str:
    """Return why the hall's file is not recovered; nothing may be left behind."""
    before = hall.beside()
    with pytest.raises(StorageTrouble) as raised:
        recover(hall.path, target or hall.path.with_name("новый.facil"), hall.time)
    assert hall.beside() == before
    return raised.value.what


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not_a_session"),
        ("Протокол заседания".encode() * 5000, "not_a_session"),
        (bytes(30_000), "not_a_session"),
        (b"SQLite format 3\0" + bytes(9_000), "not_a_session"),
    ],
)
def test_what_is_no_session_is_refused(hall: Hall, content: bytes, reason: str) -> None:
    hall.path.write_bytes(content)
    assert refusal(hall) == reason


def test_a_foreign_database_is_refused(hall: Hall) -> None:
    hall.sql(
        "CREATE TABLE event (seq INTEGER PRIMARY KEY, a, b, c, d, e, f)",
        "INSERT INTO event VALUES (1, 2, 3, 4, 5, 6, 7)",
    )
    assert refusal(hall) == "not_a_session"


def test_a_session_of_which_nothing_is_left_is_refused(hall: Hall) -> None:
    hall.create()
    data = hall.path.read_bytes()
    hall.path.write_bytes(data[:100] + bytes(len(data) - 100))
    assert refusal(hall) == "nothing_readable"


def test_a_journal_and_tables_that_say_nothing_make_no_empty_session(hall: Hall) -> None:
    hall.create()
    tamper(hall, "UPDATE event SET payload = '{}'", *without_tables(*EVERY))
    assert refusal(hall) == "nothing_readable"


def test_a_file_that_is_not_there_and_a_newer_one_are_refused(hall: Hall) -> None:
    assert refusal(hall) == "not_found"
    hall.create()
    hall.sql("PRAGMA user_version = 99")
    assert refusal(hall) == "newer_version"


def test_a_file_far_too_large_is_refused_unread(hall: Hall) -> None:
    with hall.path.open("wb") as file:
        file.truncate(1 << 30)
    assert refusal(hall) == "not_a_session"


def test_nothing_is_recovered_over_a_file_that_stands_there(hall: Hall) -> None:
    captured(hall)
    assert refusal(hall, hall.path) == "exists"


def test_a_target_that_another_program_holds_is_refused(hall: Hall) -> None:
    captured(hall)
    target = hall.path.with_name("новый.facil")
    lock = acquire(target, this_program(hall.time.wall(), "другой"))
    assert refusal(hall, target) == "held"
    lock.release()


def test_a_folder_that_cannot_be_made_is_said(hall: Hall, tmp_path: Path) -> None:
    captured(hall)
    (tmp_path / "файл").write_text("")
    assert refusal(hall, tmp_path / "файл" / "папка" / "новый.facil") == "cannot_create"


def test_a_missing_folder_of_the_new_file_is_made(hall: Hall, tmp_path: Path) -> None:
    captured(hall)
    target = tmp_path / "новая папка" / "новый.facil"
    assert recover(hall.path, target, hall.time).path == target
