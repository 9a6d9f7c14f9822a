"""The bucket of an athlete follows their flags, and each change is kept."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import AthleteState, Bucket, BucketChange
from athletes.services import change_athlete_settings
from readiness import services
from readiness.models import Flag, FlagKind
from tests.factories import NOW, Club
from tests.readiness.given import HURT, SORE, TODAY, WELL, approve, check_in, plan_for, session_for

LATER = timedelta(days=8)


def bucket(club: Club) -> str:
    found: str = AthleteState.objects.get(athlete=club.athlete).bucket
    return found


def changes() -> list[tuple[str, str]]:
    return list(BucketChange.objects.order_by("pk").values_list("before", "bucket"))


def test_a_check_in_puts_the_athlete_at_risk_and_says_why(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))

    check_in(inside.athlete, HURT)

    state, change = AthleteState.objects.get(athlete=inside.athlete), BucketChange.objects.get()
    assert (state.bucket, state.bucket_since) == ("at_risk", NOW)
    assert (change.before, change.bucket, change.changed_at) == ("stable", "at_risk", NOW)
    assert {reason["code"] for reason in change.reasons} >= {"pain", "low_readiness"}
    assert change.reasons == state.bucket_reasons


def test_the_same_answers_again_are_no_change(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, HURT)
    check_in(inside.athlete, HURT, minutes=5)

    assert changes() == [("stable", "at_risk")]
    assert AthleteState.objects.get(athlete=inside.athlete).bucket_since == NOW


def test_better_answers_lead_back(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, HURT)
    check_in(inside.athlete, WELL, minutes=5)

    assert changes() == [("stable", "at_risk"), ("at_risk", "stable")]


def test_answers_taken_back_lead_back(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, HURT)

    services.withdraw_check_in(athlete=inside.athlete, day=TODAY, now=NOW + timedelta(minutes=1))

    assert bucket(inside) == Bucket.STABLE


def test_a_decision_answers_the_case_and_not_how_the_athlete_is(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, HURT)

    approve(inside, inside.athlete, now=NOW + timedelta(minutes=1))

    assert bucket(inside) == Bucket.AT_RISK


def test_a_foreign_athlete_stays_where_they_are(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))

    check_in(inside.athlete, HURT)

    assert AthleteState.objects.get(athlete=inside.stranger).bucket == Bucket.STABLE


def test_evidence_that_nobody_renews_grows_old(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, HURT)

    before = services.settle_buckets(now=NOW + timedelta(days=6))
    after = services.settle_buckets(now=NOW + LATER)

    assert (before, after, bucket(inside)) == (0, 1, "stable")
    assert services.settle_buckets(now=NOW + LATER) == 0


def test_silence_lasts(inside: Club) -> None:
    strength = 0.4
    Flag.objects.create(
        athlete=inside.athlete,
        kind=FlagKind.SILENT,
        day=TODAY - timedelta(days=30),
        strength=strength,
        raised_at=NOW - timedelta(days=30),
    )

    assert (services.settle_buckets(now=NOW), bucket(inside)) == (1, "watch")


def test_other_limits_move_the_athlete_at_the_next_settling(inside: Club) -> None:
    check_in(inside.athlete, SORE)
    assert bucket(inside) == Bucket.STABLE

    change_athlete_settings(athlete=inside.athlete, changes={"risk.watch_from": 0.1})
    services.settle_buckets(now=NOW + timedelta(hours=1))

    assert bucket(inside) == Bucket.WATCH


def test_whoever_writes_a_state_leaves_the_change(inside: Club) -> None:
    """Also in bulk: a trigger keeps it."""
    AthleteState.objects.update(bucket=Bucket.WATCH, bucket_since=NOW)
    AthleteState.objects.update(readiness=40)

    assert changes() == [("stable", "watch")] * 2


@pytest.mark.parametrize("flags", [1, 3])
def test_settling_who_stays_is_two_queries(
    inside: Club, flags: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(flags):
        Flag.objects.create(
            athlete=inside.athlete, kind=FlagKind.RAMP, day=TODAY - timedelta(days=number), strength=0.01,
            raised_at=NOW,
        )  # fmt: skip

    with django_assert_num_queries(2):
        services.settle_buckets(now=NOW)
