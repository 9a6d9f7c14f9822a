"""Sets of changes as values."""

from datetime import date
from uuid import UUID

import pytest

from planning import changes
from planning.changes import Change, Content, Create, Edit, Entry, Lock, Move, Remove
from tests.planning.drafting import EASY

ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))
MON, TUE, WED = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
LONG = Content(title={"en": "Long"}, category="long", steps=None, load=120.0)
ENTRIES = (Entry(ONE, MON, EASY, version=3, outcome="missed", percent=0), Entry(TWO, TUE, LONG, version=1))


@pytest.mark.parametrize(
    "change", [Create(THREE, MON, EASY), Move(ONE, WED), Edit(ONE, LONG), Lock(ONE, True), Remove(ONE)]
)
def test_a_change_is_the_same_after_json(change: Change) -> None:
    kind, what = changes.to_json(change)

    assert changes.from_json(kind, change.session, what) == change


def test_changes_follow_one_another() -> None:
    made = (Create(THREE, MON, EASY), Move(THREE, WED), Move(ONE, TUE), Edit(TWO, EASY), Remove(TWO))

    after = changes.applied(ENTRIES, made)

    assert [(one.session, one.day, sorted(one.drafted)) for one in after] == [
        (ONE, TUE, ["move"]),
        (THREE, WED, ["create", "move"]),
    ]


def test_on_another_day_nothing_is_missed() -> None:
    (moved,) = changes.applied(ENTRIES[:1], [Move(ONE, WED)])
    (stayed,) = changes.applied(ENTRIES[:1], [Move(ONE, MON)])

    assert (moved.outcome, moved.percent, stayed.outcome) == ("", None, "missed")


def test_an_excused_day_stays_excused() -> None:
    (moved,) = changes.applied([Entry(ONE, MON, EASY, outcome="excused")], [Move(ONE, WED)])

    assert moved.outcome == "excused"


def test_what_is_not_there_is_not_changed() -> None:
    assert changes.applied(ENTRIES, [Move(THREE, MON), Remove(THREE)]) == ENTRIES


def test_what_comes_to_nothing_is_not_counted() -> None:
    made = (Create(THREE, MON, EASY), Remove(THREE), Move(ONE, WED), Move(ONE, MON), Lock(TWO, True))

    assert changes.counted(ENTRIES, made) == changes.Counted(locked=1)


def test_each_kind_is_counted_once_a_session() -> None:
    made = (Create(THREE, MON, EASY), Move(ONE, WED), Move(ONE, TUE), Edit(ONE, LONG), Remove(TWO))

    found = changes.counted(ENTRIES, made)

    assert (found.created, found.moved, found.edited, found.removed, found.all) == (1, 1, 1, 1, 4)
