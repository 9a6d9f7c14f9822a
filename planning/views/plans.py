"""Building a plan, and the draft until it is published or thrown away."""

from datetime import date
from functools import partial
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
from planning.forms import PlanForm, first_values, suggested
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


@action("plan.write")
@require_POST
def plan_suggest(request: Request, public_id: UUID) -> HttpResponse:
    """The form filled with a season to begin with, and why it is so; nothing is saved."""
    athlete = _athlete(request, public_id)
    told = _form(request, athlete)
    values, reasons = suggested(told, today=_today(athlete))
    filled = request.POST.copy()
    for name, value in values.items():
        filled[name] = str(value)
    form = PlanForm(filled, athlete=athlete, races=list(told.races.values()), units=request.user.units)
    return _form_page(request, athlete, form, template="planning/plan_new.html", reasons=reasons)


@action("plan.read")
@require_GET
@vary_on_headers("HX-Request")
def plan_page(request: Request, public_id: UUID) -> HttpResponse:
    """The whole plan, week by week; athletes have their own page, and weeks without a season the calendar."""
    plan = _plan(request, public_id)
    if not request.membership.is_staff:
        return redirect(at(request, "my_plan"))
    if not plan.is_season:
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
    today, units = _today(athlete), request.user.units
    races = selectors.upcoming_races(athlete=athlete, today=today)
    if request.method == "POST":
        return PlanForm(request.POST, athlete=athlete, races=races, units=units)
    values = first_values(
        athlete=athlete,
        races=races,
        today=today,
        standing=selectors.starting_point(athlete=athlete, today=today),
        before=selectors.last_inputs(athlete=athlete),
        units=units,
    )
    return PlanForm(initial=values, athlete=athlete, races=races, units=units)


def _form_page(
    request: Request, athlete: Athlete, form: PlanForm, *, template: str, reasons: tuple[str, ...] = ()
) -> HttpResponse:
    today = _today(athlete)
    context = {
        "athlete": athlete,
        "form": form,
        "reasons": reasons,
        "picture": preview_picture(athlete, form, today=today),
        "standing": partial(selectors.starting_point, athlete=athlete, today=today),
        "found": partial(selectors.open_flags, athlete=athlete, start=today),
        "drafts": partial(selectors.drafts_of, athlete=athlete),
    }
    status = UNPROCESSABLE if form.is_bound and not form.is_valid() else None
    return render(request, template, context, status=status)


def _today(athlete: Athlete) -> date:
    return athlete.local_day(timezone.now())


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
