"""Whether two accounts tell of the same run."""

from typing import Any

import pytest
from hypothesis import given

from ingest.parsers import Origin
from ingest.reconcile.fields import Source
from ingest.reconcile.matching import Facts, Reason, Tolerances, Verdict, same
from tests.ingest.reconcile.accounts import DAY, any_facts, later, row, run

STRAVA = {"source": Source.STRAVA}
TOLERANCES = Tolerances()


def verdict(a: Facts, b: Facts) -> tuple[bool, Reason]:
    told = same(a, b, TOLERANCES)
    return told.matched, told.reason


def test_every_origin_is_a_source():
    assert {str(origin) for origin in Origin} <= {str(source) for source in Source}


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({}, (True, Reason.SAME_START)),
        ({"started_at": later(seconds=-23)}, (True, Reason.SAME_START)),
        ({"started_at": later(minutes=5), "distance_m": 9500.0}, (True, Reason.SAME_START)),
        # Half as long: start alone is not enough, and one lies within the other.
        ({"distance_m": 5000.0, "elapsed_s": 1500.0}, (False, Reason.PART)),
        # A treadmill and a foot pod disagree, but both recorded the same fifty minutes.
        ({"distance_m": 8100.0, "elapsed_s": 2990.0}, (True, Reason.OVERLAP)),
        ({"started_at": later(minutes=8), "distance_m": 8000.0, "elapsed_s": 2520.0}, (True, Reason.OVERLAP)),
        ({"started_at": later(minutes=51)}, (False, Reason.OTHER_TIME)),
        ({"started_at": later(hours=11, minutes=31)}, (False, Reason.OTHER_TIME)),
        ({"distance_m": None}, (True, Reason.OVERLAP)),
        ({"distance_m": None, "elapsed_s": None, "timer_s": None}, (False, Reason.TOO_LITTLE)),
        ({"sport": "cycling"}, (False, Reason.OTHER_SPORT)),
        ({"sport": "Trail Run"}, (True, Reason.SAME_START)),
        ({"sport": "generic"}, (True, Reason.SAME_START)),
        ({"sport": ""}, (True, Reason.SAME_START)),
    ],
)
def test_same_by_time(changes: dict[str, Any], expected: tuple[bool, Reason]):
    assert verdict(run(), run(**STRAVA | changes)) == expected


@pytest.mark.parametrize(
    "ours, theirs, expected",
    [
        # Local time taken for UTC, where the watch knows its zone: the usual tolerances.
        (
            {"local_offset_s": -10_800},
            {"started_at": later(hours=-3, seconds=40), "distance_m": 9800.0},
            (True, Reason.ZONE_SHIFT),
        ),
        ({"local_offset_s": 20_700}, {"started_at": later(minutes=345)}, (True, Reason.ZONE_SHIFT)),
        (
            {"local_offset_s": 32_400},
            {"started_at": later(hours=1), "local_offset_s": 28_800},
            (True, Reason.ZONE_SHIFT),
        ),
        # No zone explains it: equal to the minute and to one percent, or not at all.
        ({}, {"started_at": later(hours=9), "distance_m": 10_010.0}, (True, Reason.ZONE_SHIFT)),
        ({}, {"started_at": later(hours=9.5)}, (True, Reason.ZONE_SHIFT)),
        ({}, {"started_at": later(hours=5.75)}, (True, Reason.ZONE_SHIFT)),
        ({}, {"started_at": later(hours=9.25)}, (False, Reason.OTHER_TIME)),
        ({}, {"started_at": later(hours=9), "distance_m": 10_300.0}, (False, Reason.OTHER_TIME)),
        ({}, {"started_at": later(hours=9, minutes=3)}, (False, Reason.OTHER_TIME)),
        ({}, {"started_at": later(hours=9), "distance_m": None}, (False, Reason.OTHER_TIME)),
        ({}, {"started_at": later(hours=15)}, (False, Reason.OTHER_TIME)),
        # One source has one clock.
        ({}, {"started_at": later(hours=9), "source": Source.FIT}, (False, Reason.OTHER_TIME)),
    ],
)
def test_same_on_clocks_of_two_zones(
    ours: dict[str, Any], theirs: dict[str, Any], expected: tuple[bool, Reason]
):
    assert verdict(run(**ours), run(**STRAVA | theirs)) == expected


