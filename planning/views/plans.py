"""Building a plan, and the draft until it is published or thrown away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from planning import selectors, services
from planning.forms import PlanForm, first_values
from planning.models import Plan
from planning.views.drawing import plan_picture, preview_picture
from tenancy.access import kinds, open_to
from tenancy.addresses import at

UNPROCESSABLE, CONFLICT = 422, 409


@action("plan.write")
@require_http_methods(["GET", "POST"])
def plan_new(request: Request, public_id: UUID) -> HttpResponse:
    """The form with its preview; sent, it becomes a draft."""
    athlete = _athlete(request, public_id)
    form = _form(request, athlete)
    if request.method == "POST" and form.is_valid():
        plan = services.start_plan(
            athlete=athlete, goal=form.goal(), author=request.membership, inputs=form.inputs()
        )
        return redirect(at(request, "plan_page", plan.public_id))
    return _form_page(request, athlete, form, template="planning/plan_new.html")


@action("plan.write")
@require_POST
def plan_preview(request: Request, public_id: UUID) -> HttpResponse:
    """What the answers so far would make: the preview alone, or the whole page without JavaScript."""
    athlete = _athlete(request, public_id)
    template = "planning/plan_new.html" + ("#preview" if request.htmx else "")
    return _form_page(request, athlete, _form(request, athlete), template=template)


@action("plan.read")
@require_GET
@vary_on_headers("HX-Request")
def plan_page(request: Request, public_id: UUID) -> HttpResponse:
    """The whole plan, week by week; athletes have their own page, and weeks without a season the calendar."""
    plan = _plan(request, public_id)
    if not request.membership.is_staff:
        return redirect(at(request, "my_plan"))
    if plan.race is None:
        return redirect(at(request, "calendar", plan.athlete.public_id))
    return _shown(request, plan)


@action("plan.write")
@require_POST
def plan_publish(request: Request, public_id: UUID) -> HttpResponse:
    """Show the plan to the athlete."""
    plan = _plan(request, public_id)
    try:
        plan = services.publish_plan(plan=plan, now=timezone.now())
    except services.NotADraft as refused:
        return _refused(request, public_id, refused)
    if request.htmx:
        return _shown(request, plan)
    messages.success(request, _("Published: the athlete sees the plan now."))
    return redirect(at(request, "plan_page", plan.public_id))


@action("plan.write")
@require_POST
def plan_discard(request: Request, public_id: UUID) -> HttpResponse:
    """Throw the draft away and start again."""
    plan = _plan(request, public_id)
    try:
        services.discard_plan(plan=plan, now=timezone.now())
    except services.NotADraft as refused:
        return _refused(request, public_id, refused)
    messages.success(request, _("The draft is gone."))
    return redirect(at(request, "plan_new", plan.athlete.public_id))


def _athlete(request: Request, public_id: UUID) -> Athlete:
    return get_object_or_404(Athlete.objects.visible_to(request.membership), public_id=public_id)


def _plan(request: Request, public_id: UUID) -> Plan:
    plans = Plan.objects.visible_to(request.membership).select_related("athlete", "race", "author__user")
    return get_object_or_404(plans, public_id=public_id)


def _form(request: Request, athlete: Athlete) -> PlanForm:
    today, units = athlete.local_day(timezone.now()), request.user.units
    races = selectors.upcoming_races(athlete=athlete, today=today)
    if request.method == "POST":
        return PlanForm(request.POST, athlete=athlete, races=races, units=units)
    usual = selectors.usual_week_m(athlete=athlete, today=today)
    values = first_values(athlete=athlete, races=races, today=today, usual_week_m=usual, units=units)
    return PlanForm(initial=values, athlete=athlete, races=races, units=units)


def _form_page(request: Request, athlete: Athlete, form: PlanForm, *, template: str) -> HttpResponse:
    context = {
        "athlete": athlete,
        "form": form,
        "drafts": selectors.drafts_of(athlete=athlete),
        "picture": preview_picture(athlete, form),
    }
    status = UNPROCESSABLE if form.is_bound and not form.is_valid() else None
    return render(request, template, context, status=status)


def _shown(request: Request, plan: Plan, *, status: int | None = None) -> HttpResponse:
    template = "planning/plan_page.html" + ("#plan" if request.htmx else "")
    detail = selectors.plan_detail(plan=plan)
    may_write = open_to("plan.write", kinds(request.membership, is_athlete=False))
    context = {"plan": plan, "detail": detail, "picture": plan_picture(detail), "may_write": may_write}
    return render(request, template, context, status=status)


def _refused(request: Request, public_id: UUID, refused: services.NotADraft) -> HttpResponse:
    """The plan as it stands now, with the reason above it."""
    messages.error(request, refused.message)
    return _shown(request, _plan(request, public_id), status=CONFLICT)
