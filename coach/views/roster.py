"""The squad."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from athletes.access import action, may
from athletes.http import Request
from coach import selectors
from coach.views.showing import public_id_of


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
    after = public_id_of(request.GET.get("after", ""))
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


def _following(request: Request, after: UUID | None) -> str:
    """The query of the next page's address; "" on the last."""
    if after is None:
        return ""
    query = request.GET.copy()
    query["after"] = str(after)
    return query.urlencode()
