"""The verbs of the command center: the form of each, and how it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from athletes.http import Request
from coach.forms import decisions as forms
from coach.views import blank
from planning import selectors as planning
from readiness import services
from readiness.models import Decision, Intervention
from readiness.selectors import offers_for
from readiness.wording.drafts import draft, language_of

Act = Callable[..., Decision]


@dataclass(frozen=True, slots=True, eq=False)
class Verb:
    """One thing a coach may do with a case; `dialog` is the id of its dialog, "" where a button is enough."""

    name: str
    act: Act
    form: type[forms.VerbForm]
    title: str | Promise
    does: str | Promise
    dialog: str = ""


@dataclass(frozen=True, slots=True)
class Dialog:
    """A verb's form in the pane: as it was filled in, or blank; `open`: it comes back with what was typed."""

    verb: Verb
    form: forms.VerbForm | None
    blank: str
    open: bool


APPROVE = Verb("approve", services.approve, forms.ApproveForm, _("Approve the proposal"), _("Approve"))
CONFIRM = Verb("confirm", services.confirm, forms.ConfirmForm, _("Confirm what the rules did"), _("Confirm"))
EDIT = Verb(
    "edit_case", services.edit, forms.EditForm, _("Change the session"), _("Change and next"), "edit-dialog"
)
MESSAGE = Verb(
    "message_case",
    services.message,
    forms.MessageForm,
    _("Message to the athlete"),
    _("Send and next"),
    "message-dialog",
)
SNOOZE = Verb(
    "snooze", services.snooze, forms.SnoozeForm, _("Snooze the case"), _("Snooze and next"), "snooze-dialog"
)
DISMISS = Verb(
    "dismiss",
    services.dismiss,
    forms.DismissForm,
    _("Dismiss without a change"),
    _("Dismiss and next"),
    "dismiss-dialog",
)
WITH_DIALOG = (EDIT, MESSAGE, SNOOZE, DISMISS)


def form_of(
    request: Request, verb: Verb, case: Intervention, *, sent: QueryDict | None = None, seen: str = ""
) -> forms.VerbForm:
    """The verb's form about this case; `seen` is the version of the pane from which it was asked for."""
    given: dict[str, Any] = {}
    if verb is EDIT:
        given = {"sessions": planning.catalogue(), "offers": offers_for(case=case, now=now())}
    version = int(seen) if seen.isdecimal() else case.version
    clock = forms.in_zone(now(), request.organization.timezone)
    initial: dict[str, Any] = {"version": version}
    if verb is MESSAGE:
        initial["body"] = draft(case, language=language_of(case.athlete))
    return verb.form(sent, auto_id=f"{verb.name}-%s", initial=initial, clock=clock, **given)


def dialogs(
    request: Request, case: Intervention, asked: Mapping[str, forms.VerbForm], *, text: str = ""
) -> tuple[Dialog, ...]:
    """The dialogs of a pane. One that was `asked` and not answered well stands open with what was typed.

    The long form of an edit comes when its dialog is opened. `text`: what is proposed to be sent.
    """
    look = blank.look_at(forms.in_zone(now(), request.organization.timezone))
    return tuple(
        Dialog(
            verb=verb,
            form=asked.get(verb.name),
            blank="" if verb is EDIT else blank.verb_fields(verb.form, verb.name, look, _filled(verb, text)),
            open=verb.name in asked,
        )
        for verb in WITH_DIALOG
    )


def _filled(verb: Verb, text: str) -> tuple[tuple[str, str], ...]:
    """What a form is filled with beforehand."""
    return (("body", text),) if verb is MESSAGE and text else ()
