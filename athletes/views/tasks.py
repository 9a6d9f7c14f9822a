"""The staff's tasks: listed, made, changed, done, removed, taken back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes import selectors, services
from athletes.access import action
from athletes.forms.records import TaskForm, said_of_task
from athletes.http import Request
from athletes.models import Athlete, Task
from athletes.selectors import Whose
from athletes.views.finding import CONFLICT, UNPROCESSABLE, sent
from athletes.views.offering import done, refused, version_of
from tenancy.addresses import at

NOT_SENSIBLE = (services.NoTitle, services.NoDueDay, services.NotTheirs)
MOST_ATHLETES = 500


@action("task.read")
@require_GET
def tasks(request: Request) -> HttpResponse:
    """What is to be done: mine, everybody's, done."""
    said = request.GET.get("whose", "")
    whose = Whose(said) if said in set(Whose) else Whose.MINE
    search = request.GET.get("q", "")[:100]
    words = {
        "lines": selectors.tasks_for(membership=request.membership, now=now(), whose=whose, search=search),
        "whose": whose.value,
        "search": search,
        "form": task_form(request, initial={"owner": str(request.membership.public_id)}),
    }
    return render(request, "athletes/tasks.html", words)


@action("task.write")
@require_http_methods(["GET", "POST"])
def task_new(request: Request) -> HttpResponse:
    """Something to do; with `athlete` about one of them."""
    initial = {"owner": str(request.membership.public_id), "athlete": request.GET.get("athlete", "")}
    form = task_form(request, sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            task = services.add_task(author=request.membership, facts=form.facts(), now=now())
        except NOT_SENSIBLE as why:
            form.add_error(None, str(why.message))
        else:
            return done(request, back_of(request, task), "task_remove", task.public_id, task.version)
    return _page(request, form)


@action("task.write")
@require_http_methods(["GET", "POST"])
def task_edit(request: Request, public_id: UUID) -> HttpResponse:
    """Change a task."""
    task, status = _task(request, public_id), None
    form = task_form(request, sent(request), initial=said_of_task(task))
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = {"facts": form.facts(task), "version": form.cleaned_data["version"]}
        try:
            changed = services.change_task(task=task, **said)
        except (services.Changed, *NOT_SENSIBLE) as why:
            form.add_error(None, str(why.message))
            status = CONFLICT if isinstance(why, services.Changed) else None
        else:
            return done(request, back_of(request, task), "task_put_back", task.public_id, changed.version)
    return _page(request, form, task, status)


@action("task.write")
@require_POST
def task_done(request: Request, public_id: UUID) -> HttpResponse:
    task, version = _task(request, public_id), version_of(request) or None
    finish = services.finish_task
    return _acted(request, task, lambda: finish(task=task, by=request.membership, now=now(), version=version))


@action("task.write")
@require_POST
def task_reopen(request: Request, public_id: UUID) -> HttpResponse:
    task, version = _task(request, public_id), version_of(request) or None
    return _acted(request, task, lambda: services.reopen_task(task=task, version=version))


@action("task.write")
@require_POST
def task_put_back(request: Request, public_id: UUID) -> HttpResponse:
    """Undo of task_edit, task_done and task_reopen."""
    task, version = _task(request, public_id), version_of(request)
    return _acted(request, task, lambda: services.put_back_task(task=task, version=version), undo="")


@action("task.write")
@require_POST
def task_remove(request: Request, public_id: UUID) -> HttpResponse:
    """Take a task away, or back that it was made."""
    task, version = _task(request, public_id), version_of(request) or None
    remove = services.remove_task
    return _acted(request, task, lambda: remove(task=task, now=now(), version=version), undo="task_restore")


@action("task.write")
@require_POST
def task_restore(request: Request, public_id: UUID) -> HttpResponse:
    """Undo of task_remove."""
    version = version_of(request)
    seen = Task.objects.restorable_by(request.membership, version).select_related("athlete")
    task = get_object_or_404(seen, public_id=public_id)
    return _acted(
        request, task, lambda: services.restore_task(task=task, version=version), undo="task_remove"
    )


def task_form(request: Request, data: QueryDict | None = None, **initial: Any) -> TaskForm:
    """The form with those whom the member may choose."""
    owners = selectors.task_owners(membership=request.membership)
    seen = Athlete.objects.visible_to(request.membership).order_by("name", "pk")[:MOST_ATHLETES]
    return TaskForm(data, owners=owners, athletes=list(seen), **initial)


def back_of(request: Request, task: Task) -> str:
    """Where the member came from: the athlete's page, or all tasks."""
    if request.POST.get("back") == "athlete" and task.athlete is not None:
        return f"{at(request, 'athlete_notes', task.athlete.public_id)}"
    return at(request, "tasks")


def _acted(
    request: Request, task: Task, act: Callable[[], Task], *, undo: str = "task_put_back"
) -> HttpResponse:
    try:
        acted = act()
    except (services.Changed, services.NothingToTakeBack) as why:
        return refused(request, back_of(request, task), why.message)
    return done(request, back_of(request, task), undo, acted.public_id, acted.version)


def _task(request: Request, public_id: UUID) -> Task:
    seen = Task.objects.visible_to(request.membership)
    found: Task = get_object_or_404(seen.select_related("athlete", "owner__user"), public_id=public_id)
    return found


def _page(
    request: Request, form: TaskForm, task: Task | None = None, status: int | None = None
) -> HttpResponse:
    words: dict[str, Any] = {"form": form, "task": task, "back": at(request, "tasks")}
    words["from_athlete"] = "athlete" in request.GET or request.POST.get("back") == "athlete"
    fallback = UNPROCESSABLE if form.errors else 200
    return render(request, "athletes/task.html", words, status=status or fallback)
