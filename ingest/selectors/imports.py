"""How far an import is, what its files became, and what would go with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from math import ceil

from django.core.paginator import Page, Paginator
from django.db.models import BigIntegerField, Exists, OuterRef, Q, Subquery
from django.db.models import Count as Number
from django.db.models.functions import Coalesce

from athletes.models import Activity, ActivitySource, Athlete, Sight, sight_of
from ingest import wording
from ingest import wording_imports as words
from ingest.models import Conflict, ConflictState, ImportRun, ImportState, Outcome, Upload, UploadState
from ingest.selectors.workouts import FoundWorkout, workouts_of
from tenancy.database.prepared import Given, Prepared
from tenancy.models import Membership

RATE_WITHIN = timedelta(minutes=2)
A_PAGE = 50
MOST_CATEGORIES = 12
MOST_NOTICES = 3
NOBODY = 0
RUNS = (ImportState.RUNNING, ImportState.PREVIEWING)
# Of what is tried out the outcome is known, and it waits all the same.
UNTRIED = ("", Outcome.ARCHIVE)


@dataclass(frozen=True, slots=True)
class Count:
    """How many files had this outcome, in words."""

    outcome: str
    number: int
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is. `total` grows while an archive is unpacked; `left`: None where nobody can say."""

    run: ImportRun
    done: int
    total: int
    counts: tuple[Count, ...]
    unpacking: bool
    current: str
    per_second: float
    left: timedelta | None

    @property
    def is_over(self) -> bool:
        return self.run.state not in RUNS

    @property
    def percent(self) -> int:
        return int(100 * self.done / self.total) if self.total else 0

    @property
    def seen(self) -> str:
        """Changes when there is something new to show."""
        return f"{self.run.state}-{self.run.round}-{self.done}-{self.total}"

    @property
    def refused(self) -> int:
        return next((one.number for one in self.counts if one.outcome == Outcome.REFUSED), 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A file of an import: what it became and, where it was refused, why."""

    upload: Upload
    name: str
    outcome: str
    tone: str
    words: str
    activity: Activity | None
    workouts: tuple[FoundWorkout, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportItems:
    """One page of an import's files, and what in them is not read here."""

    lines: tuple[Line, ...]
    page: "Page[Upload]"
    unread: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What would go if the import were undone: activities, those that stay with other sources, days."""

    removed: int
    kept: int
    days: int


def progress_of(*, run: ImportRun, now: datetime) -> Progress:
    """One query by index for what is over, three while it runs."""
    groups = list(
        Upload.objects.filter(run=run)
        .order_by()
        .values_list("state", "outcome")
        .annotate(number=Number("pk"))
    )
    total = sum(number for _state, _outcome, number in groups)
    waiting = sum(number for state, outcome, number in groups if _waits(state, outcome))
    counts = counted(groups)
    if run.state not in RUNS:
        return Progress(run, total - waiting, total, counts, False, "", 0.0, None)
    done, rate = total - waiting, _rate(run, total - waiting, now)
    unpacking = any(state == UploadState.WAITING and what == Outcome.ARCHIVE for state, what, _n in groups)
    left = timedelta(seconds=ceil(waiting / rate)) if rate and waiting and not unpacking else None
    return Progress(run, done, total, counts, unpacking, _current(run), rate, left)


def counted(groups: Iterable[tuple[str, str, int]]) -> tuple[Count, ...]:
    """The outcomes in the order of the words, archives left out; undone files count as what they were."""
    numbers: dict[str, int] = {}
    for state, outcome, number in groups:
        if not _waits(state, outcome) and outcome != Outcome.ARCHIVE:
            numbers[outcome] = numbers.get(outcome, 0) + number
    return tuple(
        Count(outcome, numbers[outcome], words.counted(outcome, numbers[outcome]), words.TONES[outcome])
        for outcome in words.TONES
        if numbers.get(outcome)
    )


def items_of(*, run: ImportRun, outcome: str = "", page: int = 1) -> ImportItems:
    """The files, A_PAGE a page, with one outcome if that is named. Four queries at most."""
    uploads = Upload.objects.filter(run=run).select_related("activity").order_by("pk")
    if outcome:
        uploads = uploads.filter(outcome=outcome)
    found = Paginator(uploads, A_PAGE).get_page(page)
    return ImportItems(tuple(_line(upload) for upload in found), found, _unread(run))


def undo_preview(*, run: ImportRun) -> Taken:
    """What undoing it would take away. Three queries."""
    uploads = Upload.objects.filter(run=run, state=UploadState.DONE).order_by()
    brought = ActivitySource.objects.filter(upload__in=uploads.values("public_id")).order_by()
    others = ActivitySource.objects.filter(activity=OuterRef("pk")).order_by()
    others = others.exclude(upload__in=uploads.values("public_id"))
    touched = Activity.objects.filter(pk__in=brought.values("activity"), deleted_at=None).order_by()
    kept = touched.filter(Exists(others)).count()
    days = {
        change["day"] for undo in uploads.exclude(undo=[]).values_list("undo", flat=True) for change in undo
    }
    return Taken(touched.count() - kept, kept, len(days))


def disputes_of(*, run: ImportRun) -> int:
    """How many values of the athlete's runs want a decision since the import began. One query."""
    pending = Conflict.objects.of(run.athlete).filter(state=ConflictState.PENDING)
    return int(pending.filter(activity__deleted_at=None, raised_at__gte=run.started_at).order_by().count())


def notices(*, membership: Membership, athlete: Athlete | None) -> list[ImportRun]:
    """Imports of the member's own running and of what they sent that ended and that nobody has put away yet.

    The latest first. `disputes`: how many of the athlete's runs want a decision since it began. One query.
    """
    found: list[ImportRun] = _unseen(sight_of(membership)).ask(athlete=athlete.pk if athlete else NOBODY)
    return found


@lru_cache(maxsize=256)
def _unseen(sight: Sight) -> Prepared:
    """Asked at each opening of the command center."""
    mine = Q(uploader=sight.membership) | Q(athlete=Given("athlete", BigIntegerField()))
    runs = ImportRun.objects.visible_to(sight.membership).filter(mine)
    ended = runs.filter(seen_at=None, finished_at__isnull=False).exclude(state=ImportState.UNDONE)
    raised = Conflict.objects.filter(
        athlete=OuterRef("athlete"), state=ConflictState.PENDING, raised_at__gte=OuterRef("started_at")
    )
    asked = raised.order_by().values("athlete").annotate(n=Number("pk")).values("n")
    ended = ended.annotate(disputes=Coalesce(Subquery(asked), 0))
    return Prepared(ended.select_related("athlete").order_by("-started_at", "-pk")[:MOST_NOTICES])


def _waits(state: str, outcome: str) -> bool:
    return state == UploadState.WAITING and outcome in UNTRIED


def _rate(run: ImportRun, done: int, now: datetime) -> float:
    """Files a second of late; a dry run writes no times, so there it is that of the whole."""
    since = max(run.started_at, now - RATE_WITHIN)
    if run.state == ImportState.RUNNING:
        done = Upload.objects.filter(run=run, finished_at__gt=since).order_by().count()
    else:
        since = run.started_at
    return done / max((now - since).total_seconds(), 1.0)


def _current(run: ImportRun) -> str:
    """What is read next."""
    waiting = Upload.objects.filter(run=run, state=UploadState.WAITING, outcome__in=UNTRIED)
    first = waiting.order_by("late", "pk").values_list("filename", flat=True).first()
    return first or ""


def _line(upload: Upload) -> Line:
    outcome = "" if _waits(upload.state, upload.outcome) else upload.outcome
    activity = upload.activity if upload.activity and upload.activity.deleted_at is None else None
    said = wording.refusal(upload.refusal, upload.params) if upload.refusal else ""
    return Line(
        upload=upload,
        name=upload.filename,
        outcome=words.outcome(upload.state, outcome),
        tone=words.TONES.get(outcome, "info"),
        words=said or words.found(upload.found),
        activity=activity,
        workouts=workouts_of(upload),
    )


def _unread(run: ImportRun) -> str:
    """The categories that nobody here reads, by name, in a sentence; "" while it runs."""
    if run.state in RUNS:
        return ""
    uploads = Upload.objects.filter(run=run).order_by()
    told = Q(found__has_key="unread") | Q(refusal="not_read")
    groups = uploads.filter(told).values_list("found__unread", "params__category").annotate(n=Number("pk"))
    names = {name for unread, category, _n in groups for name in _names(unread, category)}
    return words.unread(sorted(names)[:MOST_CATEGORIES], len(names))


def _names(unread: Mapping[str, int] | None, category: str | None) -> list[str]:
    return [*(unread or {}), *([category] if category else [])]
