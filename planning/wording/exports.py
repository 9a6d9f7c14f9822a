"""The files of a session in words: what each is for, and what it cannot say of this one."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from analytics.workout.formats import Loss, Lost
from planning.exporting import Format

Text = str | Promise

NAMES: dict[Format, Text] = {
    Format.FIT: _("FIT file"),
    Format.ZWO: _("Zwift file (ZWO)"),
    Format.TEXT: _("Text for intervals.icu"),
    Format.JSON: _("Garmin Connect JSON"),
}
PURPOSES: dict[Format, Text] = {
    Format.FIT: _("For watches of Garmin, Coros, Suunto and others: copy it there or send it by the app."),
    Format.ZWO: _("For running on a treadmill in Zwift, and for programs that read its workouts."),
    Format.TEXT: _("To paste into the workout editor of intervals.icu."),
    Format.JSON: _("For programs that put workouts into Garmin Connect."),
}
LOSSES: dict[Loss, Text] = {
    Loss.COUNTED: _("Zones and percent are the runner's bpm and paces as of that day."),
    Loss.UNKNOWN_PACE: _("No threshold pace is known: such targets are in words, or for a typical runner."),
    Loss.UNKNOWN_HR: _("No threshold heart rate is known: such targets stand in words."),
    Loss.WATCH_ZONES: _("Zones go as numbers: the watch takes its own zones for them."),
    Loss.WIDENED: _("A single pace or heart rate becomes a range of 2 % to either side."),
    Loss.EFFORT: _("Effort (RPE) stands in words."),
    Loss.RAMP: _("A ramp becomes its whole range; that it rises or falls stands in words."),
    Loss.REST: _("A standing rest stands in words."),
    Loss.LAP: _("What the lap button ends has an estimated time."),
    Loss.METRES: _("Distances become times at the target's pace."),
    Loss.HEART_RATE: _("Heart rate becomes the pace that answers to it."),
    Loss.MIDDLE: _("A range becomes its middle."),
    Loss.ZONES_BY_PACE: _("Zones count by pace only."),
    Loss.PERCENT: _("Paces become percent."),
    Loss.WRITTEN_OUT: _("Some repeats are written out, one after the other."),
    Loss.ROUNDED: _("Times and distances are rounded to whole seconds and metres."),
    Loss.CUE: _("A long or ambiguous cue is cut or left out."),
    Loss.MANY_STEPS: _("More than 50 rows: some watches refuse that."),
    Loss.RACE_PACE: _("Speeds are shares of the 10 km pace that the runner has set in Zwift."),
}


def format_name(wanted: Format) -> str:
    """What the file is called."""
    return str(NAMES[wanted])


def format_purpose(wanted: Format) -> str:
    """What it is good for."""
    return str(PURPOSES[wanted])


def losses(lost: Sequence[Lost]) -> list[str]:
    """What a file cannot say, a sentence each."""
    return [_sentence(one) for one in lost]


def _sentence(lost: Lost) -> str:
    words = str(LOSSES[lost.code])
    if lost.steps < 2:
        return words
    return gettext("%(what)s (%(steps)d steps)") % {"what": words, "steps": lost.steps}
