"""The numbers above the queue."""

from datetime import UTC, date, datetime, timedelta

import pytest

from athletes.models import Athlete, AthleteState
from coach.selectors.tallies import Counts, Pulse, tallies_asked, tallies_from
from ingest.models import RawFile, Upload, UploadState
from readiness.models import Intervention, InterventionState
from tests.coach.given import more_cases
from tests.factories import NOW, Club, make_athlete
from tests.planning.making import make_plan


def tallies(club: Club, now: datetime = NOW) -> tuple[Pulse, Counts]:
    prepared, given = tallies_asked(membership=club.coach, clock=now)
    return tallies_from(prepared.ask(**given), now)


def pulse(club: Club, now: datetime = NOW) -> Pulse:
    return tallies(club, now)[0]


def counts(club: Club) -> Counts:
    return tallies(club)[1]


def answered(athlete: Athlete, band: str, day: date) -> None:
    AthleteState.objects.filter(athlete=athlete).update(band=band, readiness=50, readiness_day=day)


def refused_file(athlete: Athlete, club: Club, *, days_ago: int) -> None:
    raw = RawFile.objects.create(sha256=f"{athlete.pk}-{days_ago}", size=1, path="x", stored_at=NOW)
    Upload.objects.create(
        athlete=athlete,
        raw=raw,
        uploader=club.coach,
        filename="run.fit",
        state=UploadState.REFUSED,
        received_at=NOW - timedelta(days=days_ago),
    )


def test_the_pulse_counts_bands_and_the_silent(inside: Club) -> None:
    today = NOW.date()
    runners = [make_athlete(f"Runner {count}", coach=inside.coach) for count in range(6)]
    for runner, band in zip(runners, ("green", "green", "green", "amber", "red"), strict=False):
        answered(runner, band, today)
    answered(inside.stranger, "red", today)

    found = pulse(inside)

    assert found == Pulse(green=3, amber=1, red=1, total=7)
    assert (found.checked_in, found.none) == (5, 2)


@pytest.mark.parametrize(
    "zone, now, counted",
    [
        ("UTC", datetime(2026, 11, 21, 23, 59, tzinfo=UTC), 1),
        ("UTC", datetime(2026, 11, 22, 0, 0, tzinfo=UTC), 0),
        ("Asia/Seoul", datetime(2026, 11, 21, 14, 59, tzinfo=UTC), 1),
        ("Asia/Seoul", datetime(2026, 11, 21, 15, 0, tzinfo=UTC), 0),
        ("America/Los_Angeles", datetime(2026, 11, 22, 7, 59, tzinfo=UTC), 1),
        ("America/Los_Angeles", datetime(2026, 11, 22, 8, 0, tzinfo=UTC), 0),
    ],
)
def test_a_morning_counts_until_the_day_is_over_where_the_athlete_is(
    inside: Club, zone: str, now: datetime, counted: int
) -> None:
    Athlete.objects.filter(pk=inside.athlete.pk).update(timezone=zone)
    answered(inside.athlete, "green", date(2026, 11, 21))

    assert pulse(inside, now).green == counted


def test_nobody_at_all_is_zero(inside: Club) -> None:
    Athlete.objects.update(coach=None)

    assert tallies(inside) == (Pulse(), Counts())


def test_open_cases_are_counted_by_their_clocks(inside: Club) -> None:
    late, soon, later, asleep, waiting, done = more_cases(inside, 6)
    changes = {
        late: {"due_at": NOW - timedelta(minutes=1)},
        soon: {"due_at": NOW + timedelta(hours=2)},
        later: {"due_at": NOW + timedelta(hours=3)},
        asleep: {"due_at": NOW - timedelta(hours=1), "snoozed_until": NOW + timedelta(minutes=1)},
        waiting: {"due_at": NOW - timedelta(hours=1), "state": InterventionState.WAITING},
        done: {"closed_at": NOW - timedelta(hours=6, minutes=29)},
    }
    for case, values in changes.items():
        Intervention.objects.filter(pk=case.pk).update(**values)

    found = counts(inside)

    assert found == Counts(needs_you=3, overdue=1, due_soon=1, waiting=1, snoozed=1, done=1)


def test_done_today_begins_at_midnight(inside: Club) -> None:
    case = more_cases(inside, 1)[0]
    Intervention.objects.filter(pk=case.pk).update(closed_at=NOW - timedelta(hours=6, minutes=31))

    assert counts(inside) == Counts()


def test_a_snooze_that_is_over_needs_the_coach_again(inside: Club) -> None:
    case = more_cases(inside, 1)[0]
    Intervention.objects.filter(pk=case.pk).update(snoozed_until=NOW)

    assert counts(inside).needs_you == 1


def test_drafts_and_refused_files_are_those_of_ones_own_athletes(inside: Club) -> None:
    for athlete in (inside.athlete, inside.stranger):
        make_plan(athlete, inside.coach, state="draft")
        for age in (6, 8):
            refused_file(athlete, inside, days_ago=age)

    found = counts(inside)

    assert (found.drafts, found.refused) == (1, 1)
