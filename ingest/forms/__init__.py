"""Forms of ingest."""

from ingest.forms.deciding import TypedForm, answer_of, version_of
from ingest.forms.review import corrections_of, typed_text
from ingest.forms.uploads import UploadForm, UploadsForm

__all__ = [
    "TypedForm",
    "UploadForm",
    "UploadsForm",
    "answer_of",
    "corrections_of",
    "typed_text",
    "version_of",
]
