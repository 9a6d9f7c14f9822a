"""What the library should show."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete
from planning.models import Category


class LibraryForm(forms.Form):
    """Filters of the library; all of them are in the address."""

    q = forms.CharField(label=_("Search"), required=False, widget=forms.SearchInput())
    category = forms.ChoiceField(
        label=_("Category"), required=False, choices=[("", _("All categories")), *Category.choices]
    )
    athlete = forms.ChoiceField(label=_("Shown for"), required=False)

    def __init__(self, *args: Any, athletes: list[Athlete], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.athletes = {str(athlete.public_id): athlete for athlete in athletes}
        names = [(key, athlete.name) for key, athlete in self.athletes.items()]
        self.fields["athlete"] = forms.ChoiceField(
            label=_("Shown for"), required=False, choices=[("", _("A typical runner")), *names]
        )

    def chosen(self) -> Athlete | None:
        """The athlete whose paces count, if one was named whom the reader may see."""
        return self.athletes.get(self.data.get("athlete", ""))

    def filters(self) -> dict[str, str]:
        """Category and text; what makes no sense is left out."""
        self.full_clean()
        return {"category": self.cleaned_data.get("category", ""), "text": self.cleaned_data.get("q", "")}
