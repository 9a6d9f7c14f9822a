"""Whether two accounts tell of the same real run.

The rule: start within five minutes and distance within five percent, or recorded times that overlap by four
fifths. A clock in the wrong zone shifts the start; a row without a time of day has only its day. Rules and
their reasons: docs/decisions/0031-reconciliation.md.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from ingest.reconcile.fields import Source

QUARTER_S = 900
FARTHEST_ZONE_S = 14 * 3600
# Zones that are no whole hours from UTC: a time so written is off by one of these (hours).
ODD_ZONES_H = (2.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75, 13.75)
ANY_SPORT = frozenset({"", "generic", "other", "workout", "unknown"})
SAME_SPORTS = {
    "run": "running",
    "virtual_run": "running",
    "trail_run": "running",
    "street_running": "running",
    "track_running": "running",
    "trail_running": "running",
    "treadmill_running": "running",
    "indoor_running": "running",
    "ride": "cycling",
    "bike": "cycling",
    "walk": "walking",
    "hike": "hiking",
    "swim": "swimming",
}


class Reason(StrEnum):
    """Why two accounts are, or are not, of one run."""

    SAME_ID = "same_id"
    SAME_FILE = "same_file"
    TOLD_TWICE = "told_twice"  # one source has it under two ids: a duplicate, no second opinion
    SAME_START = "same_start"
    OVERLAP = "overlap"
    ZONE_SHIFT = "zone_shift"
    SAME_DAY = "same_day"
    PART = "part"  # one lies within the other, which is much longer: a person decides
    TOO_LITTLE = "too_little"  # starts agree, nothing else is known: a person decides
    OTHER_SPORT = "other_sport"
    OTHER_DAY = "other_day"
    OTHER_TIME = "other_time"
    OTHER_SIZE = "other_size"


@dataclass(frozen=True, slots=True)
class Tolerances:
    """How far two accounts of one run may be apart. Shares are of the larger value."""

    start_s: float = 300.0
    distance: float = 0.05
    duration: float = 0.05  # of rows that have only a day, and of shifted clocks
    overlap: float = 0.8
    # A shift that no known zone explains must agree to this; else a morning and an evening run would be one.
    shifted_start_s: float = 60.0
    shifted: float = 0.01
    margin: float = 0.15  # how much the best candidate must be better than the second


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one account says of a run: enough to recognise it.

    `key` names the activity that the account belongs to (several accounts may have the same), `day` is the
    local day; `started_at` is None where the source tells no time of day.
    """

    key: int
    source: Source
    day: date
    started_at: datetime | None = None
    sport: str = ""
    elapsed_s: float | None = None
    timer_s: float | None = None
    distance_m: float | None = None
    local_offset_s: int | None = None
    external_id: str = ""
    filename: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` 0 to 1 orders candidates; `shift_s` is how far the clocks of the two were set apart."""

    matched: bool
    reason: Reason
    score: float = 0.0
    shift_s: int = 0


def same(a: Facts, b: Facts, tolerances: Tolerances) -> Verdict:
    """Whether a and b are one run. It does not matter which is which."""
    if _differ(a.sport, b.sport):
        return Verdict(False, Reason.OTHER_SPORT)
    if a.source == b.source and a.external_id and a.external_id == b.external_id:
        return Verdict(True, Reason.SAME_ID, 1.0)
    if a.filename and a.filename == b.filename and abs((a.day - b.day).days) <= 1:
        return Verdict(True, Reason.SAME_FILE, 1.0)
    if _told_twice(a, b):
        return Verdict(True, Reason.TOLD_TWICE, 1.0)
    if a.started_at is None or b.started_at is None:
        return _by_day(a, b, tolerances)
    apart_s = (a.started_at - b.started_at).total_seconds()
    return _by_time(a, b, apart_s, tolerances)


def apart(a: float | None, b: float | None) -> float | None:
    """Difference as a share of the larger; None where one is unknown or both are nothing."""
    if a is None or b is None or max(a, b) <= 0:
        return None
    return abs(a - b) / max(a, b)


def _differ(a: str, b: str) -> bool:
    first, second = (_family(sport) for sport in (a, b))
    return first != second and not ANY_SPORT & {first, second}


def _family(sport: str) -> str:
    word = sport.strip().lower().replace(" ", "_")
    return SAME_SPORTS.get(word, word)


def _told_twice(a: Facts, b: Facts) -> bool:
    """Equal to the second and the metre, from the same source."""
    if a.source != b.source or a.started_at != b.started_at or a.day != b.day:
        return False
    sizes = [(a.distance_m, b.distance_m), (a.timer_s, b.timer_s), (a.elapsed_s, b.elapsed_s)]
    known = [abs(x - y) <= 1 for x, y in sizes if x is not None and y is not None]
    # Without a time of day one number is no proof: two equal sessions a day are normal.
    return all(known) and len(known) >= (1 if a.started_at else 2)


def _by_day(a: Facts, b: Facts, tolerances: Tolerances) -> Verdict:
    if a.day != b.day:
        return Verdict(False, Reason.OTHER_DAY)
    if a.source == b.source:  # rows of one list are runs of their own
        return Verdict(False, Reason.OTHER_SIZE)
    agreeing = [
        difference <= limit
        for difference, limit in (
            (apart(a.distance_m, b.distance_m), tolerances.distance),
            (_duration_apart(a, b), tolerances.duration),
        )
        if difference is not None
    ]
    if not agreeing:
        return Verdict(False, Reason.TOO_LITTLE, 0.3)
    if not any(agreeing):
        return Verdict(False, Reason.OTHER_SIZE)
    return Verdict(True, Reason.SAME_DAY, 0.8 if agreeing == [True, True] else 0.5)


def _duration_apart(a: Facts, b: Facts) -> float | None:
    """Sources mean timer, moving or elapsed time by duration: the nearest pair counts."""
    pairs = [apart(x, y) for x in (a.timer_s, a.elapsed_s) for y in (b.timer_s, b.elapsed_s)]
    return min((pair for pair in pairs if pair is not None), default=None)


def _by_time(a: Facts, b: Facts, apart_s: float, tolerances: Tolerances) -> Verdict:
    distance = apart(a.distance_m, b.distance_m)
    shorter, longer = _overlap(a, b, apart_s)
    one_after_the_other = a.source == b.source and shorter == 0.0
    near = abs(apart_s) <= tolerances.start_s and not one_after_the_other
    closeness = 1 - min(1.0, abs(apart_s) / (2 * max(tolerances.start_s, 1.0)))
    if near and distance is not None and distance <= tolerances.distance:
        return Verdict(True, Reason.SAME_START, 0.4 + 0.3 * closeness + 0.3 * (1 - distance))
    if longer is not None and longer > tolerances.overlap:
        return Verdict(True, Reason.OVERLAP, 0.5 + 0.3 * longer)
    if shorter is not None and shorter > tolerances.overlap:
        return Verdict(False, Reason.PART, 0.4)
    shifted = _by_shift(a, b, apart_s, tolerances)
    if shifted:
        return shifted
    if near and (distance is None and shorter is None):
        return Verdict(False, Reason.TOO_LITTLE, 0.3)
    return Verdict(False, Reason.OTHER_SIZE if near else Reason.OTHER_TIME)


def _overlap(a: Facts, b: Facts, apart_s: float) -> tuple[float | None, float | None]:
    """Share of the shorter and of the longer recorded time that both have; None where a length is unknown."""
    lengths = [facts.elapsed_s or facts.timer_s for facts in (a, b)]
    first, second = lengths
    if not first or not second:
        return None, None
    common = max(0.0, min(apart_s + first, second) - max(apart_s, 0.0))
    return common / min(first, second), common / max(first, second)


def _by_shift(a: Facts, b: Facts, apart_s: float, tolerances: Tolerances) -> Verdict | None:
    """The same run on clocks of two zones, or None."""
    shift_s = round(apart_s / QUARTER_S) * QUARTER_S
    if shift_s == 0 or a.source == b.source:
        return None
    rest_s = abs(apart_s - shift_s)
    distance, duration = apart(a.distance_m, b.distance_m), _duration_apart(a, b)
    if distance is None or duration is None:
        return None
    if abs(shift_s) in _explained(a.local_offset_s, b.local_offset_s):
        limits = tolerances
    elif _is_zone(shift_s):
        limits = replace(
            tolerances,
            start_s=tolerances.shifted_start_s,
            distance=tolerances.shifted,
            duration=tolerances.shifted,
        )
    else:
        return None
    if rest_s > limits.start_s or distance > limits.distance or duration > limits.duration:
        return None
    return Verdict(True, Reason.ZONE_SHIFT, 0.6 - max(distance, duration), abs(shift_s))


def _explained(a: int | None, b: int | None) -> set[int]:
    """Shifts that the offsets themselves explain: local time taken for UTC, or two zones."""
    if a is None or b is None:
        return {abs(offset) for offset in (a, b) if offset}
    return {abs(a - b)} - {0}


def _is_zone(shift_s: int) -> bool:
    hours = abs(shift_s) / 3600
    return abs(shift_s) <= FARTHEST_ZONE_S and (hours.is_integer() or hours in ODD_ZONES_H)
