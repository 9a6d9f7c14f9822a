"""Tasks of the staff: listed, made, changed, done, removed and taken back."""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of, given, version_of
from api.listing import Listing
from api.problems import invalid
from api.repeating import made
from api.serializers.fields import Version
from api.serializers.records import Task as TaskAnswer
from api.serializers.records import TaskSaid
from api.tags import Tagged, matched
from athletes import selectors, services
from athletes.models import Task
from athletes.services import NotTheirs, TaskFacts, facts_of_task
from tenancy.models import Membership

STATES = [("open", "open"), ("done", "done")]
SHOWN = ("owner__user", "owner__organization", "author__user", "athlete", "done_by__user")
PLAIN = ("title", "due_on", "due_at", "case")


class Tasks(Listing):
    """What the staff has to do, as far as one sees it."""

    actions = {"GET": "task.read", "POST": "task.write"}
    order = ("-made_at", "-pk")
    filters = {
        "state": filters.one_of(STATES, lambda state: Q(done_at__isnull=state == "open")),
        "owner": filters.public_id("owner__public_id", "a membership"),
        "athlete": filters.public_id("athlete__public_id", "whom it is about"),
        "case": filters.public_id("case", "an intervention"),
        "q": filters.text("title__icontains", "words of the title"),
        **filters.days("due_on"),
    }

    @extend_schema(responses=TaskAnswer(many=True))
    def get(self, request: Request) -> Response:
        """The tasks, the newest first."""
        return self.listed(request, _seen(request), TaskAnswer)

    @extend_schema(request=TaskSaid, responses={201: TaskAnswer})
    def post(self, request: Request) -> Response:
        """Something to do, for oneself unless `owner` says otherwise."""
        said = given(request, TaskSaid)
        facts = TaskFacts(said["title"], request.membership)
        facts = replace(facts, **_said(request, said))
        now = timezone.now()
        return made(
            request,
            TaskAnswer,
            partial(services.add_task, author=request.membership, facts=facts, now=now),
        )


class OneTask(Tagged, Endpoint):
    """A task."""

    actions = {"GET": "task.read", "PATCH": "task.write", "DELETE": "task.write"}
    guarded = frozenset({"PATCH", "DELETE"})

    @extend_schema(responses=TaskAnswer)
    def get(self, request: Request, public_id: UUID) -> Response:
        """A task of the staff."""
        return Response(TaskAnswer(_task(request, public_id)).data)

    @extend_schema(request=TaskSaid(partial=True), responses=TaskAnswer)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Change a task, finish it or open it again; what is left out stays."""
        task, said = _task(request, public_id), given(request, TaskSaid, partial=True)
        version = matched(request, task.version)
        done = said.pop("done", None)
        if said or done is None:
            facts = replace(facts_of_task(task), **_said(request, said))
            task = services.change_task(task=task, facts=facts, version=version)
            version = task.version
        if done is not None:
            _finish(request, task, version, done=done)
        return Response(TaskAnswer(_task(request, public_id)).data)

    @extend_schema(responses={200: TaskAnswer})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Take the task away. The answer's version is what an undo asks for."""
        task = _task(request, public_id)
        version = matched(request, task.version)
        return Response(TaskAnswer(services.remove_task(task=task, now=timezone.now(), version=version)).data)


class RestoreTask(Endpoint):
    """Undo of a removal."""

    actions = {"POST": "task.write"}

    @extend_schema(request=Version, responses=TaskAnswer)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Undo the removal of a task; 409 if it was changed since."""
        seen = Task.objects.restorable_by(request.membership, version_of(request))
        task = get_object_or_404(seen.select_related(*SHOWN), public_id=public_id)
        version = given(request, Version)["version"]
        return made(
            request, TaskAnswer, partial(services.restore_task, task=task, version=version), status=200
        )


class PutTaskBack(Endpoint):
    """Undo of a change."""

    actions = {"POST": "task.write"}

    @extend_schema(request=Version, responses=TaskAnswer)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Take the task's last change back, its end too; 409 if it was changed since."""
        task, version = _task(request, public_id), given(request, Version)["version"]
        back = partial(services.put_back_task, task=task, version=version)
        return made(request, TaskAnswer, back, status=200)


def _said(request: Request, said: dict[str, Any]) -> dict[str, Any]:
    """What was said of a task, with the rows that it names."""
    values = {name: said[name] for name in PLAIN if name in said}
    if "owner" in said:
        values["owner"] = _owner(request, said["owner"])
    if "athlete" in said:
        values["athlete"] = athlete_of(request, said["athlete"]) if said["athlete"] else None
    return values


def _owner(request: Request, public_id: UUID) -> Membership:
    staff = selectors.task_owners(membership=request.membership)
    found = next((one for one in staff if one.public_id == public_id), None)
    if found is None:
        raise invalid("owner", "not_theirs", NotTheirs.message)
    return found


def _finish(request: Request, task: Task, version: int | None, *, done: bool) -> None:
    if done:
        services.finish_task(task=task, by=request.membership, now=timezone.now(), version=version)
    else:
        services.reopen_task(task=task, version=version)


def _seen(request: Request) -> QuerySet[Task]:
    seen: QuerySet[Task] = Task.objects.visible_to(request.membership).select_related(*SHOWN)
    return seen


def _task(request: Request, public_id: UUID) -> Task:
    found: Task = get_object_or_404(_seen(request), public_id=public_id)
    return found
