"""The reps that a name prescribes, found in laps or streams, as rows."""

from collections.abc import Mapping, Sequence

from analytics.samples import Array
from athletes.models import Part
from athletes.recorded import RecordedInterval, RecordedLap
from ingest.parsers import Lap, Summary
from ingest.reconcile.intervals import intervals
from ingest.reconcile.named import Named


def reps_of(
    named: Named | None, laps: Sequence[RecordedLap], streams: Mapping[str, Array]
) -> tuple[RecordedInterval, ...]:
    """The reps and what lies between them; nothing where the name prescribes none, or none are found."""
    if named is None:
        return ()
    return tuple(
        RecordedInterval(
            part=Part(one.kind.value),
            start_s=one.start_s,
            duration_s=one.duration_s,
            prescribed_m=one.prescribed_m,
            recorded_m=one.recorded_m,
            distance_m=one.canonical_m,
            avg_hr_bpm=one.avg_hr_bpm,
        )
        for one in intervals(named, [_lap(lap) for lap in laps], streams)
    )


def _lap(lap: RecordedLap) -> Lap:
    """In timer time already: there are no more pauses to be taken out."""
    totals = Summary(
        timer_s=lap.duration_s,
        elapsed_s=lap.duration_s,
        distance_m=lap.distance_m,
        avg_hr_bpm=lap.avg_hr_bpm,
        max_hr_bpm=lap.max_hr_bpm,
    )
    return Lap(lap.start_s, trigger="", intensity="", sport="", summary=totals)
