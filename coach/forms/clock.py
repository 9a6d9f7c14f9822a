"""How fast cases are to be answered, and when somebody is there to do it."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from analytics.business_time import BadHours
from analytics.hours_text import read_days, read_spans, write_days, write_spans
from athletes import wording
from athletes.settings import WEEKDAYS, Escalation
from readiness.models import Bucket
from readiness.services import ClockWishes

LEAST_H, MOST_H = 0.25, 1000
NAMES = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
TO = (
    ("owners", _("The owners")),
    ("coach", _("Whoever has the case")),
    ("both", _("Both")),
)


class SpansField(forms.CharField):
    """Opening hours of a day, written as they are kept."""

    def clean(self, value: Any) -> str:
        return _read(super().clean(value), lambda text: write_spans(read_spans(text)))


class DaysField(forms.CharField):
    """Days off, a day and its name a line."""

    def clean(self, value: Any) -> str:
        return _read(super().clean(value), lambda text: write_days(read_days(text)))


class ClockForm(forms.Form):
    """Carries the version of the settings that the owner has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    answer_h = forms.FloatField(
        label=_("Time for an athlete to answer"),
        min_value=1,
        max_value=336,
        help_text=_("In hours. After them a case that waits for the athlete is yours again."),
    )
    closed_days = DaysField(
        label=_("Days off"),
        required=False,
        max_length=8000,
        widget=forms.Textarea({"rows": 4, "placeholder": "2026-12-25 Christmas Day"}),
        help_text=_("A line for each: the day as 2026-12-25, then its name."),
    )
    escalate = forms.BooleanField(
        label=_("A case that nobody answers goes further up"),
        required=False,
        help_text=_("Once for each case, by notice and mail."),
    )
    after_h = forms.FloatField(
        label=_("After so many hours over its time"), min_value=0, max_value=168, required=False
    )
    to = forms.ChoiceField(label=_("To whom"), choices=TO)

    def __init__(self, data: Any = None, *, wishes: ClockWishes, version: int) -> None:
        super().__init__(data, initial={"version": version, **_said(wishes)})
        for bucket in Bucket:
            for target, label in (("response", _("First response")), ("resolution", _("Resolution"))):
                self.fields[f"{target}_{bucket}"] = forms.FloatField(
                    label=label, min_value=LEAST_H, max_value=MOST_H
                )
        for day, name in zip(WEEKDAYS, NAMES, strict=True):
            widget = forms.TextInput({"placeholder": "09:00-12:00, 13:00-18:00"})
            self.fields[f"hours_{day}"] = SpansField(
                label=name, required=False, max_length=120, widget=widget
            )

    @property
    def targets(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """By bucket, the gravest first: its word and its two fields."""
        return [
            (str(bucket.label), self[f"response_{bucket}"], self[f"resolution_{bucket}"]) for bucket in Bucket
        ]

    @property
    def week(self) -> Sequence[forms.BoundField]:
        return [self[f"hours_{day}"] for day in WEEKDAYS]

    def clean(self) -> dict[str, Any]:
        """A case is not to end before it is to be answered."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for bucket in Bucket:
            response, resolution = given.get(f"response_{bucket}"), given.get(f"resolution_{bucket}")
            if response is not None and resolution is not None and resolution < response:
                self.add_error(f"resolution_{bucket}", _("Not sooner than the first response."))
        return given

    def wishes(self) -> ClockWishes:
        given = self.cleaned_data
        return ClockWishes(
            response_h={bucket.value: given[f"response_{bucket}"] for bucket in Bucket},
            resolution_h={bucket.value: given[f"resolution_{bucket}"] for bucket in Bucket},
            answer_h=given["answer_h"],
            hours={day: given[f"hours_{day}"] for day in WEEKDAYS},
            closed_days=given["closed_days"],
            escalation=Escalation(on=given["escalate"], after_h=given["after_h"] or 0.0, to=given["to"]),
        )


def _said(wishes: ClockWishes) -> dict[str, Any]:
    return {
        **{f"response_{bucket}": _plain(hours) for bucket, hours in wishes.response_h.items()},
        **{f"resolution_{bucket}": _plain(hours) for bucket, hours in wishes.resolution_h.items()},
        **{f"hours_{day}": spans for day, spans in wishes.hours.items()},
        "answer_h": _plain(wishes.answer_h),
        "closed_days": wishes.closed_days,
        "escalate": wishes.escalation.on,
        "after_h": _plain(wishes.escalation.after_h),
        "to": wishes.escalation.to,
    }


def _plain(hours: float) -> float:
    """24 and not 24.0, as somebody would write it."""
    return int(hours) if hours == int(hours) else hours


def _read(text: str, read: Callable[[str], str]) -> str:
    try:
        return read(text)
    except BadHours as bad:
        raise forms.ValidationError(wording.refused_setting(bad.code, "", {"text": bad.text})) from None
