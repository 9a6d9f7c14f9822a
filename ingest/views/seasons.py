"""A season from a table: sent, looked at cell by cell, kept."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from athletes.views.finding import UNPROCESSABLE
from ingest import wording
from ingest.forms.seasons import SeasonFileForm, SeasonForm
from ingest.parsers import Unreadable
from ingest.parsers.season import SeasonTable
from ingest.sandbox import TooCostly
from ingest.services import seasons
from planning.forms.grid import Grid, monday_after, typed, typed_outline, weeks_typed
from planning.models import Anchor, Phase
from planning.selectors.templates import library_by_code
from planning.services.templates import Outline
from planning.template_rows import Slot
from tenancy.addresses import at


@action("template.write")
@require_http_methods(["GET", "POST"])
def season_import(request: Request) -> HttpResponse:
    """The file; then its cells, as text to correct; then, confirmed, a template or a draft."""
    if "confirm" in request.POST:
        return _confirmed(request)
    form = SeasonFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            table = seasons.read_season(data=form.cleaned_data["file"].read(MOST_READ))
        except (Unreadable, TooCostly) as refused:
            form.add_error("file", wording.refusal(refused.code, refused.params))
        else:
            return _preview(request, _grid_of(table), _first(request, form), table)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "ingest/season_import.html", {"form": form}, status=status)


MOST_READ = 5 * 1024 * 1024 + 1


def _confirmed(request: Request) -> HttpResponse:
    weeks = weeks_typed(request.POST)
    outline = typed_outline(request.POST, weeks)
    grid = Grid(weeks, typed(request.POST, weeks), outline, library_by_code())
    form = SeasonForm(request.POST, people=_people(request))
    if not (form.is_valid() and grid.is_valid):
        return _preview(request, grid, form, status=UNPROCESSABLE)
    said = form.cleaned_data
    days = {slot: contents for slot, contents in grid.days.items() if contents}
    season = seasons.Season(said["name"], Anchor(said["anchor"]), [outline[week] for week in weeks], days)
    return _kept(request, season, grid, form)


def _kept(request: Request, season: seasons.Season, grid: Grid, form: SeasonForm) -> HttpResponse:
    athlete, author = form.athlete(), request.membership
    if athlete is None:
        template = seasons.season_as_template(season=season, author=author)
        messages.success(request, _("The season is a template now."))
        return redirect(at(request, "template_page", template.public_id))
    try:
        plan = seasons.season_as_draft(
            season=season, athlete=athlete, start=form.cleaned_data["start"], author=author, now=now()
        )
    except seasons.NothingToPlan as refused:
        form.add_error(None, refused.message)
        return _preview(request, grid, form, status=UNPROCESSABLE)
    messages.success(request, _("The season is a draft now. The athlete sees it once you publish it."))
    return redirect(at(request, "plan_page", plan.public_id))


def _preview(
    request: Request, grid: Grid, form: SeasonForm, table: SeasonTable | None = None, status: int = 200
) -> HttpResponse:
    places = table.places if table else {}
    errors = [(places.get((slot.week, slot.weekday)), slot, error) for slot, error in grid.errors]
    context = {
        "form": form,
        "weeks": list(grid.drawn()),
        "errors": errors,
        "sessions": sum(len(contents) for contents in grid.days.values()),
        "phases": Phase.choices,
    }
    return render(request, "ingest/season_preview.html", context, status=status)


def _grid_of(table: SeasonTable) -> Grid:
    weeks = range(1, table.weeks + 1)
    texts = {Slot(*place): text for place, text in table.texts.items()}
    outline = {week: Outline(Phase(table.phases.get(week, Phase.BASE))) for week in weeks}
    return Grid(weeks, texts, outline, library_by_code())


def _first(request: Request, file_form: SeasonFileForm) -> SeasonForm:
    name = str(file_form.cleaned_data["file"].name).rsplit(".", 1)[0][:120]
    initial = {"name": name, "anchor": Anchor.START, "start": monday_after(now().date())}
    return SeasonForm(initial=initial, people=_people(request))


def _people(request: Request) -> list[Athlete]:
    return list(Athlete.objects.visible_to(request.membership).select_related("organization"))
