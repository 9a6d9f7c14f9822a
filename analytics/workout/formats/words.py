"""The words of a file: its name, and what a step says in words."""

from analytics.workout.formats.losses import Loss, Losses
from analytics.workout.steps import Step
from analytics.workout.targets import TargetKind
from analytics.workout.text.writing import effort_text

MAX_NAME = 80


def plain(text: str) -> str:
    """In one line, without what no file can hold: control characters, halves of a character."""
    whole = text.encode(errors="ignore").decode()
    return " ".join("".join(one if one.isprintable() else " " for one in whole).split())


def name_of(title: str) -> str:
    """A name that every program shows."""
    return plain(title)[:MAX_NAME].rstrip()


def note_of(step: Step, *, aimed: bool) -> str:
    """The cue, and in words what the target cannot say: a ramp, an effort, a target of nobody's numbers."""
    said = aimed and not step.is_ramp
    target = "" if said or step.target.kind is TargetKind.OPEN else effort_text(step)
    return " ".join(filter(None, (plain(step.cue), target)))


def cut(text: str, most_bytes: int, losses: Losses) -> bytes:
    """UTF-8 of no more than so many bytes, ending with a whole character."""
    data = text.encode()
    if len(data) <= most_bytes:
        return data
    losses.note(Loss.CUE)
    return data[:most_bytes].decode(errors="ignore").rstrip().encode()
