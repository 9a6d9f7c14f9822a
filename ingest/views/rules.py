"""Rules of reconciliation: an athlete's, and what the organization wants for everybody."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes.access import action
from athletes.http import Request
from athletes.services import Changed
from ingest import services
from ingest.forms.rules import RuleForm, RulesForm
from ingest.selectors.rules import Rule, rules_for_all, rules_of
from ingest.views.activities import athlete_of, frame_of
from tenancy.addresses import at

UNPROCESSABLE, CONFLICT = 422, 409


@action("conflict.read")
@require_GET
def athlete_rules(request: Request, public_id: UUID) -> HttpResponse:
    """Which sources are always taken for the athlete, and whose rule that is."""
    athlete = athlete_of(request, public_id)
    words = {"athlete": athlete, "rules": rules_of(athlete=athlete), "form": RuleForm()}
    return render(request, "ingest/athlete_rules.html", {**words, **frame_of(request, athlete)})


@action("conflict.decide")
@require_POST
def set_athlete_rule(request: Request, public_id: UUID) -> HttpResponse:
    """Make a rule, or take it back; what is undone stands in the address."""
    athlete = athlete_of(request, public_id)
    form, before = _sent(request), rules_of(athlete=athlete)
    if form.is_valid():
        services.prefer(athlete=athlete, **form.cleaned_data)
        own = tuple(rule for rule in before if rule.own)
        _say(request, form, own, at(request, "set_athlete_rule", public_id))
    else:
        messages.error(request, gettext("Choose one of the fields and one of the sources."))
    return redirect(at(request, "athlete_rules", public_id))


@action("settings.write")
@require_http_methods(["GET", "POST"])
def import_settings(request: Request) -> HttpResponse:
    """Whose word comes first for each field, and how far apart two sources may be and still agree."""
    sent = request.POST if request.method == "POST" else None
    form = RulesForm(sent, organization=request.organization)
    if sent is None or not form.is_valid():
        return _settings(request, form, UNPROCESSABLE if form.errors else 200)
    changes, seen = form.changes(), form.cleaned_data["version"]
    try:
        services.change_rules(organization=request.organization, changes=changes, version=seen)
    except Changed as refused:
        form.add_error(None, refused.message)
        return _settings(request, form, CONFLICT)
    messages.success(request, gettext("Settings saved. What is here follows in a moment."))
    return redirect(at(request, "import_settings"))


@action("settings.write")
@require_POST
def set_rule_for_all(request: Request) -> HttpResponse:
    """The same as for one athlete, for everybody."""
    form, before = _sent(request), rules_for_all(organization=request.organization)
    if form.is_valid():
        key, source = f"prefer.{form.cleaned_data['field']}", form.cleaned_data["source"]
        services.change_rules(organization=request.organization, changes={key: source or None})
        _say(request, form, before, at(request, "set_rule_for_all"))
    else:
        messages.error(request, gettext("Choose one of the fields and one of the sources."))
    return redirect(at(request, "import_settings"))


def _sent(request: Request) -> RuleForm:
    """An undo is a button without boxes: what it sends stands in its address."""
    return RuleForm(request.POST if "field" in request.POST else request.GET)


def _say(request: Request, form: RuleForm, before: tuple[Rule, ...], url: str) -> None:
    """What was done, with the way back to the rule that was there before, or to none."""
    field = form.cleaned_data["field"]
    kind = next((rule.kind for rule in before if rule.field == field), "")
    said = gettext("The rule is kept. What is here follows in a moment.")
    if not form.cleaned_data["source"]:
        said = gettext("The rule is taken back. What is here follows in a moment.")
    back = urlencode({"field": field, "source": kind})
    messages.success(request, said, extra_tags=f"undo:{url}?{back}")


def _settings(request: Request, form: RulesForm, status: int) -> HttpResponse:
    rules = rules_for_all(organization=request.organization)
    words = {"form": form, "rules": rules, "rule_form": RuleForm()}
    return render(request, "ingest/import_settings.html", words, status=status)
