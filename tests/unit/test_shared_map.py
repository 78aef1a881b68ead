"""The mapping behind the board: read like a dictionary, never changed, sharing what has not."""

import gc
from weakref import ref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.shared_map import SharedMap, unshared

ITEMS = st.dictionaries(st.integers(0, 400), st.text(max_size=3))


@given(ITEMS, ITEMS)
def test_it_reads_like_a_dictionary_that_was_added_to(
    old: dict[int, str], new: dict[int, str]
) -> None:
    shared, plain = SharedMap(old).with_items(new), {**old, **new}
    assert shared == plain
    assert plain == shared
    assert len(shared) == len(plain)
    assert {*shared} == {*plain} == {*shared.keys()}
    assert sorted(shared.values()) == sorted(plain.values())
    assert dict(shared.items()) == plain
    assert [shared[key] for key in shared] == [*shared.values()]
    for key in range(-1, 402):
        assert shared.get(key) == plain.get(key)
        assert shared.get(key, "none") == plain.get(key, "none")
        assert (key in shared) == (key in plain)


@given(ITEMS, ITEMS)
def test_what_it_was_made_from_stays_as_it_was(old: dict[int, str], new: dict[int, str]) -> None:
    before = SharedMap(old)
    before.with_items(new)
    assert before == old


@given(ITEMS, ITEMS)
def test_all_that_differs_is_among_what_is_not_shared(
    old: dict[int, str], new: dict[int, str]
) -> None:
    before = SharedMap(old)
    after = before.with_items(new)
    ours, theirs = unshared(before, after)
    assert new.items() <= theirs.items() <= after.items()
    assert {key: before[key] for key in new if key in before}.items() <= ours.items()
    assert ours.items() <= before.items()


@given(ITEMS, ITEMS, ITEMS)
def test_all_that_differs_is_found_over_several_steps_and_back(
    old: dict[int, str], new: dict[int, str], newest: dict[int, str]
) -> None:
    before = SharedMap(old)
    after = before.with_items(new).with_items(newest)
    changed = {**new, **newest}
    for one, other in ((before, after), (after, before)):
        ours, theirs = unshared(one, other)
        assert {key: one[key] for key in changed if key in one}.items() <= ours.items()
        assert {key: other[key] for key in changed if key in other}.items() <= theirs.items()


def test_one_change_is_all_that_differs_from_what_it_was_made_from() -> None:
    before = SharedMap({key: str(key) for key in range(10_000)})
    after = before.with_items({5000: "другое"})
    assert unshared(before, after) == ({5000: "5000"}, {5000: "другое"})


def test_one_change_leaves_nearly_all_of_a_large_one_shared() -> None:
    before = SharedMap({key: str(key) for key in range(10_000)})
    ours, theirs = unshared(before.with_items({5000: "другое"}), before)
    assert 5000 in ours
    assert 5000 in theirs
    assert len(ours) == len(theirs) <= 256


def test_what_it_was_made_from_is_not_kept_for_it() -> None:
    before = SharedMap({1: "а"})
    after, kept = before.with_items({2: "б"}), ref(before)
    del before
    gc.collect()
    assert kept() is None
    assert unshared(SharedMap({1: "а"}), after)[1] == {1: "а", 2: "б"}


def test_plain_mappings_share_nothing() -> None:
    plain = {1: "а"}
    assert unshared(plain, SharedMap(plain)) == (plain, plain)
    assert unshared(SharedMap(plain), plain) == (plain, plain)


def test_making_one_of_another_copies_nothing() -> None:
    one = SharedMap({1: "а"})
    assert unshared(one, SharedMap(one)) == ({}, {})


@pytest.mark.parametrize("key", [2, 100_000])
def test_an_id_that_is_not_there_is_named(key: int) -> None:
    with pytest.raises(KeyError, match=str(key)):
        _ = SharedMap({1: "а"})[key]


def test_what_is_no_id_is_not_in_it() -> None:
    strange: object = "1"
    assert strange not in SharedMap({1: "а"})
    assert "а" in SharedMap({1: "а"}).values()
    assert (1, "а") in SharedMap({1: "а"}).items()
    assert repr(SharedMap({1: "а"})) == "SharedMap({1: 'а'})"
