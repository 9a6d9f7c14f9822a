"""A saved view: its name, and whether the staff has it too."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coach.models import SavedPage
from coach.models.saved_views import LONGEST_NAME, LONGEST_QUERY


class ViewForm(forms.Form):
    """Carries the version that was seen, where there is one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)
    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    shared = forms.BooleanField(
        label=_("The whole staff has it too"),
        required=False,
        help_text=_("Each sees their own athletes in it. Only you change it."),
    )

    def facts(self) -> dict[str, Any]:
        """What the services take."""
        given = self.cleaned_data
        return {"name": given["name"], "shared": given["shared"]}


class KeepForm(ViewForm):
    """A new one, of a page as it stands."""

    page = forms.ChoiceField(choices=SavedPage.choices, widget=forms.HiddenInput)
    query = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_QUERY, required=False)

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {**super().facts(), "page": SavedPage(given["page"]), "query": given["query"]}
