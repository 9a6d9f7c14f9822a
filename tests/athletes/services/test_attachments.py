"""Files of notes: what is taken, who may have it, when it goes."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage

from athletes import services
from athletes.models import Attachment, Note, NoteAudience
from athletes.services import NoteFacts
from athletes.services.attachments import KEPT_FOR_UNDO
from tests.athletes.test_file_kinds import PNG
from tests.factories import NOW, Club

HOSTILE = [
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    b"<html><script>alert(1)</script>",
    b"MZ\x90\x00\x03",
    b"PK\x03\x04 a zip",
    b"",
]


@pytest.fixture
def note(inside: Club) -> Note:
    facts = NoteFacts(NoteAudience.PRIVATE, "MRI")
    return services.write_note(athlete=inside.athlete, author=inside.coach, facts=facts, now=NOW)


def attach(club: Club, note: Note, data: bytes = PNG, name: str = "knee.png") -> Attachment:
    return services.attach(note=note, uploader=club.coach, filename=name, file=BytesIO(data), now=NOW)


def test_a_picture_is_kept_with_its_note(inside: Club, note: Note) -> None:
    kept = attach(inside, note, name="../knee\x00.html")

    with default_storage.open(kept.path) as file:
        assert file.read() == PNG
    assert (kept.filename, kept.content_type, kept.size) == ("knee.png", "image/png", len(PNG))
    assert kept.path.startswith(f"{inside.organization.pk}/attached/")


@pytest.mark.parametrize("data", HOSTILE, ids=["svg", "html", "exe", "zip", "empty"])
def test_what_only_claims_to_be_a_picture_is_refused(inside: Club, note: Note, data: bytes) -> None:
    with pytest.raises(services.NotAttachable):
        attach(inside, note, data)

    assert Attachment.objects.count() == 0


def test_a_file_has_a_limit(inside: Club, note: Note, settings: Any) -> None:
    settings.MAX_ATTACHMENT_BYTES = len(PNG) - 1

    with pytest.raises(services.AttachmentTooLarge):
        attach(inside, note)


def test_an_organization_has_a_limit_that_counts_what_is_not_purged(
    inside: Club, note: Note, settings: Any
) -> None:
    settings.MAX_ATTACHED_BYTES = 2 * len(PNG) - 1
    kept = attach(inside, note)
    services.remove_attachment(attachment=kept, now=NOW)

    with pytest.raises(services.NoRoomLeft):
        attach(inside, note)

    services.purge_attachments(now=NOW + KEPT_FOR_UNDO + timedelta(seconds=1))
    attach(inside, note)


def test_files_are_seen_with_their_note(inside: Club, note: Note) -> None:
    kept = attach(inside, note)

    private = [Attachment.objects.visible_to(one).count() for one in (inside.coach, inside.runner)]
    shared = NoteFacts(NoteAudience.SHARED, "MRI")
    services.change_note(note=note, author=inside.coach, facts=shared, now=NOW)
    opened = [Attachment.objects.visible_to(one).count() for one in (inside.coach, inside.runner)]
    services.remove_note(note=note, now=NOW)

    assert (private, opened) == ([1, 0], [1, 1])
    assert not Attachment.objects.visible_to(inside.coach).filter(pk=kept.pk).exists()


def test_a_removed_file_comes_back_until_it_is_purged(inside: Club, note: Note) -> None:
    kept = attach(inside, note)
    gone = services.remove_attachment(attachment=kept, now=NOW, version=1)
    services.purge_attachments(now=NOW + timedelta(minutes=10))

    back = services.restore_attachment(attachment=gone, version=gone.version)

    assert default_storage.exists(back.path)
    assert list(Attachment.objects.visible_to(inside.coach)) == [back]


def test_purging_takes_bytes_and_rows_and_can_be_repeated(inside: Club, note: Note) -> None:
    kept, other = attach(inside, note), attach(inside, note)
    services.remove_attachment(attachment=kept, now=NOW)
    late = NOW + KEPT_FOR_UNDO + timedelta(seconds=1)
    default_storage.delete(kept.path)  # broken off after the bytes

    assert [services.purge_attachments(now=late) for _ in range(2)] == [1, 0]
    assert list(Attachment.objects.all()) == [other]
    assert default_storage.exists(other.path)


def test_files_of_a_removed_note_go_too(inside: Club, note: Note) -> None:
    kept = attach(inside, note)
    services.remove_note(note=note, now=NOW)

    services.purge_attachments(now=NOW + KEPT_FOR_UNDO + timedelta(seconds=1))

    assert not default_storage.exists(kept.path)
