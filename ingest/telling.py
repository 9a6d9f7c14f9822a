"""What became of the files of an import: a line for each activity that a file tells of, else for the file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from athletes.models import ActivitySource
from ingest.models import ImportRun, Outcome, Upload, UploadState

NOT_KEPT = "not_kept"
NOT_YET = "not_yet"
OURS = frozenset({"broken", NOT_YET, "unreadable"})
"""Reasons that are no fault of the file."""


@dataclass(frozen=True, slots=True)
class Line:
    """`distance_m` and the like are what this file says, whatever counts for the activity.

    `outcome`: activity, duplicate, conflict, wellness, workout or refused; `merged` with a duplicate that is
    another source of the activity. `records`: seconds of per-second data.
    """

    path: str
    outcome: str
    merged: bool = False
    activity_id: str | None = None
    sport: str | None = None
    start: str | None = None
    distance_m: float | None = None
    timer_s: float | None = None
    moving_s: float | None = None
    avg_hr_bpm: float | None = None
    max_hr_bpm: float | None = None
    laps: int | None = None
    records: int | None = None
    warnings: tuple[str, ...] = ()
    reason: str | None = None

    @property
    def is_our_fault(self) -> bool:
        return self.outcome == Outcome.REFUSED and self.reason in OURS

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def lines_of(run: ImportRun) -> Iterator[Line]:
    """Of every file of the import, in their order; of an archive its files speak. A few queries."""
    uploads = list(Upload.objects.filter(run=run).select_related("activity").order_by("pk"))
    sources = _sources(uploads)
    for upload in uploads:
        if upload.outcome != Outcome.ARCHIVE or upload.state == UploadState.WAITING:
            yield from _lines(upload, sources.get(upload.public_id, ()))


def _sources(uploads: Iterable[Upload]) -> Mapping[UUID, list[tuple[ActivitySource, bool]]]:
    """By file what it told, each with whether the activity began with it."""
    ids = [upload.public_id for upload in uploads]
    rows = list(ActivitySource.objects.filter(upload__in=ids).select_related("activity").order_by("pk"))
    every = ActivitySource.objects.filter(activity__in={row.activity_id for row in rows})
    first: dict[int, int] = {}
    for activity, pk in every.order_by("pk").values_list("activity", "pk"):
        first.setdefault(activity, pk)
    found: defaultdict[UUID, list[tuple[ActivitySource, bool]]] = defaultdict(list)
    for row in rows:
        if row.upload is not None:
            found[row.upload].append((row, first[row.activity_id] == row.pk))
    return found


def _lines(upload: Upload, sources: Sequence[tuple[ActivitySource, bool]]) -> Iterator[Line]:
    activities = [*_told(upload, sources), *_known(upload), *_tried(upload)]
    yield from activities
    if not activities:
        yield Line(upload.filename, _outcome(upload), warnings=_warnings(upload), reason=_reason(upload))


def _told(upload: Upload, sources: Sequence[tuple[ActivitySource, bool]]) -> Iterator[Line]:
    for row, is_first in sources:
        outcome = Outcome.ACTIVITY if is_first else Outcome.DUPLICATE
        if len(sources) == 1 and upload.outcome == Outcome.CONFLICT:
            outcome = Outcome.CONFLICT
        start = row.started_at or row.day
        yield Line(
            path=upload.filename,
            outcome=outcome.value,
            merged=outcome == Outcome.DUPLICATE,
            activity_id=str(row.activity.public_id),
            start=start.isoformat() if start else None,
            warnings=_warnings(upload),
            **_numbers(row.told),
        )


def _known(upload: Upload) -> Iterator[Line]:
    for one in upload.found.get("known", ()):
        yield Line(
            path=upload.filename,
            outcome=Outcome.DUPLICATE.value,
            activity_id=one["activity"],
            start=one["started_at"] or one["day"],
            warnings=_warnings(upload),
            **_numbers(one["told"]),
        )


def _tried(upload: Upload) -> Iterator[Line]:
    """Of a dry run."""
    for one in upload.found.get("accounts", ()) if upload.state == UploadState.WAITING else ():
        merged = one["outcome"] == Outcome.MERGED
        yield Line(
            path=upload.filename,
            outcome=Outcome.DUPLICATE.value if merged else one["outcome"],
            merged=merged,
            start=one.get("started_at") or one.get("day"),
            warnings=_warnings(upload),
            **_numbers(one["told"]),
        )


def _numbers(told: Mapping[str, Any]) -> dict[str, Any]:
    measured = ("sport", "distance_m", "timer_s", "moving_s", "avg_hr_bpm", "max_hr_bpm")
    counted = {"laps": told.get("laps"), "records": told.get("streams")}
    return {
        **{name: told.get(name) for name in measured},
        **{name: None if count is None else int(count) for name, count in counted.items()},
    }


def _outcome(upload: Upload) -> str:
    waits = upload.state == UploadState.WAITING and not upload.previewed
    if waits or upload.outcome in ("", Outcome.UNREAD, Outcome.ARCHIVE):
        return Outcome.REFUSED.value
    return Outcome.DUPLICATE.value if upload.outcome == Outcome.MERGED else upload.outcome


def _reason(upload: Upload) -> str | None:
    if upload.state == UploadState.WAITING and not upload.previewed:
        return NOT_YET
    return NOT_KEPT if upload.outcome == Outcome.UNREAD else upload.refusal or None


def _warnings(upload: Upload) -> tuple[str, ...]:
    return tuple(one["code"] for one in upload.found.get("warnings", ()))
