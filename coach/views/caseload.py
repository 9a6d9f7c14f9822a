"""The caseload by risk."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from athletes.access import action, may
from athletes.http import Request
from athletes.models import Group
from coach import selectors, wording
from coach.forms.caseload import Asked, asked_of
from coach.views.showing import public_id_of


@action("queue.read")
@require_GET
def caseload(request: Request) -> HttpResponse:
    """Three columns, or one of them page by page."""
    coaches = selectors.coaches_of(membership=request.membership) if may(request, "coaching.write") else []
    groups = list(Group.objects.visible_to(request.membership))
    after = public_id_of(request.GET.get("after", ""))
    asked = asked_of(request.GET.dict(), coaches=coaches, groups=groups, after=after)
    words = {
        "asked": asked,
        "coaches": coaches,
        "groups": groups,
        "columns": _columns(request, asked),
        "trends": wording.TRENDS,
        "query": urlencode({name: value for name in ("coach", "group") if (value := getattr(asked, name))}),
        "may_add": may(request, "athlete.create"),
    }
    return render(request, "coach/caseload.html", words)


def _columns(request: Request, asked: Asked) -> Any:
    given: dict[str, Any] = {"membership": request.membership, "now": now(), "whose": asked.whose}
    if asked.bucket is None:
        return selectors.caseload(**given)
    return (selectors.caseload_column(**given, bucket=asked.bucket, after=asked.after),)
