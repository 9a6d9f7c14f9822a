"""A workout as text in the dialect of intervals.icu, which differs from ours where it says so below.

Source: the quick guide to its workout builder (forum.intervals.icu, 123701). Every step begins with a dash;
Pace, HR and LTHR name the scale; a repeat stands between blank lines and does not nest; the lap button has
an expected time; there is no standing rest and no RPE.
"""

from analytics.workout.formats.losses import Loss, Losses, Written
from analytics.workout.formats.runner import Runner
from analytics.workout.formats.words import plain
from analytics.workout.intensity import ends_of, step_seconds
from analytics.workout.steps import BLOCKS, Item, Manner, Repeat, Step, Workout
from analytics.workout.targets import Scale, Target, TargetKind, typed_speed
from analytics.workout.text.writing import number, step_text

HEADINGS = {"warm_up": "Warmup", "main": "Main Set", "cool_down": "Cooldown"}
KILOMETRE_M, MINUTE_S, HOUR_S = 1000, 60, 3600
PERCENT_DECIMALS = 1
LAP, REST = "press lap", "Rest"

Lines = list[str]


class Writer:
    """Writes lines, and counts what they cannot say."""

    def __init__(self, runner: Runner) -> None:
        self.runner = runner
        self.losses = Losses()

    def block(self, items: tuple[Item, ...]) -> str:
        """Steps one below the other, each repeat between blank lines."""
        parts: list[Lines] = [[]]
        for item in items:
            if isinstance(item, Repeat):
                parts += [*self.repeats(item), []]
            else:
                parts[-1].append(self.step(item))
        return "\n\n".join("\n".join(lines) for lines in parts if lines)

    def repeats(self, repeat: Repeat) -> list[Lines]:
        """A repeat of steps alone; one of repeats is written out."""
        if all(isinstance(inner, Step) for inner in repeat.steps):
            steps = [self.step(inner) for inner in repeat.steps if isinstance(inner, Step)]
            return [[f"{repeat.times}x", *steps]]
        self.losses.note(Loss.WRITTEN_OUT)
        parts: list[Lines] = []
        for inner in repeat.steps:
            parts += self.repeats(inner) if isinstance(inner, Repeat) else [[self.step(inner)]]
        return parts * repeat.times

    def step(self, step: Step) -> str:
        target, words = self.target(step), self.cue(step)
        if step.is_rest:
            self.losses.note(Loss.REST)
            words = " ".join(filter(None, (words, REST)))
        if step.target.kind is TargetKind.RPE:
            self.losses.note(Loss.EFFORT)
            words = " ".join(filter(None, (words, _effort(step.target))))
        self.losses.note(Loss.LAP, when=step.ends_by_lap)
        ramp = "ramp" if step.is_ramp and target else ""
        self.losses.note(Loss.RAMP, when=step.is_ramp and not target)
        lap = LAP if step.ends_by_lap else ""
        return " ".join(filter(None, ("-", words, self.amount(step), ramp, target, lap)))

    def cue(self, step: Step) -> str:
        """Words before the amount; none that would be read as an amount."""
        words = plain(step.cue)
        if not words:
            return ""
        reads_back = step_text(Step(MINUTE_S, None, Target(TargetKind.OPEN), words)).startswith(words)
        self.losses.note(Loss.CUE, when=not reads_back)
        return words if reads_back else ""

    def amount(self, step: Step) -> str:
        if step.distance_m is not None:
            return self.distance(step.distance_m)
        seconds = step_seconds(step, self.runner.physiology)
        self.losses.note(Loss.ROUNDED, when=bool(seconds % 1))
        hours, rest = divmod(max(round(seconds), 1), HOUR_S)
        minutes, left = divmod(rest, MINUTE_S)
        parts = ((hours, "h"), (minutes, "m"), (left, "s"))
        return "".join(f"{amount}{unit}" for amount, unit in parts if amount)

    def distance(self, metres: float) -> str:
        if metres % KILOMETRE_M == 0:
            return f"{number(metres / KILOMETRE_M)}km"
        self.losses.note(Loss.ROUNDED, when=bool(metres % 1))
        return f"{max(round(metres), 1)}mtr"

    def target(self, step: Step) -> str:
        """What stands behind the amount; empty where nothing is asked, or an effort."""
        target, falling = step.target, step.manner is Manner.RAMP_DOWN
        if target.kind is TargetKind.ZONE and not step.is_ramp:
            self.losses.note(Loss.ZONES_BY_PACE, when=target.scale is Scale.NONE)
            zones = _range([f"Z{target.low:.0f}", f"Z{target.high:.0f}"])
            return f"{zones} {'HR' if target.scale is Scale.HR else 'Pace'}"
        if target.kind is TargetKind.SPEED:
            return self.pace(target, falling=falling)
        if target.kind is TargetKind.HR_PCT:
            return f"{_percents((target.low, target.high), falling)} LTHR"
        if target.kind in (TargetKind.PACE_PCT, TargetKind.VDOT, TargetKind.ZONE):
            return self.share(target, falling=falling)
        return ""

    def share(self, target: Target, *, falling: bool) -> str:
        """Percent of threshold pace; of training paces and of the zones of a ramp too."""
        ends: tuple[float, ...] = (target.low, target.high)
        if target.kind is not TargetKind.PACE_PCT:
            self.losses.note(Loss.PERCENT)
            self.losses.note(Loss.HEART_RATE, when=target.scale is Scale.HR)
            ends = tuple(100 * end for end in ends_of(target, self.runner.physiology))
        return f"{_percents(ends, falling)} Pace"

    def pace(self, target: Target, *, falling: bool) -> str:
        """Minutes and seconds of a kilometre, or of a mile where it was typed so; the faster end last."""
        scale = Scale.PER_MI if target.scale in (Scale.PER_MI, Scale.MPH) else Scale.PER_KM
        typed = [typed_speed(speed, scale) for speed in (target.low, target.high)]
        self.losses.note(Loss.ROUNDED, when=any(seconds % 1 for seconds in typed))
        clocks = ["{}:{:02d}".format(*divmod(round(seconds), MINUTE_S)) for seconds in typed]
        return f"{_range(clocks[::-1] if falling else clocks)}{scale.value} Pace"


def write_icu(workout: Workout, *, runner: Runner) -> Written:
    """The text, without a title: the calendar it is pasted into has its own."""
    writer = Writer(runner)
    blocks = [block for block in BLOCKS if getattr(workout, block)]
    texts = [f"{HEADINGS[block]}\n{_below(writer.block(getattr(workout, block)))}" for block in blocks]
    return Written(("\n\n".join(texts) + "\n").encode(), writer.losses.found())


def _below(text: str) -> str:
    """A repeat under a heading wants a blank line between."""
    return text if text.startswith("-") else f"\n{text}"


def _effort(target: Target) -> str:
    return f"RPE {_range([number(target.low), number(target.high)])}"


def _percents(ends: tuple[float, ...], falling: bool) -> str:
    said = [number(round(end, PERCENT_DECIMALS)) for end in ends]
    return f"{_range(said[::-1] if falling else said)}%"


def _range(ends: list[str]) -> str:
    return ends[0] if ends[0] == ends[1] else "-".join(ends)
