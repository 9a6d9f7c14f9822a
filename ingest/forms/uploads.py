"""Files that people send: of a size that can be taken; what is in them the worker finds out."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ingest import wording
from ingest.services import Incoming, NotAccepted, demand_acceptable, holds_others

MOST_FILES = 1000
NO_FILE = _("Choose a file first.")
KINDS = ".fit,.tcx,.gpx,.gz,.csv,.tsv,.xlsx,.json,.xml,.zip"


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class RunFileField(forms.FileField):
    """One file; an archive may be larger than what is in it."""

    widget = forms.FileInput

    def __init__(self, label: Any, **given: Any) -> None:
        words = {"required": NO_FILE, "missing": NO_FILE, "invalid": NO_FILE}
        super().__init__(label=label, error_messages=words, allow_empty_file=True, **given)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": KINDS}

    def to_python(self, data: Any) -> UploadedFile | None:
        file = super().to_python(data)
        if not isinstance(file, UploadedFile):
            return None
        try:
            demand_acceptable(size=file.size or 0, archive=holds_others(incoming(file)))
        except NotAccepted as refused:
            raise ValidationError(refused.message) from refused
        return file


class RunFilesField(RunFileField):
    """Several files at once; the error names the one that cannot be taken."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given: Sequence[Any] = data or []
        if len(given) > MOST_FILES:
            raise ValidationError(gettext("At most %(most)d files at once.") % {"most": MOST_FILES})
        return [self._clean_one(file) for file in given]

    def _clean_one(self, file: Any) -> UploadedFile:
        try:
            cleaned: UploadedFile = super().clean(file)
        except ValidationError as refused:
            words = {"name": file.name, "problem": refused.messages[0]}
            raise ValidationError(gettext("%(name)s: %(problem)s") % words) from refused
        return cleaned


class FolderField(RunFilesField):
    """All files of a folder; what a system leaves lying in folders is passed over."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"webkitdirectory": True}

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        wanted = [one for one in data or [] if one.size and not one.name.startswith(".")]
        return super().clean(wanted, initial)


class UploadForm(forms.Form):
    """One file."""

    file = RunFileField(_("File"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limits = (settings.MAX_UPLOAD_BYTES, settings.MAX_ARCHIVE_BYTES)
        self.fields["file"].help_text = wording.largest_file(*limits)

    def files_in(self) -> list[Incoming]:
        return [incoming(self.cleaned_data["file"])]


class UploadsForm(UploadForm):
    """Several files in the same field, a folder, or both; as an import or only to see what would happen."""

    file = RunFilesField(_("Files"), required=False)
    folder = FolderField(
        _("Or a whole folder"), required=False, help_text=_("Everything in it, folders inside it too.")
    )
    preview = forms.BooleanField(
        label=_("Only show what would happen"),
        required=False,
        help_text=_("Nothing is imported until you say so."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned["file"] and not cleaned["folder"]:
            self.add_error("file", NO_FILE)
        return cleaned

    def files_in(self) -> list[Incoming]:
        """Each under a name of its own: files of different folders may be called the same."""
        seen: Counter[str] = Counter()
        found = []
        for file in [*self.cleaned_data["file"], *self.cleaned_data["folder"]]:
            one = incoming(file)
            seen[one.name] += 1
            number = seen[one.name]
            found.append(one if number == 1 else Incoming(_numbered(one.name, number), one.file))
        return found


def incoming(file: UploadedFile) -> Incoming:
    return Incoming(file.name or "", cast(BinaryIO, file))


def _numbered(name: str, number: int) -> str:
    path = PurePosixPath(name)
    return f"{path.stem} ({number}){path.suffix}"
