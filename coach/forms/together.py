"""What a coach may say about several cases at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from coach.forms.decisions import MORNING_CHOICE, OwnTime, demand_time, moments, until_of
from coach.selectors.center import LONGEST_QUEUE
from readiness.models import Verb
from readiness.services import ACTS


class TogetherForm(forms.Form):
    """`case` comes once for each ticked row: its public id and the version that was seen, with a colon."""

    verb = forms.ChoiceField(choices=[(verb.value, verb.label) for verb in ACTS])
    until = forms.ChoiceField(label=_("Until"), initial=MORNING_CHOICE, widget=forms.RadioSelect)
    at = OwnTime(label=_("Time of my own"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.TextInput({"autofocus": True}),
        help_text=_("Kept in the log, so that the next coach knows."),
    )
    false_alarm = forms.BooleanField(label=_("False alarm"), required=False)

    owner = forms.UUIDField(required=False)
    note = forms.CharField(max_length=300, required=False)

    def __init__(self, data: QueryDict | None = None, *, clock: datetime) -> None:
        super().__init__(data, auto_id="together-%s")
        self.clock = clock
        self.rows = data.getlist("case") if data is not None else []
        self.seen: Mapping[UUID, int] = {}
        until = self.fields["until"]
        if isinstance(until, forms.ChoiceField):
            until.choices = moments(clock)
        if data is not None:
            self.fields["until"].required = data.get("verb") == Verb.SNOOZE
            self.fields["owner"].required = data.get("verb") == Verb.ASSIGN
            self.fields["reason"].required = data.get("verb") == Verb.DISMISS

    def clean(self) -> dict[str, Any]:
        """The rows too, which no field of a form can hold."""
        demand_time(self)
        try:
            self.seen = dict(_row(value) for value in self.rows)
        except ValueError:
            raise forms.ValidationError(_("Select the cases once more.")) from None
        if not 0 < len(self.seen) <= LONGEST_QUEUE:
            raise forms.ValidationError(_("Select one case or more, but not more than the queue shows."))
        return self.cleaned_data

    def words(self) -> dict[str, Any]:
        """What the verb's service takes besides cases, member and clock."""
        given, verb = self.cleaned_data, Verb(self.cleaned_data["verb"])
        if verb == Verb.SNOOZE:
            return {"verb": verb, "until": until_of(given, self.clock)}
        if verb == Verb.ASSIGN:
            return {"verb": verb, "owner": given["owner"], "note": given["note"]}
        if verb == Verb.DISMISS:
            return {"verb": verb, "reason": given["reason"], "false_alarm": given["false_alarm"]}
        return {"verb": verb}


def _row(value: str) -> tuple[UUID, int]:
    public_id, _colon, version = value.partition(":")
    return UUID(public_id), int(version)
