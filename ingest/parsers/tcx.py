"""TCX activities: bytes in, Recordings out."""

import math
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.parsers import multisport
from ingest.parsers.contents import Contents
from ingest.parsers.markup import Document, local_name
from ingest.parsers.recording import Notice, Recording, Warning
from ingest.parsers.sports import sport_of
from ingest.parsers.tcx_activity import RawActivity, recording_of
from ingest.parsers.unreadable import Refusal, Unreadable

MOST_ACTIVITIES = 5_000
_SEVERAL = ("FirstSport", "NextSport")


def parse(data: bytes) -> Recording:
    """The first activity of the file; the others are counted. Raises Unreadable, and nothing else."""
    first, *others = read(data).recordings
    if not others:
        return first
    told = Warning(Notice.OTHER_ACTIVITIES, {"count": len(others)})
    return replace(first, warnings=(*first.warnings, told))


def read(data: bytes) -> Contents:
    """All activities of the file; the sports of a session that follow each other are one of them.

    Raises Unreadable, and nothing else.
    """
    document = Document(data, "Trackpoint", "Track", "Lap", "Activity", "MultiSportSession")
    reading = _Reading(document.tidy, _whole_laps(document.data))
    for name, element in document:
        if name == "Trackpoint":
            reading.activity.points.ended(element)
        else:
            reading.note(name, element)
    reading.end(document)
    if not reading.recordings:
        raise _nothing(reading, document)
    recordings = reading.recordings
    if document.broken:
        # A tag that damage closed too early makes two activities of one.
        recordings = multisport.recordings(recordings)
        recordings[-1] = document.told_of(recordings[-1], b"</Trackpoint>")
    return Contents(recordings=tuple(recordings))


@dataclass(slots=True)
class _Reading:
    """What was found so far; `group` are the finished sports of a session that still goes on."""

    tidy: bool
    whole_laps: float
    recordings: list[Recording] = field(default_factory=list)
    refused: list[Unreadable] = field(default_factory=list)
    group: list[Recording] = field(default_factory=list)
    activity: RawActivity = field(init=False)

    def __post_init__(self) -> None:
        self.activity = RawActivity(self.tidy)

    def note(self, name: str, element: etree._Element) -> None:
        """An element has ended."""
        match name:
            case "Track":
                self.activity.end_track(element)
                element.clear()
            case "Lap":
                self.whole_laps -= 1
                self.activity.add_lap(
                    element, _sport_written(element.getparent()), whole=self.whole_laps >= 0
                )
                element.clear()
            case "Activity":
                self._finish(element)
                if local_name(getattr(element.getparent(), "tag", "")) not in _SEVERAL:
                    self._close_group()
                element.clear()
            case _:
                self._close_group()

    def end(self, document: Document) -> None:
        """Keep what a cut file has of its last activity."""
        unfinished = _last_activity(document)
        if unfinished is not None:
            self.activity.end_unfinished(unfinished)
        if self.activity.points.count or self.activity.laps:
            self._finish(unfinished)
        self._close_group()

    def _finish(self, element: etree._Element | None) -> None:
        activity, self.activity = self.activity, RawActivity(self.tidy)
        if len(self.recordings) + len(self.group) == MOST_ACTIVITIES:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_ACTIVITIES, of="activities")
        try:
            self.group.append(recording_of(activity, element, *sport_of(_sport_written(element))))
        except Unreadable as refusal:
            self.refused.append(refusal)

    def _close_group(self) -> None:
        self.recordings.extend(multisport.recordings(self.group, mixed=True))
        self.group = []


def _whole_laps(data: bytes) -> float:
    """How many laps end in the file; the totals of one that was cut tell of more than there is."""
    is_cut = data.rfind(b"</Lap>") < data.rfind(b"<Trackpoint")
    return data.count(b"</Lap>") if is_cut else math.inf


def _sport_written(activity: etree._Element | None) -> str:
    return "" if activity is None else activity.get("Sport", "")


def _last_activity(document: Document) -> etree._Element | None:
    found = None
    for element in () if document.root is None else document.root.iter("{*}Activity"):
        found = element
    return found


def _nothing(reading: _Reading, document: Document) -> Unreadable:
    if reading.refused:
        return reading.refused[0]
    if document.broken:
        return Unreadable(Refusal.NOT_XML, line=document.line)
    root = "" if document.root is None else local_name(document.root.tag)
    if root in ("TrainingCenterDatabase", "Activities"):
        return Unreadable(Refusal.NO_RECORDS)
    return Unreadable(Refusal.NOT_ACTIVITY, file_type=root[:60])
