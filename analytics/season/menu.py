"""What a phase trains: the categories of its first and second key day, in turn."""

from analytics.season.outline import LONG_RACE_M, Outline
from analytics.season.weeks import Phase
from analytics.workout import Category

Menu = tuple[Category, ...]

SHORT_RACE: dict[Phase, tuple[Menu, Menu]] = {
    Phase.BASE: ((Category.HILLS, Category.FARTLEK), (Category.STEADY, Category.STRIDES)),
    Phase.BUILD: ((Category.VO2,), (Category.THRESHOLD, Category.TEMPO)),
    Phase.PEAK: ((Category.RACE_PACE,), (Category.VO2, Category.THRESHOLD)),
    Phase.TAPER: ((Category.RACE_PACE,), (Category.VO2,)),
}
LONG_RACE: dict[Phase, tuple[Menu, Menu]] = {
    Phase.BASE: ((Category.FARTLEK, Category.HILLS), (Category.STEADY,)),
    Phase.BUILD: ((Category.THRESHOLD, Category.VO2), (Category.TEMPO,)),
    Phase.PEAK: ((Category.RACE_PACE,), (Category.THRESHOLD, Category.THRESHOLD, Category.VO2)),
    Phase.TAPER: ((Category.RACE_PACE,), (Category.THRESHOLD,)),
}
INTRODUCTION = (Category.STRIDES, Category.STEADY)
"""The first week of a season wakes the legs up before it asks for anything hard."""
RACE_TAGS = ((7_500, "5k"), (15_000, "10k"), (30_000, "half"), (500_000, "marathon"))


def key_categories(week: Outline) -> tuple[Category, Category]:
    """The categories of the week's first and second key day."""
    if week.phase is Phase.BASE and week.position == 0 and not week.cutback:
        return INTRODUCTION
    first, second = (LONG_RACE if week.distance_m > LONG_RACE_M else SHORT_RACE)[week.phase]
    return first[week.position % len(first)], second[week.position % len(second)]


def race_tag(race_distance_m: float) -> str:
    """The tag of templates made for a race of about this distance."""
    return next(tag for metres, tag in RACE_TAGS if race_distance_m <= metres)


def long_run_has_race_pace(week: Outline) -> bool:
    """Every other long run of the peak, from the half marathon up."""
    return (
        week.phase is Phase.PEAK
        and week.distance_m > LONG_RACE_M
        and week.position % 2 == 0
        and not week.cutback
    )
