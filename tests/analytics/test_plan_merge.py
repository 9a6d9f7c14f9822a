"""The three-way merge: nothing of a person's edit is lost, and a second merge changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from analytics.plan_merge import WHOLE, Fate, Merged, merge

Session = dict[str, int]
Side = dict[str, Session]
Result = tuple[Merged[str, Session], ...]
KEYS = "abcdef"
FIELDS = ("day", "title", "workout", "notes")
SESSIONS = st.fixed_dictionaries(dict.fromkeys(FIELDS, st.integers(0, 2)))
SIDES: st.SearchStrategy[Side] = st.dictionaries(st.sampled_from(KEYS), SESSIONS)
FROZEN = st.sets(st.sampled_from(KEYS))


def applied(mine: Side, merged: Result) -> Side:
    """The plan after the merge; sessions that are none of the template's stay."""
    own = {key: session for key, session in mine.items() if key not in {one.key for one in merged}}
    return own | {one.key: one.result for one in merged if one.result is not None}


def remembered(merged: Result) -> Side:
    return {one.key: one.next_base for one in merged if one.next_base is not None}


def session(title: int, workout: int = 0) -> Session:
    return {"day": 0, "title": title, "workout": workout, "notes": 0}


def only(base: Session | None, mine: Session | None, theirs: Session | None) -> Merged[str, Session]:
    sides = [{"a": side} if side else {} for side in (base, mine, theirs)]
    (one,) = merge(*sides)
    return one


@given(SIDES, SIDES, SIDES, FROZEN)
def test_no_field_that_a_person_changed_is_lost(
    base: Side, mine: Side, theirs: Side, frozen: set[str]
) -> None:
    after = applied(mine, merge(base, mine, theirs, frozen=frozen))

    for key, own in mine.items():
        if own != base.get(key):
            changed = [name for name in FIELDS if own[name] != base.get(key, {}).get(name)]
            assert [after[key][name] for name in changed] == [own[name] for name in changed]
    assert not [key for key in base if key not in mine and key in after]


@given(SIDES, SIDES, SIDES, FROZEN)
def test_what_nobody_changed_follows_the_template(
    base: Side, mine: Side, theirs: Side, frozen: set[str]
) -> None:
    after = applied(mine, merge(base, mine, theirs, frozen=frozen))

    for key in set(KEYS) - frozen:
        if mine.get(key) == base.get(key):
            assert after.get(key) == theirs.get(key)
        elif key in mine and key in base and key in theirs:
            untouched = [name for name in FIELDS if mine[key][name] == base[key][name]]
            assert [after[key][name] for name in untouched] == [theirs[key][name] for name in untouched]


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
    assert not [one for one in again if one.taken or one.fate in (Fate.ADDED, Fate.REMOVED)]
    assert {one.key: one.disputed for one in again if one.disputed} == {
        one.key: one.disputed for one in first if one.disputed
    }


@given(SIDES, SIDES, SIDES)
def test_exactly_what_both_changed_differently_is_in_dispute(base: Side, mine: Side, theirs: Side) -> None:
    for one in merge(base, mine, theirs):
        if one.mine is None or one.theirs is None or one.base is None:
            continue
        both = [
            name
            for name in FIELDS
            if one.base[name] not in (one.mine[name], one.theirs[name]) and one.mine[name] != one.theirs[name]
        ]
        assert (sorted(one.disputed), one.fate == Fate.CONFLICT) == (sorted(both), bool(both))


@given(SIDES, SIDES)
def test_identical_edits_are_no_conflict(base: Side, edited: Side) -> None:
    merged = merge(base, edited, edited)

    assert {one.fate for one in merged} <= {Fate.SAME}
    assert remembered(merged) == edited


def test_each_fate() -> None:
    one, two, three = session(1), session(2), session(3)

    assert only(one, one, one).fate == Fate.SAME
    assert only(one, one, two).fate == Fate.UPDATED
    assert only(None, None, two).fate == Fate.ADDED
    assert only(one, one, None).fate == Fate.REMOVED
    assert only(one, three, one).fate == Fate.KEPT
    assert only(one, three, two).fate == Fate.CONFLICT
    assert merge({"a": one}, {"a": one}, {"a": two}, frozen=("a",))[0].fate == Fate.FROZEN


def test_each_side_gets_what_it_alone_changed() -> None:
    one = only(session(1, workout=1), session(2, workout=1), session(1, workout=3))

    assert (one.fate, one.taken, one.result) == (Fate.UPDATED, ("workout",), session(2, workout=3))


def test_what_both_changed_is_in_dispute_and_the_rest_is_taken() -> None:
    one = only(session(1, workout=1), session(2, workout=1), session(3, workout=3))

    assert (one.fate, one.taken, one.disputed) == (Fate.CONFLICT, ("workout",), ("title",))
    assert (one.result, one.next_base) == (session(2, workout=3), session(1, workout=3))


def test_a_session_that_a_person_removed_does_not_come_back() -> None:
    assert only(session(1), None, session(1)).fate == Fate.KEPT
    assert only(session(1), None, session(2)).disputed == WHOLE


def test_a_removed_row_leaves_what_a_person_changed() -> None:
    one = only(session(1), session(3), None)

    assert (one.disputed, one.result, one.next_base) == (WHOLE, session(3), session(1))
