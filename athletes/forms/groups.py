"""A group as a coach writes it down."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete

LONGEST_LINE = 300


class GroupForm(forms.Form):
    """Name, tags with commas between them, and who is in it."""

    name = forms.CharField(label=_("Name"), max_length=80)
    tags = forms.CharField(
        label=_("Tags"),
        max_length=LONGEST_LINE,
        required=False,
        help_text=_("Words with commas between them, such as: marathon, autumn."),
    )
    members = forms.MultipleChoiceField(
        label=_("Athletes"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Sequence[Athlete], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.public_id): one for one in people}
        self.fields["members"].choices = [(key, one.name) for key, one in self.people.items()]  # type: ignore[attr-defined]

    def tag_list(self) -> list[str]:
        return str(self.cleaned_data["tags"]).split(",")

    def chosen(self) -> list[Athlete]:
        return [self.people[key] for key in self.cleaned_data["members"]]
