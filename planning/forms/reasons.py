"""Why a session was missed, or run differently."""

from django import forms

from planning.models import LONGEST_NOTE, Differently, Why
from planning.services import Said


class ReasonForm(forms.Form):
    """One tap says why; how it was run and a note are optional."""

    why = forms.ChoiceField(choices=Why.choices)
    differently = forms.ChoiceField(choices=[("", ""), *Differently.choices], required=False)
    note = forms.CharField(max_length=LONGEST_NOTE, required=False)

    def said(self) -> Said:
        """The cleaned data as the service takes them."""
        return Said(**{**self.cleaned_data, "why": Why(self.cleaned_data["why"])})
