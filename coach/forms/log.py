"""What of the log is looked for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coach.selectors.log import BY_RULES, LogQuery
from readiness.models import Verb


class LogForm(forms.Form):
    """Every field may stay empty; an answer that makes no sense is said, and nothing is left out for it."""

    member = forms.ChoiceField(label=_("Who"), required=False)
    verb = forms.ChoiceField(label=_("What"), required=False, choices=[("", _("Everything")), *Verb.choices])
    name = forms.CharField(label=_("Athlete"), required=False, max_length=100)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, data: Any, *, staff: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, auto_id="log-%s")
        field = self.fields["member"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Everyone")), *staff, (BY_RULES, _("The rules"))]

    def query(self) -> LogQuery:
        """What was understood of it."""
        self.is_valid()
        return LogQuery(**{name: value for name, value in self.cleaned_data.items() if value})
