"""Many athletes at once: zones, races and anchors for a template, in a few queries whatever their number."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from athletes.dated import Dated
from athletes.models import Athlete, AthleteState, Race, Zones
from planning.models import Anchor, PlanTemplate
from planning.own_plans import Runner

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An athlete for whom a template is wanted, and the race or the day that it is counted from."""

    athlete: Athlete
    anchor_day: date
    race: Race | None = None


def zones_of(athletes: Iterable[Athlete]) -> dict[int, Dated]:
    """Everybody's zones. One query."""
    people = {athlete.pk: athlete for athlete in athletes}
    sets: dict[int, list[Zones]] = defaultdict(list)
    for zones in Zones.objects.filter(athlete__in=list(people)).order_by("valid_from", "pk"):
        sets[zones.athlete_id].append(zones)
    return {pk: Dated(athlete, tuple(sets[pk])) for pk, athlete in people.items()}


def races_by_athlete(athletes: Collection[Athlete], *, first: date) -> dict[int, list[Race]]:
    """Everybody's races from a day on, in order. One query."""
    found: dict[int, list[Race]] = defaultdict(list)
    races = Race.objects.current().filter(athlete__in=[one.pk for one in athletes], day__gte=first)
    for race in races.order_by("day", "pk"):
        found[race.athlete_id].append(race)
    return found


def states_of(athletes: Iterable[Athlete]) -> dict[int, AthleteState]:
    """What each one's latest check-in and open episodes say of injury, pain and illness. One query."""
    found = AthleteState.objects.filter(athlete__in=[one.pk for one in athletes])
    return {
        state.athlete_id: state
        for state in found.only("athlete_id", "readiness_day", "pain", "ill", "injured", "sick")
    }


def goal_races(athletes: Collection[Athlete], *, now: datetime) -> dict[int, Race]:
    """The race that a season of each would lead to: the first A race to come, or else the first race.

    To come is what is not over where the athlete lives.
    """
    found = races_by_athlete(athletes, first=now.date() - A_DAY)
    ahead = {one.pk: [race for race in found[one.pk] if race.day >= one.local_day(now)] for one in athletes}
    return {pk: min(races, key=_first_goal) for pk, races in ahead.items() if races}


def choose(
    template: PlanTemplate, athletes: Sequence[Athlete], *, start: date | None, now: datetime
) -> tuple[list[Chosen], list[Athlete]]:
    """Each with the own race, or with the common start; and those who have no race to count from."""
    if template.anchor == Anchor.START:
        day = start or now.date()
        return [Chosen(athlete, day) for athlete in athletes], []
    races = goal_races(athletes, now=now)
    chosen = [Chosen(one, races[one.pk].day, races[one.pk]) for one in athletes if one.pk in races]
    return chosen, [one for one in athletes if one.pk not in races]


def runners(chosen: Sequence[Chosen], *, now: datetime) -> list[Runner]:
    """Everything that a template needs to know of them. Three queries."""
    people = [one.athlete for one in chosen]
    zones, races = zones_of(people), races_by_athlete(people, first=now.date())
    states = states_of(people)
    return [
        Runner(
            athlete=one.athlete,
            zones=zones[one.athlete.pk],
            anchor_day=one.anchor_day,
            first=one.athlete.local_day(now),
            race=one.race,
            other_races=tuple(race.day for race in races[one.athlete.pk] if race != one.race),
            state=states.get(one.athlete.pk),
        )
        for one in chosen
    ]


def _first_goal(race: Race) -> tuple[str, date, int]:
    return race.priority, race.day, race.pk
