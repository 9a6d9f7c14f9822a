"""Steps in words: a table of them, and the main block in a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from django.utils.translation import gettext, ngettext

from analytics.workout import Item, Manner, Repeat, Step, TargetKind, Workout, step_seconds, zone_of_step
from analytics.workout.intensity import is_easy
from analytics.workout.steps import BLOCKS
from planning.wording.targets import Paces, target_range, target_words
from tenancy.templatetags import display

NUMBERED = frozenset({TargetKind.PACE_PCT, TargetKind.HR_PCT, TargetKind.SPEED, TargetKind.VDOT})
"""Kinds that a line says in the runner's own numbers where it can."""


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


def step_words(step: Step) -> str:
    """How hard and in which manner: zone 2 · rising, 60–80 % of threshold pace · standing."""
    words = target_words(step.target)
    if step.is_rest:
        return gettext("standing rest")
    if step.manner is Manner.RAMP_UP:
        return gettext("getting faster, %(target)s") % {"target": words}
    if step.manner is Manner.RAMP_DOWN:
        return gettext("getting slower, %(target)s") % {"target": words}
    return words


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
        target=step_words(item),
        own=target_range(item.target, paces),
        cue=item.cue,
        zone=zone_of_step(item, paces.known),
    )


def _phrase(item: Item, paces: Paces) -> str:
    if isinstance(item, Step):
        return _step_phrase(item, paces)
    if len(item.steps) == 1 and isinstance(item.steps[0], Step):
        return gettext("%(times)d × %(what)s") % {"times": item.times, "what": _phrase(item.steps[0], paces)}
    effort, rest = item.steps[0], item.steps[-1]
    if (
        len(item.steps) == 2
        and isinstance(effort, Step)
        and isinstance(rest, Step)
        and _is_recovery(rest, paces)
    ):
        parts = {"times": item.times, "effort": _phrase(effort, paces), "recovery": _amount(rest, paces)}
        if rest.is_rest:
            return gettext("%(times)d × %(effort)s, %(recovery)s rest") % parts
        return gettext("%(times)d × %(effort)s, %(recovery)s jog") % parts
    inside = reduce(_then, (_phrase(inner, paces) for inner in item.steps))
    return gettext("%(times)d × (%(what)s)") % {"times": item.times, "what": inside}


def _is_recovery(step: Step, paces: Paces) -> bool:
    return not step.ends_by_lap and is_easy(step, paces.known)


def _step_phrase(step: Step, paces: Paces) -> str:
    said = {"amount": _amount(step, paces), "target": _short_target(step, paces)}
    if step.is_rest or step.is_ramp:
        return gettext("%(amount)s, %(target)s") % said
    words = {
        TargetKind.ZONE: gettext("%(amount)s in %(target)s"),
        TargetKind.OPEN: gettext("%(amount)s %(target)s"),
    }.get(step.target.kind, gettext("%(amount)s at %(target)s"))
    return words % said


def _then(before: str, after: str) -> str:
    return gettext("%(before)s, then %(after)s") % {"before": before, "after": after}


def _short_target(step: Step, paces: Paces) -> str:
    """A pace where one is meant and known, else the target's own words."""
    if step.manner is Manner.EVEN and step.target.kind in NUMBERED:
        return target_range(step.target, paces) or target_words(step.target)
    return step_words(step)


def _amount(step: Step, paces: Paces) -> str:
    if step.ends_by_lap:
        estimate = display.duration(step_seconds(step, paces.known))
        return gettext("until you press lap (counted as %(estimate)s)") % {"estimate": estimate}
    if step.distance_m is not None:
        return display.distance(step.distance_m, paces.units)
    return display.duration(step.duration_s)
