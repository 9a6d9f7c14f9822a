"""Sessions scaled to an amount: what may move, by how much, and what stays as hard as it was."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from analytics.workout import from_json
from planning.changes import Entry, applied, free_of, scaled_by, scaled_to
from planning.changes.scaling import load_of, metres_of, time_of
from tests.planning.changes.any_season import KNOWN, TODAY, easy, entry, kilometres, race, race_entry, repeats

DAY = timedelta(days=1)
WEEK = (
    entry(1, TODAY, easy(50)),
    entry(2, TODAY + DAY, repeats(8), key=True),
    entry(3, TODAY + 3 * DAY, easy(100)),
)


def after(entries: tuple[Entry, ...], wanted: float, amount: Callable[[Entry], float]) -> float:
    edits = scaled_to(entries, wanted, amount, lambda _day: KNOWN)
    return sum(map(amount, applied(entries, edits)))


@pytest.mark.parametrize("share", [0.7, 0.85, 1.1, 1.25])
@pytest.mark.parametrize("amount", [time_of, metres_of, load_of])
def test_a_week_comes_near_to_what_is_wanted(share: float, amount: Callable[[Entry], float]) -> None:
    wanted = share * sum(map(amount, WEEK))

    assert after(WEEK, wanted, amount) == pytest.approx(wanted, rel=0.04)


def test_a_key_session_keeps_its_intensity_and_changes_its_number() -> None:
    edits = {one.session: one.content for one in scaled_by(WEEK, 0.75, lambda _day: KNOWN)}

    before, now = (from_json(one.steps or {}).main[0] for one in (WEEK[1].content, edits[WEEK[1].session]))
    assert before.steps == now.steps
    assert (before.times, now.times) == (8, 7)


def test_kilometres_are_scaled_too() -> None:
    (edit,) = scaled_by((entry(1, TODAY, kilometres(10)),), 1.2, lambda _day: KNOWN)

    assert edit.content.distance_m == pytest.approx(12_000)


def test_nothing_is_cut_to_nothing() -> None:
    edits = scaled_by(WEEK, 0.0, lambda _day: KNOWN)

    assert all(edit.content.duration_s >= 600 for edit in edits)


def test_what_may_be_scaled() -> None:
    event = race(1, TODAY + 5 * DAY)
    fixed = (
        entry(10, TODAY - DAY, easy(40)),
        entry(11, TODAY, easy(40), run=True),
        entry(12, TODAY, easy(40), locked=True),
        entry(13, TODAY, None),
        entry(14, event.day, easy(20)),
        race_entry(race(2, TODAY + 6 * DAY)),
    )

    assert free_of((*fixed, *WEEK), today=TODAY, races=[event.day]) == WEEK


def test_a_week_that_has_its_amount_is_not_changed() -> None:
    assert scaled_by(WEEK, 1.0, lambda _day: KNOWN) == ()
    assert scaled_by((), 1.5, lambda _day: KNOWN) == ()
