"""The list of activities: a thousand per file, each with its totals."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from ingest.parsers.contents import Entry, Score
from ingest.parsers.garmin.document import Row, instant, number, order, rows, text
from ingest.parsers.garmin.sports import sport_of
from ingest.parsers.recording import Origin, Summary

_WRAPPER = "summarizedActivitiesExport"
_FOOT = frozenset({"running", "walking", "hiking", "mountaineering", "snowshoeing"})
_KILOCALORIE = 1 / 4.1868  # the export has kilojoules where it says calories
_LONGEST_S = 60 * 86_400.0
_LARGEST_OFFSET = timedelta(hours=15)
_SCORES = {
    Score.VO2MAX: ("vO2MaxValue", 10.0, 100.0),
    Score.AEROBIC_EFFECT: ("aerobicTrainingEffect", 0.0, 5.0),
    Score.ANAEROBIC_EFFECT: ("anaerobicTrainingEffect", 0.0, 5.0),
    Score.TRAINING_LOAD: ("activityTrainingLoad", 0.0, 10_000.0),
}


def entries(document: object, shoes: Mapping[str, str]) -> tuple[tuple[Entry, ...], tuple[int, ...]]:
    """The activities, oldest first, and the indices of the rows that say not when they were."""
    listed = rows(document, _WRAPPER)
    ordered = sorted(enumerate(listed), key=lambda item: order(item[1], "startTimeGmt", "beginTimestamp"))
    found = {index: _entry(row, index, shoes) for index, row in ordered}
    refused = sorted(index for index, entry in found.items() if entry is None)
    return tuple(entry for entry in found.values() if entry), tuple(refused)


def _entry(row: Row, index: int, shoes: Mapping[str, str]) -> Entry | None:
    started_at = (
        instant(row, "startTimeGmt") or instant(row, "startTimeGMT") or instant(row, "beginTimestamp")
    )
    if started_at is None:
        return None
    offset = _offset(row, started_at)
    sport, sub_sport = sport_of(text(row, "activityType"), text(row, "sportType"))
    identity = _identity(row)
    return Entry(
        origin=Origin.GARMIN,
        day=(started_at + (offset or timedelta())).date(),
        started_at=started_at,
        local_offset_s=None if offset is None else round(offset.total_seconds()),
        sport=sport,
        sub_sport=sub_sport,
        name=text(row, "name"),
        notes=text(row, "description"),
        shoe=shoes.get(identity, ""),
        external_id=identity,
        rpe=number(row, "workoutRpe", by=0.1, low=1.0, high=10.0),
        feel=_feel(row),
        summary=_summary(row, sport),
        scores=_scores(row),
        place=str(index),
    )


def _identity(row: Row) -> str:
    value = row.get("activityId")
    return str(value)[:40] if isinstance(value, int) else text(row, "activityId")[:40]


def _offset(row: Row, started_at: datetime) -> timedelta | None:
    """Local time minus UTC; Garmin gives local time as if it were UTC."""
    local = instant(row, "startTimeLocal")
    offset = local - started_at if local else None
    return offset if offset is not None and abs(offset) <= _LARGEST_OFFSET else None


def _summary(row: Row, sport: str) -> Summary:
    """Centimetres, milliseconds, tenths of m/s and kilojoules in SI units. Nought: no sensor measured it."""
    foot = sport in _FOOT
    return Summary(
        timer_s=number(row, "duration", by=1e-3, low=1e-3, high=_LONGEST_S),
        elapsed_s=number(row, "elapsedDuration", by=1e-3, low=1e-3, high=_LONGEST_S),
        moving_s=number(row, "movingDuration", by=1e-3, low=1e-3, high=_LONGEST_S),
        distance_m=number(row, "distance", by=1e-2, low=1e-2, high=5e6),
        ascent_m=number(row, "elevationGain", by=1e-2, low=0.0, high=50_000.0),
        descent_m=number(row, "elevationLoss", by=1e-2, low=0.0, high=50_000.0),
        avg_hr_bpm=number(row, "avgHr", low=1.0, high=254.0),
        max_hr_bpm=number(row, "maxHr", low=1.0, high=254.0),
        avg_cadence_spm=_cadence(row, "avg", foot=foot),
        max_cadence_spm=_cadence(row, "max", foot=foot),
        avg_power_w=number(row, "avgPower", low=1e-3, high=5000.0),
        max_power_w=number(row, "maxPower", low=1e-3, high=5000.0),
        avg_speed_m_s=number(row, "avgSpeed", by=10.0, low=1e-3, high=100.0),
        max_speed_m_s=number(row, "maxSpeed", by=10.0, low=1e-3, high=100.0),
        calories=number(row, "calories", by=_KILOCALORIE, low=1e-3, high=50_000.0),
    )


def _cadence(row: Row, which: str, *, foot: bool) -> float | None:
    if not foot:
        return number(row, f"{which}BikeCadence", low=1.0, high=500.0)
    both = number(row, f"{which}DoubleCadence", low=1.0, high=500.0)
    return both if both is not None else number(row, f"{which}RunCadence", by=2.0, low=1.0, high=500.0)


def _feel(row: Row) -> int | None:
    """From very weak, 0, to very strong, 100, in five steps: 1 to 5."""
    felt = number(row, "workoutFeel", low=0.0, high=100.0)
    return None if felt is None else 1 + round(felt / 25)


def _scores(row: Row) -> dict[Score, float]:
    found = {score: number(row, name, low=low, high=high) for score, (name, low, high) in _SCORES.items()}
    return {score: value for score, value in found.items() if value is not None}
