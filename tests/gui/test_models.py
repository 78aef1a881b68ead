"""The list model reconciles by id: what stays keeps its place, what changed says so."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QSize, Qt

from facilitator.ui.models import ITEM, ReconcilingModel


@dataclass(frozen=True)
class Row:
    key: str
    spoken: str = ""


class Witness:
    """Counts what a view is told."""

    def __init__(self, model: ReconcilingModel[Row]) -> None:
        self.told: list[str] = []
        model.rowsInserted.connect(lambda *_: self.told.append("inserted"))
        model.rowsRemoved.connect(lambda *_: self.told.append("removed"))
        model.dataChanged.connect(lambda *_: self.told.append("changed"))
        model.modelReset.connect(lambda: self.told.append("reset"))


def model(*keys: str) -> ReconcilingModel[Row]:
    made: ReconcilingModel[Row] = ReconcilingModel()
    made.show_items([Row(key) for key in keys])
    return made


def test_what_is_the_same_says_nothing() -> None:
    shown = model("a", "b")
    witness = Witness(shown)
    shown.show_items([Row("a"), Row("b")])
    assert witness.told == []


def test_only_what_differs_is_told() -> None:
    shown = model("a", "b", "c")
    witness = Witness(shown)
    shown.show_items([Row("a", "new"), Row("x"), Row("c")])
    assert witness.told == ["removed", "inserted", "changed"]
    assert [row.key for row in shown.items] == ["a", "x", "c"]


def test_another_order_begins_anew() -> None:
    shown = model("a", "b")
    witness = Witness(shown)
    shown.show_items([Row("b"), Row("a")])
    assert witness.told == ["removed", "inserted"]


def test_rows_say_their_words_and_give_their_item() -> None:
    shown = model("a")
    shown.show_items([Row("a", "Первое")])
    index = shown.at(0)
    assert shown.data(index) == "Первое"
    assert shown.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Первое"
    assert shown.data(index, ITEM) == Row("a", "Первое")
    assert shown.data(index, Qt.ItemDataRole.DecorationRole) is None
    assert shown.data(QModelIndex()) is None
    assert shown.rowCount(index) == 0
    assert shown.row_of("a") == 0
    assert shown.row_of("b") is None


def test_rows_that_come_or_go_together_are_told_together() -> None:
    shown = model(*"abcdefgh")
    witness = Witness(shown)
    shown.show_items([Row(key) for key in "afh"])
    assert witness.told == ["removed", "removed"]
    shown.show_items([Row(key) for key in "abcdefgh"])
    assert witness.told[2:] == ["inserted", "inserted"]


@dataclass(frozen=True)
class Marked(Row):
    mark: int = 0


def test_what_nobody_hears_of_is_shown_too() -> None:
    shown: ReconcilingModel[Row] = ReconcilingModel()
    shown.show_items([Marked("a", "Первое", 1)])
    witness = Witness(shown)
    shown.show_items([Marked("a", "Первое", 2)])
    assert witness.told == ["changed"]
    assert shown.data(shown.at(0), ITEM) == Marked("a", "Первое", 2)


def test_a_view_is_told_more_of_a_row_and_asks_anew_when_it_must() -> None:
    factor = 1
    size = int(Qt.ItemDataRole.SizeHintRole)
    shown: ReconcilingModel[Marked] = ReconcilingModel(
        more=lambda row: {size: QSize(1, row.mark * factor)}
    )
    shown.show_items([Marked("a", "", 3), Marked("b", "", 4)])
    shown.show_items([Marked("a", "", 5), Marked("b", "", 4)])
    assert [shown.data(shown.at(row), size).height() for row in range(2)] == [5, 4]
    factor = 10
    shown.refresh()
    assert [shown.data(shown.at(row), size).height() for row in range(2)] == [50, 40]


def test_tips_are_the_words_of_a_row() -> None:
    shown: ReconcilingModel[Row] = ReconcilingModel(tips=True)
    shown.show_items([Row("a", "Первое")])
    assert "Первое" in str(shown.data(shown.at(0), Qt.ItemDataRole.ToolTipRole))


@given(st.lists(st.lists(st.sampled_from("abcdef"), unique=True)))
def test_whatever_comes_after_whatever_is_shown(sequences: list[list[str]]) -> None:
    shown = model()
    for keys in sequences:
        shown.show_items([Row(key, str(len(keys))) for key in keys])
        assert [row.key for row in shown.items] == keys
        held = [shown.data(shown.at(row), ITEM) for row in range(shown.rowCount())]
        assert tuple(held) == shown.items
        assert {row.spoken for row in shown.items} <= {str(len(keys))}
