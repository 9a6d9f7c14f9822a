"""The weekly digest: on Monday morning by the coach's own clock, once, if there is anything to say."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from athletes.models import Event, Notice
from coach import weekly
from coach.selectors.week import coach_week, monday_of
from readiness.models import Intervention
from tests.factories import NOW, Club
from tests.readiness.given import TODAY

MONDAY = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "moment,sent",
    [(MONDAY, 2), (MONDAY - timedelta(hours=1), 0), (MONDAY + timedelta(days=1), 0)],
)
def test_weeks_are_sent_on_monday_morning(
    inside: Club, case: Intervention, moment: datetime, sent: int
) -> None:
    assert weekly.send_weeks(now=moment) == sent


def test_week_is_told_once_with_its_numbers(inside: Club, case: Intervention) -> None:
    for _ in range(2):
        weekly.send_weeks(now=MONDAY)

    notice = Notice.objects.get(member=inside.coach)
    assert (notice.event, notice.params["day"]) == (Event.WEEKLY_DIGEST, "2026-11-16")
    assert (notice.params["at_risk"], notice.params["open"]) == (1, 1)


def test_nothing_to_say_is_not_said(inside: Club) -> None:
    assert weekly.send_weeks(now=MONDAY) == 0


def test_own_zone_counts(inside: Club, case: Intervention) -> None:
    inside.coach.user.timezone = "America/New_York"
    inside.coach.user.save()

    assert weekly.send_weeks(now=MONDAY) == 1


def test_week_holds_only_whom_one_sees(inside: Club, case: Intervention) -> None:
    own = coach_week(member=inside.coach, first=monday_of(TODAY))
    other = coach_week(member=inside.assistant, first=monday_of(TODAY))

    assert ([one.name for one in own.at_risk], other.at_risk, other.opened) == ([inside.athlete.name], (), 0)
    assert (own.opened, own.decided, own.response_h) == (1, 0, None)


def test_page_of_a_week(case: Intervention, coach: Client) -> None:
    page = coach.get(f"/o/northline/week/{NOW.date().isoformat()}/")

    assert (page.status_code, page.context["week"].first.isoformat()) == (200, "2026-11-16")
    assert coach.get("/o/northline/week/").url == "/o/northline/week/2026-11-09/"
    assert coach.get("/o/northline/week/soon/").status_code == 404
