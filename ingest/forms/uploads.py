"""Forms of ingest."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ingest import wording
from ingest.services import NotAccepted, demand_acceptable

MOST_FILES = 20
NO_FILE = _("Choose a file first.")


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FitField(forms.FileField):
    """One file of a size that can be taken; what is in it the worker finds out."""

    widget = forms.FileInput

    def __init__(self, label: Any) -> None:
        words = {"required": NO_FILE, "missing": NO_FILE, "invalid": NO_FILE}
        super().__init__(label=label, error_messages=words, allow_empty_file=True)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": ".fit"}

    def to_python(self, data: Any) -> UploadedFile | None:
        file = super().to_python(data)
        if not isinstance(file, UploadedFile):
            return None
        try:
            demand_acceptable(size=file.size or 0)
        except NotAccepted as refused:
            raise ValidationError(refused.message) from refused
        return file


class FitsField(FitField):
    """Several files at once; the error names the one that cannot be taken."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given: Sequence[Any] = data or [None]
        if len(given) > MOST_FILES:
            raise ValidationError(gettext("At most %(most)d files at once.") % {"most": MOST_FILES})
        return [self._clean_one(file) for file in given]

    def _clean_one(self, file: Any) -> UploadedFile:
        try:
            cleaned: UploadedFile = super().clean(file)
        except ValidationError as refused:
            if file is None:
                raise
            words = {"name": file.name, "problem": refused.messages[0]}
            raise ValidationError(gettext("%(name)s: %(problem)s") % words) from refused
        return cleaned


class UploadForm(forms.Form):
    """One file."""

    file = FitField(_("FIT file"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = wording.largest_file(settings.MAX_UPLOAD_BYTES)


class UploadsForm(UploadForm):
    """Several files in the same field."""

    file = FitsField(_("FIT files"))
