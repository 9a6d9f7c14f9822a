"""Four weeks of mornings, measurements and load, by day."""

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from athletes.models import WellnessDay
from coach.selectors.evidence import evidence_of
from readiness.models import CheckIn
from readiness.selectors import TYPED
from tests.factories import Club
from tests.readiness.given import HURT, TODAY, check_in, mornings, run_for


def measured(club: Club, source: str, days_ago: int = 0, **values: object) -> None:
    WellnessDay.objects.create(
        athlete=club.athlete, day=TODAY - timedelta(days=days_ago), source=source, **values
    )


def test_it_is_one_query(inside: Club, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    mornings(inside.athlete, 20, hrv_ms=60)

    with django_assert_num_queries(1):
        found = evidence_of(athlete=inside.athlete, day=TODAY)

    assert (len(found.calendar), found.calendar[-1], len(found.mornings), len(found.hrv_ms)) == (
        28,
        TODAY,
        20,
        20,
    )


def test_a_morning_is_kept_as_it_was_said(inside: Club) -> None:
    check_in(inside.athlete, HURT, note="Sore since Thursday")

    said = evidence_of(athlete=inside.athlete, day=TODAY).this_morning

    assert said is not None
    assert (said.pain, said.body_part, said.sleep, said.note, said.band) == (
        6,
        "calf",
        2,
        "Sore since Thursday",
        "red",
    )


def test_a_withdrawn_check_in_says_nothing(inside: Club) -> None:
    check_in(inside.athlete, HURT)
    CheckIn.objects.update(deleted_at="2026-11-21T07:00Z")

    assert evidence_of(athlete=inside.athlete, day=TODAY).this_morning is None


def test_what_was_typed_counts_before_a_device(inside: Club) -> None:
    measured(inside, "watch", hrv_ms=55.0, sleep_h=7.0)
    measured(inside, TYPED, hrv_ms=49.0)

    found = evidence_of(athlete=inside.athlete, day=TODAY)

    assert (found.hrv_ms[TODAY], found.sleep_h[TODAY]) == (49.0, 7.0)


def test_two_kinds_of_variability_are_not_mixed(inside: Club) -> None:
    measured(inside, "watch", days_ago=1, hrv_ms=90.0, hrv_kind="sdnn")
    measured(inside, "watch", hrv_ms=49.0, hrv_kind="rmssd")

    found = evidence_of(athlete=inside.athlete, day=TODAY)

    assert (dict(found.hrv_ms), found.hrv_kind) == ({TODAY: 49.0}, "rmssd")


def test_runs_of_a_day_add_up_and_removed_ones_do_not(inside: Club) -> None:
    for load in (40, 25):
        run_for(inside.athlete, load=load)
    run_for(inside.athlete, load=99, deleted_at="2026-11-21T07:00Z")

    assert dict(evidence_of(athlete=inside.athlete, day=TODAY).loads) == {TODAY: 65.0}


def test_what_providers_make_of_a_morning_stands_beside_by_name(inside: Club) -> None:
    measured(inside, "garmin", more={"readiness_score": 81.0})
    measured(inside, "apple", more={"steps": 9000.0})
    measured(inside, "garmin", days_ago=2, more={"readiness_score": 40.0})

    theirs = evidence_of(athlete=inside.athlete, day=TODAY).theirs

    assert {day: [(one.source, one.score) for one in said] for day, said in theirs.items()} == {
        TODAY: [("Garmin", 81.0)],
        TODAY - timedelta(days=2): [("Garmin", 40.0)],
    }
