"""Single readings of Apple Health, gathered by local day."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date

from analytics.wellness import Measure, possible
from ingest.parsers.apple import units
from ingest.parsers.apple.clock import DAY_S, Clock, day_of
from ingest.parsers.apple.pulse import HIGHEST_BPM, LOWEST_BPM, Pulses
from ingest.parsers.apple.sleep import Nights
from ingest.parsers.contents import Day, Pulse
from ingest.parsers.recording import Origin

_QUANTITY = "HKQuantityTypeIdentifier"
_CATEGORY = "HKCategoryTypeIdentifier"
_MOST_NAMES = 500  # of kinds not read, and of sources of one day
_OTHER = "other"
_MOST_STEPS = 100_000.0  # of one record
Attributes = Mapping[str, str]

# Of several readings of a day the mean, or the last: a scale's later word corrects the earlier one.
_MEANS: dict[str, tuple[Measure, units.Scale]] = {
    "HeartRateVariabilitySDNN": (Measure.HRV_SDNN_MS, units.DURATION_MS),
    "OxygenSaturation": (Measure.SPO2_AVG_PCT, units.SHARE),
    "RespiratoryRate": (Measure.RESPIRATION_BR_MIN, units.RATE),
}
_LASTS: dict[str, tuple[Measure, units.Scale]] = {
    "RestingHeartRate": (Measure.RESTING_HR_BPM, units.RATE),
    "BodyMass": (Measure.WEIGHT_KG, units.MASS),
    "BodyFatPercentage": (Measure.BODY_FAT_PCT, units.SHARE),
    "VO2Max": (Measure.VO2MAX, units.OXYGEN),
}


class Records:
    """Takes the attributes of one Record after the other; `days()` and `pulses()` when all are there.

    Steps: the phone in the pocket and the watch on the wrist count the same steps, and the export has both
    without the choice that the Health app makes between them. Adding them up would count a run twice, so each
    day has the sum of the source that counted most: it was carried longest.
    """

    def __init__(self, clock: Clock) -> None:
        self.count = 0
        self.refused = 0
        self.first_refused = 0  # as which of all records it came, from 1
        self.unread: Counter[str] = Counter()
        self._clock = clock
        self._pulses = Pulses()
        self._nights = Nights()
        self._sums: dict[tuple[int, Measure], list[float]] = defaultdict(lambda: [0.0, 0.0])
        self._lasts: dict[tuple[int, Measure], tuple[int, float]] = {}
        self._steps: dict[int, dict[str, float]] = defaultdict(dict)
        self._takers = self._made_takers()

    def add(self, attributes: Attributes) -> None:
        """Any record but one of sleep; one that is no number or has no time is counted and left out."""
        self.count += 1
        kind = attributes.get("type", "")
        take = self._takers.get(kind)
        if take is None:
            self.pass_over(kind)
            return
        try:
            take(attributes)
        except (KeyError, ValueError):
            self.refuse()

    def add_sleep(self, attributes: Attributes, zone_name: str) -> None:
        self.count += 1
        try:
            self._nights.add(
                self._clock.instant(attributes["startDate"]),
                self._clock.instant(attributes["endDate"]),
                self._clock.offset(attributes["endDate"], zone_name),
                attributes.get("sourceName", ""),
                attributes["value"],
            )
        except (KeyError, ValueError):
            self.refuse()

    def refuse(self) -> None:
        """Count one that says not when or how much."""
        self.refused += 1
        self.first_refused = self.first_refused or self.count

    def days(self) -> tuple[Day, ...]:
        found: dict[date, dict[Measure, float | None]] = defaultdict(dict)
        for (number, measure), (total, count) in self._sums.items():
            found[day_of(number * DAY_S)][measure] = total / count
        for (number, measure), (_, value) in self._lasts.items():
            found[day_of(number * DAY_S)][measure] = value
        for number, sources in self._steps.items():
            found[day_of(number * DAY_S)][Measure.STEPS] = max(sources.values())
        for day, values in self._nights.result().items():
            found[day].update(values)
        measured = ((day, possible(found[day])) for day in sorted(found))
        return tuple(Day(Origin.APPLE, day, values=values) for day, values in measured if values)

    def pulses(self) -> tuple[Pulse, ...]:
        return self._pulses.result()

    def _made_takers(self) -> dict[str, Callable[[Attributes], None]]:
        takers: dict[str, Callable[[Attributes], None]] = {
            f"{_QUANTITY}HeartRate": self._take_heart_rate,
            f"{_QUANTITY}StepCount": self._take_steps,
        }
        for name, (measure, scale) in _MEANS.items():
            takers[_QUANTITY + name] = self._mean_of(measure, scale)
        for name, (measure, scale) in _LASTS.items():
            takers[_QUANTITY + name] = self._last_of(measure, scale)
        return takers

    def _take_heart_rate(self, attributes: Attributes) -> None:
        bpm = float(attributes["value"]) * units.RATE.get(attributes.get("unit", ""), 0.0)
        if not LOWEST_BPM <= bpm <= HIGHEST_BPM:
            raise ValueError(bpm)
        self._pulses.add(self._clock.local(attributes["startDate"]), bpm)

    def _take_steps(self, attributes: Attributes) -> None:
        steps = float(attributes["value"])
        if not 0 <= steps <= _MOST_STEPS:
            raise ValueError(steps)
        sources = self._steps[self._clock.local(attributes["startDate"]) // DAY_S]
        source = attributes.get("sourceName", "")
        if source in sources:
            sources[source] += steps
        elif len(sources) < _MOST_NAMES:
            sources[source] = steps

    def _mean_of(self, measure: Measure, scale: units.Scale) -> Callable[[Attributes], None]:
        def take(attributes: Attributes) -> None:
            value = _value(attributes, measure, scale)
            so_far = self._sums[self._clock.local(attributes["startDate"]) // DAY_S, measure]
            so_far[0] += value
            so_far[1] += 1

        return take

    def _last_of(self, measure: Measure, scale: units.Scale) -> Callable[[Attributes], None]:
        def take(attributes: Attributes) -> None:
            value = _value(attributes, measure, scale)
            at = self._clock.local(attributes["startDate"])
            before = self._lasts.get((at // DAY_S, measure))
            if before is None or before[0] <= at:
                self._lasts[at // DAY_S, measure] = (at, value)

        return take

    def pass_over(self, kind: str) -> None:
        name = kind.removeprefix(_QUANTITY).removeprefix(_CATEGORY)[:60]
        self.unread[name if name in self.unread or len(self.unread) < _MOST_NAMES else _OTHER] += 1


def _value(attributes: Attributes, measure: Measure, scale: units.Scale) -> float:
    """The reading, if it is possible at all. Raises ValueError."""
    value = units.amount(attributes["value"], attributes.get("unit"), scale)
    known = possible({measure: value})
    if measure not in known:
        raise ValueError(measure)
    return known[measure]
