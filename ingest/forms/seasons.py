"""A season's file, and what is to become of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete
from planning.models import Anchor

AS_TEMPLATE = "template"


class SeasonFileForm(forms.Form):
    """The table to be read."""

    file = forms.FileField(
        label=_("Table"),
        help_text=_("XLSX or CSV: a row a week, columns for Monday to Sunday, at most 5 MB."),
        widget=forms.ClearableFileInput({"accept": ".xlsx,.csv"}),
    )


class SeasonForm(forms.Form):
    """What becomes of a season that was read."""

    name = forms.CharField(label=_("Name"), max_length=120)
    target = forms.ChoiceField(label=_("It becomes"))
    anchor = forms.ChoiceField(label=_("Days are counted from"), choices=Anchor.choices)
    start = forms.DateField(
        label=_("First day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("For a draft that is counted from its first day."),
    )

    def __init__(self, *args: Any, people: Sequence[Athlete], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.public_id): one for one in people}
        drafts = [(key, _("A draft for %(name)s") % {"name": one.name}) for key, one in self.people.items()]
        self.fields["target"] = forms.ChoiceField(
            label=_("It becomes"), choices=[(AS_TEMPLATE, _("A template")), *drafts]
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        drafted = cleaned.get("target") in self.people
        if drafted and cleaned.get("anchor") == Anchor.START and not cleaned.get("start"):
            self.add_error("start", _("A draft needs its first day."))
        return cleaned

    def athlete(self) -> Athlete | None:
        """For whom the draft is; None for a template."""
        return self.people.get(self.cleaned_data["target"])
