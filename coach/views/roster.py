"""The squad, and the page of each athlete."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from athletes.access import action, may
from athletes.http import Request
from athletes.models import Athlete
from coach import selectors


@action("queue.read")
@require_GET
def squad(request: Request) -> HttpResponse:
    """Everyone the member coaches, one line each, page by page."""
    search = request.GET.get("q", "")[:100]
    kept = {"drafts": request.GET.get("plan") == "draft", "refused": request.GET.get("files") == "refused"}
    after = _public_id(request.GET.get("after", ""))
    found = selectors.squad(membership=request.membership, now=now(), search=search, after=after, **kept)
    following = request.GET.copy()
    following["after"] = str(found.after or "")
    words = {
        "lines": found.lines,
        "search": search,
        "after": after,
        "following": following.urlencode() if found.after else "",
        "may_add": may(request, "athlete.create"),
    }
    return render(request, "coach/squad.html", words | kept)


@action("queue.read")
@require_GET
def athlete_page(request: Request, public_id: UUID) -> HttpResponse:
    """Everything about one athlete."""
    visible = Athlete.objects.visible_to(request.membership).select_related("organization", "coach__user")
    athlete = get_object_or_404(visible, public_id=public_id)
    words = {
        "person": selectors.person(athlete=athlete, now=now()),
        "may_plan": may(request, "plan.write"),
    }
    return render(request, "coach/athlete.html", words)


def _public_id(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None
