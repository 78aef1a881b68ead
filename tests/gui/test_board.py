"""The board: what is kept of its cards is what would be made anew, wherever they stand."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.core.board import proposals_of
from facilitator.core.commands import (
    AddArgument,
    AddProposal,
    Command,
    EditParticipant,
    EditProposal,
    EraseProposal,
    ExposeProposal,
    MergeProposal,
    Redo,
    Undo,
    UnmergeProposal,
    WithdrawProposal,
)
from facilitator.core.rejection import Rejected
from facilitator.core.vocabulary import (
    Exposure,
    Side,
    StepKind,
    Voice,
    VoiceKind,
    table_voice,
)
from facilitator.ui.console.board_card import GAP
from facilitator.ui.console.board_items import BoardItems
from facilitator.ui.console.coverage import Counting
from facilitator.words import Words
from tests.gui.console_desk import ConsoleDesk
from tests.room import Room

LONG = "Отделение дневного пребывания с подвозом для пожилых и приёмный час по субботам. " * 3


def crowded() -> Room:
    """Return a room in which five proposals are talked over."""
    room = Room()
    room.enter(StepKind.STATEMENTS)
    for number in range(5):
        voice = Voice(VoiceKind.PARTICIPANT, number % 3 + 1)
        room.do(AddProposal(1, f"Мысль {number}", voice))
    room.enter(StepKind.PROS_CONS)
    return room


DEEDS: tuple[Callable[[int, int], Command], ...] = (
    lambda one, _: AddProposal(1, f"Ещё {one}", table_voice(1)),
    lambda one, _: AddArgument(one, Side.PRO, "Да", table_voice(2)),
    lambda one, _: AddArgument(one, Side.CON, "Нет", table_voice(3)),
    MergeProposal,
    lambda one, _: UnmergeProposal(one),
    lambda one, _: EditProposal(one, "Иначе"),
    lambda one, _: WithdrawProposal(one),
    lambda one, _: EraseProposal(one),
    lambda one, _: ExposeProposal(one, Exposure.HIDDEN),
    lambda *_: Undo(),
    lambda *_: Redo(),
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(DEEDS),
            st.integers(0, 5),
            st.integers(0, 5),
            st.integers(0, 6),
            st.booleans(),
        ),
        max_size=25,
    )
)
@settings(max_examples=40, deadline=None)
def test_kept_cards_and_counts_are_those_that_would_be_made_anew(
    russian: Words, acts: list[tuple[Callable[[int, int], Command], int, int, int, bool]]
) -> None:
    room, cards, counting = crowded(), BoardItems(russian), Counting()
    for deed, one, other, selected, filtered in acts:
        ids = [proposal.id for proposal in proposals_of(room.state, 1)]
        with suppress(Rejected):
            room.do(deed(ids[one % len(ids)] if ids else 0, ids[other % len(ids)] if ids else 0))
        shown = proposals_of(room.state, 1)
        if filtered:
            shown = shown[::2]
        chosen = shown[selected % len(shown)].id if shown and selected else None
        points = shown[0].arguments if shown else ()
        argument = points[0].id if points and shown[0].id == chosen else None
        wanted = BoardItems(russian).of(room.state, shown, chosen, argument)
        assert cards.of(room.state, shown, chosen, argument) == wanted
        assert cards.of(room.state, shown, chosen, argument) == wanted
        assert counting.coverage(room.state, 1) == Counting().coverage(room.state, 1)


@pytest.fixture
def desk(qtbot: QtBot, russian: Words) -> ConsoleDesk:
    desk = ConsoleDesk(qtbot, russian)
    desk.at(StepKind.STATEMENTS)
    for number in range(12):
        text = f"Мысль {number}. {LONG if number % 3 == 0 else ''}"
        desk.do(AddProposal(1, text, table_voice(number % 3 + 1)))
    desk.at(StepKind.PROS_CONS)
    QApplication.processEvents()
    return desk


def require_stacked(desk: ConsoleDesk) -> None:
    """Require that each card has the height it is painted with, the next one just below it."""
    board = desk.window.board
    assert board.items == tuple(
        BoardItems(desk.window.words).of(
            desk.state,
            desk.window.selection.shown(),
            desk.window.selection.proposal.id if desk.window.selection.proposal else None,
            desk.window.selection.argument.id if desk.window.selection.argument else None,
        )
    )
    below = None
    for row, item in enumerate(board.items):
        card = board.visualRect(board.model().index(row, 0))
        assert card.height() == round(board._cards.plan(item, card.width()).height) + GAP
        assert below is None or card.top() == below
        below = card.bottom() + 1


def require_in_sight(desk: ConsoleDesk) -> None:
    """Require that the selected card begins where it is seen."""
    board = desk.window.board
    row = next(row for row, item in enumerate(board.items) if item.selected)
    card = board.visualRect(board.model().index(row, 0))
    assert board.viewport().rect().contains(card.topLeft())


def test_cards_stand_one_under_the_other_whatever_is_done(desk: ConsoleDesk) -> None:
    window = desk.window
    acts: tuple[Callable[[], object], ...] = (
        lambda: desk.do(AddArgument(desk.proposal(4).id, Side.PRO, LONG, table_voice(3))),
        lambda: desk.do(AddArgument(desk.proposal(4).id, Side.CON, "Нет", table_voice(3))),
        lambda: desk.do(MergeProposal(desk.proposal(2).id, desk.proposal(3).id)),
        lambda: desk.do(Undo()),
        lambda: desk.do(AddProposal(1, LONG, table_voice(2))),
        lambda: desk.do(EraseProposal(desk.proposal(1).id)),
        lambda: window.selection.show_filter("Мысль 1"),
        lambda: window.selection.show_filter("нет такой"),
        lambda: window.selection.show_filter(""),
        lambda: window.selection.select(desk.proposal(12).id),
        lambda: window.selection.move(-5),
        lambda: window.resize(1093, 614),
        lambda: desk.do(AddArgument(desk.proposal(9).id, Side.CON, LONG, table_voice(2))),
        lambda: window.resize(1366, 768),
        lambda: window.resize(1920, 1080),
        lambda: window.resize(1366, 768),
        lambda: desk.do(Undo()),
    )
    for act in acts:
        act()
        QApplication.processEvents()
        require_stacked(desk)
        if desk.window.board.items:
            require_in_sight(desk)


def test_what_came_while_nothing_was_seen_is_measured_when_it_is(desk: ConsoleDesk) -> None:
    desk.window.hide()
    desk.do(AddProposal(1, LONG, table_voice(2)))
    desk.window.resize(1093, 614)
    desk.do(AddProposal(1, LONG * 2, table_voice(3)))
    desk.window.show()
    QApplication.processEvents()
    require_stacked(desk)
    require_in_sight(desk)


def test_a_card_that_cannot_be_measured_is_measured_with_the_next_change(
    desk: ConsoleDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> object:
        raise KeyError

    with monkeypatch.context() as broken, qtbot.captureExceptions() as errors:
        broken.setattr(type(desk.window.board._cards), "plan", fail)
        desk.send(AddProposal(1, LONG, table_voice(2)))
        with suppress(KeyError):
            desk.window.resize(1200, 700)
        QApplication.processEvents()
    assert errors
    desk.send(AddArgument(desk.proposal(5).id, Side.PRO, LONG, table_voice(3)))
    desk.window.resize(1366, 768)
    QApplication.processEvents()
    require_stacked(desk)


def test_the_board_is_a_list_of_sentences_for_who_does_not_see_it(desk: ConsoleDesk) -> None:
    board = desk.window.board
    said = board.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == board.items[0].spoken
    known = QAccessible.queryAccessibleInterface(board)
    assert known is not None
    assert known.role() is QAccessible.Role.List
    assert not board.model().flags(board.model().index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_participant_renamed_is_renamed_on_all_cards(russian: Words) -> None:
    room, cards = crowded(), BoardItems(russian)
    shown = proposals_of(room.state, 1)
    cards.of(room.state, shown, shown[0].id, None)
    person = room.state.participants[1]
    room.do(EditParticipant(replace(person, name="Новое Имя")))
    found = cards.of(room.state, shown, shown[0].id, None)
    assert found == BoardItems(russian).of(room.state, shown, shown[0].id, None)
    assert found[0].author == "Новое Имя"


def test_what_is_found_follows_the_texts(desk: ConsoleDesk) -> None:
    selection = desk.window.selection
    selection.show_filter("мысль 1")
    assert [one.number for one in selection.shown()] == [2, 11, 12]
    desk.do(
        EditProposal(desk.proposal(2).id, "Иначе"), EditProposal(desk.proposal(5).id, "МЫСЛЬ 1")
    )
    assert [one.number for one in selection.shown()] == [5, 11, 12]
    desk.do(AddArgument(desk.proposal(7).id, Side.CON, "мысль 1 лучше", table_voice(3)))
    selection.show_filter("мысль 1 л")
    assert [one.number for one in selection.shown()] == [7]
