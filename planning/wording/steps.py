"""Steps and targets in words, with the runner's own paces and heart rates where they are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from django.utils.translation import gettext, ngettext, pgettext

from analytics.workout import Item, Repeat, Step, Target, TargetKind, Workout, zone_of_target
from analytics.workout.intensity import is_easy
from analytics.workout.steps import BLOCKS
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


@dataclass(frozen=True, slots=True)
class StepLine:
    """One row of a table of steps; a repeat is a row of its own and its steps stand one deeper."""

    depth: int
    block: str
    amount: str
    target: str = ""
    own: str = ""
    cue: str = ""
    zone: int | None = None


def step_lines(workout: Workout, paces: Paces) -> list[StepLine]:
    """The workout as rows: how much, how hard, and what that is for this runner."""
    return [
        line for block in BLOCKS for item in getattr(workout, block) for line in _lines(item, block, 0, paces)
    ]


def summary(workout: Workout, paces: Paces) -> str:
    """The main block in a line: 8 × 400 m at 3:28/km, 200 m jog."""
    return reduce(_then, (_phrase(item, paces) for item in workout.main))


def target_words(target: Target) -> str:
    """How hard, on the scale the session was written in."""
    if target.kind is TargetKind.OPEN:
        return gettext("as you feel")
    low, high = target.low, target.high
    if target.kind is TargetKind.ZONE:
        words = gettext("zone %(low)d") if low == high else gettext("zones %(low)d–%(high)d")
    elif target.kind is TargetKind.PACE_PCT:
        words = gettext("%(range)s %% of threshold pace")
    elif target.kind is TargetKind.HR_PCT:
        words = gettext("%(range)s %% of threshold heart rate")
    else:
        words = gettext("effort %(range)s of 10")
    return words % {"low": low, "high": high, "range": _numbers(low, high)}


def target_range(target: Target, paces: Paces) -> str:
    """The target in the runner's own numbers: 5:23–4:45/km · 146–155 bpm; empty where nothing is known."""
    if target.kind is TargetKind.ZONE:
        return _both(_zone_pace(target, paces), _zone_heart_rate(target, paces))
    if target.kind is TargetKind.PACE_PCT and paces.threshold_speed_m_s:
        share = paces.threshold_speed_m_s / 100
        return _pace_range(target.low * share, target.high * share, paces.units)
    if target.kind is TargetKind.HR_PCT and paces.threshold_hr_bpm:
        share = paces.threshold_hr_bpm / 100
        return gettext("%(range)s bpm") % {"range": _numbers(target.low * share, target.high * share)}
    return ""


def _lines(item: Item, block: str, depth: int, paces: Paces) -> Iterator[StepLine]:
    if isinstance(item, Repeat):
        yield StepLine(
            depth, block, ngettext("%(times)d time", "%(times)d times", item.times) % {"times": item.times}
        )
        for inner in item.steps:
            yield from _lines(inner, block, depth + 1, paces)
        return
    yield StepLine(
        depth=depth,
        block=block,
        amount=_amount(item, paces),
        target=target_words(item.target),
        own=target_range(item.target, paces),
        cue=item.cue,
        zone=zone_of_target(item.target),
    )


def _phrase(item: Item, paces: Paces) -> str:
    if isinstance(item, Step):
        return _step_phrase(item, paces)
    if len(item.steps) == 1 and isinstance(item.steps[0], Step):
        return gettext("%(times)d × %(what)s") % {"times": item.times, "what": _phrase(item.steps[0], paces)}
    effort, rest = item.steps[0], item.steps[-1]
    if len(item.steps) == 2 and isinstance(effort, Step) and isinstance(rest, Step) and is_easy(rest):
        parts = {"times": item.times, "effort": _phrase(effort, paces), "recovery": _amount(rest, paces)}
        return gettext("%(times)d × %(effort)s, %(recovery)s jog") % parts
    inside = reduce(_then, (_phrase(inner, paces) for inner in item.steps))
    return gettext("%(times)d × (%(what)s)") % {"times": item.times, "what": inside}


def _step_phrase(step: Step, paces: Paces) -> str:
    words = {
        TargetKind.ZONE: gettext("%(amount)s in %(target)s"),
        TargetKind.OPEN: gettext("%(amount)s %(target)s"),
    }.get(step.target.kind, gettext("%(amount)s at %(target)s"))
    return words % {"amount": _amount(step, paces), "target": _short_target(step.target, paces)}


def _then(before: str, after: str) -> str:
    return gettext("%(before)s, then %(after)s") % {"before": before, "after": after}


def _short_target(target: Target, paces: Paces) -> str:
    """A pace where one is meant and known, else the target's own words."""
    if target.kind in (TargetKind.PACE_PCT, TargetKind.HR_PCT):
        return target_range(target, paces) or target_words(target)
    return target_words(target)


def _amount(step: Step, paces: Paces) -> str:
    if step.distance_m is not None:
        return display.distance(step.distance_m, paces.units)
    return display.duration(step.duration_s)


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
    if round(low) == round(high):
        return f"{low:.0f}"
    return f"{low:.0f}–{high:.0f}"
