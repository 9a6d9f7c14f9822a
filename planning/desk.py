"""The text of a session as the editor shows it: read, drawn, added up, every error at its place."""

from dataclasses import dataclass
from typing import NamedTuple

from analytics.workout import BadWorkout, Bar, Physiology, Totals, Workout, profile, totals
from analytics.workout.editing import Edited, Place, duplicated, moved, place_named, places, removed
from analytics.workout.text import Code, TextError, read, write
from planning import wording
from planning.wording import Paces, StepLine

MOST_EXCERPT = 60
"""Characters of a line that are shown before and after what is wrong in it."""


class Runner(NamedTuple):
    """Whose numbers count, and in which words they are told."""

    known: Physiology
    paces: Paces


@dataclass(frozen=True, slots=True)
class Mistake:
    """An error as a sentence with its place, and the line it is in, cut around what is wrong."""

    words: str
    line: int
    column: int
    length: int
    before: str
    wrong: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """A step or a repeat in the list; `place` names it in what the buttons send."""

    line: StepLine
    place: str
    lowest: bool
    highest: bool
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the text makes for the runner: a picture and sums, or mistakes; neither for an empty text."""

    mistakes: tuple[Mistake, ...] = ()
    bars: tuple[Bar, ...] = ()
    totals: Totals | None = None
    summary: str = ""
    rows: tuple[Row, ...] = ()


class Worked(NamedTuple):
    """The text after a deed to one of its steps, where that step is now, and why not, if it was refused."""

    text: str
    place: Place | None = None
    refusal: str = ""


def outcome(text: str, runner: Runner, *, chosen: Place | None = None) -> Outcome:
    """The text as a picture, a list and sums; `chosen` is the step that was just worked on."""
    if not text.strip():
        return Outcome()
    workout, errors = read(text)
    if workout is None:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return Outcome(mistakes=tuple(_mistake(error, lines) for error in errors))
    return Outcome(
        bars=profile(workout, runner.known),
        totals=totals(workout, runner.known),
        summary=wording.summary(workout, runner.paces),
        rows=_rows(workout, runner.paces, chosen),
    )


def worked(text: str, deed: str) -> Worked:
    """Do to a step what a button asked (`up:main.2`); the text is written anew, or stays as it is."""
    verb, _colon, name = deed.partition(":")
    place, workout = place_named(name), read(text).workout
    if place is None or workout is None or verb not in DEEDS:
        return Worked(text)
    try:
        after = _done(workout, place, verb)
    except BadWorkout as refusal:
        return Worked(text, place, _refusal(refusal))
    return Worked(write(after.workout), after.place)


DEEDS = frozenset({"up", "down", "copy", "delete"})


def _done(workout: Workout, place: Place, verb: str) -> Edited:
    if verb == "copy":
        return duplicated(workout, place)
    if verb == "delete":
        return removed(workout, place)
    return moved(workout, place, -1 if verb == "up" else 1)


def _refusal(refusal: BadWorkout) -> str:
    if refusal.code not in list(Code):
        return wording.step_is_gone()
    return wording.text_error(TextError(Code(refusal.code), 1, 1, 1, dict(refusal.params)))


def _mistake(error: TextError, lines: list[str]) -> Mistake:
    line = lines[error.line - 1] if error.line <= len(lines) else ""
    begin = min(error.column - 1, len(line))
    end = min(begin + error.length, len(line))
    return Mistake(
        words=wording.placed_text_error(error),
        line=error.line,
        column=error.column,
        length=error.length,
        before=line[max(begin - MOST_EXCERPT, 0) : begin],
        wrong=line[begin : min(end, begin + MOST_EXCERPT)],
        after=line[end : end + MOST_EXCERPT],
    )


def _rows(workout: Workout, paces: Paces, chosen: Place | None) -> tuple[Row, ...]:
    """The lines of the list beside the places they stand for: both go through the workout in one order."""
    found = places(workout)
    first, last = found[0], [one for one in found if len(one.path) == 1][-1]
    return tuple(
        Row(
            line,
            str(place),
            lowest=place == last and place.block == "cool_down",
            highest=place == first and place.block == "warm_up",
            chosen=place == chosen,
        )
        for line, place in zip(wording.step_lines(workout, paces), found, strict=True)
    )
