"""Zones and thresholds through time."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import ZoneKind
from athletes.selectors import ZoneHistory, zone_history
from athletes.services import set_zones
from tenancy import scope
from tests.factories import Club
from tests.readiness.given import TODAY

BOUNDS = [120, 140, 150, 160, 170]


def history(club: Club) -> ZoneHistory:
    return zone_history(athlete=club.athlete, today=TODAY)


def set_on(club: Club, days_from_now: int, threshold: float = 160) -> None:
    bounds = [*BOUNDS[:3], threshold, threshold + 10]
    day = TODAY + timedelta(days=days_from_now)
    set_zones(athlete=club.athlete, kind=ZoneKind.HEART_RATE, bounds=bounds, valid_from=day)


def test_the_set_of_today_is_in_force_and_not_the_one_to_come(inside: Club) -> None:
    for days in (-20, -3, 5):
        set_on(inside, days)

    found = {(one.valid_from - TODAY).days: one.current for one in history(inside).zones}

    assert {days: found[days] for days in (-20, -3, 5)} == {-20: False, -3: True, 5: False}


def test_the_audit_says_who(club: Club) -> None:
    with scope.enter(club.organization.pk, membership_id=club.coach.pk):
        set_on(club, -1)
    with scope.enter(club.organization.pk, membership_id=club.owner.pk):
        set_on(club, -1, 165)  # the same day again

        found = {one.valid_from: one for one in history(club).zones}[TODAY - timedelta(days=1)]

    assert (found.who, found.threshold) == ("Northline Owner", 165)


def test_a_threshold_stands_once_until_it_changes(inside: Club) -> None:
    inside.athlete.threshold_hr_bpm = 170
    inside.athlete.save()
    inside.athlete.name = "Another name"
    inside.athlete.save()
    inside.athlete.threshold_hr_bpm = 174
    inside.athlete.save()

    assert [one.threshold_hr_bpm for one in history(inside).thresholds] == [174, 170, 172]


@pytest.mark.parametrize("sets", [1, 3])
def test_four_queries(club: Club, sets: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with scope.enter(club.organization.pk, membership_id=club.coach.pk):
        for days in range(sets):
            set_on(club, -days)

        with django_assert_num_queries(4):
            history(club)
