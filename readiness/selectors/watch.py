"""What watches and scales say of the last days, beside our own score."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics.wellness import Measure
from athletes import wording_measures as wording
from athletes.models import Athlete
from athletes.selectors import MeasuredBy, wellness_table
from readiness.models import CheckIn

DAYS = 14
HRV = (Measure.HRV_RMSSD_MS, Measure.HRV_SDNN_MS)
BATTERY = (Measure.BODY_BATTERY_HIGH, Measure.BODY_BATTERY_LOW)
RACES = (Measure.RACE_5K_S, Measure.RACE_10K_S, Measure.RACE_HALF_S, Measure.RACE_MARATHON_S)
ALONE = (Measure.STRESS_AVG, Measure.WEIGHT_KG, Measure.VO2MAX)
IN_COLUMNS = frozenset(
    {*HRV, *BATTERY, *RACES, *ALONE, Measure.RESTING_HR_BPM, Measure.SLEEP_S, Measure.READINESS_SCORE}
) | frozenset(wording.STAGES)


@dataclass(frozen=True, slots=True)
class Named:
    """A number with its name."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class WatchRow:
    """One day of one source; empty texts for what it did not measure. `ours` is the score of our check-in."""

    day: date
    source: str
    hrv: tuple[Named, ...]
    resting_hr: str
    sleep: str
    stages: tuple[Named, ...]
    readiness: str
    ours: int | None
    stress: str
    battery: str
    weight: str
    vo2max: str
    races: tuple[Named, ...]
    more: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class WatchTable:
    """`waits`: today's values are there, and the athlete has not answered yet."""

    rows: tuple[WatchRow, ...]
    waits: bool


def watch_table(*, athlete: Athlete, today: date, units: str, own: bool) -> WatchTable:
    """The last fourteen days. Two queries.

    Whoever looks at their `own` sees today's values once they have answered: numbers steer answers.
    """
    first = today - timedelta(days=DAYS - 1)
    measured = wellness_table(athlete=athlete, first=first, last=today)
    answers = CheckIn.objects.of(athlete).between(first, today).filter(deleted_at=None).order_by()
    ours = dict(answers.values_list("day", "score"))
    hidden = own and today not in ours
    shown = [one for one in measured if not (hidden and one.day == today)]
    return WatchTable(
        tuple(_row(one, ours.get(one.day), units) for one in shown), hidden and len(shown) < len(measured)
    )


def _row(one: MeasuredBy, ours: int | None, units: str) -> WatchRow:
    said = {measure: wording.spoken(measure, value, units) for measure, value in one.values.items()}
    words = [
        Named(str(wording.WORDS.get(name, name.replace("_", " "))), word) for name, word in one.words.items()
    ]
    return WatchRow(
        day=one.day,
        source=wording.source(one.source),
        hrv=_named(said, HRV),
        resting_hr=said.get(Measure.RESTING_HR_BPM, ""),
        sleep=said.get(Measure.SLEEP_S, ""),
        stages=tuple(
            Named(str(wording.STAGES[stage]), wording.share(share)) for stage, share in one.shares.items()
        ),
        readiness=said.get(Measure.READINESS_SCORE, ""),
        ours=ours,
        stress=said.get(Measure.STRESS_AVG, ""),
        battery=" – ".join(said[measure] for measure in reversed(BATTERY) if measure in said),
        weight=said.get(Measure.WEIGHT_KG, ""),
        vo2max=said.get(Measure.VO2MAX, ""),
        races=_named(said, RACES),
        more=(*_named(said, tuple(measure for measure in Measure if measure not in IN_COLUMNS)), *words),
    )


def _named(said: dict[Measure, str], measures: tuple[Measure, ...]) -> tuple[Named, ...]:
    return tuple(Named(wording.name(measure), said[measure]) for measure in measures if measure in said)
