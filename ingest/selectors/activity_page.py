"""One activity as its page shows it: the run and its plan, its reps, and what each source says of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from athletes.models import Activity, ActivitySource, Interval, Part
from athletes.selectors import WornShoe, means_of, worn_shoe
from ingest import wording_reconcile, wording_values
from ingest import wording_recorded as wording
from ingest.models import Upload
from ingest.naming import called
from ingest.reconcile.fields import Field, Source
from ingest.selectors.moving import splittable
from ingest.typed import DAY, EDIT, SHOE_ID
from readiness import selectors as readiness
from readiness.selectors import ActivityPage

NOT_SHOWN = frozenset({Field.STREAMS, Field.LAPS})  # how many samples there are says nothing to a person


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """A rep with its number, or what lies between two; the pace is that of the distance that counts."""

    interval: Interval
    word: str
    rep: int | None
    speed_m_s: float | None


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of a field, and why that counts or not."""

    source: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field: the value that counts, if one does, and what else was said."""

    label: str
    chosen: Said | None
    others: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class NoteRow:
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class ScoreRow:
    source: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class MeanRow:
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, and the upload that its file is kept with; `splits` names it where it could stand alone."""

    name: str
    splits: str
    device: str
    received_at: datetime
    upload: UUID | None
    filename: str


@dataclass(frozen=True, slots=True)
class RunPage:
    """`run` is what the floors below know of it."""

    run: ActivityPage
    sport: str
    workout_type: str
    shoe: WornShoe | None
    intervals: tuple[IntervalRow, ...]
    means: tuple[MeanRow, ...]
    fields: tuple[FieldRow, ...]
    notes: tuple[NoteRow, ...]
    scores: tuple[ScoreRow, ...]
    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What people typed of an activity: their notes, and the names of what can be given back to sources."""

    notes: str = ""
    returnable: tuple[str, ...] = ()


def run_page(*, activity: Activity, units: str) -> RunPage:
    """Everything on the page, in at most nine queries; the activity comes with athlete and shoe."""
    shoe = activity.shoe if activity.shoe and activity.shoe.deleted_at is None else None
    return RunPage(
        run=readiness.activity_page(activity=activity, units=units),
        sport=wording.sport(activity.sport, activity.sub_sport),
        workout_type=wording.workout_type(activity.workout_type),
        shoe=worn_shoe(shoe=shoe) if shoe else None,
        intervals=tuple(_intervals(Interval.objects.filter(activity=activity).order_by("number"))),
        means=_means(activity),
        fields=_fields(activity.provenance, units, activity.athlete.timezone),
        notes=tuple(NoteRow(wording.source(one["kind"]), one["text"]) for one in activity.notes),
        scores=tuple(_score(one) for one in activity.scores),
        sources=_sources(ActivitySource.objects.filter(activity=activity).order_by("received_at", "pk")),
    )


def typed_of(*, activity: Activity) -> Typed:
    """The same person's word that an edit changes. One query."""
    rows = ActivitySource.objects.filter(activity=activity, kind=Source.MANUAL).order_by("pk")
    row: ActivitySource | None = rows.first()
    if row is None:
        return Typed()
    names = [name for name in row.told if name != SHOE_ID]
    if not row.key.startswith(EDIT):  # an entry is what it says; it can be changed, not given back
        return Typed(row.told.get("notes", ""), tuple(name for name in names if name == DAY))
    started = [Field.STARTED_AT.value] if row.started_at and DAY not in names else []
    return Typed(row.told.get("notes", ""), (*names, *started))


def _intervals(rows: Iterable[Interval]) -> Iterator[IntervalRow]:
    rep = 0
    for row in rows:
        is_rep = row.part == Part.REP
        rep += is_rep
        speed = row.distance_m / row.duration_s if row.distance_m and row.duration_s else None
        yield IntervalRow(row, str(wording_reconcile.PARTS[row.part]), rep if is_rep else None, speed)


def _means(activity: Activity) -> tuple[MeanRow, ...]:
    """Running dynamics in our words, then what apps on the watch wrote, by their own names."""
    ours, apps = means_of(activity=activity, names=wording.DYNAMICS)
    named = []
    for name, (word, unit, decimals) in wording.DYNAMICS.items():
        if name in ours:
            named.append(MeanRow(str(word), f"{wording.amount(ours[name], decimals)} {unit}"))
    return (*named, *(MeanRow(name, wording.amount(mean, 2)) for name, mean in sorted(apps.items())))


def _fields(provenance: Mapping[str, Any], units: str, zone: str) -> tuple[FieldRow, ...]:
    """In the order in which fields are named everywhere."""
    rows = []
    for of in Field:
        said = provenance.get(of.value) if of not in NOT_SHOWN else None
        if said:
            told = [(one["chosen"], _said(of, one, units, zone)) for one in said]
            chosen = next((one for is_chosen, one in told if is_chosen), None)
            others = tuple(one for is_chosen, one in told if not is_chosen)
            rows.append(FieldRow(str(wording_reconcile.FIELDS[of.value]), chosen, others))
    return tuple(rows)


def _said(of: Field, one: Mapping[str, Any], units: str, zone: str) -> Said:
    value = wording_values.value(of.value, one["value"], units=units, zone=zone)
    return Said(wording.source(one["kind"]), value, wording_reconcile.reason(one["reason"]))


def _score(one: Mapping[str, Any]) -> ScoreRow:
    return ScoreRow(wording.source(one["kind"]), wording.score(one["score"]), wording.amount(one["value"]))


def _sources(rows: Iterable[ActivitySource]) -> tuple[SourceRow, ...]:
    """Files that are kept can be had back: by their upload."""
    given: Sequence[ActivitySource] = list(rows)
    kept = Upload.objects.filter(public_id__in={row.upload for row in given if row.upload}, raw__isnull=False)
    names = dict(kept.order_by().values_list("public_id", "filename"))
    alone = {row.pk for row in splittable(given)}
    return tuple(
        SourceRow(
            name=wording.source(row.kind),
            splits=called(row) if row.pk in alone else "",
            device=row.device,
            received_at=row.received_at,
            upload=row.upload if row.upload in names else None,
            filename=names[row.upload].rsplit("/", 1)[-1] if row.upload in names else "",
        )
        for row in given
    )
