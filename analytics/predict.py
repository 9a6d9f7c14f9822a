"""Race times and training paces from a performance: VDOT (Daniels & Gilbert) and the power law (Riegel)."""

import math
from dataclasses import dataclass

MINUTE_S = 60.0
RIEGEL_EXPONENT = 1.06
VDOT_RANGE = (10.0, 100.0)
DISTANCE_RANGE_M = (800.0, 100_000.0)
TIME_RANGE_S = (60.0, 24 * 3600.0)
MARATHON_M = 42_195.0
# Share of VDOT at which Daniels' training paces are run; R is run 6 s per 400 m faster than I.
EASY_SHARES = (0.59, 0.74)
THRESHOLD_SHARE = 0.88
INTERVAL_SHARE = 0.975
REPETITION_FASTER_S, REPETITION_OVER_M = 6.0, 400.0
BISECTIONS = 60


class CannotPredict(ValueError):
    """A distance, a time or a VDOT that no runner has: a code with its number."""

    def __init__(self, code: str, value: float) -> None:
        super().__init__(code)
        self.code = code
        self.value = value


@dataclass(frozen=True, slots=True)
class SpeedRange:
    """From the slower to the faster end, in m/s; both are the same where Daniels' table has one pace."""

    low_m_s: float
    high_m_s: float


@dataclass(frozen=True, slots=True)
class TrainingPaces:
    """Daniels' five paces: E easy, M marathon, T threshold, I interval, R repetition."""

    easy: SpeedRange
    marathon: SpeedRange
    threshold: SpeedRange
    interval: SpeedRange
    repetition: SpeedRange


def vdot(*, distance_m: float, time_s: float) -> float:
    """VDOT (ml/kg/min) of a race of `distance_m` metres run in `time_s` seconds.

    VO₂ = −4.60 + 0.182258·v + 0.000104·v² (v in m/min), over the share of VO₂max that is held for t minutes:
    0.8 + 0.1894393·e^(−0.012778·t) + 0.2989558·e^(−0.1932605·t). Raises CannotPredict outside 800 m to
    100 km, 1 min to 24 h, VDOT 10 to 100. Source: Daniels & Gilbert, "Oxygen Power", 1979.
    """
    _demand("distance", distance_m, DISTANCE_RANGE_M)
    _demand("time", time_s, TIME_RANGE_S)
    value = _vdot(distance_m, time_s)
    _demand("vdot", value, VDOT_RANGE)
    return value


def race_time(*, vdot: float, distance_m: float) -> float:
    """Seconds in which a runner of this VDOT (ml/kg/min) races `distance_m` metres: the inverse of `vdot`.

    Raises CannotPredict outside VDOT 10 to 100, 800 m to 100 km, or beyond 24 h. Source: Daniels & Gilbert
    1979; the time is found by bisection, because VDOT falls strictly as the time grows.
    """
    _demand("vdot", vdot, VDOT_RANGE)
    _demand("distance", distance_m, DISTANCE_RANGE_M)
    fast, slow = TIME_RANGE_S
    if _vdot(distance_m, slow) > vdot:
        raise CannotPredict("time", slow)
    for _ in range(BISECTIONS):
        middle = (fast + slow) / 2
        fast, slow = (middle, slow) if _vdot(distance_m, middle) > vdot else (fast, middle)
    return slow


def riegel(*, distance_m: float, time_s: float, target_m: float) -> float:
    """Seconds for `target_m` metres from a race of `distance_m` metres in `time_s` seconds.

    T₂ = T₁·(D₂/D₁)^1.06. Raises CannotPredict outside 800 m to 100 km and 1 min to 24 h. Source: Riegel,
    "Athletic Records and Human Endurance", 1981.
    """
    _demand("distance", distance_m, DISTANCE_RANGE_M)
    _demand("distance", target_m, DISTANCE_RANGE_M)
    _demand("time", time_s, TIME_RANGE_S)
    return float(time_s * (target_m / distance_m) ** RIEGEL_EXPONENT)


def training_paces(vdot: float) -> TrainingPaces:
    """Daniels' training paces of a VDOT (ml/kg/min), as speeds in m/s.

    E: 59 to 74 % of VDOT. M: the speed of the marathon that `race_time` predicts. T: 88 %. I: 97.5 %.
    R: 6 s per 400 m faster than I. Raises CannotPredict outside VDOT 10 to 100. Source: Daniels, "Daniels'
    Running Formula", 3rd edition, chapter 4; the shares of T and I give the paces of its table 5.2.
    """
    _demand("vdot", vdot, VDOT_RANGE)
    interval = _speed_m_s(INTERVAL_SHARE * vdot)
    repetition = REPETITION_OVER_M / (REPETITION_OVER_M / interval - REPETITION_FASTER_S)
    return TrainingPaces(
        easy=SpeedRange(*(_speed_m_s(share * vdot) for share in EASY_SHARES)),
        marathon=_only(MARATHON_M / race_time(vdot=vdot, distance_m=MARATHON_M)),
        threshold=_only(_speed_m_s(THRESHOLD_SHARE * vdot)),
        interval=_only(interval),
        repetition=_only(repetition),
    )


def vdot_of_threshold(speed_m_s: float) -> float:
    """The VDOT (ml/kg/min) whose T pace is this threshold speed (m/s), held within 10 to 100.

    The inverse of T in `training_paces`. Never raises: a target of a workout needs a pace for every runner.
    """
    least, most = VDOT_RANGE
    return min(max(_oxygen(speed_m_s) / THRESHOLD_SHARE, least), most)


def _only(speed_m_s: float) -> SpeedRange:
    return SpeedRange(speed_m_s, speed_m_s)


def _vdot(distance_m: float, time_s: float) -> float:
    return _oxygen(distance_m / time_s) / _share_held(time_s / MINUTE_S)


def _oxygen(speed_m_s: float) -> float:
    """Oxygen cost (ml/kg/min) of running at a speed."""
    metres_a_minute = speed_m_s * MINUTE_S
    return -4.60 + 0.182258 * metres_a_minute + 0.000104 * metres_a_minute**2


def _speed_m_s(oxygen: float) -> float:
    """The speed that costs so much oxygen: the positive root of `_oxygen`."""
    root = math.sqrt(0.182258**2 + 4 * 0.000104 * (oxygen + 4.60))
    return (root - 0.182258) / (2 * 0.000104) / MINUTE_S


def _share_held(minutes: float) -> float:
    """The share of VO₂max that can be held for so long."""
    return 0.8 + 0.1894393 * math.exp(-0.012778 * minutes) + 0.2989558 * math.exp(-0.1932605 * minutes)


def _demand(code: str, value: float, bounds: tuple[float, float]) -> None:
    if not bounds[0] <= value <= bounds[1]:
        raise CannotPredict(code, value)
