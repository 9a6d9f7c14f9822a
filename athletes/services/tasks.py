"""Tasks of the staff: made, changed, done, opened again, removed, taken back."""

from dataclasses import dataclass, fields
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.access import allowed
from athletes.models import Athlete, Task
from athletes.services import inverse, versions
from tenancy.models import Membership


class NotTheirs(ValueError):
    """The owner is not on the staff, or does not see the athlete."""

    message = _("Choose somebody on the staff who sees the athlete.")


class NoTitle(ValueError):
    """A task without words."""

    message = _("Write what is to be done.")


class NoDueDay(ValueError):
    """A time without a day."""

    message = _("Choose the day too.")


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What is to be done, by whom, by when (in the organization's zone), and about whom."""

    title: str
    owner: Membership
    due_on: date | None = None
    due_at: time | None = None
    athlete: Athlete | None = None
    case: UUID | None = None


def facts_of_task(task: Task) -> TaskFacts:
    """What is said of the task now."""
    return TaskFacts(task.title, task.owner, task.due_on, task.due_at, task.athlete, task.case)


def add_task(*, author: Membership, facts: TaskFacts, now: datetime) -> Task:
    """Something to do. Raises NoTitle, NoDueDay, NotTheirs."""
    _demand_sense(facts)
    task: Task = Task.objects.create(author=author, made_at=now, **_values(facts))
    return task


@transaction.atomic
def change_task(*, task: Task, facts: TaskFacts, version: int | None = None) -> Task:
    """Say otherwise of the task. Raises NoTitle, NoDueDay, NotTheirs, or Changed for another version."""
    _demand_sense(facts)
    values = {
        "title": facts.title.strip(),
        "owner_id": facts.owner.pk,
        "due_on": facts.due_on,
        "due_at": facts.due_at,
        "athlete_id": facts.athlete.pk if facts.athlete else None,
    }
    return inverse.write(inverse.held(task, version), values)


@transaction.atomic
def finish_task(*, task: Task, by: Membership, now: datetime, version: int | None = None) -> Task:
    """The task is done; done already, it stays as it is. Raises Changed."""
    held = inverse.held(task, version)
    if held.done_at is not None:
        return held
    return inverse.write(held, {"done_at": now, "done_by_id": by.pk})


@transaction.atomic
def reopen_task(*, task: Task, version: int | None = None) -> Task:
    """The task is to be done again. Raises Changed."""
    held = inverse.held(task, version)
    return inverse.write(held, {"done_at": None, "done_by_id": None})


@transaction.atomic
def put_back_task(*, task: Task, version: int) -> Task:
    """Take back the last change, whatever it was. Raises Changed, NothingToTakeBack."""
    return inverse.put_back(inverse.held(task, version))


def remove_task(*, task: Task, now: datetime, version: int | None = None) -> Task:
    """Take the task away. Raises Changed."""
    return versions.remove(task, now, version)


def restore_task(*, task: Task, version: int) -> Task:
    """Undo remove_task. Raises Changed."""
    return versions.restore(task, version)


def _demand_sense(facts: TaskFacts) -> None:
    if not facts.title.strip():
        raise NoTitle
    if facts.due_at is not None and facts.due_on is None:
        raise NoDueDay
    if not facts.owner.is_staff or not allowed(facts.owner, "task.write", facts.athlete):
        raise NotTheirs


def _values(facts: TaskFacts) -> dict[str, object]:
    said = {item.name: getattr(facts, item.name) for item in fields(facts)}
    return said | {"title": facts.title.strip()}
