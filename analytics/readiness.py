"""Readiness: a check-in against the athlete's own last four weeks, 0..100 in three bands."""

import math
from dataclasses import astuple, dataclass
from enum import StrEnum

from analytics.answers import (
    HIGHEST_ANSWER,
    LOWEST_ANSWER,
    RMSSD,
    Answers,
    BadAnswer,
    History,
    Problem,
)

__all__ = [
    "Answers",
    "BadAnswer",
    "BadRules",
    "Band",
    "Contribution",
    "History",
    "Problem",
    "ReadinessRules",
    "Score",
    "band_of",
    "deviation",
    "score",
]


class BadRules(ValueError):
    """Rules of readiness that cannot be: a negative number, no weight, or no baseline to learn."""


class Band(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class ReadinessRules:
    """Every number of the score; none below 0, so that no rule turns an answer round. Raises BadRules."""

    sleep_weight: float = 0.25
    energy_weight: float = 0.25
    recovery_weight: float = 0.30
    stress_weight: float = 0.20
    hrv_weight: float = 0.20
    resting_hr_weight: float = 0.10
    sleep_h_weight: float = 0.10
    absolute_share: float = 0.6
    relative_share: float = 0.4
    neutral: float = 60.0
    answer_points_per_sd: float = 15.0
    answer_sd_floor: float = 0.5
    measured_points_per_sd: float = 20.0
    # The resolution of the measurement: a baseline that never moved is not exact, only coarse.
    ln_rmssd_sd_floor: float = 0.02
    sdnn_sd_floor_ms: float = 1.0
    resting_hr_sd_floor_bpm: float = 0.5
    sleep_h_sd_floor: float = 0.25
    pain_points: float = 3.0
    illness_cap: float = 30.0
    green_from: float = 70.0
    amber_from: float = 45.0
    learning_days: int = 7
    baseline_days: int = 28
    confidence_base: float = 0.4
    confidence_gain: float = 0.6

    def __post_init__(self) -> None:
        answered = self.sleep_weight + self.energy_weight + self.recovery_weight + self.stress_weight
        if min(astuple(self)) < 0 or answered <= 0 or self.learning_days < 2 or self.baseline_days < 2:
            raise BadRules(str(self))
        of_measures = (self.ln_rmssd_sd_floor, self.sdnn_sd_floor_ms, self.resting_hr_sd_floor_bpm)
        if min(self.answer_sd_floor, self.sleep_h_sd_floor, *of_measures) <= 0:
            raise BadRules("a floor of 0 leaves the score undefined for a baseline that never moved")


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one item, 0..100, did to the score: `points` are what it added to or took from 60."""

    item: str
    component: float
    weight: float
    points: float


@dataclass(frozen=True, slots=True)
class Score:
    """A readiness and how it came about.

    `contributions`: largest first. `missing`: items not given. `unlearned`: items given, but with too short
    a baseline of their own to count. `learning`: the answers have no baseline yet either.
    """

    value: int
    band: Band
    contributions: tuple[Contribution, ...]
    missing: tuple[str, ...]
    baseline_days: int
    confidence: float
    learning: bool
    unlearned: tuple[str, ...] = ()


DEFAULT_RULES = ReadinessRules()


def score(answers: Answers, history: History, rules: ReadinessRules = DEFAULT_RULES) -> Score:
    """The readiness of a check-in: the weighted mean of its components - 3·pain, at most 30 when ill.

    An answer a counts 0.6·(a-1)/4·100 + 0.4·clip(60 + 15·(a - mean₂₈)/max(sd₂₈, 0.5), 0, 100); while fewer
    than 7 days are known, (a-1)/4·100 alone. HRV (ln rMSSD, or SDNN) and hours of sleep count
    clip(60 + 20·z, 0, 100), resting heart rate clip(60 - 20·z, 0, 100), z against the item's own 28 days,
    from 7 days on. Pain counts with any problem. sd is the sample's (n - 1); the value is rounded half up,
    and the band is that of the rounded value. Source: project defaults.
    """
    before = _answers_before(history, rules)
    baseline_days = min(len(days) for days in before.values())
    measures = _measures(answers, history, rules)
    components = _answer_components(answers, before, rules, learning=baseline_days < rules.learning_days)
    components |= _measured_components(measures, rules)
    contributions = _contributions(components, rules)
    value = _value(contributions, answers, rules)
    return Score(
        value=value,
        band=band_of(value, rules),
        contributions=contributions,
        missing=tuple(measure.item for measure in measures if measure.today is None),
        baseline_days=baseline_days,
        confidence=_confidence(components, baseline_days, rules),
        learning=baseline_days < rules.learning_days,
        unlearned=tuple(m.item for m in measures if m.today is not None and m.item not in components),
    )


def band_of(value: float, rules: ReadinessRules = DEFAULT_RULES) -> Band:
    """The band of a score: green from 70, amber from 45, else red."""
    if value >= rules.green_from:
        return Band.GREEN
    return Band.AMBER if value >= rules.amber_from else Band.RED


@dataclass(frozen=True, slots=True)
class _Measure:
    item: str
    today: float | None
    before: tuple[float, ...]
    sd_floor: float
    points_per_sd: float


def _measures(answers: Answers, history: History, rules: ReadinessRules) -> tuple[_Measure, ...]:
    points, days = rules.measured_points_per_sd, rules.baseline_days
    # Logged by hand or by a watch left on the table, a 0 in the past is no measurement.
    heart, sleep = _above_0(history.resting_hr_bpm[-days:]), _above_0(history.sleep_h[-days:])
    return (
        _hrv(answers, _above_0(history.hrv_ms[-days:]), rules),
        _Measure("resting_hr", answers.resting_hr_bpm, heart, rules.resting_hr_sd_floor_bpm, -points),
        _Measure("sleep_h", answers.sleep_h, sleep, rules.sleep_h_sd_floor, points),
    )


def _hrv(answers: Answers, before: tuple[float, ...], rules: ReadinessRules) -> _Measure:
    today, points = answers.hrv_ms, rules.measured_points_per_sd
    if answers.hrv_kind != RMSSD:
        return _Measure("hrv", today, before, rules.sdnn_sd_floor_ms, points)
    logs = tuple(math.log(value) for value in before)
    return _Measure("hrv", None if today is None else math.log(today), logs, rules.ln_rmssd_sd_floor, points)


def _measured_components(measures: tuple[_Measure, ...], rules: ReadinessRules) -> dict[str, float]:
    components: dict[str, float] = {}
    for measure in measures:
        if measure.today is not None and len(measure.before) >= rules.learning_days:
            far = deviation(measure.today, measure.before, measure.sd_floor)
            components[measure.item] = _clip(rules.neutral + measure.points_per_sd * far)
    return components


def _answers_before(history: History, rules: ReadinessRules) -> dict[str, tuple[int, ...]]:
    days = rules.baseline_days
    return {
        "sleep": history.sleep[-days:],
        "energy": history.energy[-days:],
        "recovery": history.recovery[-days:],
        "stress": history.stress[-days:],
    }


def _answer_components(
    answers: Answers, before: dict[str, tuple[int, ...]], rules: ReadinessRules, *, learning: bool
) -> dict[str, float]:
    today = {
        "sleep": answers.sleep,
        "energy": answers.energy,
        "recovery": answers.recovery,
        "stress": answers.stress,
    }
    if learning:
        return {item: _absolute(answer) for item, answer in today.items()}
    return {item: _answer_component(answer, before[item], rules) for item, answer in today.items()}


def _absolute(answer: int) -> float:
    return (answer - LOWEST_ANSWER) / (HIGHEST_ANSWER - LOWEST_ANSWER) * 100


def _answer_component(answer: int, before: tuple[int, ...], rules: ReadinessRules) -> float:
    far = deviation(answer, before, rules.answer_sd_floor)
    relative = _clip(rules.neutral + rules.answer_points_per_sd * far)
    return rules.absolute_share * _absolute(answer) + rules.relative_share * relative


def deviation(today: float, before: tuple[float, ...], sd_floor: float) -> float:
    """How far today is from the mean of the days before, in their sample standard deviations."""
    mean = math.fsum(before) / len(before)
    sd = math.sqrt(math.fsum((value - mean) ** 2 for value in before) / (len(before) - 1))
    return (today - mean) / max(sd, sd_floor)


def _weights(rules: ReadinessRules) -> dict[str, float]:
    return {
        "sleep": rules.sleep_weight,
        "energy": rules.energy_weight,
        "recovery": rules.recovery_weight,
        "stress": rules.stress_weight,
        "hrv": rules.hrv_weight,
        "resting_hr": rules.resting_hr_weight,
        "sleep_h": rules.sleep_h_weight,
    }


def _contributions(components: dict[str, float], rules: ReadinessRules) -> tuple[Contribution, ...]:
    weights = _weights(rules)
    present = math.fsum(weights[item] for item in components)
    found = []
    for item, component in components.items():
        weight = weights[item] / present
        found.append(Contribution(item, component, weight, weight * (component - rules.neutral)))
    return tuple(sorted(found, key=lambda contribution: -abs(contribution.points)))


def _value(contributions: tuple[Contribution, ...], answers: Answers, rules: ReadinessRules) -> int:
    mean = math.fsum(part.weight * part.component for part in contributions)
    value = mean - rules.pain_points * answers.pain
    if answers.problem == Problem.ILL:
        value = min(value, rules.illness_cap)
    return math.floor(_clip(value) + 0.5)


def _confidence(components: dict[str, float], baseline_days: int, rules: ReadinessRules) -> float:
    weights = _weights(rules)
    present = math.fsum(weights[item] for item in components) / math.fsum(weights.values())
    known = min(1.0, baseline_days / rules.baseline_days)
    return present * (rules.confidence_base + rules.confidence_gain * known)


def _clip(points: float) -> float:
    return min(100.0, max(0.0, points))


def _above_0(values: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(value for value in values if value > 0)
