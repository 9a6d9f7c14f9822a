"""Placing a template's sessions on the days that a runner has."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from analytics.plan_placing import Note, Wanted, place

MONDAY = date(2026, 11, 16)
EVERY_DAY = (60, 60, 60, 60, 60, 90, 120)
HALF_HOUR = 1800.0


def on(weekday: int) -> date:
    return MONDAY + timedelta(days=weekday)


def one(weekday: int, *, hard: bool = False, duration_s: float = HALF_HOUR) -> Wanted[int]:
    return Wanted(weekday, on(weekday), duration_s, hard)


def days(wanted: list[Wanted[int]], minutes: tuple[int, ...] = EVERY_DAY, **facts: object) -> list[object]:
    placed = place(wanted, minutes=minutes, **{"first": MONDAY, **facts})
    return [(found.day and (found.day - MONDAY).days, *found.notes) for found in placed]


def test_sessions_stay_where_there_is_time() -> None:
    assert days([one(1, hard=True), one(3), one(6)]) == [(1,), (3,), (6,)]


def test_a_day_without_time_gives_its_session_to_the_nearest_free_one() -> None:
    assert days([one(0), one(1)], (60, 0, 60, 60, 60, 60, 60)) == [(0,), (2, Note.MOVED)]


def test_a_hard_session_moves_away_from_other_hard_days() -> None:
    minutes = (60, 60, 60, 0, 60, 60, 60)

    assert days([one(1, hard=True), one(3, hard=True)], minutes) == [(1,), (4, Note.MOVED)]


def test_the_day_with_time_enough_wins_a_tie() -> None:
    assert days([one(3, duration_s=3600.0)], (60, 60, 30, 0, 60, 0, 0)) == [(4, Note.MOVED)]


def test_without_a_free_day_the_session_is_reported() -> None:
    assert days([one(0), one(1)], (60, 0, 0, 0, 0, 0, 0)) == [(0,), (None, Note.NO_FREE_DAY)]


def test_nothing_moves_to_the_days_around_a_race() -> None:
    only = (0, 60, 0, 60, 60, 60, 60)

    assert days([one(0)], only, races=[on(3)]) == [(6, Note.MOVED)]


def test_a_hard_session_moves_no_closer_than_four_days_to_a_race() -> None:
    only = (60, 60, 60, 0, 60, 60, 60)

    assert days([one(3, hard=True)], only, races=[on(6)]) == [(2, Note.MOVED)]


def test_nothing_is_planned_before_the_first_day() -> None:
    assert days([one(0), one(2)], first=on(1)) == [(None, Note.BEFORE_START), (2,)]


def test_nothing_moves_to_a_day_that_is_taken() -> None:
    assert days([one(1)], (60, 0, 60, 60, 0, 0, 0), taken=[on(0), on(2)]) == [(3, Note.MOVED)]


def test_a_session_longer_than_the_day_is_told() -> None:
    assert days([one(0, duration_s=7200.0)]) == [(0, Note.TOO_LONG)]


def test_hard_days_of_the_template_itself_are_told() -> None:
    assert days([one(1, hard=True), one(2, hard=True)]) == [(1,), (2, Note.HARD_DAYS)]


@given(
    st.lists(st.tuples(st.integers(0, 27), st.booleans()), unique_by=lambda pair: pair[0], max_size=20),
    st.lists(st.sampled_from((0, 10, 20, 45, 90)), min_size=7, max_size=7),
    st.integers(0, 10),
)
def test_every_session_is_placed_with_time_or_reported(
    asked: list[tuple[int, bool]], minutes: list[int], late: int
) -> None:
    wanted = [Wanted(day, on(day), HALF_HOUR, hard) for day, hard in asked]

    placed = place(wanted, minutes=minutes, first=on(late))

    there = [found for found in placed if found.day is not None]
    assert all(minutes[found.day.weekday()] >= 20 and found.day >= on(late) for found in there if found.day)
    assert all(found.notes for found in placed if found.day != found.wanted)
    assert len({found.day for found in there}) == len(there)
    moved = {found.key: found.day for found in there if found.day and Note.MOVED in found.notes}
    hard = {found.day for found, asked in zip(placed, wanted, strict=True) if asked.hard and found.day}
    for key, day in moved.items():
        assert day.isocalendar()[:2] == on(key).isocalendar()[:2]
        if dict(asked)[key]:
            assert not {day - timedelta(days=1), day + timedelta(days=1)} & hard
