"""The squad's address: what makes no sense in it counts as not said."""

from django import forms
from django.http import QueryDict

from coach.forms.board import ids_of
from coach.selectors import BANDS, Only, SquadPlace
from coach.selectors.squad import Column
from coach.selectors.squad.places import NOBODY

LONGEST_SEARCH = 100


class SquadForm(forms.Form):
    sort = forms.ChoiceField(
        choices=[(way, way) for each in Column for way in (each.value, f"-{each.value}")]
    )
    q = forms.CharField(required=False, max_length=LONGEST_SEARCH)
    group = forms.UUIDField(required=False)
    coach = forms.CharField(required=False)
    band = forms.ChoiceField(choices=[(each, each) for each in BANDS])
    only = forms.ChoiceField(choices=[(each.value, each.value) for each in Only])
    view = forms.CharField(required=False)
    rows = forms.CharField(required=False)
    after = forms.UUIDField(required=False)

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query.dict())

    def clean_coach(self) -> str:
        said: str = self.cleaned_data["coach"]
        return said if said == NOBODY else "".join(map(str, ids_of([said])))

    def place(self) -> SquadPlace:
        """Where in the squad that is."""
        self.full_clean()
        return SquadPlace.said(self.cleaned_data)
