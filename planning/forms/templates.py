"""What a coach says about templates: their name and length, whom they are for, from which week on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete, Group
from planning.models import MOST_WEEKS, Anchor, PlanTemplate

MOST_NAMED = 120


class NameForm(forms.Form):
    """A template's name."""

    name = forms.CharField(label=_("Name"), max_length=MOST_NAMED)


class TemplateForm(NameForm):
    """A new, empty template."""

    anchor = forms.ChoiceField(
        label=_("Days are counted from"),
        choices=Anchor.choices,
        initial=Anchor.RACE,
        widget=forms.RadioSelect,
    )
    weeks = forms.IntegerField(label=_("Weeks"), min_value=1, max_value=MOST_WEEKS, initial=12)


class WeeksForm(forms.Form):
    """How long a template is."""

    weeks = forms.IntegerField(label=_("Weeks"), min_value=1, max_value=MOST_WEEKS)


class ApplyForm(forms.Form):
    """Whom a template is for: groups, and athletes one by one."""

    groups = forms.MultipleChoiceField(label=_("Groups"), required=False, widget=forms.CheckboxSelectMultiple)
    athletes = forms.MultipleChoiceField(
        label=_("Athletes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    start = forms.DateField(
        label=_("First day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), required=False
    )

    def __init__(
        self,
        *args: Any,
        template: PlanTemplate,
        people: Sequence[Athlete],
        groups: Sequence[tuple[Group, frozenset[int]]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.public_id): one for one in people}
        self.members = {str(group.public_id): members for group, members in groups}
        _choices(self.fields["athletes"], [(key, one.name) for key, one in self.people.items()])
        _choices(
            self.fields["groups"],
            [(str(group.public_id), f"{group.name} ({len(members)})") for group, members in groups],
        )
        if template.anchor == Anchor.RACE:
            del self.fields["start"]
        else:
            self.fields["start"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self._chosen(cleaned):
            self.add_error(None, _("Choose a group or an athlete."))
        return cleaned

    def chosen(self) -> list[Athlete]:
        """Everybody who was named, in the order of the list."""
        return self._chosen(self.cleaned_data)

    def start_day(self) -> date | None:
        day: date | None = self.cleaned_data.get("start")
        return day

    def _chosen(self, cleaned: dict[str, Any]) -> list[Athlete]:
        keys = set(cleaned.get("athletes", ()))
        within = {pk for key in cleaned.get("groups", ()) for pk in self.members[key]}
        return [one for key, one in self.people.items() if key in keys or one.pk in within]


class RollOutForm(forms.Form):
    """From which week on a template's changes reach the plans that follow it."""

    from_week = forms.IntegerField(label=_("From week"), min_value=1, max_value=MOST_WEEKS, initial=1)


def _choices(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    field.choices = choices  # type: ignore[attr-defined]
