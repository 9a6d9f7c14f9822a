"""The numbers of a week in the measure that was chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from analytics.course import Course
from analytics.days import monday_of
from analytics.growth import Volume, growth
from athletes.models import Activity
from coach.selectors.season.facts import SeasonFacts
from planning.changes import Entry, course_of, free_of
from planning.changes.outlook import Week
from planning.measure import AMOUNTS, Measure
from planning.models import RACE_CODE, Phase, PlanWeek
from planning.pairing import SPORT
from planning.year_chart import YearWeek

DAY, WEEK = timedelta(days=1), timedelta(days=7)
RACES = ("A", "B")
SAME = 0.005
"""Amounts that differ by a smaller share are the same."""


@dataclass(frozen=True, slots=True)
class Figures:
    """`growth`: by what share the week is longer than the last three loaded ones."""

    week: Week
    row: PlanWeek | None
    kind: str
    drawn: YearWeek
    growth: float | None


def figures_of(found: SeasonFacts, measure: Measure) -> list[Figures]:
    """Every week of the span."""
    meant = _meant_course(found) if measure is Measure.FITNESS else None
    kinds = [_kind(found, week.monday) for week in found.outlook.weeks]
    grown = growth(
        [_volume(found, week, kind) for week, kind in zip(found.outlook.weeks, kinds, strict=True)]
    )
    weeks = zip(found.outlook.weeks, found.seen.weeks, kinds, grown, strict=True)
    return [
        Figures(
            week=week,
            row=found.facts.weeks.get(week.monday),
            kind=kind,
            drawn=_drawn(found, week, seen, measure, meant),
            growth=None if week.monday + WEEK <= found.facts.today or kind not in ("build", "") else share,
        )
        for week, seen, kind, share in weeks
    ]


def _drawn(found: SeasonFacts, week: Week, seen: Week, measure: Measure, meant: Course | None) -> YearWeek:
    row, today = found.facts.weeks.get(week.monday), found.facts.today
    planned, was = _planned(week, measure), _planned(seen, measure)
    return YearWeek(
        number=row.number if row and row.phase else 0,
        monday=week.monday,
        phase=row.phase if row else "",
        target=_target(found, week.monday, measure, meant),
        planned=planned,
        was=was if abs(planned - was) > SAME * max(planned, was) else None,
        done=_done(found, week, measure),
        ctl=week.end.ctl if week.end else None,
        atl=week.end.atl if week.end else None,
        tsb=week.end.tsb if week.end else None,
        races="".join(one.priority for one in found.events if week.monday <= one.day < week.monday + WEEK),
        editable=bool(free_of(of_week(found.entries, week.monday), today=today, races=_race_days(found))),
        past=week.monday + WEEK <= today,
    )


def of_week(entries: Iterable[Entry], monday: date) -> list[Entry]:
    return [one for one in entries if monday <= one.day < monday + WEEK]


def _planned(week: Week, measure: Measure) -> float:
    if measure is Measure.FITNESS:
        return week.end.ctl if week.end else 0.0
    return {
        Measure.TIME: week.duration_s,
        Measure.DISTANCE: week.distance_m,
        Measure.LOAD: week.load,
    }[measure]


def _done(found: SeasonFacts, week: Week, measure: Measure) -> float | None:
    """None of a week to come; of this one what there is so far."""
    today = found.facts.today
    if week.monday > today:
        return None
    if measure is Measure.FITNESS:
        before = found.outlook.course.morning(min(week.monday + WEEK, today))
        return before.ctl if before else None
    return sum(_amount(run, measure) for run in runs_of(found, week.monday))


def runs_of(found: SeasonFacts, monday: date) -> list[Activity]:
    days = [monday + number * DAY for number in range(7)]
    return [run for day in days for run in found.facts.runs.get(day, ()) if run.sport == SPORT]


def _amount(run: Activity, measure: Measure) -> float:
    if measure is Measure.TIME:
        return float(run.duration_s)
    return float((run.distance_m if measure is Measure.DISTANCE else run.load) or 0.0)


def _target(found: SeasonFacts, monday: date, measure: Measure, meant: Course | None) -> float | None:
    """What the season was built for: its time, and kilometres and load by the mix of the week's sessions."""
    row = found.facts.weeks.get(monday)
    if row is None or row.target_s <= 0:
        return None
    if meant is not None:
        end = meant.evening(monday + WEEK - DAY)
        return end.ctl if end else None
    here = of_week(found.standing, monday)
    training, races = _parted(here)
    amount, raced = AMOUNTS[measure], sum(map(AMOUNTS[measure], races))
    seconds = sum(map(AMOUNTS[Measure.TIME], training))
    if not seconds:
        return row.target_s if measure is Measure.TIME else None
    return row.target_s / seconds * sum(map(amount, training)) + raced


def _meant_course(found: SeasonFacts) -> Course:
    """Fitness if every week came to the time that the season was built for."""
    meant: list[Entry] = []
    mondays = {monday_of(one.day) for one in found.standing}
    for monday in sorted(mondays):
        here, row = of_week(found.standing, monday), found.facts.weeks.get(monday)
        training, races = _parted(here)
        seconds = sum(one.content.duration_s for one in training)
        by = row.target_s / seconds if row and row.target_s and seconds else 1.0
        scaled = (replace(one, content=replace(one.content, load=one.content.load * by)) for one in training)
        meant += [*scaled, *races]
    return course_of(meant, found.facts.around, found.last)


def _parted(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Training and races."""
    races = [one for one in entries if one.content.template_code == RACE_CODE]
    return [one for one in entries if one not in races], races


def _race_days(found: SeasonFacts) -> frozenset[date]:
    return frozenset(one.day for one in found.events)


def _kind(found: SeasonFacts, monday: date) -> str:
    """What sort of week it is: race, taper, recover or build; "" where no season says."""
    raced = {one.priority for one in found.events if monday <= one.day < monday + WEEK}
    if raced & set(RACES):
        return "race"
    row = found.facts.weeks.get(monday)
    if row is None or not row.phase:
        return ""
    if row.phase == Phase.TAPER:
        return "taper"
    return "recover" if row.cutback or row.phase == Phase.RECOVERY else "build"


def _volume(found: SeasonFacts, week: Week, kind: str) -> Volume:
    past = week.monday + WEEK <= found.facts.today
    seconds = _done(found, week, Measure.TIME) if past else week.duration_s
    return Volume(seconds or 0.0, light=kind not in ("build", ""))
