"""How hard, in words: on the scale it was written in, and in the runner's own paces and heart rates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext, pgettext

from analytics.workout import Physiology, Scale, Target, TargetKind, typed_speed
from analytics.workout.intensity import ends_of
from tenancy.templatetags import display

Bounds = Sequence[float]
FASTEST_ZONE = 6


@dataclass(frozen=True, slots=True)
class Paces:
    """A runner's zones (five rising bounds) and thresholds on a day, and the units of whoever reads."""

    speed_m_s: Bounds | None = None
    hr_bpm: Bounds | None = None
    threshold_speed_m_s: float | None = None
    threshold_hr_bpm: float | None = None
    units: str = "metric"

    @property
    def known(self) -> Physiology:
        """The runner as far as speed goes."""
        return Physiology(threshold_speed_m_s=self.threshold_speed_m_s)


def target_words(target: Target) -> str:
    """How hard, on the scale the session was written in."""
    if target.kind is TargetKind.OPEN:
        return gettext("as you feel")
    if target.kind is TargetKind.ZONE:
        return _zone_words(target)
    if target.kind is TargetKind.SPEED:
        return _speed_words(target)
    if target.kind is TargetKind.VDOT:
        return _vdot_words(target)
    return _share_words(target)


def target_range(target: Target, paces: Paces) -> str:
    """The target in the runner's own numbers: 5:23–4:45/km · 146–155 bpm; empty where nothing is known."""
    in_numbers = IN_NUMBERS.get(target.kind)
    return in_numbers(target, paces) if in_numbers else ""


def _zone_words(target: Target) -> str:
    one = target.low == target.high
    words = gettext("zone %(low)d") if one else gettext("zones %(low)d–%(high)d")
    words %= {"low": target.low, "high": target.high}
    if target.scale is Scale.HR:
        return gettext("%(zones)s by heart rate") % {"zones": words}
    if target.scale is Scale.PACE:
        return gettext("%(zones)s by pace") % {"zones": words}
    return words


def _share_words(target: Target) -> str:
    if target.kind is TargetKind.PACE_PCT:
        words = gettext("%(range)s %% of threshold pace")
    elif target.kind is TargetKind.HR_PCT:
        words = gettext("%(range)s %% of threshold heart rate")
    else:
        words = gettext("effort %(range)s of 10")
    return words % {"range": _numbers(target.low, target.high)}


def _speed_words(target: Target) -> str:
    words = {
        Scale.PER_KM: gettext("%(pace)s/km"),
        Scale.PER_MI: gettext("%(pace)s/mi"),
        Scale.KM_H: gettext("%(pace)s km/h"),
        Scale.MPH: gettext("%(pace)s mph"),
        Scale.M_S: gettext("%(pace)s m/s"),
    }[target.scale]
    return words % {"pace": _joined(*(_typed(end, target.scale) for end in (target.low, target.high)))}


def _typed(speed_m_s: float, scale: Scale) -> str:
    number = typed_speed(speed_m_s, scale)
    if scale in (Scale.PER_KM, Scale.PER_MI):
        return display.clock(number)
    return number_format(f"{number:.2f}".rstrip("0").rstrip("."))


def _vdot_words(target: Target) -> str:
    paces = (
        gettext("easy pace (E)"),
        gettext("marathon pace (M)"),
        gettext("threshold pace (T)"),
        gettext("interval pace (I)"),
        gettext("repetition pace (R)"),
    )
    low, high = paces[int(target.low) - 1], paces[int(target.high) - 1]
    return low if low == high else gettext("%(low)s to %(high)s") % {"low": low, "high": high}


def _zone_range(target: Target, paces: Paces) -> str:
    pace = "" if target.scale is Scale.HR else _zone_pace(target, paces)
    heart_rate = "" if target.scale is Scale.PACE else _zone_heart_rate(target, paces)
    return _both(pace, heart_rate)


def _share_range(target: Target, paces: Paces) -> str:
    """Percent of threshold pace, and VDOT paces, which hang on the same threshold."""
    if not paces.threshold_speed_m_s:
        return ""
    low, high = ends_of(target, paces.known)
    return _pace_range(low * paces.threshold_speed_m_s, high * paces.threshold_speed_m_s, paces.units)


def _heart_rate_range(target: Target, paces: Paces) -> str:
    if not paces.threshold_hr_bpm:
        return ""
    share = paces.threshold_hr_bpm / 100
    return gettext("%(range)s bpm") % {"range": _numbers(target.low * share, target.high * share)}


def _speed_range(target: Target, paces: Paces) -> str:
    return _pace_range(target.low, target.high, paces.units)


IN_NUMBERS: dict[TargetKind, Callable[[Target, Paces], str]] = {
    TargetKind.ZONE: _zone_range,
    TargetKind.PACE_PCT: _share_range,
    TargetKind.VDOT: _share_range,
    TargetKind.HR_PCT: _heart_rate_range,
    TargetKind.SPEED: _speed_range,
}


def _zone_pace(target: Target, paces: Paces) -> str:
    slow, fast = _edges(target, paces.speed_m_s)
    if slow is None and fast is None:
        return ""
    if slow is None:
        return gettext("slower than %(pace)s") % {"pace": display.pace(fast, paces.units)}
    if fast is None:
        return gettext("faster than %(pace)s") % {"pace": display.pace(slow, paces.units)}
    return _pace_range(slow, fast, paces.units)


def _zone_heart_rate(target: Target, paces: Paces) -> str:
    low, high = _edges(target, paces.hr_bpm)
    if low is None and high is None:
        return ""
    if low is None:
        return gettext("under %(bpm)d bpm") % {"bpm": high}
    if high is None:
        return gettext("%(bpm)d bpm and more") % {"bpm": low}
    return gettext("%(range)s bpm") % {"range": _numbers(low, high - 1)}


def _edges(target: Target, bounds: Bounds | None) -> tuple[float | None, float | None]:
    """Where the target's zones begin and end; None where they are open."""
    if bounds is None:
        return None, None
    low, high = int(target.low), int(target.high)
    return (bounds[low - 2] if low > 1 else None), (bounds[high - 1] if high < FASTEST_ZONE else None)


def _both(pace: str, heart_rate: str) -> str:
    if pace and heart_rate:
        return gettext("%(pace)s · %(heart_rate)s") % {"pace": pace, "heart_rate": heart_rate}
    return pace or heart_rate


def _pace_range(slow: float, fast: float, units: str) -> str:
    """The slower end first, as a runner says it; one pace where both ends read the same."""
    ends = display.pace(slow, units), display.pace(fast, units)
    if ends[0] == ends[1]:
        return ends[0]
    return pgettext("paces", "%(slow)s–%(fast)s") % {"slow": ends[0].partition("/")[0], "fast": ends[1]}


def _numbers(low: float, high: float) -> str:
    return _joined(f"{low:.0f}", f"{high:.0f}")


def _joined(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"
