"""A plan outside the site: as a table, and on paper."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from athletes.access import action
from athletes.http import Request
from planning import selectors
from planning.models import Plan
from planning.selectors.printing import printed
from planning.selectors.templates import library_by_code
from planning.sheets import XLSX, season_sheet


@action("plan.read")
@require_GET
def plan_table(request: Request, public_id: UUID) -> HttpResponse:
    """The plan as a table that a season import reads again."""
    detail = selectors.plan_detail(plan=_plan(request, public_id))
    headers = {
        "Content-Disposition": f'attachment; filename="plan-{detail.plan.starts_on.isoformat()}.xlsx"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(season_sheet(detail, library_by_code()), content_type=XLSX, headers=headers)


@action("plan.read")
@require_GET
def plan_print(request: Request, public_id: UUID) -> HttpResponse:
    """The plan for paper, a page a week."""
    plan = _plan(request, public_id)
    own = request.athlete is not None and request.athlete.pk == plan.athlete_id
    context = {
        "plan": plan,
        "weeks": printed(plan=plan, units=request.user.units),
        "frame": "base_athlete.html" if own else "base_coach.html",
    }
    return render(request, "planning/plan_print.html", context)


def _plan(request: Request, public_id: UUID) -> Plan:
    seen = Plan.objects.visible_to(request.membership).select_related("athlete__organization", "race")
    found: Plan = get_object_or_404(seen, public_id=public_id)
    return found
