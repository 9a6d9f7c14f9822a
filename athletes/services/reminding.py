"""Reminders of tasks: on the due day, and once more when it has passed."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Q

from athletes.models import Event, Task
from athletes.services.notices import notify
from tenancy.models import Organization

FROM = time(7)
"""The hour of the organization's day from which it reminds."""


@transaction.atomic
def remind_of_tasks(*, organization: Organization, now: datetime) -> int:
    """Tell the owners of what is due today, and once more of what is overdue. Safe to repeat.

    The day is the organization's. A task that is given another day is told of anew. Returns how many.
    """
    local = now.astimezone(ZoneInfo(organization.timezone))
    if local.time() < FROM:
        return 0
    rows = _due(local.date())
    for task in rows:
        _remind(task, local.date(), now)
    Task.objects.bulk_update(rows, ["reminded_for", "overdue_for"])
    return len(rows)


def _due(today: date) -> list[Task]:
    """What nobody was told of for its day; held, so that two workers do not tell twice."""
    due = Q(due_on=today) & (Q(reminded_for=None) | ~Q(reminded_for=F("due_on")))
    late = Q(due_on__lt=today) & (Q(overdue_for=None) | ~Q(overdue_for=F("due_on")))
    found = Task.objects.open().filter(due | late).select_for_update(of=("self",), skip_locked=True)
    return list(found.select_related("owner__user", "owner__organization", "athlete").order_by("pk"))


def _remind(task: Task, today: date, now: datetime) -> None:
    due: date = task.due_on or today
    overdue = due < today
    if overdue:
        task.overdue_for = due
    else:
        task.reminded_for = due
    if not Task.objects.visible_to(task.owner).filter(pk=task.pk).exists():
        return
    params = {"title": task.title, "due_on": due.isoformat(), "overdue": overdue}
    params |= {"task": str(task.public_id)}
    key = f"task:{task.public_id}:{due}:{'overdue' if overdue else 'due'}"
    notify(event=Event.TASK_DUE, to=task.owner, athlete=task.athlete, params=params, now=now, key=key)
