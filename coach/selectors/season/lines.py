"""A season's weeks and races in words."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext

from analytics.course import Standing
from analytics.growth import CAP, over_cap
from coach.selectors.season.amounts import asked, rounded, said, signed, tenth
from coach.selectors.season.facts import SeasonFacts
from coach.selectors.season.figures import Figures
from coach.selectors.season.values import RaceLine, WeekLine
from planning import wording
from planning.measure import Measure
from tenancy.templatetags import display
from tenancy.templatetags.display import short_day

WEEK = timedelta(days=7)
PERCENT = 100


def week_line(
    found: SeasonFacts, figures: Figures, races: Sequence[RaceLine], measure: Measure, units: str
) -> WeekLine:
    """A row of the table."""
    week, drawn, row, today = figures.week, figures.drawn, figures.row, found.facts.today
    end, limit = week.monday + WEEK, found.facts.around.ramp_limit
    steep = week.ramp is not None and week.ramp > limit and end > today
    return WeekLine(
        monday=week.monday,
        number=drawn.number,
        phase=drawn.phase,
        cutback=bool(row and row.cutback),
        kind=figures.kind,
        this_week=week.monday <= today < end,
        past=drawn.past,
        races=tuple(one for one in races if week.monday <= one.day < end),
        target=said(measure, drawn.target, units),
        planned=said(measure, drawn.planned, units),
        was="" if drawn.was is None else said(measure, drawn.was, units),
        done=said(measure, drawn.done, units),
        asked=asked(measure, drawn.planned, units),
        editable=drawn.editable,
        ctl=rounded(drawn.ctl),
        atl=rounded(drawn.atl),
        tsb=signed(drawn.tsb),
        ramp=tenth(week.ramp),
        steep=steep,
        warnings=(*_grown(figures), *_against(found, figures)),
    )


def race_lines(found: SeasonFacts, units: str) -> tuple[RaceLine, ...]:
    """The races of the span, in order."""
    return tuple(
        RaceLine(
            race=one.race,
            day=one.day,
            name=one.name,
            priority=one.priority,
            words=f"{one.priority} · {display.distance(one.distance_m, units)}",
            standing=standing_words(found.outlook.at_race(one)),
            past=one.day < found.facts.today,
        )
        for one in found.outlook.events
    )


def standing_words(standing: Standing | None) -> str:
    """Race day: fitness 62, form +9."""
    if standing is None:
        return ""
    words = {"ctl": rounded(standing.ctl), "atl": rounded(standing.atl), "tsb": signed(standing.tsb)}
    return gettext("Race day: fitness %(ctl)s, fatigue %(atl)s, form %(tsb)s") % words


def growth_words(share: float) -> str:
    return gettext("%(percent)d %% longer than the last three loaded weeks; the cap is %(cap)d %%") % {
        "percent": round(PERCENT * share),
        "cap": round(PERCENT * CAP),
    }


def _grown(figures: Figures) -> tuple[str, ...]:
    if figures.growth is None or not over_cap(figures.growth):
        return ()
    return (growth_words(figures.growth),)


def _against(found: SeasonFacts, figures: Figures) -> tuple[str, ...]:
    monday = figures.week.monday
    here = (one for one in found.outlook.found if monday <= one.day < monday + WEEK)
    return tuple(
        wording.against(one) if one.rule.value == "ramp" else f"{short_day(one.day)}: {wording.against(one)}"
        for one in here
    )
