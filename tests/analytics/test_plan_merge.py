"""The three-way merge: nothing of a person's edit is lost, and a second merge changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from analytics.plan_merge import Fate, merge

Side = dict[str, int]
KEYS = st.sampled_from("abcdefgh")
SIDES: st.SearchStrategy[Side] = st.dictionaries(KEYS, st.integers(0, 3))
FROZEN = st.sets(KEYS)


def applied(mine: Side, merged: tuple) -> Side:
    """The plan after the merge; sessions that are none of the template's stay."""
    own = {key: content for key, content in mine.items() if key not in {one.key for one in merged}}
    return own | {one.key: one.result for one in merged if one.result is not None}


def remembered(merged: tuple) -> Side:
    return {one.key: one.next_base for one in merged if one.next_base is not None}


def fates(base: Side, mine: Side, theirs: Side, frozen: tuple[str, ...] = ()) -> list[Fate]:
    return [one.fate for one in merge(base, mine, theirs, frozen=frozen)]


@given(SIDES, SIDES, SIDES, FROZEN)
def test_what_a_person_changed_stands(base: Side, mine: Side, theirs: Side, frozen: set[str]) -> None:
    after = applied(mine, merge(base, mine, theirs, frozen=frozen))

    changed = [key for key in "abcdefgh" if mine.get(key) != base.get(key)]
    assert [after.get(key) for key in changed] == [mine.get(key) for key in changed]


@given(SIDES, SIDES, SIDES, FROZEN)
def test_what_nobody_changed_follows_the_template(
    base: Side, mine: Side, theirs: Side, frozen: set[str]
) -> None:
    after = applied(mine, merge(base, mine, theirs, frozen=frozen))

    untouched = [key for key in "abcdefgh" if mine.get(key) == base.get(key) and key not in frozen]
    assert [after.get(key) for key in untouched] == [theirs.get(key) for key in untouched]


@given(SIDES, SIDES, SIDES, FROZEN)
def test_what_is_frozen_stays(base: Side, mine: Side, theirs: Side, frozen: set[str]) -> None:
    after = applied(mine, merge(base, mine, theirs, frozen=frozen))

    assert [after.get(key) for key in frozen] == [mine.get(key) for key in frozen]


@given(SIDES, SIDES, SIDES, FROZEN)
def test_a_second_merge_changes_nothing(base: Side, mine: Side, theirs: Side, frozen: set[str]) -> None:
    first = merge(base, mine, theirs, frozen=frozen)
    after = applied(mine, first)

    again = merge(remembered(first), after, theirs, frozen=frozen)

    assert applied(after, again) == after
    assert not [one for one in again if one.fate in (Fate.UPDATED, Fate.ADDED, Fate.REMOVED)]


@given(SIDES, SIDES, SIDES)
def test_every_difference_is_told(base: Side, mine: Side, theirs: Side) -> None:
    told = {one.key for one in merge(base, mine, theirs) if one.fate == Fate.CONFLICT}

    both = {
        key
        for key in {*base, *theirs}
        if base.get(key) not in (mine.get(key), theirs.get(key)) and mine.get(key) != theirs.get(key)
    }
    assert told == both


def test_each_fate() -> None:
    assert fates({"a": 1}, {"a": 1}, {"a": 1}) == [Fate.SAME]
    assert fates({"a": 1}, {"a": 1}, {"a": 2}) == [Fate.UPDATED]
    assert fates({}, {}, {"a": 2}) == [Fate.ADDED]
    assert fates({"a": 1}, {"a": 1}, {}) == [Fate.REMOVED]
    assert fates({"a": 1}, {"a": 3}, {"a": 1}) == [Fate.KEPT]
    assert fates({"a": 1}, {"a": 3}, {"a": 2}) == [Fate.CONFLICT]
    assert fates({"a": 1}, {"a": 1}, {"a": 2}, ("a",)) == [Fate.FROZEN]


def test_a_session_that_a_person_removed_does_not_come_back() -> None:
    assert fates({"a": 1}, {}, {"a": 1}) == [Fate.KEPT]
    assert fates({"a": 1}, {}, {"a": 2}) == [Fate.CONFLICT]


def test_a_removed_row_leaves_what_a_person_changed() -> None:
    assert fates({"a": 1}, {"a": 3}, {}) == [Fate.CONFLICT]


def test_sides_that_came_to_say_the_same_are_one() -> None:
    (one,) = merge({"a": 1}, {"a": 2}, {"a": 2})

    assert (one.fate, one.next_base) == (Fate.SAME, 2)
