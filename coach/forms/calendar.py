"""What is asked of a calendar: one form for every verb, and the fields of the dialogs that ask."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from planning.models import CatalogueSession, Category
from planning.services import Ask, Asked
from tenancy.templatetags.display import localised

LEAST_MINUTES, MOST_MINUTES = 10, 600
MOST_WEEKS = 12
MONTH, ONE_WEEK = 5, 1
FIRST_YEAR, LAST_YEAR = 1990, 2100
MOST_DAYS = 182
LEAST_PERCENT, MOST_PERCENT = 10, 60
EASED = (20, 30, 40, 50)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class AskForm(forms.Form):
    """Everything a drop, a key or a menu may send."""

    ask = forms.ChoiceField(choices=[(one.value, one.value) for one in Ask])
    session = forms.UUIDField(required=False)
    version = forms.IntegerField(required=False, min_value=0)
    day = forms.DateField(required=False)
    source = forms.DateField(required=False)
    code = forms.SlugField(required=False)
    minutes = forms.IntegerField(required=False, min_value=LEAST_MINUTES, max_value=MOST_MINUTES)
    own = forms.UUIDField(required=False)
    week = forms.DateField(required=False)
    days = forms.IntegerField(required=False, min_value=-MOST_DAYS, max_value=MOST_DAYS)
    percent = forms.IntegerField(required=False, min_value=LEAST_PERCENT, max_value=MOST_PERCENT)

    def asked(self) -> Asked:
        given = self.cleaned_data
        return Asked(
            ask=Ask(given["ask"]),
            session=given["session"],
            version=given["version"] or None,
            day=given["day"],
            source=given["source"],
            code=given["code"],
            minutes=given["minutes"],
            own=given["own"],
            week=given["week"],
            days=given["days"],
            percent=given["percent"],
        )


class DayForm(forms.Form):
    """On which day; nothing is planned before `today`."""

    day = forms.DateField(label=_("Day"))

    def __init__(self, *, today: date, day: date, prefix_id: str) -> None:
        super().__init__(initial={"day": max(day, today)}, auto_id=f"{prefix_id}_%s")
        self.fields["day"].widget = DayInput(min=today.isoformat())


class ShiftForm(forms.Form):
    """By how many days a block is shifted."""

    days = forms.IntegerField(
        label=_("Days later; with a minus, earlier"), initial=7, min_value=-MOST_DAYS, max_value=MOST_DAYS
    )


class EaseForm(forms.Form):
    """How much of a week's load goes."""

    percent = forms.TypedChoiceField(
        label=_("Load of the week"), coerce=int, choices=[(share, f"−{share} %") for share in EASED]
    )


class EditForm(forms.Form):
    """Another length, or another session of the library."""

    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=LEAST_MINUTES, max_value=MOST_MINUTES
    )
    code = forms.ChoiceField(label=_("Another session in its place"), required=False)

    def __init__(self, *, minutes: int | None, library: list[CatalogueSession]) -> None:
        super().__init__(initial={"minutes": minutes}, auto_id="edit_%s")
        self.fields["code"] = forms.ChoiceField(
            label=_("Another session in its place"), required=False, choices=_by_category(library)
        )


class PlaceForm(forms.Form):
    """Which weeks are shown; what makes no sense counts as not said."""

    day = forms.DateField(required=False)
    weeks = forms.IntegerField(required=False, min_value=1, max_value=MOST_WEEKS)

    def place(self, today: date) -> tuple[date, int]:
        """The first day, and how many weeks from its week on."""
        self.full_clean()
        weeks = self.cleaned_data.get("weeks") or MONTH
        day = self.cleaned_data.get("day")
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            day = today - timedelta(weeks=weeks > ONE_WEEK)
        return day, weeks


def _by_category(library: list[CatalogueSession]) -> list[tuple[str, Any]]:
    groups: list[tuple[Any, Any]] = [
        (category.label, [(one.code, localised(one.title)) for one in library if one.category == category])
        for category in Category
    ]
    return [("", _("Keep the session")), *((label, codes) for label, codes in groups if codes)]
