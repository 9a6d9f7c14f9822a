"""The page of a run: against the plan, its laps and lines, its warnings."""

import numpy as np
import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity, Athlete
from athletes.recorded import RecordedLap, RecordedRun, Source
from athletes.services import record_activity
from planning.models import PlannedSession
from planning.services import match_session
from readiness import selectors
from tests.factories import NOW
from tests.readiness.given import TODAY, run_for


def recorded(athlete: Athlete, laps: int = 2) -> Activity:
    """Twenty minutes, at first 3 m/s, then 4."""
    speed = np.repeat([3.0, 4.0], 600)
    run = RecordedRun(
        started_at=NOW,
        day=TODAY,
        duration_s=1200,
        distance_m=4200,
        laps=tuple(RecordedLap(start_s=0, duration_s=300, distance_m=1000) for _ in range(laps)),
        streams={"speed_m_s": speed, "heart_rate_bpm": np.full(1200, 150.0)},
        warnings=({"code": "crc", "params": {}},),
    )
    return record_activity(
        athlete=athlete, run=run, source=Source("fit", "a1", "Forerunner"), category="", now=NOW
    )


def test_run_shows_where_it_came_from_and_what_was_wrong(athlete: Athlete) -> None:
    page = selectors.activity_page(activity=recorded(athlete))

    assert page.sources == ("FIT file · Forerunner",)
    assert page.warnings == ("The file's check sum is wrong. Please look whether the numbers are right.",)
    assert (page.speed_m_s, page.load_method) == (3.5, "from pace")


def test_run_is_compared_with_its_session(athlete: Athlete, session: PlannedSession) -> None:
    run = recorded(athlete)
    match_session(activity=run)

    page = selectors.activity_page(activity=run)

    assert page.session == session
    assert page.verdict == "Planned 58 min, run 20 min."


def test_run_without_a_session_says_so(athlete: Athlete) -> None:
    page = selectors.activity_page(activity=run_for(athlete))

    assert (page.session, page.verdict) == (None, "No session was planned for this run.")


def test_lines_follow_the_streams(athlete: Athlete) -> None:
    page = selectors.activity_page(activity=recorded(athlete))

    assert (page.pace.low, page.pace.high) == (3.0, 4.0)
    assert page.pace.path.startswith("M0.0 116.0L3.0 116.0")
    assert page.pace.path.endswith("L600.0 4.0")


def test_run_without_a_recording_has_no_lines(athlete: Athlete) -> None:
    page = selectors.activity_page(activity=run_for(athlete))

    assert (page.pace, page.heart_rate, page.laps, page.sources) == (None, None, (), ())


@pytest.mark.parametrize("laps", [1, 3])
def test_page_takes_four_queries(
    athlete: Athlete, laps: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    run = recorded(athlete, laps)

    with django_assert_num_queries(4):
        page = selectors.activity_page(activity=run)

    assert len(page.laps) == laps
