"""What a coach may say about a case: one form a verb."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from analytics.recommendation import Action
from planning.models import CatalogueSession
from readiness.services import Choice
from tenancy.templatetags.display import localised

TONIGHT = time(18, 0)
MORNING = time(6, 30)


class VerbForm(forms.Form):
    """The version the coach has seen, and the case the page wants to show next."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    next = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def wanted(self) -> UUID | None:
        return self.cleaned_data.get("next")

    def words(self, now: datetime, zone: str) -> dict[str, Any]:
        """What the verb's service takes besides case, member, clock and version."""
        return {}


class ApproveForm(VerbForm):
    """Nothing more is asked."""


class SnoozeForm(VerbForm):
    until = forms.ChoiceField(
        label=_("Until"),
        choices=[("evening", _("Today 18:00")), ("morning", _("Tomorrow 06:30")), ("monday", _("Monday 06:30"))],
        initial="morning",
        widget=forms.RadioSelect,
        help_text=_("Something new about the athlete brings the case back earlier."),
    )

    def words(self, now: datetime, zone: str) -> dict[str, Any]:
        return {"until": moment(self.cleaned_data["until"], now, zone)}


class DismissForm(VerbForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Kept in the log, so that the next coach knows.")
    )

    def words(self, now: datetime, zone: str) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class MessageForm(VerbForm):
    body = forms.CharField(
        label=_("Message"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("The case waits until the athlete answers or checks in again."),
    )

    def words(self, now: datetime, zone: str) -> dict[str, Any]:
        return {"body": self.cleaned_data["body"]}


class EditForm(VerbForm):
    """Another action on the session, or another session."""

    choice = forms.ChoiceField(label=_("Instead"), widget=forms.Select)
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=10, max_value=300, required=False, help_text=_("Empty: as the session is.")
    )
    note = forms.CharField(label=_("Note for the log"), max_length=300, required=False)

    def __init__(self, *args: Any, sessions: list[CatalogueSession], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shipped = [(f"code:{entry.code}", localised(entry.title)) for entry in sessions]
        self.fields["choice"].choices = [(_("Change the session"), list(ACTIONS)), (_("From the library"), shipped)]

    def words(self, now: datetime, zone: str) -> dict[str, Any]:
        picked, minutes = self.cleaned_data["choice"], self.cleaned_data["minutes"]
        duration_s = minutes * 60.0 if minutes else None
        if picked.startswith("code:"):
            choice = Choice(code=picked.removeprefix("code:"), duration_s=duration_s)
        else:
            choice = Choice(action=Action(picked))
        return {"choice": choice, "note": self.cleaned_data["note"]}


ACTIONS = (
    (Action.EASE, _("Ease: fewer repeats")),
    (Action.SHORTEN, _("Shorten and keep it easy")),
    (Action.SWAP, _("Swap for an easier session")),
    (Action.REST, _("Rest")),
)


def moment(choice: str, now: datetime, zone: str) -> datetime:
    """The instant a snooze ends; an evening that has passed is tomorrow's."""
    local = now.astimezone(ZoneInfo(zone))
    if choice == "evening":
        evening = local.replace(hour=TONIGHT.hour, minute=0, second=0, microsecond=0)
        return evening if evening > local else evening + timedelta(days=1)
    days = 7 - local.weekday() if choice == "monday" else 1
    return (local + timedelta(days=days)).replace(hour=MORNING.hour, minute=MORNING.minute, second=0, microsecond=0)
