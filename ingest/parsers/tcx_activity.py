"""One TCX activity: from its points and laps to a Recording."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import numpy as np
from lxml import etree

from ingest.parsers import summary, tcx_laps, tracks
from ingest.parsers.cleaning import FOOT_SPORTS
from ingest.parsers.markup import text_of
from ingest.parsers.recording import Lap, Notice, Origin, Pause, Recording, Session, Stream, Summary, Warning
from ingest.parsers.sports import sport_of
from ingest.parsers.tcx_laps import RawLap
from ingest.parsers.trackpoints import Points
from ingest.parsers.tracks import Track
from ingest.parsers.unreadable import Refusal, Unreadable

LATEST_FIRST_RECORD_S = 3600.0  # after the start of the first lap
LONGEST_TEXT = 5_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COLUMNS = {
    "Time": "time",
    "LatitudeDegrees": "lat_deg",
    "LongitudeDegrees": "lon_deg",
    "AltitudeMeters": "altitude_m",
    "DistanceMeters": "distance_m",
    "Value": "heart_rate_bpm",  # nothing else of a point has a Value
    "Cadence": "cadence_spm",
    "RunCadence": "cadence_spm",
    "Speed": "speed_m_s",
    "Watts": "power_w",
}
# What TCX has no place for: computing it is no news.
_NEVER_WRITTEN = frozenset({"moving_s", "elapsed_s", "ascent_m", "descent_m", "avg_speed_m_s"})


@dataclass(slots=True)
class RawActivity:
    """One activity while it is read. `lap_ends` counts the points that there were at the end of each lap."""

    tidy: bool = False
    points: Points = field(init=False)
    laps: list[RawLap] = field(default_factory=list)
    lap_ends: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.points = Points("Trackpoint", _COLUMNS, tidy=self.tidy)
        self.points.begin_part()

    def end_track(self, element: etree._Element) -> None:
        """Read what is unread in a track."""
        self.points.take(element)
        self.points.begin_part()

    def end_unfinished(self, element: etree._Element) -> None:
        """Read what is unread in an activity, or a lap, that was cut or is not as it should be."""
        for point in element.iter("{*}Trackpoint"):
            self.points.take(point)

    def add_lap(self, element: etree._Element, sport: str, *, whole: bool) -> None:
        self.end_unfinished(element)
        if len(self.laps) == tcx_laps.MOST_LAPS:
            raise Unreadable(Refusal.TOO_LARGE, limit=tcx_laps.MOST_LAPS, of="laps")
        lap = tcx_laps.read(element, sport_of(sport)[0])
        self.laps.append(lap if whole else replace(lap, summary=Summary()))
        self.lap_ends.add(self.points.count)
        self.points.begin_part()


def recording_of(raw: RawActivity, element: etree._Element | None, sport: str, sub_sport: str) -> Recording:
    """Raises Unreadable where nothing tells of an activity."""
    track = tracks.place(raw.points, on_foot=sport in FOOT_SPORTS or not sport)
    started = _start(track, raw.laps)
    track = track.since(started)
    last_s = float(track.time_s[-1]) if len(track.time_s) else 0.0
    laps = tcx_laps.timed(raw.laps, started=started, last_s=last_s, sport=sport)
    pauses = _pauses(track, raw, laps)
    tracks.check_length(track.time_s, pauses)
    streams = tracks.measure(track)
    totals, computed = _totals(laps, streams, pauses)
    if not len(track.time_s) and not totals.timer_s:
        raise Unreadable(Refusal.NO_RECORDS)
    creator, serial, notes, plan = _words(element)
    return Recording(
        sport=sport,
        sub_sport=sub_sport,
        started_at=_EPOCH + timedelta(seconds=started),
        local_offset_s=_offset(raw),
        summary=totals,
        sessions=(Session(sport, sub_sport, 0.0, totals),),
        laps=laps,
        pauses=pauses,
        streams=streams,
        device=creator,
        serial=serial,
        workout_name=plan,
        warnings=(*track.warnings, *computed),
        origin=Origin.TCX,
        notes=notes,
    )


def _start(track: Track, laps: list[RawLap]) -> float:
    """The first point, or the first lap where that began a little earlier."""
    starts = [lap.start for lap in laps if not np.isnan(lap.start)]
    if not len(track.time_s):
        if not starts:
            raise Unreadable(Refusal.NO_RECORDS)
        return min(starts)
    first = track.started
    return min([start for start in starts if first - LATEST_FIRST_RECORD_S <= start] + [first])


def _pauses(track: Track, raw: RawActivity, laps: tuple[Lap, ...]) -> tuple[Pause, ...]:
    """Between two tracks of a lap, and where the timer of a lap says so; a new lap alone is no pause."""
    inner = tracks.gaps(track, but_not=raw.lap_ends)
    untold = tcx_laps.untold_pauses(track.time_s, laps, inner)
    return tuple(sorted([*inner, *untold]))


def _totals(
    laps: tuple[Lap, ...], streams: dict[str, Stream], pauses: tuple[Pause, ...]
) -> tuple[Summary, tuple[Warning, ...]]:
    computed = summary.summarise(streams, pauses)
    written = summary.combine([lap.summary for lap in laps]) if laps else Summary()
    if not written.distance_m and computed.distance_m:
        written = replace(written, distance_m=None)
    totals, names = summary.fill(written, computed)
    told = ",".join(name for name in names if name not in _NEVER_WRITTEN)
    return totals, (Warning(Notice.SUMMARY_COMPUTED, {"fields": told}),) if told else ()


def _offset(raw: RawActivity) -> int | None:
    offsets = [raw.points.offset_s, *(lap.offset_s for lap in raw.laps[:1])]
    return next((offset for offset in offsets if offset is not None), None)


def _words(element: etree._Element | None) -> tuple[str, str, str, str]:
    """Device, its serial number, notes, and the name of the planned workout."""
    if element is None:
        return "", "", "", ""
    serial = text_of(element, "Creator", "UnitId")
    return (
        text_of(element, "Creator", "Name")[:200],
        "" if serial == "0" else serial[:100],
        text_of(element, "Notes")[:LONGEST_TEXT],
        text_of(element, "Training", "Plan", "Name")[:200],
    )
