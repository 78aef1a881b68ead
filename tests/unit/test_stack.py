"""The stack of deeds that can be undone: values come back in reverse, and nothing is changed."""

import pytest

from facilitator.core.stack import Stack


def test_what_was_pushed_last_is_had_first() -> None:
    stack = Stack("a", "b").pushed("c")
    assert [*stack] == ["c", "b", "a"]
    assert stack.top == "c"
    assert stack.popped == Stack("a", "b")
    assert len(stack) == 3


def test_pushing_leaves_the_stack_as_it_was() -> None:
    stack = Stack(1)
    assert stack.pushed(2).popped is stack
    assert [*stack] == [1]


def test_an_empty_stack_is_false_and_has_nothing() -> None:
    empty: Stack[int] = Stack()
    assert not empty
    assert [*empty] == []
    with pytest.raises(IndexError):
        _ = empty.top
    with pytest.raises(IndexError):
        _ = empty.popped


def test_equal_stacks_hold_equal_values_in_the_same_order() -> None:
    assert Stack(1, 2) == Stack(1).pushed(2)
    assert hash(Stack(1, 2)) == hash(Stack(1).pushed(2))
    assert Stack(1, 2) != Stack(2, 1)
    assert Stack(1, 2) != Stack(1)
    assert Stack(1) != (1,)
    assert repr(Stack(1, 2)) == "Stack(1, 2)"


def test_a_very_high_stack_is_compared_without_running_out_of_breath() -> None:
    one, other = Stack[int](), Stack[int]()
    for number in range(20_000):
        one, other = one.pushed(number), other.pushed(number)
    assert one == other
    assert one.pushed(1) != other.pushed(2)
