"""What is wrong with the text of a workout, and what to type instead."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from analytics.workout.text import Code, TextError

HOUR_S, KILOMETRE_M = 3600, 1000

WORDS: dict[Code, str | Promise] = {
    Code.TEXT_TOO_LONG: _("The text is longer than %(most)d characters."),
    Code.LINE_TOO_LONG: _("The line is longer than %(most)d characters."),
    Code.TOO_MANY_STEPS: _("With all repeats this is more than %(most)d steps."),
    Code.TOO_DEEP: _("Repeats nest %(most)d deep at most."),
    Code.EMPTY_MAIN: _("The main set has no step."),
    Code.NOTHING_TO_RUN: _("Nothing here is run: there are only rests."),
    Code.HEADING_ORDER: _('"%(heading)s" stands too late: the order is warm-up, main set, cool-down.'),
    Code.BAD_INDENT: _("Indent only the steps below a repeat such as 8x, all of them equally far."),
    Code.BAD_TIMES: _("A repeat is done 1 to %(most)d times."),
    Code.EMPTY_REPEAT: _(
        "The repeat has no steps: write them on the next lines, without a blank line between."
    ),
    Code.NEST_BY_INDENT: _(
        "For a repeat within a repeat, write it on a line of its own and indent its steps."
    ),
    Code.REPEAT_LABEL: _("A repeat has no name: begin the line with the number, such as 8x."),
    Code.OPEN_QUOTE: _("The quotation mark is not closed."),
    Code.CUE_TOO_LONG: _("The cue is longer than %(most)d characters."),
    Code.NO_AMOUNT: _("How long? Write a time (10m, 90s), a distance (400mtr, 2km), or press lap."),
    Code.UNKNOWN_UNIT: _('The unit of "%(text)s" is not known: h, m (minutes), s, mtr (metres), km, mi.'),
    Code.BAD_NUMBER: _('"%(text)s" cannot be read as a number here.'),
    Code.BAD_DURATION: _(
        '"%(text)s": a step takes up to %(hours)d hours. m is minutes; for metres write mtr.'
    ),
    Code.BAD_DISTANCE: _('"%(text)s": a step is up to %(kilometres)d km long.'),
    Code.TWO_ENDS: _("A step ends by a time, a distance or the lap button, not by two of them."),
    Code.AMOUNT_FIRST: _(
        'Write the time or distance before "%(text)s". Put a cue that reads like that in quotation marks.'
    ),
    Code.UNKNOWN_TARGET: _('"%(text)s" is no target: Z2, 90%% pace, 95%% LTHR, @4:10/km, T pace, RPE 8.'),
    Code.BAD_TARGET: _('"%(text)s" is outside what can be run.'),
    Code.TWO_TARGETS: _('A step has one target: "%(text)s" is a second one.'),
    Code.PACE_UNIT: _('"%(text)s" needs its unit: /km or /mi.'),
    Code.MAX_HR: _(
        "Percent of maximum heart rate is not used here: write percent of LTHR or a zone, such as Z2 HR."
    ),
    Code.BAD_REST: _("A rest is stood: it has a time or press lap, and no distance or target."),
    Code.BAD_RAMP: _("A ramp needs a time or distance, and two ends, such as 60-80%%."),
    Code.UNEXPECTED: _('"%(text)s" has no place here.'),
}


def text_error(error: TextError) -> str:
    """The error as a sentence, without its place."""
    most = float(error.params.get("most", 0))
    amounts = {"hours": most / HOUR_S, "kilometres": most / KILOMETRE_M}
    return str(WORDS[error.code]) % {**amounts, **error.params}


def placed_text_error(error: TextError) -> str:
    """The same with line and column, for where no line is marked."""
    place = {"line": error.line, "column": error.column, "what": text_error(error)}
    return gettext("Line %(line)d, column %(column)d: %(what)s") % place
