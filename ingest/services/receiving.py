"""Files from a page: one is an upload of its own, several or an archive are an import."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import ngettext

from athletes.models import Athlete
from ingest.models import Door, ImportRun, Upload
from ingest.parsers.kinds import classify
from ingest.services.accepting import accept_upload
from ingest.services.importing import HEAD_BYTES, Incoming, open_import
from ingest.services.unpacking import is_archive
from tenancy.models import Membership


def receive(
    *,
    athlete: Athlete,
    uploader: Membership,
    files: Sequence[Incoming],
    now: datetime,
    preview: bool = False,
) -> Upload | ImportRun:
    """Take the files in. Raises NotAccepted for a single one that cannot be kept."""
    if len(files) == 1 and not preview and not holds_others(files[0]):
        (one,) = files
        return accept_upload(
            athlete=athlete, uploader=uploader, filename=one.name, data=one.file.read(), now=now
        )
    return open_import(
        athlete=athlete,
        uploader=uploader,
        door=Door.PAGE,
        name=name_of(files),
        files=files,
        now=now,
        preview=preview,
    )


def holds_others(one: Incoming) -> bool:
    """Whether the file is an archive, by its first bytes."""
    head = one.file.read(HEAD_BYTES)
    one.file.seek(0)
    return is_archive(classify(one.name, head))


def name_of(files: Sequence[Incoming]) -> str:
    """What the import is called: the file, or the first of them and how many more."""
    first, more = files[0].name, len(files) - 1
    if not more:
        return first
    words = ngettext("%(name)s and %(n)d more", "%(name)s and %(n)d more", more)
    return words % {"name": first, "n": more}