def test_same_says_how_far_the_clocks_were_apart():
    told = same(run(), run(**STRAVA, started_at=later(hours=-9)), TOLERANCES)

    assert told == Verdict(True, Reason.ZONE_SHIFT, 0.6, 32_400)


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({}, (True, Reason.SAME_DAY)),
        ({"distance_m": 10_400.0, "timer_s": None}, (True, Reason.SAME_DAY)),
        ({"distance_m": 8000.0, "timer_s": 2900.0}, (True, Reason.SAME_DAY)),
        ({"distance_m": 8000.0, "timer_s": 2400.0}, (False, Reason.OTHER_SIZE)),
        ({"distance_m": None, "timer_s": None}, (False, Reason.TOO_LITTLE)),
        ({"day": DAY.replace(day=10)}, (False, Reason.OTHER_DAY)),
        ({"source": Source.FIT}, (True, Reason.TOLD_TWICE)),
    ],
)
def test_same_by_day(changes: dict[str, Any], expected: tuple[bool, Reason]):
    ours = run() if "source" not in changes else row(source=Source.FIT)

    assert verdict(ours, row(**changes)) == expected


def test_two_rows_of_one_list_are_two_runs():
    assert verdict(row(), row(timer_s=3030.0)) == (False, Reason.OTHER_SIZE)
    # Equal distances alone are no proof: there and back again are two runs.
    assert verdict(row(timer_s=None), row(timer_s=None)) == (False, Reason.OTHER_SIZE)


def test_same_prefers_a_row_that_agrees_in_distance_and_duration():
    both = same(run(), row(), TOLERANCES)
    one = same(run(), row(timer_s=2000.0), TOLERANCES)

    assert both.score > one.score


@pytest.mark.parametrize(
    "ours, theirs, expected",
    [
        ({"external_id": "9"}, {"external_id": "9", "distance_m": 1.0}, (True, Reason.SAME_ID)),
        ({"external_id": "9"}, {"external_id": "8"}, (True, Reason.TOLD_TWICE)),
        ({"external_id": "9"}, {"external_id": "8", "distance_m": 9990.0}, (True, Reason.SAME_START)),
        # Recorded one after the other, with the same watch: repetitions saved one by one.
        (
            {"elapsed_s": 90.0},
            {"elapsed_s": 90.0, "started_at": later(minutes=3)},
            (False, Reason.OTHER_TIME),
        ),
    ],
)
def test_same_within_one_source(ours: dict[str, Any], theirs: dict[str, Any], expected: tuple[bool, Reason]):
    assert verdict(run(**STRAVA | ours), run(**STRAVA | theirs)) == expected


def test_same_by_the_file_that_a_list_names():
    listed = run(**STRAVA, filename="activities/7.fit.gz", started_at=None, distance_m=None, timer_s=None)

    assert verdict(run(filename="activities/7.fit.gz"), listed) == (True, Reason.SAME_FILE)


def test_same_with_tighter_tolerances():
    theirs = run(**STRAVA, started_at=later(seconds=90), elapsed_s=None, timer_s=None)

    told = same(run(), theirs, Tolerances(start_s=60))

    assert (told.matched, told.reason) == (False, Reason.OTHER_TIME)


@given(any_facts(), any_facts())
def test_same_does_not_depend_on_which_is_which(a: Facts, b: Facts):
    assert same(a, b, TOLERANCES) == same(b, a, TOLERANCES)


@given(any_facts(), any_facts())
def test_same_has_a_score_between_nothing_and_one(a: Facts, b: Facts):
    told = same(a, b, TOLERANCES)

    assert 0 <= told.score <= 1
    assert told.score > 0 or not told.matched
