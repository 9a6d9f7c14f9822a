"""What the command center's templates are given, and the forms of its verbs."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from athletes.access import allowed
from athletes.http import Request
from coach import selectors
from coach.forms import decisions as forms
from coach.selectors.center import Tab
from planning import selectors as planning
from readiness.models import Decision, Intervention
from tenancy.addresses import at

FORMS: dict[str, type[forms.VerbForm]] = {
    "approve": forms.ApproveForm,
    "edit_case": forms.EditForm,
    "message_case": forms.MessageForm,
    "snooze": forms.SnoozeForm,
    "dismiss": forms.DismissForm,
}
DIALOGS = {
    "edit_case": ("edit", _("Change the session"), _("Change and next")),
    "message_case": ("message", _("Message to the athlete"), _("Send and next")),
    "snooze": ("snooze", _("Snooze the case"), _("Snooze and next")),
    "dismiss": ("dismiss", _("Dismiss without a change"), _("Dismiss and next")),
}


def form_of(name: str, case: Intervention, data: QueryDict | None = None) -> forms.VerbForm:
    """The verb's form about this case."""
    given: dict[str, Any] = {"initial": {"version": case.version}, "prefix": None}
    if name == "edit_case":
        given["sessions"] = planning.catalogue()
    return FORMS[name](data, auto_id=f"{name}-%s", **given)


def page(request: Request, *, tab: Tab = Tab.NEEDS_YOU, search: str = "") -> dict[str, Any]:
    """Everything but the case."""
    center = selectors.command_center(membership=request.membership, now=now(), tab=tab, search=search)
    counts = center.counts
    tabs = [
        {"tab": Tab.NEEDS_YOU, "label": gettext("Needs you"), "count": counts.needs_you},
        {"tab": Tab.WAITING, "label": gettext("Waiting"), "count": counts.waiting},
        {"tab": Tab.SNOOZED, "label": gettext("Snoozed"), "count": counts.snoozed},
        {"tab": Tab.DONE, "label": gettext("Done today"), "count": counts.done},
    ]
    return {"center": center, "tabs": tabs, "search": search}


def pane(request: Request, chosen: Intervention | None, *, refusal: str = "") -> dict[str, Any]:
    """The case, and the forms of what may be done with it."""
    if chosen is None:
        return {"case": None}
    dialogs = [
        {"verb": verb, "title": title, "does": does, "url": at(request, name, chosen.public_id), "form": form_of(name, chosen)}
        for name, (verb, title, does) in DIALOGS.items()
    ]
    return {
        "case": selectors.case_of(intervention=chosen, now=now()),
        "dialogs": dialogs,
        "may_decide": allowed(request.membership, "queue.decide", chosen.athlete),
        "refusal": refusal,
    }


def ask(request: Request, name: str, case: Intervention, form: forms.VerbForm) -> HttpResponse:
    """A verb's form as a page of its own; with its errors where it was not filled in well."""
    _verb, title, does = DIALOGS.get(name, ("approve", _("Approve the proposal"), _("Approve")))
    words = {"case": case, "form": form, "title": title, "does": does, "url": at(request, name, case.public_id)}
    return render(request, "coach/verb.html", words, status=422 if form.errors else 200)


def again(request: Request, about: Intervention | Decision) -> Intervention:
    """The case as it stands now."""
    pk = about.intervention_id if isinstance(about, Decision) else about.pk
    return Intervention.objects.visible_to(request.membership).select_related("athlete", "session").get(pk=pk)
