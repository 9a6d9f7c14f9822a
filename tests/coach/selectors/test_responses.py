"""The response report: figures true to hand-made cases, by coach and month."""

from datetime import date, datetime, timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from athletes.services import change_settings
from coach.selectors import CoachFigures, response_report
from readiness import services
from readiness.models import Breach, Intervention
from tenancy import scope
from tenancy.models import Membership
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import SORE, check_in, open_case

HOUR = timedelta(hours=1)


def answered(club: Club, coach: Membership, *, hours: float, closed: bool = True) -> Intervention:
    """A case of the coach's, answered after so many hours."""
    athlete = make_athlete(f"Runner {Intervention.objects.count()}", coach=coach)
    check_in(athlete, SORE)
    case, at = open_case(athlete), NOW + hours * HOUR
    words = {"intervention": case, "member": coach, "now": at, "version": case.version}
    if closed:
        services.dismiss(**words, reason="Known")
    else:
        services.snooze(**words, until=at + HOUR)
    return case


def report(member: Membership, *, later_h: float = 100, months: int = 3) -> list[CoachFigures]:
    found = response_report(membership=member, now=NOW + later_h * HOUR, months=months)
    return [found.whole, *found.coaches]


def test_figures_of_a_month(inside: Club) -> None:
    for hours in (1, 2, 3, 30):
        answered(inside, inside.coach, hours=hours)

    whole, coach = report(inside.owner)

    assert coach.coach == inside.coach
    month = coach.latest
    assert (month.month, month.opened, month.asked, month.within) == (date(2026, 11, 1), 4, 4, 3)
    assert (month.median_s, month.share, month.breaches) == (2.5 * 3600, 0.75, 1)
    assert month.p90_s == pytest.approx((3 + 0.7 * 27) * 3600)
    assert (month.resolved, month.resolution_s) == (4, 2.5 * 3600)
    assert whole.latest == month


def test_each_coach_and_all_together(inside: Club) -> None:
    answered(inside, inside.coach, hours=2)
    answered(inside, inside.owner, hours=4)

    whole, *each = report(inside.owner)

    assert [(one.coach, one.latest.median_s) for one in each] == [
        (inside.coach, 2 * 3600),
        (inside.owner, 4 * 3600),
    ]
    assert (whole.latest.opened, whole.latest.median_s) == (2, 3 * 3600)


def test_a_coach_sees_their_own(inside: Club) -> None:
    answered(inside, inside.coach, hours=2)
    answered(inside, inside.owner, hours=30)

    whole, *each = report(inside.coach)

    assert [one.coach for one in each] == [inside.coach]
    assert (whole.latest.opened, whole.latest.breaches) == (1, 0)


def test_another_organization_adds_nothing(club: Club, other_club: Club) -> None:
    with scope.enter(other_club.organization.pk):
        answered(other_club, other_club.coach, hours=30)

    with scope.enter(club.organization.pk):
        assert response_report(membership=club.owner, now=NOW).empty


def test_a_case_that_nobody_has_answered_yet_is_not_held_against_anyone(inside: Club) -> None:
    check_in(inside.athlete, SORE)

    early, late = (report(inside.owner, later_h=hours)[1].latest for hours in (23, 25))

    assert (early.opened, early.asked, early.share) == (1, 0, None)
    assert (late.opened, late.asked, late.share) == (1, 1, 0.0)


def test_the_oldest_open_case(inside: Club) -> None:
    answered(inside, inside.coach, hours=1, closed=False)

    assert report(inside.owner)[1].oldest == NOW


def test_what_was_missed_counts_by_bucket_for_whoever_had_it(inside: Club) -> None:
    check_in(inside.athlete, SORE)
    services.watch_clocks(now=NOW + 73 * HOUR)
    bucket = Breach.objects.values_list("bucket", flat=True)[0]
    inside.athlete.refresh_from_db()
    services.hand_over(athlete=inside.athlete, coach=inside.owner, version=inside.athlete.version)

    _whole, *each = report(inside.owner)

    assert {one.coach: dict(one.latest.missed) for one in each} == {
        inside.coach: {bucket: 2},
        inside.owner: {},
    }


def test_reports_stay_true_after_the_settings_change(inside: Club) -> None:
    answered(inside, inside.coach, hours=30)
    before = report(inside.owner)

    changes = {"sla.at_risk": 100.0, "sla.watch": 100.0, "sla.stable": 100.0, "hours.monday": "09:00-10:00"}
    change_settings(organization=inside.organization, changes=changes)
    services.redraw_clocks(now=NOW + 50 * HOUR)

    assert report(inside.owner) == before


def test_months_are_those_of_the_organization(inside: Club) -> None:
    case = answered(inside, inside.coach, hours=2)
    late = datetime.fromisoformat("2026-10-31T20:00+00:00")  # in Seoul it is November
    Intervention.objects.filter(pk=case.pk).update(opened_at=late)
    inside.owner.organization.timezone = "Asia/Seoul"

    (months,) = [one.months for one in report(inside.owner)[1:]]

    assert [(one.month.month, one.opened) for one in months] == [(9, 0), (10, 0), (11, 1)]


def test_the_year_turns(inside: Club) -> None:
    found = response_report(membership=inside.owner, now=NOW + timedelta(days=60), months=3)

    assert [one.month for one in found.whole.months] == [
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    ]


@pytest.mark.parametrize("cases", [1, 3])
def test_queries_of_the_report(
    inside: Club, cases: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(cases):
        answered(inside, (inside.coach, inside.owner, inside.assistant)[number], hours=2)

    with django_assert_num_queries(5):
        response_report(membership=inside.owner, now=NOW)
