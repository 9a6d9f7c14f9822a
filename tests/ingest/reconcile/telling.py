"""What parsers found, as the accounts that reconciliation compares."""

from collections.abc import Mapping
from datetime import date

from ingest.parsers.contents import Entry, Score
from ingest.parsers.recording import Recording, Summary
from ingest.reconcile.fields import Field, Source, Value
from ingest.reconcile.matching import Facts
from ingest.reconcile.named import Named
from ingest.reconcile.names import whole_distance_m
from ingest.reconcile.resolving import Told

_OF_SUMMARY = [of for of in Field if of in Summary.__slots__]


def facts_of_recording(
    *, key: int, recording: Recording, day: date, external_id: str = "", filename: str = ""
) -> Facts:
    """`day` is the athlete's local day of the start: a recording may not know its zone."""
    summary = recording.summary
    return Facts(
        key=key,
        source=Source(recording.origin),
        day=day,
        started_at=recording.started_at,
        sport=recording.sport,
        elapsed_s=summary.elapsed_s,
        timer_s=summary.timer_s,
        distance_m=summary.distance_m,
        local_offset_s=recording.local_offset_s,
        external_id=external_id,
        filename=filename,
    )


def facts_of_entry(*, key: int, entry: Entry) -> Facts:
    return Facts(
        key=key,
        source=Source(entry.origin),
        day=entry.day,
        started_at=entry.started_at,
        sport=entry.sport,
        elapsed_s=entry.summary.elapsed_s,
        timer_s=entry.summary.timer_s or entry.summary.moving_s,
        distance_m=entry.summary.distance_m,
        local_offset_s=entry.local_offset_s,
        external_id=entry.external_id,
        filename=entry.filename,
    )


def told_by_recording(*, key: int, recording: Recording) -> Told:
    values: dict[Field, Value | None] = {
        Field.STARTED_AT: recording.started_at,
        Field.SPORT: recording.sport,
        Field.NAME: recording.name or recording.workout_name,
        Field.STREAMS: float(len(recording.streams.get("time_s", ()))) or None,
        Field.LAPS: float(len(recording.laps)) or None,
        **_totals(recording.summary),
    }
    return Told(key, Source(recording.origin), _known(values), notes=recording.notes)


def told_by_entry(*, key: int, entry: Entry) -> Told:
    """Doubts are kept for the values that were read from free text."""
    values: dict[Field, Value | None] = {
        Field.STARTED_AT: entry.started_at,
        Field.SPORT: entry.sport,
        Field.NAME: entry.name,
        Field.WORKOUT_TYPE: entry.workout_type,
        Field.SHOE: entry.shoe,
        Field.RPE: entry.rpe,
        Field.FEEL: None if entry.feel is None else float(entry.feel),
        Field.INTENSITY: entry.scores.get(Score.INTENSITY),
        **_totals(entry.summary),
    }
    return Told(
        key,
        Source(entry.origin),
        _known(values),
        notes=entry.notes,
        scores={str(name): value for name, value in entry.scores.items() if name != Score.INTENSITY},
        doubts={of: entry.doubts[of] for of in Field if of in entry.doubts},
    )


def told_by_name(*, key: int, named: Named, recorded_m: float | None) -> Told:
    """What the run's name tells of the whole run; `recorded_m` is the longest distance that was recorded."""
    values: dict[Field, Value | None] = {
        Field.DISTANCE: whole_distance_m(named, recorded_m),
        Field.WORKOUT_TYPE: named.workout_type,
    }
    return Told(key, Source.NAME, _known(values))


def _totals(summary: Summary) -> dict[Field, Value | None]:
    return {of: getattr(summary, of) for of in _OF_SUMMARY}


def _known(values: Mapping[Field, Value | None]) -> dict[Field, Value]:
    return {of: value for of, value in values.items() if value is not None and value != ""}
