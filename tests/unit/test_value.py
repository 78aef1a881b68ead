"""The quicker dataclass keeps what is expected of a frozen one."""

from dataclasses import FrozenInstanceError, field, fields, replace
from inspect import signature
from typing import Generic, TypeVar

import pytest

from facilitator.core import value
from facilitator.core.value import dataclass

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Seat:
    """A value with a default."""

    table: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """Another value with the same fields."""

    table: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A value with a default that is made afresh."""

    seats: list[Seat] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pair(Generic[Item]):
    """A value of a generic class."""

    first: Item
    second: Item


@dataclass(frozen=True, slots=True)
class Aisle:
    """A value without fields."""


def test_a_default_is_made_afresh_for_each_value() -> None:
    assert Row().seats == []
    assert Row().seats is not Row().seats
    assert Row([Seat(1)]).seats == [Seat(1)]


def test_a_value_may_have_no_fields() -> None:
    assert Aisle() == Aisle()
    assert repr(Aisle()) == "Aisle()"


def test_a_missing_or_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError, match="table"):
        Seat()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="chair"):
        Seat(3, chair=1)  # type: ignore[call-arg]


def test_a_field_without_a_default_comes_before_those_with_one() -> None:
    with pytest.raises(TypeError, match="name"):

        @dataclass(frozen=True, slots=True)
        class Wrong:
            table: int = 0
            name: str  # type: ignore[misc]


def test_fields_are_given_by_name_or_in_their_order() -> None:
    assert Seat(name="Анна", table=3) == Seat(3, "Анна")
    assert str(signature(Seat)) == "(table, name='')"
    assert Seat.__init__.__qualname__ == "Seat.__init__"


def test_equal_values_are_equal_and_have_one_hash() -> None:
    assert Seat(3, "Анна") == Seat(3, "Анна")
    assert len({Seat(3), Seat(3), Seat(4)}) == 2


def test_values_that_differ_in_a_field_or_in_kind_are_not_equal() -> None:
    others: list[object] = [Seat(4), Desk(3), 3]
    assert Seat(3) not in others


def test_a_value_is_never_changed() -> None:
    seat = Seat(3)
    with pytest.raises(FrozenInstanceError, match="table"):
        seat.table = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="name"):
        del seat.name
    assert seat == Seat(3)


def test_a_value_has_no_room_for_anything_else() -> None:
    with pytest.raises(AttributeError):
        Seat(3).chair = 1  # type: ignore[attr-defined]


def test_a_value_shows_itself_as_it_would_be_written() -> None:
    assert repr(Seat(3, "Анна")) == "Seat(table=3, name='Анна')"


def test_the_tools_for_dataclasses_work_on_it() -> None:
    assert replace(Seat(3, "Анна"), table=4) == Seat(4, "Анна")
    assert [field.name for field in fields(Seat)] == ["table", "name"]
    match Seat(3, "Анна"):
        case Seat(table, name):
            assert (table, name) == (3, "Анна")


def test_replacing_changes_the_fields_named_and_keeps_the_others() -> None:
    seat = Seat(1, "Анна")
    assert value.replace(seat, table=2) == Seat(2, "Анна")
    assert value.replace(seat) == seat
    assert seat == Seat(1, "Анна")


def test_a_value_of_a_generic_class_is_replaced_like_any_other() -> None:
    assert value.replace(Pair(1, 2), second=3) == Pair(1, 3)
    assert type(value.replace(Pair("а", "б"))) is Pair


def test_replacing_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError, match="Seat has no field 'chair'"):
        value.replace(Seat(1), chair=2)  # type: ignore[call-arg]
