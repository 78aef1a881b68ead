"""The list model reconciles by id: what stays keeps its place, what changed says so."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt

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
    assert witness.told == ["removed", "changed", "inserted"]
    assert [row.key for row in shown.items] == ["a", "x", "c"]


def test_another_order_begins_anew() -> None:
    shown = model("a", "b")
    witness = Witness(shown)
    shown.show_items([Row("b"), Row("a")])
    assert witness.told == ["reset"]


def test_rows_say_their_words_and_give_their_item() -> None:
    shown = model("a")
    shown.show_items([Row("a", "Первое")])
    index = shown.index(0)
    assert shown.data(index) == "Первое"
    assert shown.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Первое"
    assert shown.data(index, ITEM) == Row("a", "Первое")
    assert shown.data(index, Qt.ItemDataRole.DecorationRole) is None
    assert shown.data(QModelIndex()) is None
    assert shown.rowCount(index) == 0
    assert shown.row_of("a") == 0
    assert shown.row_of("b") is None


@given(st.lists(st.lists(st.sampled_from("abcdef"), unique=True)))
def test_whatever_comes_after_whatever_is_shown(sequences: list[list[str]]) -> None:
    shown = model()
    for keys in sequences:
        shown.show_items([Row(key) for key in keys])
        assert [row.key for row in shown.items] == keys
