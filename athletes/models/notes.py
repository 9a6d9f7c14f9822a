"""What the staff notes on an athlete, alone or for the athlete too; what each said before; its files."""

from typing import cast

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import Athlete, AthleteOwned, AthleteOwnedQuerySet, RemovableQuerySet
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, Versioned, audited, manager

LONGEST_NOTE = 5000


class NoteAudience(models.TextChoices):
    SHARED = "shared", _("Shared with the athlete")
    PRIVATE = "private", _("Private to coaches")


class NoteQuerySet(RemovableQuerySet):
    def shared(self) -> "NoteQuerySet":
        return self.filter(audience=NoteAudience.SHARED)

    def visible_to(self, membership: Membership) -> "NoteQuerySet":
        """Shared ones to whoever sees the athlete; private ones to the staff, unless it is that athlete."""
        return _not_private(cast("NoteQuerySet", super().visible_to(membership)), membership)

    def restorable_by(self, membership: Membership, version: int) -> "NoteQuerySet":
        return _not_private(cast("NoteQuerySet", super().restorable_by(membership, version)), membership)


def _not_private(notes: NoteQuerySet, membership: Membership) -> NoteQuerySet:
    """Who coaches and runs reads of themself what they wrote, and what was shared."""
    if not membership.is_staff:
        return notes.shared()
    own = Athlete.objects.filter(member=membership).order_by().values("pk")
    private = Q(audience=NoteAudience.PRIVATE, athlete__in=own)
    return notes.exclude(private & ~Q(author=membership))


@audited
class Note(Published, Versioned, AthleteOwned):
    """A note on an athlete. `case`: the public id of the case it is about; cases lie on a floor above."""

    referenced = True

    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    audience = models.CharField(max_length=7, choices=NoteAudience.choices)
    body = models.TextField(_("note"), max_length=LONGEST_NOTE)
    case = models.UUIDField(null=True, blank=True)
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = manager(NoteQuerySet)

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [
            # athletes.selectors.notes_of: a person's notes, newest first
            models.Index(fields=["organization", "athlete", "-written_at"], name="note_of_athlete")
        ]

    def __str__(self) -> str:
        return self.body

    @property
    def is_private(self) -> bool:
        return self.audience == NoteAudience.PRIVATE


class NotePartQuerySet(AthleteOwnedQuerySet):
    def visible_to(self, membership: Membership) -> "NotePartQuerySet":
        """What hangs on a note is seen by whoever sees the note."""
        seen = cast("NotePartQuerySet", super().visible_to(membership))
        return seen.filter(note__in=Note.objects.visible_to(membership).order_by().values("pk"))


class NoteVersionQuerySet(NotePartQuerySet):
    def visible_to(self, membership: Membership) -> "NoteVersionQuerySet":
        """What a note said before may have been private: the staff alone looks back."""
        seen = cast("NoteVersionQuerySet", super().visible_to(membership))
        return seen if membership.is_staff else seen.none()


@audited
class NoteVersion(AthleteOwned):
    """What a note said before it was changed, and who had said so."""

    note = TenantForeignKey(Note, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(help_text="of the note while it said this")
    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    audience = models.CharField(max_length=7, choices=NoteAudience.choices)
    body = models.TextField(max_length=LONGEST_NOTE)
    written_at = models.DateTimeField()

    objects = manager(NoteVersionQuerySet)

    class Meta:
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "note", "number"], name="note_version_once")
        ]


class AttachmentQuerySet(NotePartQuerySet):
    def current(self) -> "AttachmentQuerySet":
        return self.filter(deleted_at=None)

    def restorable_by(self, membership: Membership, version: int) -> "AttachmentQuerySet":
        """What an undo may name: of a note that the member sees, there or removed at this version."""
        notes = Note.objects.visible_to(membership).order_by().values("pk")
        return self.filter(note__in=notes).filter(Q(deleted_at=None) | Q(version=version))


@audited
class Attachment(Published, Versioned, AthleteOwned):
    """A picture or document of a note; the bytes lie in storage under a path of their own."""

    note = TenantForeignKey(Note, models.CASCADE, related_name="attachments")
    uploader = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    filename = models.CharField(max_length=120)
    content_type = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=200)
    stored_at = models.DateTimeField()

    objects = manager(AttachmentQuerySet)

    class Meta:
        ordering = ["stored_at", "pk"]
        indexes = [
            models.Index(fields=["organization", "note"], name="attachment_of_note"),
            # athletes.services.purge_attachments: what was removed and may go
            models.Index(
                fields=["organization", "deleted_at"],
                condition=Q(deleted_at__isnull=False),
                name="attachment_removed",
            ),
        ]

    def __str__(self) -> str:
        return self.filename
