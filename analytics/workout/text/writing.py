"""A workout as its canonical text, which `parse` reads back to the same workout."""

from decimal import Decimal

from analytics.workout.steps import BLOCKS, Item, Manner, Repeat, Step, Workout
from analytics.workout.targets import (
    MILE_M,
    PACE_SCALES,
    PACES,
    Scale,
    Target,
    TargetKind,
    typed_speed,
)
from analytics.workout.text.errors import Wrong
from analytics.workout.text.lexing import ESCAPE, ESCAPED, QUOTE, after_dash, tokens_of
from analytics.workout.text.scanning import steps_of
from analytics.workout.text.words import HEADINGS

INDENT = "  "
MINUTE_S, HOUR_S, KILOMETRE_M = 60, 3600, 1000
SECONDS_BELOW = 120
MILE_DECIMALS = 3
ANY_STEP, OPEN = "1m", Target(TargetKind.OPEN)
ZONE_SUFFIX = {Scale.HR: " HR", Scale.PACE: " pace"}
ESCAPES = {ord(QUOTE): ESCAPE + QUOTE, ord(ESCAPE): ESCAPE * 2} | {
    ord(character): ESCAPE + letter for letter, character in ESCAPED.items()
}


def write(workout: Workout) -> str:
    """One step a line, repeats indented, headings only where there is more than a main block."""
    blocks = [block for block in BLOCKS if getattr(workout, block)]
    if blocks == ["main"]:
        return "\n".join(_lines(workout.main, ""))
    return "\n\n".join("\n".join((HEADINGS[block], *_lines(getattr(workout, block), ""))) for block in blocks)


def _lines(items: tuple[Item, ...], indent: str) -> list[str]:
    lines: list[str] = []
    for item in items:
        if isinstance(item, Repeat):
            lines += [f"{indent}{item.times}x", *_lines(item.steps, indent + INDENT)]
        else:
            lines.append(indent + step_text(item))
    return lines


def step_text(step: Step) -> str:
    """One step as it is typed."""
    word = "rest" if step.is_rest else "ramp" if step.is_ramp else ""
    target = _target(step.target, falling=step.manner is Manner.RAMP_DOWN)
    return " ".join(filter(None, (_cue(step.cue), word, _amount(step), target)))


def _cue(cue: str) -> str:
    """The cue as it is where it reads back so, else in quotes."""
    if not cue or _reads_back(cue):
        return cue
    return QUOTE + cue.translate(ESCAPES) + QUOTE


def _reads_back(cue: str) -> bool:
    if "\n" in cue or "\r" in cue:
        return False
    line = f"{cue} {ANY_STEP}"
    start, _ = after_dash(line)
    if start or line[0] == QUOTE:
        return False
    try:
        return steps_of(tokens_of(line)) == (Step(MINUTE_S, None, OPEN, cue),)
    except Wrong:
        return False


def _amount(step: Step) -> str:
    if step.ends_by_lap:
        return "press lap"
    if step.distance_m is not None:
        return _distance(step.distance_m)
    return _duration(step.duration_s or 0.0)


def _duration(seconds: float) -> str:
    if seconds % 1 or (seconds < SECONDS_BELOW and seconds % MINUTE_S):
        return f"{number(seconds)}s"
    hours, rest = divmod(int(seconds), HOUR_S)
    minutes, left = divmod(rest, MINUTE_S)
    parts = ((hours, "h"), (minutes, "m"), (left, "s"))
    return "".join(f"{amount}{unit}" for amount, unit in parts if amount)


def _distance(metres: float) -> str:
    if metres % KILOMETRE_M == 0:
        return f"{number(metres / KILOMETRE_M)}km"
    miles = round(metres / MILE_M, MILE_DECIMALS)
    if metres % 1 and float(Decimal(repr(miles)) * Decimal(repr(MILE_M))) == metres:
        return f"{number(miles)}mi"
    return f"{number(metres)}mtr"


def _target(target: Target, *, falling: bool) -> str:
    if target.kind is TargetKind.OPEN:
        return ""
    ends = (target.high, target.low) if falling else (target.low, target.high)
    if target.kind is TargetKind.SPEED:
        return f"@{_range([_speed(end, target.scale) for end in ends])}{target.scale.value}"
    if target.kind is TargetKind.VDOT:
        return f"{_range([PACES[int(end) - 1] for end in ends])} pace"
    if target.kind is TargetKind.ZONE:
        return _range([f"Z{end:.0f}" for end in ends]) + ZONE_SUFFIX.get(target.scale, "")
    plain = _range([number(end) for end in ends])
    if target.kind is TargetKind.RPE:
        return f"RPE {plain}"
    return f"{plain}% LTHR" if target.kind is TargetKind.HR_PCT else f"{plain}% pace"


def _range(ends: list[str]) -> str:
    return ends[0] if ends[0] == ends[1] else "-".join(ends)


def _speed(speed_m_s: float, scale: Scale) -> str:
    typed = typed_speed(speed_m_s, scale)
    if scale not in PACE_SCALES:
        return number(typed)
    minutes, seconds = divmod(Decimal(repr(typed)), MINUTE_S)
    whole, point, rest = number(float(seconds)).partition(".")
    return f"{minutes:.0f}:{whole:0>2}{point}{rest}"


def number(value: float) -> str:
    """The shortest decimals that read back to the same number, never with an exponent."""
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(float(value))), "f")
