"""The risk bucket of one athlete: since when, why, and how it went in ninety days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from athletes.models import Athlete, AthleteState, Bucket, BucketChange
from athletes.models.buckets import SINCE_EVER
from coach.selectors.evidence import Values
from coach.selectors.timeline.risks import reasons_in_words
from readiness.models import Flag
from readiness.services.weighing import counting

STRIP_DAYS = 90
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in one bucket: the `first` of them by number in the strip, and how many."""

    bucket: Bucket
    first: int
    days: int
    since: date


@dataclass(frozen=True, slots=True)
class Standing:
    """`since` is None where the bucket never changed; `reasons` are what speaks for it today."""

    bucket: Bucket
    since: date | None
    reasons: tuple[Values, ...]
    strip: tuple[Stretch, ...]

    @property
    def why(self) -> str:
        """The same in a line; "" where nothing speaks for a look."""
        return reasons_in_words(self.reasons)

    @property
    def came_in(self) -> int:
        """How often it has changed in these days."""
        return max(len(self.strip) - 1, 0)


def standing_of(*, athlete: Athlete, state: AthleteState | None, now: datetime) -> Standing:
    """Where the athlete stands, and where they stood. Two queries."""
    today = athlete.local_day(now)
    earliest = today - (STRIP_DAYS - 1) * DAY
    changes = BucketChange.objects.of(athlete).filter(changed_at__gte=athlete.midnight(earliest))
    moved = list(changes.order_by("changed_at", "pk"))
    known = min([athlete.joined_on, *(athlete.local_day(change.changed_at) for change in moved[:1])])
    first = max(earliest, known)
    bucket = Bucket(state.bucket) if state else Bucket.STABLE
    return Standing(
        bucket=bucket,
        since=since_when(athlete, state),
        reasons=tuple(reasons_of(list(Flag.objects.of(athlete).filter(withdrawn_at=None)), today)),
        strip=_strip(moved, bucket, athlete, min(first, today), today),
    )


def since_when(athlete: Athlete, state: AthleteState | None) -> date | None:
    """The athlete's day on which the bucket became what it is; None where it never changed."""
    if state is None or state.bucket_since <= SINCE_EVER:
        return None
    return athlete.local_day(state.bucket_since)


def reasons_of(flags: Sequence[Flag], today: date) -> list[Values]:
    """What speaks for a look at them by now, the weightiest first."""
    found = sorted(counting(flags, today), key=lambda flag: (-flag.strength, flag.pk))
    return [{"code": flag.kind, "share": flag.strength, "params": flag.params} for flag in found]


def _strip(
    moved: Sequence[BucketChange], bucket: Bucket, athlete: Athlete, first: date, today: date
) -> tuple[Stretch, ...]:
    """The bucket at the end of each day, those alike together."""
    ends = {athlete.local_day(change.changed_at): Bucket(change.bucket) for change in moved}
    held, days = (Bucket(moved[0].before) if moved else bucket), list[tuple[date, Bucket]]()
    for number in range((today - first).days + 1):
        day = first + number * DAY
        held = ends.get(day, held)
        days.append((day, held))
    stretches, at = list[Stretch](), STRIP_DAYS - len(days)
    for kind, run in groupby(days, key=lambda pair: pair[1]):
        length = list(run)
        stretches.append(Stretch(kind, at, len(length), length[0][0]))
        at += len(length)
    return tuple(stretches)
