"""Tasks as a member sees them: theirs, everybody's, done ones."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.db.models import F

from athletes.models import Athlete, Task
from tenancy.models import Membership, Organization, Role

MOST_TASKS = 200


class Whose(StrEnum):
    """The tabs of the page."""

    MINE = "mine"
    ALL = "all"
    DONE = "done"


class Due(StrEnum):
    """When an open task is due, on the organization's day."""

    OVERDUE = "overdue"
    TODAY = "today"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class TaskLine:
    task: Task
    due: Due


def day_in(organization: Organization, now: datetime) -> date:
    """The organization's calendar day at an instant."""
    return now.astimezone(ZoneInfo(organization.timezone)).date()


def tasks_for(
    *,
    membership: Membership,
    now: datetime,
    whose: Whose = Whose.ALL,
    athlete: Athlete | None = None,
    search: str = "",
) -> list[TaskLine]:
    """Open tasks by due day, those without one last; done ones the latest first. At most 200. One query."""
    found = Task.objects.visible_to(membership).select_related(
        "owner__user", "author__user", "athlete", "done_by__user"
    )
    if athlete is not None:
        found = found.filter(athlete=athlete)
    if search:
        found = found.filter(title__icontains=search)
    if whose is Whose.DONE:
        found = found.filter(done_at__isnull=False).order_by("-done_at", "-pk")
    else:
        found = found.open().order_by(
            F("due_on").asc(nulls_last=True), F("due_at").asc(nulls_last=True), "pk"
        )
    if whose is Whose.MINE:
        found = found.filter(owner=membership)
    today = day_in(membership.organization, now)
    return [TaskLine(one, due_of(one, today)) for one in found[:MOST_TASKS]]


def due_of(task: Task, today: date) -> Due:
    """Where the task stands on the organization's day."""
    if task.due_on is None:
        return Due.NEVER
    if task.due_on == today:
        return Due.TODAY
    return Due.OVERDUE if task.due_on < today else Due.LATER


def task_owners(*, membership: Membership) -> list[Membership]:
    """The staff, by name: who may have a task. One query."""
    staff = Membership.objects.filter(organization=membership.organization_id, ended_at=None)
    return list(
        staff.exclude(role=Role.NONE).select_related("user", "organization").order_by("user__name", "pk")
    )
