"""One GPX track: from its points to a Recording, all totals computed."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np
from lxml import etree

from ingest.parsers import summary, tracks
from ingest.parsers.cleaning import FOOT_SPORTS
from ingest.parsers.markup import text_of
from ingest.parsers.recording import Notice, Origin, Recording, Session, Summary, Warning
from ingest.parsers.sports import sport_of
from ingest.parsers.trackpoints import TIME, Points
from ingest.parsers.unreadable import Refusal, Unreadable

LONGEST_TEXT = 5_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COLUMNS = {
    "time": "time",
    "ele": "altitude_m",
    "hr": "heart_rate_bpm",
    "heartrate": "heart_rate_bpm",
    "cad": "cadence_spm",
    "cadence": "cadence_spm",
    "RunCadence": "cadence_spm",
    "atemp": "temperature_c",
    "temp": "temperature_c",
    "power": "power_w",
    "watts": "power_w",
    "PowerInWatts": "power_w",
    "speed": "speed_m_s",
}
_ATTRIBUTES = {"lat": "lat_deg", "lon": "lon_deg"}


@dataclass(slots=True)
class RawTrack:
    """One track while it is read."""

    tidy: bool = False
    points: Points = field(init=False)

    def __post_init__(self) -> None:
        self.points = Points("trkpt", _COLUMNS, _ATTRIBUTES, tidy=self.tidy)
        self.points.begin_part()

    def end_segment(self, element: etree._Element) -> None:
        """Read what is unread in a segment, or in what a cut file has of its last track."""
        self.points.take(element)
        self.points.begin_part()


def recording_of(raw: RawTrack, element: etree._Element | None) -> Recording:
    """Raises Unreadable for a track of which most points have no time."""
    timed = np.count_nonzero(~np.isnan(raw.points.column(TIME)))
    if 2 * timed < raw.points.count:
        raise Unreadable(Refusal.NO_TIMES)
    sport, sub_sport = sport_of(_text(element, "type"))
    track = tracks.place(raw.points, on_foot=sport in FOOT_SPORTS or not sport)
    if not len(track.time_s):
        raise Unreadable(Refusal.NO_TIMES)
    pauses = tuple(tracks.gaps(track))
    tracks.check_length(track.time_s, pauses)
    streams = tracks.measure(track)
    totals, computed = summary.fill(Summary(), summary.summarise(streams, pauses))
    names = ",".join(name for name in computed if name != "moving_s")
    return Recording(
        sport=sport,
        sub_sport=sub_sport,
        started_at=_EPOCH + timedelta(seconds=track.started),
        local_offset_s=raw.points.offset_s,
        summary=totals,
        sessions=(Session(sport, sub_sport, 0.0, totals),),
        laps=(),
        pauses=pauses,
        streams=streams,
        device="",
        serial="",
        workout_name="",
        warnings=(*track.warnings, Warning(Notice.SUMMARY_COMPUTED, {"fields": names})),
        origin=Origin.GPX,
        name=_text(element, "name")[:200],
        notes=(_text(element, "desc") or _text(element, "cmt"))[:LONGEST_TEXT],
    )


def _text(element: etree._Element | None, name: str) -> str:
    return "" if element is None else text_of(element, name)
