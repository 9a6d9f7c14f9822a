"""GPX tracks: bytes in, Recordings out.

A file may hold a whole history. Tracks of one sport that follow each other within an hour are one
recording, with a pause between: somebody stopped and started the watch. Tracks further apart, tracks that
overlap, and tracks of different sports are recordings of their own. A gap between two segments of a track
is a pause. A track without times was drawn, not run.
"""

from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.parsers import multisport
from ingest.parsers.contents import Contents
from ingest.parsers.gpx_track import RawTrack, recording_of
from ingest.parsers.markup import Document, local_name
from ingest.parsers.recording import Notice, Recording, Warning
from ingest.parsers.unreadable import Refusal, Unreadable

MOST_TRACKS = 5_000


def parse(data: bytes) -> Recording:
    """The first recording of the file; the others are counted. Raises Unreadable, and nothing else."""
    first, *others = read(data).recordings
    if not others:
        return first
    told = Warning(Notice.OTHER_ACTIVITIES, {"count": len(others)})
    return replace(first, warnings=(*first.warnings, told))


def read(data: bytes) -> Contents:
    """All that was recorded, in order. Raises Unreadable, and nothing else."""
    document = Document(data, "trkpt", "trkseg", "trk")
    reading = _Reading(document.tidy)
    for name, element in document:
        if name == "trkpt":
            reading.track.points.ended(element)
        else:
            reading.note(name, element)
    reading.end(document)
    if not reading.recordings:
        raise _nothing(reading, document)
    if document.broken:
        reading.recordings[-1] = document.told_of(reading.recordings[-1], b"</trkpt>")
    drawn = reading.drawn
    return Contents(
        recordings=tuple(multisport.recordings(reading.recordings)),
        unread={"track_without_times": drawn} if drawn else {},
        warnings=(Warning(Notice.NO_TIMES, {"count": drawn}),) if drawn else (),
    )


@dataclass(slots=True)
class _Reading:
    tidy: bool
    recordings: list[Recording] = field(default_factory=list)
    refused: list[Unreadable] = field(default_factory=list)
    track: RawTrack = field(init=False)
    tracks: int = 0

    def __post_init__(self) -> None:
        self.track = RawTrack(self.tidy)

    @property
    def drawn(self) -> int:
        return sum(refusal.code == Refusal.NO_TIMES for refusal in self.refused)

    def note(self, name: str, element: etree._Element) -> None:
        """An element has ended."""
        if name == "trkseg":
            self.track.end_segment(element)
        elif local_name(getattr(element.getparent(), "tag", "")) in ("trk", "trkseg"):
            return  # a cut <trkpt
        else:
            self._finish(element)
        element.clear()

    def end(self, document: Document) -> None:
        """Keep what a cut file has of its last track."""
        unfinished = list(() if document.root is None else document.root.iter("{*}trk"))
        if unfinished:
            self.track.end_segment(unfinished[-1])
        if self.track.points.count:
            self._finish(unfinished[-1] if unfinished else None)
        creator = "" if document.root is None else document.root.get("creator", "")
        self.recordings = [replace(found, device=creator.strip()[:200]) for found in self.recordings]

    def _finish(self, element: etree._Element | None) -> None:
        track, self.track = self.track, RawTrack(self.tidy)
        self.tracks += 1
        if self.tracks > MOST_TRACKS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_TRACKS, of="tracks")
        if not track.points.count:
            return
        try:
            self.recordings.append(recording_of(track, element))
        except Unreadable as refusal:
            self.refused.append(refusal)


def _nothing(reading: _Reading, document: Document) -> Unreadable:
    if reading.refused:
        return reading.refused[0]
    if document.broken:
        return Unreadable(Refusal.NOT_XML, line=document.line)
    root = "" if document.root is None else local_name(document.root.tag)
    if root != "gpx":
        return Unreadable(Refusal.NOT_ACTIVITY, file_type=root[:60])
    drawn = document.root is not None and next(document.root.iter("{*}rtept", "{*}wpt"), None) is not None
    return Unreadable(Refusal.NO_TIMES if drawn else Refusal.NO_RECORDS)
