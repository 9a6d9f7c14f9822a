"""The head of an athlete's page: what they train for, how far they are, when they were last heard of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timesince import timesince

from athletes.models import Athlete, AthleteState, GroupMember, Race
from coach.selectors.evidence import Theirs
from planning.models import Plan, PlanWeek

ADULT = 18


@dataclass(frozen=True, slots=True)
class Header:
    """`age` is given where somebody is under age; `phase` is the plan's of this week, `week` of `weeks`.

    `last_…` say how long ago, "" for never.
    """

    groups: tuple[str, ...]
    age: int | None
    race: Race | None
    days_left: int
    phase: str
    week: int
    weeks: int
    theirs: tuple[Theirs, ...]
    last_check_in: str
    last_run: str
    last_contact: str


def header_of(
    *,
    athlete: Athlete,
    state: AthleteState | None,
    races: Sequence[Race],
    plan: Plan | None,
    theirs: tuple[Theirs, ...],
    now: datetime,
) -> Header:
    """Two queries: the groups, and the week of the plan."""
    groups = GroupMember.objects.of(athlete).filter(group__deleted_at=None).order_by("group__name", "pk")
    race, today = _goal(races, plan), athlete.local_day(now)
    week = _week(athlete, plan, today)
    return Header(
        groups=tuple(groups.values_list("group__name", flat=True)),
        age=age_if_minor(athlete.birth_date, today),
        race=race,
        days_left=(race.day - today).days if race else 0,
        phase=week.get_phase_display() if week and plan and plan.is_season else "",
        week=week.number if week else 0,
        weeks=plan.weeks if plan else 0,
        theirs=theirs,
        last_check_in=ago(state.last_check_in_at if state else None, now),
        last_run=ago(state.last_activity_at if state else None, now),
        last_contact=ago(state.last_contact_at if state else None, now),
    )


def age_if_minor(born: date | None, today: date) -> int | None:
    """The age in whole years of somebody under 18; None for everybody else, and where it is unknown."""
    if born is None:
        return None
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return age if age < ADULT else None


def ago(moment: datetime | None, now: datetime) -> str:
    """How long ago, in the largest unit; "" for never."""
    return timesince(moment, now, depth=1) if moment else ""


def _goal(races: Sequence[Race], plan: Plan | None) -> Race | None:
    """The race of the plan in force while it is to come, else the next one."""
    named = next((race for race in races if plan is not None and race.pk == plan.race_id), None)
    return named or next(iter(races), None)


def _week(athlete: Athlete, plan: Plan | None, today: date) -> PlanWeek | None:
    weeks = PlanWeek.objects.of(athlete).filter(plan=plan, starts_on__lte=today)
    found: PlanWeek | None = weeks.order_by("-starts_on", "-pk").first()
    return found if found and (today - found.starts_on).days < 7 else None
