"""Files as they were received, kept once by their SHA-256; the imports they came in; what became of each."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from athletes.models import Activity, ActivitySource
from athletes.models.athlete import AthleteOwned
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, TenantModel, Versioned, audited


@audited
class RawFile(TenantModel):
    """The bytes of a file in storage; immutable. Each file of an archive is kept by itself."""

    referenced = True

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    path = models.CharField(max_length=200)
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "sha256"], name="raw_file_once")]


class Door(models.TextChoices):
    """Through which an import came."""

    PAGE = "page", _("Upload page")
    API = "api", _("API")
    COMMAND = "command", _("Command line")
    FOLDER = "folder", _("Watched folder")


class ImportState(models.TextChoices):
    PREVIEWING = "previewing", _("Trying out")
    PREVIEWED = "previewed", _("Ready to import")
    RUNNING = "running", _("Importing")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")
    UNDONE = "undone", _("Undone")


@audited
class ImportRun(Published, AthleteOwned):
    """Many files of one athlete, taken in together: an archive, a folder, a handful from the upload page.

    `round` counts how often it was started: tried out, imported, tried again.
    """

    referenced = True

    uploader = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    door = models.CharField(max_length=10, choices=Door.choices)
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=ImportState.choices, default=ImportState.RUNNING)
    round = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True, help_text="when the notice was put away")

    class Meta:
        ordering = ["-started_at", "-pk"]
        indexes = [
            models.Index(fields=["organization", "athlete", "-started_at"], name="import_of_athlete"),
            # ingest.selectors.notices: what ended and was not put away
            models.Index(
                fields=["organization", "-started_at"],
                condition=Q(seen_at=None, finished_at__isnull=False),
                name="import_unseen",
            ),
        ]


class UploadState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")
    UNDONE = "undone", _("Undone")


class Outcome(models.TextChoices):
    """What a file became."""

    ACTIVITY = "activity", _("New activity")
    MERGED = "merged", _("Another source of an activity")
    DUPLICATE = "duplicate", _("Here already")
    CONFLICT = "conflict", _("Wants a decision")
    WELLNESS = "wellness", _("Wellness")
    WORKOUT = "workout", _("Workout")
    UNREAD = "unread", _("Nothing that we keep")
    ARCHIVE = "archive", _("Unpacked")
    REFUSED = "refused", _("Not read")


@audited
class Upload(Published, AthleteOwned):
    """One file given to one athlete; given again by itself, it is the same upload.

    `run`: the import it came in; there `filename` is the path in its archive, and what is `late` waits for
    the others: tables, so that they find the recordings they tell of. `found` says what was in it
    ({"activity": 3, "days": 12 …}, warnings), `undo` what it changed that has no row of its own
    (athletes.services.wellness). `raw` is NULL once an archive's files are all kept by themselves.
    """

    referenced = True

    run = TenantForeignKey(ImportRun, models.CASCADE, null=True, blank=True, related_name="uploads")
    raw = TenantForeignKey(RawFile, models.PROTECT, null=True, related_name="+")
    uploader = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=UploadState.choices, default=UploadState.WAITING)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, db_default="")
    late = models.BooleanField(default=False, db_default=False)
    previewed = models.BooleanField(default=False, db_default=False)
    refusal = models.CharField(max_length=40, blank=True, help_text="code of ingest.parsers.Unreadable")
    params = models.JSONField(default=dict)
    found = models.JSONField(default=dict, db_default={})
    undo = models.JSONField(default=list, db_default=[])
    activity = TenantForeignKey(Activity, models.SET_NULL, null=True, blank=True, related_name="+")
    received_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "athlete", "raw"], condition=Q(run=None), name="upload_once"
            ),
            models.UniqueConstraint(
                fields=["organization", "run", "filename"],
                condition=Q(run__isnull=False),
                name="upload_in_run",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "athlete", "-received_at"], name="upload_of_athlete"),
            # ingest.selectors.imports: how far an import is
            models.Index(
                fields=["organization", "run", "state", "outcome"],
                condition=Q(run__isnull=False),
                name="upload_of_run",
            ),
        ]


class ConflictKind(models.TextChoices):
    FIELD = "field", _("Sources differ")
    MATCH = "match", _("Which activity is it?")
    DUPLICATE = "duplicate", _("Twice the same?")
    TIME_ZONE = "time_zone", _("Shifted by whole hours")


class ConflictState(models.TextChoices):
    PENDING = "pending", _("Wants a decision")
    RESOLVED = "resolved", _("Decided")
    WITHDRAWN = "withdrawn", _("No longer differs")


@audited
class Conflict(Published, Versioned, AthleteOwned):
    """Sources say different things, and a person is to say which counts.

    `options`: [{kind, key, value}] in the order of preference; `suggested` is one of their keys, with its
    reason; `choice` what a person took: {kind: "source", "value" or "mean", source: key, value: number}.
    """

    activity = TenantForeignKey(Activity, models.CASCADE, related_name="conflicts")
    other = TenantForeignKey(Activity, models.CASCADE, null=True, blank=True, related_name="+")
    source = TenantForeignKey(ActivitySource, models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=ConflictKind.choices)
    field = models.CharField(max_length=30, blank=True)
    options = models.JSONField(default=list)
    suggested = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=ConflictState.choices, default=ConflictState.PENDING)
    choice = models.JSONField(null=True, blank=True)
    raised_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-raised_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "activity", "kind", "field"],
                condition=Q(state="pending"),
                name="conflict_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "athlete", "-raised_at"],
                condition=Q(state="pending"),
                name="conflict_pending",
            )
        ]


@audited
class WatchedFolder(Published, AthleteOwned):
    """A folder on the server whose files belong to one athlete."""

    referenced = True

    path = models.CharField(max_length=500)
    uploader = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    active = models.BooleanField(default=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "path"], name="watched_folder_once")]


class WatchedFile(AthleteOwned):
    """The manifest of a watched folder: a path that was taken in, as it was then."""

    folder = TenantForeignKey(WatchedFolder, models.CASCADE, related_name="+")
    path = models.CharField(max_length=1000)
    size = models.PositiveBigIntegerField()
    modified_ns = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "folder", "path"], name="watched_file_once")
        ]
