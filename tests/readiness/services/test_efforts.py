"""How a run felt: rating, load, verdict, and pain that the coach should see."""

from datetime import timedelta

import pytest

from athletes.models import Activity, Athlete, AthleteState
from planning.models import PlannedSession
from readiness import services
from readiness.models import Flag, Intervention
from tests.factories import NOW
from tests.readiness.given import TODAY, codes, open_case, run_for

EVENING = NOW + timedelta(hours=11)


def log(activity: Activity, *, rpe: int = 6, feel: int = 4, pain: int = 0) -> Activity:
    return services.log_effort(activity=activity, rpe=rpe, feel=feel, pain=pain, note="", now=EVENING)


def test_rating_is_kept_and_becomes_the_load_where_nothing_else_is_known(athlete: Athlete) -> None:
    logged = log(run_for(athlete, distance_m=None), rpe=7)

    assert (logged.rpe, logged.feel, logged.load_method) == (7, 4, "srpe")
    assert AthleteState.objects.get(athlete=athlete).load_day == TODAY


def test_run_is_compared_with_its_session(athlete: Athlete, session: PlannedSession) -> None:
    log(run_for(athlete, duration_s=3480))

    matched = PlannedSession.objects.get()
    assert (matched.outcome, matched.percent, matched.measure) == ("done", 100, "duration")


@pytest.mark.parametrize("pain,bucket", [(4, "watch"), (6, "at_risk")])
def test_pain_on_the_run_opens_a_case(athlete: Athlete, pain: int, bucket: str) -> None:
    log(run_for(athlete), pain=pain)

    case = open_case(athlete)
    assert (codes(case), case.bucket, case.factors[0]["params"]) == (
        ["activity_pain"],
        bucket,
        {"pain": pain},
    )


def test_little_pain_raises_nothing(athlete: Athlete) -> None:
    log(run_for(athlete), pain=3)

    assert not Flag.objects.exists()


def test_corrected_pain_takes_its_case_back(athlete: Athlete) -> None:
    run = run_for(athlete)
    log(run, pain=7)

    log(run, pain=0)

    assert not Intervention.objects.open().exists()


def test_worst_run_of_the_day_counts(athlete: Athlete) -> None:
    log(run_for(athlete), pain=5)

    log(run_for(athlete, started_at=EVENING), pain=0)

    assert open_case(athlete).factors[0]["params"] == {"pain": 5}


def test_pain_of_long_ago_is_no_news(athlete: Athlete) -> None:
    log(run_for(athlete, day=TODAY - timedelta(days=7)), pain=8)

    assert not Flag.objects.exists()
