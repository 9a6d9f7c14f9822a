"""The rota's turns, and who is away."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from athletes.models import Group
from readiness.models import RotaTurn
from readiness.services import AwayFacts, TurnFacts
from tenancy.access import COACHES
from tenancy.models import Membership, Role

DAY = {"type": "date"}
BY_DAYS = "days"


class TurnForm(forms.Form):
    """Who takes new cases, of whom, and when: on a weekday, or from a day to a day."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)
    member = forms.ChoiceField(label=_("Who takes new cases"))
    when = forms.ChoiceField(label=_("When"), choices=[*WEEKDAYS.items(), (BY_DAYS, _("Certain days"))])
    first_on = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(DAY, format="%Y-%m-%d")
    )
    last_on = forms.DateField(
        label=_("To"),
        required=False,
        widget=forms.DateInput(DAY, format="%Y-%m-%d"),
        help_text=_("For certain days; they go before weekdays."),
    )
    group = forms.ChoiceField(label=_("Of whom"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        staff: Sequence[Membership],
        groups: Sequence[Group],
        turn: RotaTurn | None = None,
    ) -> None:
        super().__init__(data, initial=_first(turn) if turn else None)
        self.staff = {str(one.public_id): one for one in staff}
        self.groups = {str(one.public_id): one for one in groups}
        _offer(self, "member", [(key, str(one.user)) for key, one in self.staff.items()])
        _offer(
            self, "group", [("", _("The whole club")), *((key, one.name) for key, one in self.groups.items())]
        )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("when") == BY_DAYS:
            demand_days(self)
        return given

    def facts(self) -> TurnFacts:
        given = self.cleaned_data
        dated = given["when"] == BY_DAYS
        return TurnFacts(
            member=self.staff[given["member"]],
            group=self.groups.get(given["group"]),
            weekday=None if dated else int(given["when"]),
            first_on=given["first_on"] if dated else None,
            last_on=given["last_on"] if dated else None,
        )


class AbsenceForm(forms.Form):
    """Who is away, from when to when, who stands in, and whether the caseload goes along."""

    member = forms.ChoiceField(label=_("Who is away"))
    first_on = forms.DateField(label=_("From"), widget=forms.DateInput(DAY, format="%Y-%m-%d"))
    last_on = forms.DateField(label=_("To"), widget=forms.DateInput(DAY, format="%Y-%m-%d"))
    stand_in = forms.ChoiceField(label=_("Stand-in"), required=False)
    caseload = forms.BooleanField(
        label=_("Hand the whole caseload over for this time"),
        required=False,
        help_text=_("Athletes and open cases are the stand-in’s until the last day is over, then go back."),
    )

    def __init__(self, data: Any = None, *, by: Membership, staff: Sequence[Membership], today: date) -> None:
        super().__init__(data, initial={"first_on": today}, auto_id="away-%s")
        self.today = today
        self.staff = {str(one.public_id): one for one in staff}
        own = [one for one in staff if may_announce(by, one)]
        _offer(self, "member", [(str(one.public_id), str(one.user)) for one in own])
        nobody = [("", _("Nobody"))]
        _offer(self, "stand_in", nobody + [(key, str(one.user)) for key, one in self.staff.items()])

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        demand_days(self)
        if given.get("last_on") and given["last_on"] < self.today:
            self.add_error("last_on", _("These days are over."))
        if given.get("stand_in") and given.get("stand_in") == given.get("member"):
            self.add_error("stand_in", _("Choose somebody else."))
        if given.get("caseload"):
            self._demand_coaches(given)
        return given

    def facts(self) -> AwayFacts:
        given = self.cleaned_data
        away, instead = self.staff[given["member"]], self.staff.get(given["stand_in"])
        return AwayFacts(away, instead, given["first_on"], given["last_on"], given["caseload"])

    def _demand_coaches(self, given: dict[str, Any]) -> None:
        for name in ("member", "stand_in"):
            person = self.staff.get(given.get(name) or "")
            if person is None or person.role not in COACHES:
                self.add_error(name, _("A caseload goes from one coach to another."))


def may_announce(by: Membership, member: Membership) -> bool:
    """An owner says for everybody who is away, everyone else for themself."""
    return by.role == Role.OWNER or by.pk == member.pk


def demand_days(form: forms.Form) -> None:
    """A first day, and a last one that is not before it."""
    first_on, last_on = (form.cleaned_data.get(name) for name in ("first_on", "last_on"))
    for name, day in (("first_on", first_on), ("last_on", last_on)):
        if day is None and name not in form.errors:
            form.add_error(name, _("Say from when to when."))
    if first_on and last_on and last_on < first_on:
        form.add_error("last_on", _("The last day lies before the first."))


def _first(turn: RotaTurn) -> dict[str, Any]:
    return {
        "version": turn.version,
        "member": str(turn.member.public_id),
        "when": BY_DAYS if turn.weekday is None else turn.weekday,
        "first_on": turn.first_on,
        "last_on": turn.last_on,
        "group": str(turn.group.public_id) if turn.group else "",
    }


def _offer(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
