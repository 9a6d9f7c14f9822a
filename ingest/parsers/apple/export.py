"""Read export.xml from beginning to end, once."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import BinaryIO

from ingest.parsers.apple.clock import Clock
from ingest.parsers.apple.records import Records
from ingest.parsers.apple.stream import feed
from ingest.parsers.apple.workouts import Workout
from ingest.parsers.contents import Contents, Entry
from ingest.parsers.recording import Notice, Warning
from ingest.parsers.unreadable import Refusal, Unreadable

MOST_WORKOUTS = 100_000
_ROOT = "HealthData"
_SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
_PASSED = frozenset({"ExportDate", "Me", "ActivitySummary"})
Attributes = Mapping[str, str]


def read(file: BinaryIO, zone: tzinfo | None = None) -> Contents:
    """All that is read of Apple Health: workouts, days, heart rate by minute.

    The offsets in the file are those of the phone when it exported, so days are cut by `zone`, the athlete's
    own, where it is known; a workout and a night say their zone themselves. A file that breaks off is kept up
    to there, with a warning. Raises Unreadable for what is no export, or unsafe.
    """
    collector = _Collector(Clock(zone))
    broken = feed(file, collector)
    records = collector.records
    if broken and not (records.count or collector.entries):
        raise Unreadable(Refusal.NOT_XML, line=broken[0])
    return Contents(
        entries=tuple(sorted(collector.entries, key=lambda entry: str(entry.started_at))),
        days=records.days(),
        pulses=records.pulses(),
        unread=dict(records.unread),
        warnings=_warnings(broken, records),
    )


def _warnings(broken: tuple[int, int] | None, records: Records) -> tuple[Warning, ...]:
    found = []
    if broken:
        found.append(Warning(Notice.TRUNCATED, {"records": records.count, "lost_bytes": broken[1]}))
    if records.refused:
        counts = {"rows": records.refused, "first": records.first_refused}
        found.append(Warning(Notice.ROWS_REFUSED, dict(counts)))
    return tuple(found)


class _Collector:
    """Tells records, nights and workouts apart. Records inside a Correlation stand outside of it, too."""

    def __init__(self, clock: Clock) -> None:
        self.records = Records(clock)
        self.entries: list[Entry] = []
        self._clock = clock
        self._workouts = 0
        self._workout: Workout | None = None
        self._sleep: Attributes | None = None
        self._zone_name = ""

    def root(self, name: str) -> None:
        if name != _ROOT:
            raise Unreadable(Refusal.UNKNOWN_FORMAT)

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == "Record":
            if attributes.get("type") == _SLEEP:
                self._sleep = attributes
            else:
                self.records.add(attributes)
        elif name == "Workout":
            self.records.count += 1
            self._workout = Workout(attributes, str(self._workouts))
            self._workouts += 1
            if self._workouts > MOST_WORKOUTS:
                raise Unreadable(Refusal.TOO_LARGE, limit=MOST_WORKOUTS, of="workouts")
        elif name not in _PASSED:
            self.records.pass_over(name)

    def inside(self, depth: int, name: str, attributes: Attributes) -> None:
        if self._workout is not None:
            self._workout.child(depth, name, attributes)
        elif self._sleep is not None and attributes.get("key") == "HKTimeZone":
            self._zone_name = attributes.get("value", "")

    def end(self) -> None:
        if self._sleep is not None:
            self.records.add_sleep(self._sleep, self._zone_name)
            self._sleep, self._zone_name = None, ""
        elif self._workout is not None:
            self._keep(self._workout)
            self._workout = None

    def _keep(self, workout: Workout) -> None:
        try:
            self.entries.append(workout.entry(self._clock))
        except (KeyError, ValueError):
            self.records.refuse()
