"""A workout as a running workout of Zwift: XML in which a number is a share of the runner's own pace.

Of the five paces that a runner sets there (mile to marathon) 10 km is named, the nearest to threshold;
Power is the share of it. A file counts in seconds or in metres, not in both. Source: the elements and
attributes of Zwift's own workouts (github.com/h4l/zwift-workout-file-reference) and the files of its editors.
"""

from xml.sax.saxutils import escape, quoteattr

from analytics.workout.formats.losses import Loss, Losses, Written
from analytics.workout.formats.runner import Runner
from analytics.workout.formats.words import name_of, note_of, plain
from analytics.workout.intensity import ramp_ends, step_fraction, step_seconds, threshold_speed
from analytics.workout.race import race_fraction
from analytics.workout.steps import BLOCKS, Item, Repeat, Step, Workout, flatten, unroll
from analytics.workout.targets import Scale, Target, TargetKind

TEN_KM_M, TEN_KM = 10_000.0, "2"
DECIMALS = 6
REST = "rest"
ENDS = {"warm_up": "Warmup", "cool_down": "Cooldown"}
WITHOUT = frozenset({TargetKind.OPEN, TargetKind.RPE})

Attributes = dict[str, str]


class Writer:
    """Writes elements, and counts what they cannot say."""

    def __init__(self, workout: Workout, runner: Runner) -> None:
        steps = [flat.step for flat in flatten(workout)]
        self.physiology = runner.physiology
        self.losses = Losses()
        self.in_metres = all(step.distance_m is not None and not _is_free(step) for step in steps)
        self.ten_km = race_fraction(TEN_KM_M, threshold_speed(runner.physiology))

    def items(self, items: tuple[Item, ...], block: str) -> list[str]:
        elements: list[str] = []
        for item in items:
            if isinstance(item, Step):
                elements.append(self.step(item, block))
            elif block == "main" and (pair := _pair(item)):
                elements.append(self.intervals(item.times, *pair))
            else:
                self.losses.note(Loss.WRITTEN_OUT)
                elements += self.once(item, block) * item.times
        return elements

    def once(self, repeat: Repeat, block: str) -> list[str]:
        """What is repeated, written out; each step is counted once."""
        return self.items(repeat.steps, block)

    def step(self, step: Step, block: str) -> str:
        note = note_of(step, aimed=step.target.kind is not TargetKind.RPE)
        if _is_free(step):
            self.losses.note(Loss.REST, when=step.is_rest)
            self.losses.note(Loss.EFFORT, when=step.target.kind is TargetKind.RPE)
            words = filter(None, (note, REST if step.is_rest else ""))
            return _element("FreeRide", {"Duration": self.length(step)}, " ".join(words))
        begin, end = (self.power(share) for share in ramp_ends(step, self.physiology))
        self.count(step)
        cue = plain(step.cue)
        if block == "main" and not step.is_ramp:
            return _element(
                "SteadyState", {"Duration": self.length(step), "Power": begin, "pace": TEN_KM}, cue
            )
        ends = {"PowerLow": begin, "PowerHigh": end, "pace": TEN_KM}
        fits = float(begin) <= float(end) if block == "warm_up" else float(begin) >= float(end)
        name = ENDS.get(block, "Ramp") if fits else "Ramp"
        return _element(name, {"Duration": self.length(step), **ends}, cue)

    def intervals(self, times: int, on: Step, off: Step) -> str:
        self.count(on)
        self.count(off)
        attributes = {
            "Repeat": str(times),
            "OnDuration": self.length(on),
            "OffDuration": self.length(off),
            "OnPower": self.power(step_fraction(on, self.physiology)),
            "OffPower": self.power(step_fraction(off, self.physiology)),
            "pace": TEN_KM,
        }
        return _element("IntervalsT", attributes, "")

    def count(self, step: Step) -> None:
        """What a share of one pace leaves out of the target."""
        target = step.target
        self.losses.note(Loss.MIDDLE, when=not step.is_ramp and _is_wide(target))
        by_heart_rate = target.kind is TargetKind.HR_PCT or target.scale is Scale.HR
        self.losses.note(Loss.HEART_RATE, when=by_heart_rate)
        self.losses.note(Loss.ZONES_BY_PACE, when=target.kind is TargetKind.ZONE and not target.scale)
        self.losses.note(Loss.PERCENT, when=target.kind in (TargetKind.SPEED, TargetKind.VDOT))

    def length(self, step: Step) -> str:
        """Seconds, or metres where the whole file counts in them; both whole."""
        if self.in_metres:
            amount = step.distance_m or 0.0
        else:
            self.losses.note(Loss.METRES, when=step.distance_m is not None)
            self.losses.note(Loss.LAP, when=step.ends_by_lap)
            amount = step_seconds(step, self.physiology)
        exact = self.in_metres or step.duration_s is not None
        self.losses.note(Loss.ROUNDED, when=exact and bool(amount % 1))
        return str(max(round(amount), 1))

    def power(self, share: float) -> str:
        return str(round(share / self.ten_km, DECIMALS))


def write_zwo(workout: Workout, *, title: str, runner: Runner) -> Written:
    """The file. Where no threshold pace is known, hard paces are shares of a typical one."""
    writer = Writer(workout, runner)
    elements = [line for block in BLOCKS for line in writer.items(getattr(workout, block), block)]
    kinds = {step.target.kind for block in BLOCKS for step in unroll(getattr(workout, block))}
    writer.losses.note(Loss.RACE_PACE)
    unknown = runner.physiology.threshold_speed_m_s is None
    writer.losses.note(Loss.UNKNOWN_PACE, when=unknown and TargetKind.SPEED in kinds)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<workout_file>",
        f"  <name>{escape(name_of(title))}</name>",
        "  <sportType>run</sportType>",
        f"  <durationType>{'distance' if writer.in_metres else 'time'}</durationType>",
        "  <workout>",
        *elements,
        "  </workout>",
        "</workout_file>",
    ]
    return Written(("\n".join(lines) + "\n").encode(), writer.losses.found())


def _element(name: str, attributes: Attributes, message: str) -> str:
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    if not message:
        return f"    <{name}{said}/>"
    return f'    <{name}{said}><textevent timeoffset="0" message={quoteattr(message)}/></{name}>'


def _pair(repeat: Repeat) -> tuple[Step, Step] | None:
    """Something and a recovery from it, as one element can say them."""
    if len(repeat.steps) != 2:
        return None
    on, off = repeat.steps
    if not isinstance(on, Step) or not isinstance(off, Step):
        return None
    plainly = all(not (_is_free(step) or step.is_ramp or plain(step.cue)) for step in (on, off))
    return (on, off) if plainly else None


def _is_free(step: Step) -> bool:
    """Without a pace to hold."""
    return step.is_rest or step.target.kind in WITHOUT


def _is_wide(target: Target) -> bool:
    return target.low != target.high or target.kind in (TargetKind.ZONE, TargetKind.VDOT)
