"""A workout file that somebody chooses."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ingest.forms.uploads import NO_FILE
from ingest.services.workouts import LARGEST_FILE

KINDS = ".fit,.zwo,.txt,.gz"


class WorkoutForm(forms.Form):
    """One small file."""

    file = forms.FileField(
        label=_("Workout file"),
        help_text=_("FIT or Zwift (ZWO), or text as it is typed here. Nothing is saved."),
        error_messages={"required": NO_FILE, "missing": NO_FILE, "invalid": NO_FILE},
        allow_empty_file=True,
        widget=forms.FileInput({"accept": KINDS}),
    )

    def content(self) -> tuple[bytes, str]:
        """The bytes, no more than it takes to see that they are too many, and the name."""
        file = self.cleaned_data["file"]
        return file.read(LARGEST_FILE + 1), file.name or ""
