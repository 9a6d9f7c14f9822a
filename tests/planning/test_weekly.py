"""What is done to whole weeks, on five hundred calendars of every kind."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from planning import changes
from planning.changes import Change, Content, Create, Edit, Entry, Lock, Move, Remove, applied
from planning.models import RACE_CODE
from tests.planning.weeks import DAY, MON, WEEK, places, session, weeks_of

SEEDS = range(500)
THIRD = MON + 2 * WEEK
OFF = changes.rest({"en": "No training"})
FRESH = UUID(int=999)


def stays(entry: Entry, *, today: object = MON) -> bool:
    return entry.locked or entry.run or changes.is_race(entry) or entry.day < today


def done_to(entries: tuple[Entry, ...]) -> list[list[Change]]:
    """All that can be done to the third week of the four, or from it on, besides locking."""
    week = changes.in_week(entries, THIRD)
    return [
        changes.swap(entries, THIRD, MON, today=MON),
        changes.shift(entries, THIRD, 3 * DAY, today=MON),
        changes.skip(week, today=MON),
        changes.mark_off(week, OFF, today=MON),
        changes.ease(week, 0.3, gentler=_half, shortened=_part, today=MON),
        changes.regenerate(week, [(THIRD + DAY, OFF)], today=MON, new_id=lambda: FRESH),
    ]


def _half(content: Content) -> Content:
    return _part(content, 0.5)


def _part(content: Content, share: float) -> Content:
    return Content(
        content.title, content.category, None, False, content.duration_s * share, None, content.load * share
    )


def test_what_is_locked_run_or_raced_never_changes() -> None:
    for seed in SEEDS:
        entries = weeks_of(seed)
        kept = {session: one for session, one in places(entries).items() if stays(one)}
        for made in done_to(entries):
            after = places(applied(entries, made))
            assert {session: after[session] for session in kept} == kept, seed


def test_what_is_over_never_changes() -> None:
    today = THIRD + 3 * DAY
    for seed in SEEDS:
        week = changes.in_week(weeks_of(seed), THIRD)
        over = {one.session for one in week if one.day < today}
        made = [
            *changes.swap(weeks_of(seed), THIRD, THIRD + WEEK, today=today),
            *changes.shift(week, THIRD, DAY, today=today),
            *changes.skip(week, today=today),
            *changes.regenerate(week, [(THIRD, OFF)], today=today, new_id=lambda: FRESH),
        ]
        assert not over & {change.session for change in made}, seed


def test_two_weeks_swapped_twice_are_as_before() -> None:
    for seed in SEEDS:
        entries = weeks_of(seed)
        once = applied(entries, changes.swap(entries, MON, THIRD, today=MON))
        twice = applied(once, changes.swap(once, THIRD, MON, today=MON))
        assert places(twice) == places(entries), seed


def test_a_swap_brings_each_weekday_to_the_other_week() -> None:
    entries = (session(1, MON), session(2, THIRD + 2 * DAY), session(3, MON + WEEK))

    after = applied(entries, changes.swap(entries, MON + 0 * DAY, THIRD, today=MON))

    assert {one.session.int: one.day for one in after} == {1: THIRD, 2: MON + 2 * DAY, 3: MON + WEEK}
    assert changes.swap(entries, MON, MON, today=MON) == []


@pytest.mark.parametrize("days", [1, 7, 21])
def test_a_block_shifted_there_and_back_is_as_before(days: int) -> None:
    by = timedelta(days=days)
    for seed in SEEDS:
        entries = weeks_of(seed)
        there = applied(entries, changes.shift(entries, THIRD, by, today=MON))
        back = applied(there, changes.shift(there, THIRD + by, -by, today=MON))
        assert places(back) == places(entries), seed


def test_a_shift_moves_everything_from_the_day_on_and_nothing_before() -> None:
    entries = (session(1, MON + WEEK), session(2, THIRD), session(3, THIRD + WEEK))

    made = changes.shift(entries, THIRD, WEEK, today=MON)

    assert made == [Move(UUID(int=2), THIRD + WEEK), Move(UUID(int=3), THIRD + 2 * WEEK)]
    assert changes.shift(entries, THIRD, 0 * DAY, today=MON) == []


def test_a_lock_holds_all_of_the_week_and_is_said_once() -> None:
    entries = (session(1, MON), session(2, MON, locked=True), session(3, MON, run=True))

    made = changes.lock(entries, locked=True)

    assert made == [Lock(UUID(int=1), True), Lock(UUID(int=3), True)]
    assert changes.lock(applied(entries, made), locked=True) == []
    assert len(changes.lock(applied(entries, made), locked=False)) == 3


def test_a_week_is_skipped_or_marked_as_off() -> None:
    entries = (session(1, MON), session(2, MON), session(3, MON + DAY), session(4, MON + DAY, locked=True))
    one, two, three, _four = (entry.session for entry in entries)

    assert changes.skip(entries, today=MON) == [Remove(one), Remove(two), Remove(three)]
    marked = changes.mark_off(entries, OFF, today=MON)
    assert marked == [Edit(one, OFF), Remove(two), Edit(three, OFF)]
    assert changes.mark_off(applied(entries, marked), OFF, today=MON) == []


def test_a_copy_leaves_races_where_they_are() -> None:
    entries = (session(1, MON), session(2, MON + DAY, template_code=RACE_CODE))

    assert changes.copy(entries, WEEK, new_id=lambda: FRESH) == [
        Create(FRESH, MON + WEEK, entries[0].content)
    ]


def test_a_week_that_is_locked_is_never_made_anew() -> None:
    for seed in SEEDS:
        week = changes.in_week(weeks_of(seed), MON)
        locked = applied(week, changes.lock(week, locked=True))
        made = [(one.day, OFF) for one in week]
        assert changes.regenerate(locked, made, today=MON, new_id=lambda: FRESH) == [], seed


def test_made_anew_a_week_is_as_the_season_says() -> None:
    for seed in SEEDS:
        week = changes.in_week(weeks_of(seed), MON)
        made = [(MON + number * DAY, OFF) for number in (0, 2, 5)]
        open_days = {MON + number * DAY for number in range(7)} - changes.days_that_stay(week, MON)

        anew = changes.regenerate(week, made, today=MON, new_id=uuid4)
        after = applied(week, anew)

        there = [(one.day, one.content) for one in after if one.day in open_days]
        assert there == [one for one in made if one[0] in open_days], seed
        assert changes.regenerate(after, made, today=MON, new_id=_never) == [], seed


def _never() -> UUID:
    raise AssertionError("nothing is new")


@pytest.mark.parametrize(
    "where, lands, rules",
    [
        (0, 2, ["on_race"]),
        (0, 3, ["past_race"]),
        (3, 1, ["past_race"]),
        (0, 5, ["past_race", "on_locked"]),
        (3, 4, []),
        (5, 5, []),
    ],
)
def test_what_a_move_runs_into_is_said(where: int, lands: int, rules: list[str]) -> None:
    entries = (session(1, MON + where * DAY), session(2, MON + 5 * DAY, locked=True))
    around = changes.Surroundings(today=MON, available_s=(9e9,) * 7, races=(MON + 2 * DAY,))

    found = changes.preview(
        entries, [Move(UUID(int=1), MON + lands * DAY)], around, first=MON, last=MON + 6 * DAY
    )

    assert sorted(one.rule.value for one in found.new) == sorted(rules)
    assert {one.day for one in found.new} <= {MON + lands * DAY}
