"""A note on a day of the calendar."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from planning.models import Audience, DayNote
from planning.models.notes import LONGEST_NOTE

HELP = {
    Audience.ATHLETE: _("The athlete reads it in their plan."),
    Audience.STAFF: _("The athlete never sees it."),
}


class DayNoteForm(forms.Form):
    """What is noted for whom; an empty text takes the note away."""

    day = forms.DateField(widget=forms.HiddenInput)
    audience = forms.ChoiceField(choices=Audience.choices, widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    text = forms.CharField(
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea({"rows": 3, "maxlength": LONGEST_NOTE}),
    )

    def __init__(self, data: Any = None, *, audience: Audience | None = None, **more: Any) -> None:
        super().__init__(data, **more)
        if audience is not None:
            self.fields["text"].label = audience.label
            self.fields["text"].help_text = HELP[audience]

    @classmethod
    def of(cls, day: Any, audience: Audience, note: DayNote | None) -> "DayNoteForm":
        """The form with what the day says to the audience."""
        first = {
            "day": day.isoformat(),
            "audience": audience.value,
            "version": note.version if note else 0,
            "text": note.text if note else "",
        }
        return cls(initial=first, audience=audience, auto_id=f"note_{audience.value}_%s")
