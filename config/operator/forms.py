"""Why and for how long an operator enters an organization."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tenancy.models import SHORTEST_REASON, Organization, Stay
from tenancy.visits import NoReason


class EnterForm(forms.Form):
    organization = forms.ModelChoiceField(
        queryset=Organization.objects.order_by("name", "pk"), label=_("Organization"), to_field_name="slug"
    )
    reason = forms.CharField(
        label=_("Reason"),
        min_length=SHORTEST_REASON,
        max_length=300,
        help_text=_("The organization's owner reads it. Ten characters or more."),
        error_messages={"min_length": NoReason.message},
    )
    stay = forms.TypedChoiceField(
        label=_("For how long"),
        choices=Stay.choices,
        coerce=lambda value: Stay(int(value)),
        initial=Stay.QUARTER,
        widget=forms.RadioSelect,
    )
