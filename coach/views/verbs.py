"""The verbs of the command center: the form of each, and how it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from athletes.http import Request
from athletes.selectors.seeing import staff_who_see
from coach.forms import decisions as forms
from coach.views import blank
from planning import selectors as planning
from readiness import services
from readiness.models import Decision, FlagKind, Intervention
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

    @property
    def stays(self) -> bool:
        return self.name in STAYS

    @property
    def body(self) -> str:
        """The id of where in its dialog the form comes."""
        return self.dialog.replace("-dialog", "-body")

    @property
    def comes_later(self) -> bool:
        return self.name in ASKED_FOR


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
CLAIM = Verb("claim", services.claim, forms.ClaimForm, _("Claim the case"), _("Claim"))
RELEASE = Verb("release", services.release, forms.ReleaseForm, _("Release the case"), _("Release"))
ASSIGN = Verb(
    "assign", services.assign, forms.AssignForm, _("Who looks after the case"), _("Assign"), "assign-dialog"
)
APART = Verb(
    "set_apart",
    services.set_apart,
    forms.ApartForm,
    _("Set a reason apart"),
    _("Set apart"),
    "apart-dialog",
)
MERGE = Verb("merge", services.merge, forms.MergeForm, _("Bring the reason back"), _("Bring back"))
WITH_DIALOG = (EDIT, MESSAGE, SNOOZE, DISMISS, ASSIGN, APART)
STAYS = frozenset({ASSIGN.name, APART.name})
"""The case stays where it is: it does not leave the list."""

ASKED_FOR = frozenset({EDIT.name, ASSIGN.name, APART.name})
"""Their forms come when the dialog is opened: what they offer is looked up then."""


def form_of(
    request: Request, verb: Verb, case: Intervention, *, sent: QueryDict | None = None, seen: str = ""
) -> forms.VerbForm:
    """The verb's form about this case; `seen` is the version of the pane from which it was asked for."""
    given = _offered(verb, case)
    version = int(seen) if seen.isdecimal() else case.version
    clock = forms.in_zone(now(), request.organization.timezone)
    initial: dict[str, Any] = {"version": version}
    if verb is MESSAGE:
        initial["body"] = draft(case, language=language_of(case.athlete))
    return verb.form(sent, auto_id=f"{verb.name}-%s", initial=initial, clock=clock, **given)


def _offered(verb: Verb, case: Intervention) -> dict[str, Any]:
    """What a verb's form has to choose from."""
    if verb is EDIT:
        return {"sessions": planning.catalogue(), "offers": offers_for(case=case, now=now())}
    if verb is ASSIGN:
        return {"seeing": list(staff_who_see(athlete=case.athlete))}
    if verb is APART:
        codes = dict.fromkeys(factor["code"] for factor in case.factors)
        return {"reasons": [(code, str(FlagKind(code).label)) for code in codes]}
    return {}


def dialogs(
    request: Request, case: Intervention, asked: Mapping[str, forms.VerbForm], *, text: str = ""
) -> tuple[Dialog, ...]:
    """The dialogs of a pane. One that was `asked` and not answered well stands open with what was typed.

    Some come when their dialog is opened. `text`: what is proposed to be sent.
    """
    look = blank.look_at(forms.in_zone(now(), request.organization.timezone))
    return tuple(
        Dialog(
            verb=verb,
            form=asked.get(verb.name),
            blank=""
            if verb.comes_later
            else blank.verb_fields(verb.form, verb.name, look, _filled(verb, text)),
            open=verb.name in asked,
        )
        for verb in WITH_DIALOG
    )


def _filled(verb: Verb, text: str) -> tuple[tuple[str, str], ...]:
    """What a form is filled with beforehand."""
    return (("body", text),) if verb is MESSAGE and text else ()
