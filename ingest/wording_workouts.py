"""Workout files in words: what they could not keep, and why one is none."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ingest import wording
from ingest.parsers import Reworded
from ingest.services import NotAWorkout
from planning.wording import placed_text_error

Text = str | Promise
LONGEST_LIST = 20

REWORDED: dict[Reworded, Text] = {
    Reworded.HEART_RATES: _("A range in bpm is one runner's own: it stands in the cue."),
    Reworded.POWER: _("Power is not used here: it stands in the cue, or became a zone."),
    Reworded.CADENCE: _("Cadence is not used here: it stands in the cue."),
    Reworded.OTHER_END: _(
        "What ends by heart rate or calories ends by the lap button, with the words in the cue."
    ),
    Reworded.TIMES: _("A repeat for a time or a distance is done as often as that takes."),
    Reworded.MESSAGES: _("Of several messages in a step, the first is kept."),
    Reworded.CUE: _("A long cue was cut."),
    Reworded.ELEMENTS: _("Parts of a kind that is not known here are left out."),
    Reworded.LIMITED: _("A number beyond what can be run was moved or left out."),
}
REFUSALS: dict[str, Text] = {
    "not_read": _("This file holds no workout for runners."),
    "unknown_format": _("We cannot read workouts of this kind. FIT, Zwift (ZWO) and text are read."),
    "bad_text": _("The text is no workout yet:"),
}


def reworded(counts: Mapping[str, int]) -> list[str]:
    """What a file could not keep, a sentence each."""
    return [_counted(Reworded(code), steps) for code, steps in counts.items()]


def not_a_workout(refused: NotAWorkout) -> str:
    """Why the file was not taken."""
    words = REFUSALS.get(refused.code)
    return str(words) if words else wording.refusal(refused.code, refused.params)


def text_errors(refused: NotAWorkout) -> list[str]:
    """What is wrong with a text, with the place of each."""
    return [placed_text_error(error) for error in refused.errors[:LONGEST_LIST]]


def _counted(code: Reworded, steps: int) -> str:
    words = str(REWORDED[code])
    if steps < 2:
        return words
    said: dict[str, Any] = {"what": words, "steps": steps}
    return gettext("%(what)s (%(steps)d steps)") % said
