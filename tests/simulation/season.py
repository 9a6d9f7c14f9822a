"""The season day by day: mornings come in, the rules look, coaches decide, the day is run."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from analytics.answers import Answers
from athletes.models import Athlete, WellnessDay
from readiness import services
from readiness.models import CheckIn, Intervention, InterventionState
from readiness.services.rows import SAID
from tests.factories import Club
from tests.simulation import club as clubs
from tests.simulation import explained
from tests.simulation.club import DECIDED_AT, HISTORY_DAYS, LOOKED_AT, MONDAY, SEASON_DAYS, WOKE_AT, Place, at
from tests.simulation.mornings import Morning, morning
from tests.simulation.people import Person, people
from tests.simulation.problems import NOTHING, Effect, Problem, plant
from tests.simulation.training import WEEK, run_of

ATHLETES = 200
FIRST_TROUBLE, LAST_TROUBLE = 2, 20
"""A silence is known after four days, and 48 hours have to fit in after that."""
SETTLING_DAYS = 5
"""The rules look for so many mornings before anything is counted: on the first, everything is news."""
EVERY_OTHER_DAY = 3
"""The coach who is not there each morning."""
UNSCORED = {"score": 50, "band": "amber", "confidence": 0.5, "baseline_days": 0}


@dataclass(frozen=True, slots=True)
class Sight:
    """A case as it stood in the queue on a morning, after the rules had looked."""

    day: int
    person: int
    case: int
    opened: bool
    codes: tuple[str, ...]
    action: str
    bucket: str
    to_decide: bool

    @property
    def is_routine(self) -> bool:
        """The rule of an amber morning before a key session: fewer repeats, and nothing to worry about."""
        return self.bucket == "stable" and self.action in {"ease", "move"} and "key_session" in self.codes


@dataclass(slots=True)
class Season:
    """What happened. `answered`: by person, the days on which they checked in; `decisions`: how many.

    `kept`: how many cases and decisions there are; `unexplained`: those that do not explain themselves.
    """

    people: Sequence[Person]
    problems: Mapping[int, Problem]
    sights: list[Sight] = field(default_factory=list)
    answered: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    decisions: int = 0
    kept: int = 0
    unexplained: list[str] = field(default_factory=list)


def live(club: Club, *, seed: int, athletes: int = ATHLETES) -> Season:
    """The whole season. The same seed, the same season."""
    persons = people(athletes, seed=seed)
    problems = plant(athletes, first=FIRST_TROUBLE, last=LAST_TROUBLE, seed=seed)
    season = Season(persons, problems)
    place = clubs.found(club, persons, seed=seed)
    with clubs.unaudited(CheckIn, WellnessDay):
        for day in range(-HISTORY_DAYS, -SETTLING_DAYS):
            _wake(place, season, day, seed=seed)
    for day in range(-SETTLING_DAYS, SEASON_DAYS):
        _wake(place, season, day, seed=seed)
        _morning_of_coaches(place, season, day)
        if day >= 0:
            runs = ((one.number, run_of(one, day, _effect(season, one, day), seed=seed)) for one in persons)
            clubs.run_out(place, day, runs)
    stored = explained.kept()
    season.kept, season.unexplained = len(stored), explained.unexplained(stored)
    return season


def _morning_of_coaches(place: Place, season: Season, day: int) -> None:
    services.recompute(athletes=place.keys, now=at(day, LOOKED_AT))
    if day >= 0:
        season.sights += _look(place, day)
    season.decisions += _decide(place, season, day)


def _effect(season: Season, person: Person, day: int) -> Effect:
    problem = season.problems.get(person.number)
    return problem.on(day) if problem else NOTHING


def _wake(place: Place, season: Season, day: int, *, seed: int) -> None:
    """The day's rows; who was asked something answers by the form, which brings the case back."""
    woken = {one.number: _morning(season, one, day, seed) for one in season.people}
    WellnessDay.objects.bulk_create(_measurements(place, woken, day))
    said = {number: one.answers for number, one in woken.items() if one.answers is not None}
    for number in said:
        season.answered[number].append(day)
    waiting = set(_waiting())
    asked = {number for number in said if place.athletes[number].pk in waiting}
    CheckIn.objects.bulk_create(
        _check_in(place.athletes[number], answers, at(day, WOKE_AT))
        for number, answers in said.items()
        if number not in asked
    )
    for number in asked:
        when = at(day, WOKE_AT)
        services.record_check_in(
            athlete=place.athletes[number], day=when.date(), answers=said[number], now=when
        )


def _morning(season: Season, person: Person, day: int, seed: int) -> Morning:
    problem = season.problems.get(person.number)
    first = problem is not None and problem.begins == day
    return morning(person, day, _effect(season, person, day), seed=seed, first_of_trouble=first)


def _measurements(place: Place, woken: Mapping[int, Morning], day: int) -> Iterator[WellnessDay]:
    on = MONDAY + timedelta(days=day)
    for number, one in woken.items():
        if one.measured is not None:
            yield WellnessDay(athlete=place.athletes[number], day=on, source="garmin", **asdict(one.measured))


def _check_in(athlete: Athlete, answers: Answers, when: datetime) -> CheckIn:
    said = {name: getattr(answers, name) for name in SAID}
    return CheckIn(athlete=athlete, day=when.date(), answered_at=when, **said, **UNSCORED)


def _waiting() -> Iterator[int]:
    waiting = Intervention.objects.open().filter(state=InterventionState.WAITING)
    return waiting.values_list("athlete_id", flat=True).order_by().iterator()


def _look(place: Place, day: int) -> list[Sight]:
    numbers = {one.pk: number for number, one in place.athletes.items()}
    found = Intervention.objects.open().order_by("pk")
    return [
        Sight(
            day=day,
            person=numbers[one.athlete_id],
            case=one.pk,
            opened=one.opened_at == at(day, LOOKED_AT),
            codes=tuple(factor["code"] for factor in one.factors),
            action=one.action,
            bucket=one.bucket,
            to_decide=one.state != InterventionState.WAITING and one.snoozed_until is None,
        )
        for one in found
    ]


def _decide(place: Place, season: Season, day: int) -> int:
    """Coaches take the proposal in trouble and where there is one, and call the rest a false alarm."""
    count = 0
    if day % WEEK == 0:
        half = (number for number in place.athletes if number % 2 == day // WEEK % 2)
        clubs.contact(place, half, at(day, DECIDED_AT))
    numbers = {one.pk: number for number, one in place.athletes.items()}
    waiting = Intervention.objects.open().exclude(state=InterventionState.WAITING)
    for case in waiting.order_by("pk").select_related("coach"):
        number = numbers[case.athlete_id]
        if place.people[number].coach == EVERY_OTHER_DAY and day % 2:
            continue
        count += 1
        _decide_one(case, place, season, number, day)
    return count


def _decide_one(case: Intervention, place: Place, season: Season, number: int, day: int) -> None:
    member, problem = place.coaches[place.people[number].coach], season.problems.get(number)
    now, version = at(day, DECIDED_AT), case.version
    if case.proposal is not None or (problem is not None and problem.explains(day)):
        services.approve(intervention=case, member=member, now=now, version=version)
    else:
        services.dismiss(
            intervention=case, member=member, now=now, version=version, reason="Slept badly", false_alarm=True
        )
