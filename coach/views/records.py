"""What is noted of an athlete, on one page; where it hurt, as a table."""

import csv
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from athletes.access import action
from athletes.forms.records import EpisodeForm, MoveForm, NoteForm
from athletes.http import Request
from athletes.models import Athlete, NoteAudience
from athletes.views.tasks import task_form
from coach import selectors
from readiness import selectors as readiness
from tenancy.models import Kind


@action("task.read")
@require_GET
def athlete_notes(request: Request, public_id: UUID) -> HttpResponse:
    """Notes, tasks, injuries and illness of one athlete."""
    athlete, said = athlete_of(request, public_id), request.GET.get("audience", "")
    audience = said if said in NoteAudience.values else ""
    narrowed = {"audience": audience, "search": request.GET.get("q", "")[:100]}
    found = selectors.records(athlete=athlete, membership=request.membership, now=now(), **narrowed)
    is_self = _is_coached(request, athlete)
    words = {"athlete": athlete, "records": found, "is_self": is_self, "may_keep": not is_self, **narrowed}
    return render(request, "coach/athlete_notes.html", {**words, **_forms(request, athlete)})


@action("checkin.read")
@require_GET
def pain_table(request: Request, public_id: UUID) -> HttpResponse:
    """Where it hurt on the mornings of four weeks, for a spreadsheet."""
    athlete = athlete_of(request, public_id)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="pain.csv"'
    rows = csv.writer(answer)
    rows.writerow(["day", "part", "side", "pain", "days_running"])
    rows.writerows(readiness.pain_rows(athlete=athlete, today=athlete.local_day(now())))
    return answer


def _forms(request: Request, athlete: Athlete) -> dict[str, object]:
    """Everything that may be begun on the page."""
    today = athlete.local_day(now())
    owner = {"owner": str(request.membership.public_id), "athlete": str(athlete.public_id)}
    return {
        "note_form": NoteForm(initial={"audience": NoteAudience.PRIVATE.value}),
        "task_form": task_form(request, initial=owner),
        "episode_form": EpisodeForm(initial={"began_on": today}),
        "move_form": MoveForm(initial={"day": today}),
        "today": today,
    }


def _is_coached(request: Request, athlete: Athlete) -> bool:
    """Whether this is oneself, coached by others: their diagnoses are private to them."""
    alone = request.organization.kind == Kind.SELF
    return athlete.member_id == request.membership.pk and not alone


def athlete_of(request: Request, public_id: UUID) -> Athlete:
    """The athlete of the address, if the member sees them."""
    seen = Athlete.objects.visible_to(request.membership).select_related("organization", "coach__user")
    found: Athlete = get_object_or_404(seen, public_id=public_id)
    return found
