"""What Garmin measured of each day: sleep, resting heart rate, stress, scores."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from analytics.wellness import Measure, possible
from ingest.parsers.contents import Day
from ingest.parsers.garmin import document
from ingest.parsers.garmin.categories import Category
from ingest.parsers.garmin.document import Row, inside, listed, number, order, rows, text
from ingest.parsers.recording import Origin

Values = dict[Measure, float | None]
_Reader = Callable[[Row], Values]
_WRITTEN = ("timestamp", "updateTimestamp", "timestampGmt", "timestampGMT", "version")
_RUNNING = frozenset({"", "RUNNING"})


def days(category: Category, loaded: object) -> tuple[Day, ...]:
    """One Day for each local day of which the file knows something, oldest first.

    Of several rows of a day a later one wins, value by value; which row of readiness and of sleep counts is
    decided by these themselves.
    """
    dated = [(day, row) for row in rows(loaded) if (day := _day(row))]
    if category in _CHOSEN:
        dated = _chosen(dated, _CHOSEN[category])
    dated.sort(key=lambda item: (item[0], *order(item[1], *_WRITTEN)))
    values: dict[date, dict[Measure, float]] = {}
    words: dict[date, dict[str, str]] = {}
    for day, row in dated:
        values.setdefault(day, {}).update(possible(_READERS[category](row)))
        words.setdefault(day, {}).update(_words(category, row))
    return tuple(
        Day(Origin.GARMIN, day, values=values[day], words=words[day])
        for day in values
        if values[day] or words[day]
    )


def _day(row: Row) -> date | None:
    return document.day(row) or document.day(inside(row, "metaData"))


def _chosen(dated: Iterable[tuple[date, Row]], rank: Callable[[Row], object]) -> list[tuple[date, Row]]:
    """Of each day the row with the lowest rank; the first of equals."""
    best: dict[date, Row] = {}
    for day, row in dated:
        if day not in best or rank(row) < rank(best[day]):  # type: ignore[operator]
            best[day] = row
    return list(best.items())


def _readiness_rank(row: Row) -> tuple[bool, bool, tuple[float, str]]:
    """The score of the morning, else the first of the day that there is."""
    known = number(row, "score", low=0.0, high=100.0) is not None
    return not known, row.get("inputContext") != "AFTER_WAKEUP_RESET", order(row, *_WRITTEN)


def _sleep_rank(row: Row) -> float:
    """The longest: further rows of a day are naps and earlier versions."""
    return -(_sleep(row)[Measure.SLEEP_S] or 0.0)


def _daily(row: Row) -> Values:
    total = _listed_by(inside(row, "allDayStress"), "aggregatorList", "type").get("TOTAL", {})
    battery = _listed_by(inside(row, "bodyBattery"), "bodyBatteryStatList", "bodyBatteryStatType")
    return {
        Measure.STEPS: number(row, "totalSteps"),
        # Not currentDayRestingHeartRate, which jumps by twenty beats from day to day.
        Measure.RESTING_HR_BPM: number(row, "restingHeartRate"),
        Measure.MIN_HR_BPM: number(row, "minHeartRate"),
        Measure.MAX_HR_BPM: number(row, "maxHeartRate"),
        Measure.STRESS_AVG: number(total, "averageStressLevel"),
        Measure.BODY_BATTERY_HIGH: number(battery.get("HIGHEST", {}), "statsValue"),
        Measure.BODY_BATTERY_LOW: number(battery.get("LOWEST", {}), "statsValue"),
    }


def _sleep(row: Row) -> Values:
    """A window without stages (nobody wore the watch) is not a night of no sleep: it says nothing."""
    deep, light, rem = (number(row, f"{stage}SleepSeconds", low=0.0) for stage in ("deep", "light", "rem"))
    asleep = (deep or 0.0) + (light or 0.0) + (rem or 0.0)
    if not asleep:
        return {Measure.SLEEP_S: None}
    return {
        Measure.SLEEP_S: asleep,
        Measure.SLEEP_DEEP_S: deep,
        Measure.SLEEP_LIGHT_S: light,
        Measure.SLEEP_REM_S: rem,
        Measure.SLEEP_AWAKE_S: number(row, "awakeSleepSeconds"),
        Measure.SLEEP_UNKNOWN_S: number(row, "unmeasurableSeconds"),
        Measure.SLEEP_SCORE: number(inside(row, "sleepScores"), "overallScore"),
        Measure.RESPIRATION_BR_MIN: number(row, "averageRespiration"),
        Measure.SPO2_AVG_PCT: number(inside(row, "spo2SleepSummary"), "averageSPO2"),
    }


def _health_status(row: Row) -> Values:
    metrics = _listed_by(row, "metrics", "type")
    names = {
        Measure.HRV_RMSSD_MS: "HRV",
        Measure.SPO2_AVG_PCT: "SPO2",
        Measure.RESPIRATION_BR_MIN: "RESPIRATION",
        Measure.SKIN_TEMP_DELTA_C: "SKIN_TEMP_C",
    }
    return {measure: number(metrics.get(name, {}), "value") for measure, name in names.items()}


def _readiness(row: Row) -> Values:
    return {
        Measure.READINESS_SCORE: number(row, "score"),
        Measure.RECOVERY_TIME_S: number(row, "recoveryTime", by=60.0),
    }


def _body(row: Row) -> Values:
    scale = inside(row, "weight")
    return {
        Measure.WEIGHT_KG: number(scale, "weight", by=1e-3),
        Measure.BODY_FAT_PCT: number(scale, "bodyFat"),
        Measure.BODY_WATER_PCT: number(scale, "bodyWater"),
        Measure.MUSCLE_KG: number(scale, "muscleMass", by=1e-3),
        Measure.BONE_KG: number(scale, "boneMass", by=1e-3),
        Measure.VO2MAX: number(row, "vo2MaxRunning"),
    }


def _running_vo2max(row: Row) -> Values:
    """A runner's; the one of cycling is another number."""
    known = text(row, "sport").upper() in _RUNNING
    return {Measure.VO2MAX: number(row, "vo2MaxValue") if known else None}


