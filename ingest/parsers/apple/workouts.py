"""One workout of Apple Health, put together from the elements inside it."""

from collections.abc import Mapping

from ingest.parsers.apple import units
from ingest.parsers.apple.clock import Clock, day_of, utc
from ingest.parsers.apple.sports import is_on_foot, sport_of
from ingest.parsers.apple.units import amount, quantity, within
from ingest.parsers.contents import Entry
from ingest.parsers.recording import Origin, Summary

_QUANTITY = "HKQuantityTypeIdentifier"
_EVENT = "HKWorkoutEventType"
_DISTANCES = ("DistanceWalkingRunning", "DistanceCycling", "DistanceSwimming")
_LONGEST_S = 60 * 86_400
_MOST_CHILDREN = 10_000  # of one workout; pauses are the most there are
_LONGEST_TEXT = 300
Attributes = Mapping[str, str]
Totals = dict[str, float | None]


class Workout:
    """Collects the children of a Workout element; `entry()` when it ends."""

    def __init__(self, attributes: Attributes, place: str) -> None:
        self._attributes = attributes
        self._place = place
        self._metadata: dict[str, str] = {}
        self._statistics: dict[str, Attributes] = {}
        self._events: list[tuple[str, str]] = []
        self._route = ""

    def child(self, depth: int, name: str, attributes: Attributes) -> None:
        """An element inside, at depth 1 one of its own; those of the parts of a multisport lie deeper."""
        if name == "FileReference":
            self._route = self._route or attributes.get("path", "").lstrip("/")
        elif depth > 1 or len(self._events) + len(self._statistics) + len(self._metadata) > _MOST_CHILDREN:
            return
        elif name == "MetadataEntry":
            self._metadata[attributes.get("key", "")] = attributes.get("value", "")
        elif name == "WorkoutStatistics":
            self._statistics[attributes.get("type", "").removeprefix(_QUANTITY)] = attributes
        elif name == "WorkoutEvent":
            kind = attributes.get("type", "").removeprefix(_EVENT)
            if kind in {"Pause", "Resume"}:
                self._events.append((kind, attributes.get("date", "")))

    def entry(self, clock: Clock) -> Entry:
        """Raises ValueError or KeyError where it says not when it was."""
        attributes, metadata = self._attributes, self._metadata
        start, end = clock.instant(attributes["startDate"]), clock.instant(attributes["endDate"])
        if not 0 < end - start <= _LONGEST_S:
            raise ValueError(start)
        offset = clock.offset(attributes["startDate"], metadata.get("HKTimeZone", ""))
        sport, sub_sport = sport_of(
            attributes.get("workoutActivityType", ""),
            indoors=metadata.get("HKIndoorWorkout") == "1",
            water=metadata.get("HKSwimmingLocationType", ""),
        )
        return Entry(
            origin=Origin.APPLE,
            day=day_of(start + offset),
            started_at=utc(start),
            local_offset_s=offset,
            sport=sport,
            sub_sport=sub_sport,
            name=_clean(metadata.get("HKWorkoutBrandName", "")),
            external_id=_clean(metadata.get("HKExternalUUID", "")),
            filename=_clean(self._route),
            device=_clean(attributes.get("sourceName", "")),
            summary=Summary(**self._totals(clock, start, end, foot=is_on_foot(sport))),
            place=self._place,
        )

    def _totals(self, clock: Clock, start: int, end: int, *, foot: bool) -> Totals:
        timer = self._timer(clock, start, end)
        distance = self._distance()
        steps = self._statistic("StepCount", "sum", units.COUNT)
        cadence = steps * 60 / timer if steps and foot else None
        return {
            "timer_s": timer,
            "elapsed_s": float(end - start),
            "distance_m": within(distance, 0.01, 5e6),
            "ascent_m": within(self._measured("HKElevationAscended"), 0, 50_000),
            "descent_m": within(self._measured("HKElevationDescended"), 0, 50_000),
            "avg_hr_bpm": within(self._statistic("HeartRate", "average", units.RATE), 1, 254),
            "max_hr_bpm": within(self._statistic("HeartRate", "maximum", units.RATE), 1, 254),
            "avg_cadence_spm": within(cadence, 1, 500),
            "avg_power_w": within(self._statistic("RunningPower", "average", units.POWER), 0.001, 5000),
            "max_power_w": within(self._statistic("RunningPower", "maximum", units.POWER), 0.001, 5000),
            "avg_speed_m_s": within(distance / timer if distance else None, 0.001, 100),
            "max_speed_m_s": within(self._statistic("RunningSpeed", "maximum", units.SPEED), 0.001, 100),
            "calories": within(self._energy(), 0.001, 50_000),
        }

    def _timer(self, clock: Clock, start: int, end: int) -> float:
        """Time without pauses. Apple's duration has none; other apps write the whole time and the pauses."""
        told = amount(self._attributes.get("duration"), self._attributes.get("durationUnit"), units.DURATION)
        times = [end - start - self._paused(clock, start, end), told if told is not None else end - start]
        return float(min((time for time in times if 0 < time <= end - start), default=end - start))

    def _paused(self, clock: Clock, start: int, end: int) -> int:
        """Seconds between each pause and the resumption after it; the last may last until the end."""
        total = 0
        since: int | None = None
        for kind, at in self._ordered(clock):
            now = min(max(at, start), end)
            if kind == "Pause":
                since = now if since is None else since
            elif since is not None:
                total, since = total + now - since, None
        return total + (end - since if since is not None else 0)

    def _ordered(self, clock: Clock) -> list[tuple[str, int]]:
        return sorted(((kind, clock.instant(at)) for kind, at in self._events), key=lambda event: event[1])

    def _distance(self) -> float | None:
        """Of the statistics, or of the workout itself as exports before iOS 16 have it."""
        found = [self._statistic(name, "sum", units.LENGTH) for name in _DISTANCES]
        old = amount(
            self._attributes.get("totalDistance"), self._attributes.get("totalDistanceUnit"), units.LENGTH
        )
        return next((distance for distance in (*found, old) if distance), None)

    def _energy(self) -> float | None:
        """Active energy only, as the watch shows it, in kilocalories."""
        found = self._statistic("ActiveEnergyBurned", "sum", units.ENERGY_KCAL)
        return found or amount(
            self._attributes.get("totalEnergyBurned"),
            self._attributes.get("totalEnergyBurnedUnit"),
            units.ENERGY_KCAL,
        )

    def _statistic(self, name: str, which: str, scale: units.Scale) -> float | None:
        attributes = self._statistics.get(name, {})
        return amount(attributes.get(which), attributes.get("unit"), scale)

    def _measured(self, key: str) -> float | None:
        return quantity(self._metadata.get(key), units.LENGTH)


def _clean(text: str) -> str:
    return " ".join(text[:_LONGEST_TEXT].split())
