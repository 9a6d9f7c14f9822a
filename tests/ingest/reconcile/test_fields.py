"""Who is believed for which field, and how far apart is a difference."""

import pytest
from hypothesis import given

from ingest.reconcile.fields import (
    ORDER,
    TOLERANCES,
    Choice,
    ChoiceKind,
    Field,
    Preferences,
    Source,
    Tolerance,
)
from tests.ingest.reconcile.accounts import any_preferences

S = Source
_PRESCRIBED = {
    Field.DISTANCE: (S.MANUAL, S.LOG, S.NAME, S.FIT, S.STRAVA, S.GARMIN, S.RUNALYZE),
    Field.TIMER: (S.MANUAL, S.FIT, S.STRAVA, S.LOG),
    Field.AVG_HR: (S.MANUAL, S.FIT, S.STRAVA, S.LOG),
    Field.AVG_CADENCE: (S.MANUAL, S.FIT, S.STRAVA, S.LOG),
    Field.ASCENT: (S.MANUAL, S.FIT, S.STRAVA, S.LOG),
    Field.STREAMS: (S.FIT, S.TCX, S.GPX),
    Field.WORKOUT_TYPE: (S.MANUAL, S.LOG, S.NAME, S.STRAVA),
    Field.SHOE: (S.MANUAL, S.STRAVA, S.LOG),
}


@pytest.mark.parametrize("field, prescribed", _PRESCRIBED.items())
def test_order_is_that_of_the_field(field: Field, prescribed: tuple[Source, ...]):
    assert tuple(source for source in ORDER[field] if source in prescribed) == prescribed


def test_only_a_person_and_the_log_tell_the_intensity():
    assert ORDER[Field.INTENSITY] == (Source.MANUAL, Source.LOG)


@pytest.mark.parametrize("field", Field)
def test_order_names_each_source_once(field: Field):
    assert len(set(ORDER[field])) == len(ORDER[field]) > 0


@pytest.mark.parametrize(
    "field, a, b, expected",
    [
        (Field.DISTANCE, 10_000.0, 10_050.0, 0.4975),  # one percent is the wider limit
        (Field.DISTANCE, 1000.0, 1050.0, 1.0),  # fifty metres are
        (Field.TIMER, 600.0, 605.0, 0.5),
        (Field.AVG_HR, 150.0, 156.0, 2.0),
        (Field.ASCENT, 100.0, 140.0, 1.4286),
        (Field.INTENSITY, 3.0, 3.0, 0.0),
        (Field.INTENSITY, 3.0, 4.0, float("inf")),
    ],
)
def test_tolerance_takes_the_wider_limit(field: Field, a: float, b: float, expected: float):
    assert TOLERANCES[field].between(a, b) == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize(
    "preferences, first",
    [
        (Preferences(), (S.MANUAL, S.LOG)),
        (Preferences(prefer={Field.DISTANCE: S.GARMIN}), (S.MANUAL, S.GARMIN)),
        (Preferences(prefer_all=S.STRAVA), (S.MANUAL, S.STRAVA)),
        (Preferences(prefer_all=S.STRAVA, prefer={Field.DISTANCE: S.FIT}), (S.MANUAL, S.FIT)),
        (Preferences(orders={Field.DISTANCE: (S.FIT, S.LOG)}), (S.MANUAL, S.FIT)),
    ],
)
def test_preferences_change_who_is_first(preferences: Preferences, first: tuple[Source, ...]):
    assert preferences.order(Field.DISTANCE)[:2] == first


def test_preferences_make_no_source_of_who_is_none():
    assert Preferences(prefer_all=S.STRAVA).order(Field.INTENSITY) == (S.MANUAL, S.LOG)


@given(any_preferences())
def test_preferences_lose_no_source(preferences: Preferences):
    for field in Field:
        order = preferences.order(field)
        assert set(order) >= set(ORDER[field])
        assert len(set(order)) == len(order)


def test_preferences_have_tolerances_of_their_own():
    preferences = Preferences(tolerances={Field.AVG_HR: Tolerance(10.0)})

    assert preferences.tolerance(Field.AVG_HR).between(150.0, 160.0) == 1.0


@pytest.mark.parametrize(
    "field, kind, keys, value",
    [
        (Field.DISTANCE, ChoiceKind.SOURCE, (), None),
        (Field.DISTANCE, ChoiceKind.SOURCE, (1, 2), None),
        (Field.DISTANCE, ChoiceKind.TYPED, (), None),
        (Field.SHOE, ChoiceKind.MEAN, (), None),
        (Field.STARTED_AT, ChoiceKind.MEAN, (), None),
    ],
)
def test_choice_that_says_nothing(field: Field, kind: ChoiceKind, keys: tuple[int, ...], value: None):
    with pytest.raises(ValueError, match="no choice"):
        Choice(field, kind, keys, value)
