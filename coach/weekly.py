"""The weekly digest: on Monday morning by each coach's own clock, if there is anything to say."""

from datetime import datetime
from zoneinfo import ZoneInfo

from athletes.models import Event, Notice
from athletes.services import notify
from coach.selectors.week import WEEK, CoachWeek, coach_week, monday_of
from tenancy import scope
from tenancy.models import Membership, Role

FROM_HOUR = 6


def send_weeks(*, now: datetime) -> int:
    """Tell every member of the staff whose Monday morning it is of the week before; returns how many.

    Safe to repeat: a week is told once.
    """
    staff = Membership.objects.filter(organization=scope.organization_id(), ended_at=None).exclude(
        role=Role.NONE
    )
    return sum(_send(member, now) for member in staff.select_related("user", "organization").order_by("pk"))


def _send(member: Membership, now: datetime) -> bool:
    local = now.astimezone(ZoneInfo(member.user.timezone))
    if local.weekday() != 0 or local.hour < FROM_HOUR:
        return False
    first = monday_of(local.date()) - WEEK
    key = f"week:{first.isoformat()}"
    if Notice.objects.filter(member=member, key=key).exists():
        return False
    week = coach_week(member=member, first=first)
    if not week.anything:
        return False
    told = notify(event=Event.WEEKLY_DIGEST, to=member, athlete=None, params=_numbers(week), now=now, key=key)
    return told is not None


def _numbers(week: CoachWeek) -> dict[str, object]:
    """What the mail says; the page has the names."""
    return {
        "day": week.first.isoformat(),
        "at_risk": len(week.at_risk),
        "open": len(week.oldest),
        "missed": sum(one.missed for one in week.missed),
        "races": len(week.races),
        "decided": week.decided,
        "response_h": week.response_h,
    }