def _named(names: Mapping[Measure, str]) -> _Reader:
    return lambda row: {measure: number(row, name) for measure, name in names.items()}


def _words(category: Category, row: Row) -> dict[str, str]:
    name, key = _WORDS.get(category, ("", ""))
    word = text(row, key).lower()
    return {name: word} if word and word not in {"no_status", "none", "unknown"} else {}


def _listed_by(row: Row, name: str, key: str) -> dict[str, Row]:
    """The objects of a list by what each calls itself under `key`."""
    return {text(item, key): item for item in listed(row.get(name)) if isinstance(item, Mapping)}


_CHOSEN: dict[Category, Callable[[Row], object]] = {
    Category.READINESS: _readiness_rank,
    Category.SLEEP: _sleep_rank,
}
_WORDS = {
    Category.STATUS: ("training_status", "trainingStatus"),
    Category.READINESS: ("readiness_level", "level"),
}
_READERS: dict[Category, _Reader] = {
    Category.DAILY: _daily,
    Category.SLEEP: _sleep,
    Category.HEALTH_STATUS: _health_status,
    Category.READINESS: _readiness,
    Category.BODY: _body,
    Category.STATUS: lambda _: {},
    Category.VO2MAX: _running_vo2max,
    Category.ACTIVITY_VO2MAX: _running_vo2max,
    Category.RACE_PREDICTIONS: _named(
        {
            Measure.RACE_5K_S: "raceTime5K",
            Measure.RACE_10K_S: "raceTime10K",
            Measure.RACE_HALF_S: "raceTimeHalf",
            Measure.RACE_MARATHON_S: "raceTimeMarathon",
        }
    ),
    Category.ENDURANCE: _named({Measure.ENDURANCE_SCORE: "overallScore"}),
    Category.HILL: _named(
        {
            Measure.HILL_SCORE: "overallScore",
            Measure.HILL_STRENGTH: "strengthScore",
            Measure.HILL_ENDURANCE: "enduranceScore",
        }
    ),
    Category.LOAD: _named(
        {
            Measure.ACUTE_LOAD: "dailyTrainingLoadAcute",
            Measure.CHRONIC_LOAD: "dailyTrainingLoadChronic",
        }
    ),
}
