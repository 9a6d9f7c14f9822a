"""What an owner may set, and whom they invite."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes.models import Mode
from athletes.services import change_settings
from coach.forms.outside import timezones
from tenancy.models import Organization, Role
from tenancy.services import rename_organization

SLA = {"at_risk": ("sla_at_risk", 24), "watch": ("sla_watch", 72)}


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail"))
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=[choice for choice in Role.choices if choice[0]])


class OrganizationForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=timezones, help_text=_("The clocks of cases run in it."))
    coaches_see_all = forms.BooleanField(
        label=_("Coaches see every athlete"), required=False, help_text=_("Otherwise each sees their own athletes.")
    )
    mode = forms.ChoiceField(
        label=_("How advice reaches the plan"), choices=[choice for choice in Mode.choices if choice[0]]
    )
    sla_at_risk = forms.IntegerField(label=_("Hours to decide, at risk"), min_value=1, max_value=168)
    sla_watch = forms.IntegerField(label=_("Hours to decide, watch"), min_value=1, max_value=336)

    def __init__(self, data: Any = None, *, organization: Organization) -> None:
        kept = organization.settings
        sla = kept.get("sla", {})
        initial = {name: sla.get(bucket, hours) for bucket, (name, hours) in SLA.items()}
        initial |= {"name": organization.name, "timezone": organization.timezone}
        initial |= {"coaches_see_all": kept.get("coaches_see_all", False), "mode": kept.get("mode", Mode.ASSISTED)}
        super().__init__(data, initial=initial)

    def change(self, organization: Organization) -> None:
        """Write what was given."""
        given = self.cleaned_data
        rename_organization(organization=organization, name=given["name"], zone=given["timezone"])
        changes = {name: given[name] for name in ("coaches_see_all", "mode")}
        changes["sla"] = {bucket: given[name] for bucket, (name, _hours) in SLA.items()}
        change_settings(organization=organization, changes=changes)
