"""Plan templates: the list, one of them, its weeks as tables of text."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes.access import action, may
from athletes.http import Request
from athletes.services.versions import Changed
from athletes.views.finding import CONFLICT, UNPROCESSABLE, sent
from planning.forms.grid import Grid, grid_of_template
from planning.forms.templates import NameForm, RollOutForm, TemplateForm, WeeksForm
from planning.models import Anchor, Phase, Plan, PlanTemplate
from planning.selectors import templates as selectors
from planning.services import templates as services
from tenancy.addresses import at


@action("template.read")
@require_GET
def template_list(request: Request) -> HttpResponse:
    """Every template of the organization."""
    found = selectors.templates_seen(membership=request.membership)
    context = {"templates": found, "may_write": may(request, "template.write")}
    return render(request, "planning/templates.html", context)


@action("template.write")
@require_http_methods(["GET", "POST"])
def template_new(request: Request) -> HttpResponse:
    """An empty template."""
    form = TemplateForm(sent(request))
    if request.method == "POST" and form.is_valid():
        template = services.make_template(
            author=request.membership,
            name=form.cleaned_data["name"],
            anchor=Anchor(form.cleaned_data["anchor"]),
            outline=[services.Outline()] * form.cleaned_data["weeks"],
        )
        return redirect(at(request, "template_week", template.public_id, 1))
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "planning/template_new.html", {"form": form}, status=status)


@action("template.write")
@require_POST
def template_from_plan(request: Request, public_id: UUID) -> HttpResponse:
    """Keep a plan as a template."""
    plans = Plan.objects.visible_to(request.membership).select_related("race")
    plan = get_object_or_404(plans, public_id=public_id)
    form = NameForm(request.POST)
    name = form.cleaned_data["name"] if form.is_valid() else plan.name
    try:
        template = services.template_of_plan(plan=plan, name=name, author=request.membership)
    except services.TooManyWeeks as refused:
        messages.error(request, refused.message)
        return redirect(at(request, "plan_page", public_id))
    messages.success(request, _("Saved as a template. Change it here; the plan stays as it is."))
    return redirect(at(request, "template_page", template.public_id))


@action("template.read")
@require_GET
def template_page(request: Request, public_id: UUID) -> HttpResponse:
    """A template with all its weeks, and what was done with it."""
    template = template_of(request, public_id)
    return render(request, "planning/template_page.html", _words(request, template))


@action("template.write")
@require_http_methods(["GET", "POST"])
def template_week(request: Request, public_id: UUID, week: int) -> HttpResponse:
    """One week as seven cells of text."""
    template = template_of(request, public_id)
    if not 1 <= week <= template.weeks:
        raise Http404
    grid = _grid(template, [week], request.POST if request.method == "POST" else None)
    if request.method == "POST" and grid.is_valid:
        return _saved(request, template, week, grid)
    return _week_page(request, template, week, grid, UNPROCESSABLE if grid.errors else 200)


@action("template.write")
@require_POST
def template_resize(request: Request, public_id: UUID) -> HttpResponse:
    """More weeks, or fewer."""
    template, form = template_of(request, public_id), WeeksForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(services.TooManyWeeks.message))
        return redirect(at(request, "template_page", public_id))
    try:
        services.resize_template(
            template=template, weeks=form.cleaned_data["weeks"], version=_version(request), now=now()
        )
    except Changed as refused:
        messages.error(request, refused.message)
    return redirect(at(request, "template_page", public_id))


@action("template.write")
@require_POST
def template_rename(request: Request, public_id: UUID) -> HttpResponse:
    template, form = template_of(request, public_id), NameForm(request.POST)
    try:
        if form.is_valid():
            services.rename_template(
                template=template, name=form.cleaned_data["name"], version=_version(request)
            )
    except Changed as refused:
        messages.error(request, refused.message)
    return redirect(at(request, "template_page", public_id))


@action("template.write")
@require_POST
def template_remove(request: Request, public_id: UUID) -> HttpResponse:
    """Out of the list; plans made from it stay."""
    services.remove_template(template=template_of(request, public_id), now=now())
    messages.success(request, _("The template is gone. Plans made from it stay as they are."))
    return redirect(at(request, "templates"))


def template_of(request: Request, public_id: UUID) -> PlanTemplate:
    """The template of the address, if it is there for the member."""
    seen = PlanTemplate.objects.visible_to(request.membership)
    found: PlanTemplate = get_object_or_404(seen, public_id=public_id)
    return found


def _saved(request: Request, template: PlanTemplate, week: int, grid: Grid) -> HttpResponse:
    try:
        services.edit_week(
            template=template,
            week=week,
            outline=grid.outline[week],
            days=grid.days,
            version=_version(request),
            now=now(),
        )
    except Changed as refused:
        messages.error(request, refused.message)
        return _week_page(request, template, week, grid, CONFLICT)
    messages.success(request, _("Week %(week)d is saved.") % {"week": week})
    if "next" in request.POST and week < template.weeks:
        return redirect(at(request, "template_week", template.public_id, week + 1))
    return redirect(at(request, "template_page", template.public_id))


def _week_page(request: Request, template: PlanTemplate, week: int, grid: Grid, status: int) -> HttpResponse:
    context = {
        "template": template,
        "week": next(grid.drawn()),
        "errors": grid.errors,
        "phases": Phase.choices,
        "number": week,
    }
    return render(request, "planning/template_week.html", context, status=status)


def _grid(template: PlanTemplate, weeks: list[int], data: dict[str, str] | None) -> Grid:
    rows, library = selectors.rows_of(template=template), selectors.library_by_code()
    return grid_of_template(template, rows, library, weeks=weeks, data=data)


def _words(request: Request, template: PlanTemplate) -> dict[str, object]:
    uses = selectors.uses_seen(template=template, membership=request.membership)
    return {
        "template": template,
        "weeks": selectors.weeks_of(template=template),
        "uses": uses,
        "conflicts": selectors.conflicts_open(template.pk, request.membership),
        "runs": selectors.latest_runs(template=template),
        "name_form": NameForm(initial={"name": template.name}),
        "weeks_form": WeeksForm(initial={"weeks": template.weeks}),
        "roll_out_form": RollOutForm(),
        "may_write": may(request, "template.write"),
    }


def _version(request: Request) -> int:
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() and len(said) < len("1000000") else 0
