"""A template for one runner: their days, their zones, their time."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from analytics.days import monday_of
from analytics.plan_placing import Note, Placed, Wanted, place
from analytics.workout import Category, Physiology, Totals, race_day, to_json
from planning.content import Content, content_of
from planning.holding import hold_back
from planning.models import RACE_CODE, Anchor, PlanTemplate, TemplateRow
from planning.own_plans import HeldBack, OwnPlan, OwnSession, OwnWeek, Runner, Told
from planning.template_rows import DAYS, day_of

WEEK = timedelta(days=DAYS)
MIDWEEK = 3


def own_plan(template: PlanTemplate, rows: Sequence[TemplateRow], runner: Runner) -> OwnPlan:
    """The template as this runner's plan, from their first day on, held back for what is open."""
    used = [row for row in rows if not is_race(template, row)]
    placed = place_rows(used, runner, taken=runner.race_days)
    kept, held = hold_back(list(_sessions(used, placed, runner)), runner)
    ordered = tuple(sorted([*kept, *_race(runner)], key=lambda one: (one.day, one.position)))
    told = tuple(one for one in _told(used, placed) if not _is_eased(one, held))
    return OwnPlan(runner, tuple(_weeks(template, ordered, runner)), ordered, told, held)


def is_race(template: PlanTemplate, row: TemplateRow) -> bool:
    """Race day belongs to the athlete's own race."""
    return template.anchor == Anchor.RACE and row.offset == 0


def place_rows(
    rows: Sequence[TemplateRow], runner: Runner, *, taken: Collection[date], hard: Collection[date] = ()
) -> tuple[Placed[int], ...]:
    """The rows on the runner's days, by the rows' keys."""
    wanted = []
    for row in rows:
        day, content = day_of(row, runner.anchor_day), content_of(row)
        seconds = totals_of(row, runner, day).duration_s
        wanted.append(Wanted(row.pk, day, seconds, content.key))
    return place(
        wanted,
        minutes=runner.athlete.availability_min,
        first=runner.first,
        races=runner.race_days,
        taken=taken,
        hard=hard,
    )


def told_of(rows: Iterable[TemplateRow], placed: Iterable[Placed[int]]) -> tuple[Told, ...]:
    """What there is to say of how rows were placed."""
    return tuple(_told(rows, placed))


def totals_of(row: TemplateRow, runner: Runner, day: date) -> Totals:
    """What a row costs the runner with the zones of a day."""
    return _totals(_Steps(row), runner.zones.physiology_on(day))


def phase_of(template: PlanTemplate, monday: date, anchor_day: date) -> tuple[str, bool]:
    """Phase and cutback of a calendar week: those of the template's week that has its middle."""
    start = anchor_day - timedelta(days=template.anchor_offset)
    number = (monday + timedelta(days=MIDWEEK) - start).days // DAYS
    week = template.outline[min(max(number, 0), template.weeks - 1)]
    return week["phase"], week["cutback"]


class _Steps:
    """A row as a key: rows never change, so that their sums can be kept."""

    __slots__ = ("pk", "row")

    def __init__(self, row: TemplateRow) -> None:
        self.pk, self.row = row.pk, row

    def __hash__(self) -> int:
        return hash(self.pk)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Steps) and self.pk == other.pk is not None


@lru_cache(maxsize=4096)
def _totals(steps: _Steps, known: Physiology) -> Totals:
    return content_of(steps.row).totals(known)


def _is_eased(told: Told, held: HeldBack) -> bool:
    """Whether it was too hard or too long, before the week was held back."""
    return told.note in (Note.HARD_DAYS, Note.TOO_LONG) and told.day is not None and told.day < held.until


def _sessions(
    rows: Sequence[TemplateRow], placed: Sequence[Placed[int]], runner: Runner
) -> Iterator[OwnSession]:
    for row, found in zip(rows, placed, strict=True):
        if found.day is not None:
            amount = totals_of(row, runner, found.day)
            yield OwnSession(found.day, row.position, content_of(row), amount, row)


def _race(runner: Runner) -> Iterator[OwnSession]:
    """The runner's own race as a session, as the season builder has it."""
    race = runner.race
    if race is None or race.day < runner.first:
        return
    workout = race_day(race.distance_m, runner.zones.physiology_on(race.day))
    content = Content(Category.RACE_PACE.value, {"en": race.name}, to_json(workout), {}, RACE_CODE)
    yield OwnSession(race.day, 0, content, content.totals(runner.zones.physiology_on(race.day)))


def _weeks(template: PlanTemplate, sessions: Sequence[OwnSession], runner: Runner) -> Iterator[OwnWeek]:
    if not sessions:
        return
    seconds: Mapping[date, float] = _seconds_by_week(sessions, runner)
    monday, last = monday_of(sessions[0].day), monday_of(sessions[-1].day)
    for number in range((last - monday).days // DAYS + 1):
        start = monday + number * WEEK
        phase, cutback = phase_of(template, start, runner.anchor_day)
        yield OwnWeek(number + 1, start, phase, cutback, seconds.get(start, 0.0))


def _seconds_by_week(sessions: Sequence[OwnSession], runner: Runner) -> dict[date, float]:
    """Training, the race left out."""
    found: dict[date, float] = {}
    for one in sessions:
        if one.row is not None:
            found[monday_of(one.day)] = found.get(monday_of(one.day), 0.0) + one.totals.duration_s
    return found


def _told(rows: Iterable[TemplateRow], placed: Iterable[Placed[int]]) -> Iterator[Told]:
    for row, found in zip(rows, placed, strict=True):
        for note in found.notes:
            yield Told(note, row, found.wanted, found.day)
