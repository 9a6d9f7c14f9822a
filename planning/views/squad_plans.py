"""A template for a squad: chosen, previewed, applied; how far it is, and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from athletes.access import action, may
from athletes.http import Request
from athletes.models import Athlete
from athletes.selectors.groups import groups_seen
from athletes.views.finding import UNPROCESSABLE, sent
from planning.forms.grid import monday_after
from planning.forms.templates import ApplyForm, RollOutForm
from planning.models import PlanTemplate, TemplateConflict, TemplateRun
from planning.previewing import MOST_SHOWN, foreseen_lines, own_lines
from planning.selectors import squads
from planning.selectors import templates as selectors
from planning.selectors.disputes import open_disputes
from planning.services import foreseeing, roll_outs, runs, squad_plans
from planning.services.changes import StaleSession
from planning.views.templates import template_of
from tenancy.addresses import at


@action("template.write")
@require_http_methods(["GET", "POST"])
def template_apply(request: Request, public_id: UUID) -> HttpResponse:
    """Whom the template is for; then what each would get; then, confirmed, a draft for each."""
    template = template_of(request, public_id)
    form = _form(request, template)
    context: dict[str, object] = {"template": template, "form": form}
    if request.method == "POST" and form.is_valid():
        moment = now()
        chosen, without = squads.choose(template, form.chosen(), start=form.start_day(), now=moment)
        if "apply" in request.POST and chosen:
            run = squad_plans.apply_template(
                template=template, chosen=chosen, author=request.membership, now=moment
            )
            return redirect(at(request, "template_run", run.public_id))
        context |= {"preview": own_lines(template, chosen, moment), "without": without}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "planning/template_apply.html", context, status=status)


@action("template.write")
@require_http_methods(["GET", "POST"])
def template_roll_out(request: Request, public_id: UUID) -> HttpResponse:
    """GET says what a roll-out would change, athlete by athlete; POST does it, from a week that is one."""
    template, posted = template_of(request, public_id), request.method == "POST"
    form = RollOutForm(request.POST if posted else {"from_week": "1", **request.GET.dict()})
    week = form.cleaned_data["from_week"] if form.is_valid() else 1
    uses = selectors.uses_seen(template=template, membership=request.membership)
    if posted and uses and form.is_valid():
        run = roll_outs.roll_out(
            template=template, uses=uses, from_week=week, author=request.membership, now=now()
        )
        return redirect(at(request, "template_run", run.public_id))
    shown = uses[:MOST_SHOWN]
    found = foreseeing.foresee_roll_out(template=template, uses=shown, from_week=week, now=now())
    context = {"template": template, "form": form, "week": week, "total": len(uses)}
    context["lines"] = foreseen_lines(found)
    status = UNPROCESSABLE if posted and form.errors else 200
    return render(request, "planning/template_roll_out.html", context, status=status)


@action("template.read")
@require_GET
@vary_on_headers("HX-Request")
def template_run(request: Request, public_id: UUID) -> HttpResponse:
    """How far a run is, asked every second until it is over; then what it did to whom."""
    run = _run(request, public_id)
    detail = selectors.run_detail(run=run, membership=request.membership)
    if request.htmx and request.GET.get("seen") == str(run.done) and not detail.is_over:
        return HttpResponse(status=204)
    context = {
        "run": run,
        "detail": detail,
        "may_undo": runs.may_undo(run, now()) and may(request, "template.write"),
    }
    template = "planning/template_run.html" + ("#run" if request.htmx else "")
    return render(request, template, context)


@action("template.write")
@require_POST
def template_run_undo(request: Request, public_id: UUID) -> HttpResponse:
    """Take a run back."""
    run = _run(request, public_id)
    try:
        count = runs.undo_run(run=run, by=request.membership, now=now())
    except (runs.TooLate, runs.OthersAthletes) as refused:
        messages.error(request, refused.message)
    else:
        said = ngettext("Taken back: %(count)d.", "Taken back: %(count)d.", count)
        messages.success(request, said % {"count": count})
    return redirect(at(request, "template_run", public_id))


@action("template.read")
@require_GET
def template_conflicts(request: Request, public_id: UUID) -> HttpResponse:
    """What both an athlete's plan and the template have changed, side by side."""
    template = template_of(request, public_id)
    context = {
        "template": template,
        "disputes": open_disputes(template=template, membership=request.membership),
        "may_write": may(request, "template.write"),
    }
    return render(request, "planning/template_conflicts.html", context)


@action("template.write")
@require_POST
def template_conflict(request: Request, public_id: UUID) -> HttpResponse:
    """Keep what stands in the plan, or take what the template says."""
    seen = TemplateConflict.objects.visible_to(request.membership).select_related("use__template")
    conflict = get_object_or_404(seen, public_id=public_id)
    facts = {"conflict": conflict, "by": request.membership, "now": now()}
    try:
        if request.POST.get("side") == "theirs":
            runs.take_theirs(version=_version(request), **facts)
        else:
            runs.keep_mine(**facts)
    except (runs.AlreadyDecided, StaleSession) as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Decided."))
    return redirect(at(request, "template_conflicts", conflict.use.template.public_id))


def _form(request: Request, template: PlanTemplate) -> ApplyForm:
    people = list(Athlete.objects.visible_to(request.membership).select_related("organization"))
    groups = groups_seen(membership=request.membership)
    start = monday_after(now().date())
    return ApplyForm(sent(request), template=template, people=people, groups=groups, initial={"start": start})


def _run(request: Request, public_id: UUID) -> TemplateRun:
    seen = TemplateRun.objects.visible_to(request.membership).select_related("template", "author__user")
    found: TemplateRun = get_object_or_404(seen, public_id=public_id)
    return found


def _version(request: Request) -> int:
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() and len(said) < len("1000000") else 0
