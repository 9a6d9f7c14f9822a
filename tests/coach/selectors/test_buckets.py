"""Where an athlete stands, and ninety days of it."""

from datetime import timedelta

from athletes.models import Athlete, AthleteState, Bucket
from coach.selectors.buckets import STRIP_DAYS, Standing, standing_of
from tests.factories import NOW, Club
from tests.readiness.given import HURT, TODAY, check_in, plan_for, session_for

DAY = timedelta(days=1)


def standing(club: Club) -> Standing:
    state = AthleteState.objects.filter(athlete=club.athlete).first()
    return standing_of(athlete=club.athlete, state=state, now=NOW)


def came(club: Club, days_ago: int) -> None:
    club.athlete.created_at = NOW - days_ago * DAY
    club.athlete.save()


def moved(club: Club, bucket: Bucket, days_ago: int) -> None:
    state = AthleteState.objects.filter(athlete=club.athlete)
    state.update(bucket=bucket, bucket_since=NOW - days_ago * DAY)


def test_who_never_moved_is_stable_since_ever(inside: Club) -> None:
    came(inside, 400)

    found = standing(inside)

    assert (found.bucket, found.since, found.why, found.came_in) == ("stable", None, "", 0)
    assert [(one.bucket, one.first, one.days) for one in found.strip] == [("stable", 0, STRIP_DAYS)]


def test_the_strip_ends_today_and_has_no_hole(inside: Club) -> None:
    came(inside, 400)
    moved(inside, Bucket.WATCH, 120)
    moved(inside, Bucket.AT_RISK, 10)
    moved(inside, Bucket.STABLE, 2)

    found = standing(inside)

    assert [(one.bucket, one.first, one.days) for one in found.strip] == [
        ("watch", 0, 79),
        ("at_risk", 79, 8),
        ("stable", 87, 3),
    ]
    assert (found.since, found.came_in) == (TODAY - 2 * DAY, 2)


def test_a_strip_begins_when_the_athlete_came(inside: Club) -> None:
    came(inside, 4)

    assert [(one.first, one.days) for one in standing(inside).strip] == [(STRIP_DAYS - 5, 5)]


def test_of_several_changes_a_day_the_last_counts(inside: Club) -> None:
    came(inside, 1)
    moved(inside, Bucket.AT_RISK, 0)
    moved(inside, Bucket.WATCH, 0)

    assert [one.bucket for one in standing(inside).strip] == ["stable", "watch"]


def test_reasons_are_those_of_today_the_weightiest_first(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, HURT)

    found = standing(inside)

    shares = [reason["share"] for reason in found.reasons]
    assert shares == sorted(shares, reverse=True)
    assert "calf pain 6/10" in found.why.lower()


def test_somebody_without_a_state_is_stable(inside: Club) -> None:
    nobody = Athlete.objects.create(name="New")

    assert standing_of(athlete=nobody, state=None, now=NOW).bucket == Bucket.STABLE
