"""A template of messages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes.models import LONGEST_MESSAGE, Phrase
from athletes.services import PhraseFacts


class PhraseForm(forms.Form):
    """One language is enough; the other falls back to it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Name"), max_length=80)
    body_en = forms.CharField(
        label=_("English"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("{name}, {session} and {day} are filled in for the athlete."),
    )
    body_ko = forms.CharField(
        label=_("Korean"), max_length=LONGEST_MESSAGE, required=False, widget=forms.Textarea({"rows": 4})
    )
    shared = forms.BooleanField(label=_("For everybody on the staff"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not (given.get("body_en") or given.get("body_ko")):
            self.add_error("body_en", _("Write the message in at least one language."))
        return given

    def facts(self) -> PhraseFacts:
        given = self.cleaned_data
        return PhraseFacts(given["name"], given["body_en"], given["body_ko"])

    @classmethod
    def of(cls, phrase: Phrase) -> "PhraseForm":
        said = {name: getattr(phrase, name) for name in ("version", "name", "body_en", "body_ko")}
        form = cls(initial=said)
        del form.fields["shared"]
        return form
