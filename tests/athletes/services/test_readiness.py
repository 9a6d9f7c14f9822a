"""Readiness in the athlete's state."""

from datetime import date, datetime, timedelta

import pytest

from athletes import services
from athletes.models import AthleteState
from tests.athletes.factories import TODAY
from tests.factories import NOW, Club

GAP = None


def put(club: Club, score: int | None, age: int = 0, answered_at: datetime | None = NOW) -> AthleteState:
    day: date = TODAY - timedelta(days=age)
    band = "" if score is None else "green"
    services.record_readiness_state(athlete=club.athlete, shown=services.Shown(day, score, band, answered_at))
    return AthleteState.objects.get(athlete=club.athlete)


def test_record_readiness_state_shows_the_day(inside: Club) -> None:
    state = put(inside, 74)

    assert (state.readiness, state.band, state.readiness_day, state.last_check_in_at) == (
        74,
        "green",
        TODAY,
        NOW,
    )
    assert state.spark == [*[GAP] * 27, 74]


def test_record_readiness_state_leaves_gaps_for_silent_days(inside: Club) -> None:
    put(inside, 70, age=3)

    state = put(inside, 80)

    assert state.spark[-5:] == [GAP, 70, GAP, GAP, 80]


def test_record_readiness_state_of_the_same_day_replaces_it(inside: Club) -> None:
    put(inside, 70)

    state = put(inside, 55)

    assert (state.readiness, state.spark[-2:]) == (55, [GAP, 55])


def test_record_readiness_state_of_an_older_day_changes_the_spark_alone(inside: Club) -> None:
    put(inside, 80)

    state = put(inside, 60, age=2, answered_at=NOW - timedelta(days=2))

    assert (state.readiness, state.readiness_day, state.last_check_in_at) == (80, TODAY, NOW)
    assert state.spark[-3:] == [60, GAP, 80]


@pytest.mark.parametrize("age", [28, 400])
def test_record_readiness_state_forgets_what_is_too_old(age: int, inside: Club) -> None:
    put(inside, 66, age=age)

    state = put(inside, 80)

    assert state.spark == [*[GAP] * 27, 80]


def test_record_readiness_state_too_old_to_show_changes_nothing(inside: Club) -> None:
    before = put(inside, 80).spark

    assert put(inside, 66, age=28).spark == before


def test_record_readiness_state_taken_back_is_no_data(inside: Club) -> None:
    put(inside, 70, age=1)
    put(inside, 80)

    state = put(inside, None, answered_at=NOW - timedelta(days=1))

    assert (state.readiness, state.band, state.spark[-2:]) == (None, "", [70, GAP])
    assert state.last_check_in_at == NOW - timedelta(days=1)


def test_readiness_of_many_is_written_where_it_differs(inside: Club) -> None:
    put(inside, 70, age=1)
    shown = {inside.athlete.pk: services.Shown(TODAY, 64, "amber", NOW, pain=2)}

    written = [services.record_readiness_states(shown=shown) for _ in range(2)]

    state = AthleteState.objects.get(athlete=inside.athlete)
    assert written == [1, 0]
    assert (state.spark[-3:], state.readiness, state.band, state.pain) == ([GAP, 70, 64], 64, "amber", 2)
