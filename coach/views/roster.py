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
    only = {
        "drafts": request.GET.get("plan") == "draft",
        "refused": request.GET.get("files") == "refused",
        "uncoached": request.GET.get("coach") == "none",
    }
    after = _public_id(request.GET.get("after", ""))
    found = selectors.squad(membership=request.membership, now=now(), search=search, after=after, **only)
    words = {
        **only,
        "lines": found.lines,
        "search": search,
        "after": after,
        "following": _following(request, found.after),
        "may_add": may(request, "athlete.create"),
        "may_assign": may(request, "coaching.write"),
    }
    return render(request, "coach/squad.html", words)


@action("queue.read")
@require_GET
def athlete_page(request: Request, public_id: UUID) -> HttpResponse:
    """Everything about one athlete."""
    visible = Athlete.objects.visible_to(request.membership).select_related("organization", "coach__user")
    athlete = get_object_or_404(visible, public_id=public_id)
    words = {
        "person": selectors.person(athlete=athlete, now=now()),
        "may_plan": may(request, "plan.write"),
        "may_assign": may(request, "coaching.write"),
    }
    return render(request, "coach/athlete.html", words)


def _following(request: Request, after: UUID | None) -> str:
    """The query of the next page's address; "" on the last."""
    if after is None:
        return ""
    query = request.GET.copy()
    query["after"] = str(after)
    return query.urlencode()


def _public_id(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None
