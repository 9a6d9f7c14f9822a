"""The club of the season: four coaches, their athletes, plans and ten weeks of running, made in bulk."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import pgtrigger
from django.db.models import Model

from analytics.workout import to_json
from athletes.models import Activity, Athlete, AthleteState
from planning.models import Outcome, Plan, PlannedSession, PlanState, PlanWeek
from tenancy.models import Membership, Role, User
from tests.factories import FACTS, Club, new_user
from tests.planning.making import EASY_RUN, INTERVALS
from tests.simulation.people import COACHES, Person
from tests.simulation.problems import NOTHING
from tests.simulation.training import WEEK, Run, planned, run_of

MONDAY = date(2026, 3, 2)
SEASON_DAYS = 28
HISTORY_DAYS = 28
RAN_DAYS = 70
"""Fitness starts at 0 and is not believed for six weeks: the runs go back further than the mornings."""
AHEAD_DAYS = 14
WOKE_AT, LOOKED_AT, DECIDED_AT, RAN_AT = time(6, 30), time(6, 30), time(8), time(18)
KEY_STEPS, EASY_STEPS = to_json(INTERVALS), to_json(EASY_RUN)
TOGETHER = 500


@dataclass(slots=True)
class Place:
    """Who is who in the database. `sessions`: by person and day of the season."""

    coaches: Sequence[Membership]
    athletes: Mapping[int, Athlete]
    people: Mapping[int, Person]
    sessions: dict[tuple[int, int], PlannedSession] = field(default_factory=dict)

    @property
    def keys(self) -> list[int]:
        return [one.pk for one in self.athletes.values()]


def at(day: int, hour: time) -> datetime:
    """The moment on a day of the season."""
    return datetime.combine(MONDAY + timedelta(days=day), hour, UTC)


def found(club: Club, people: Sequence[Person], *, seed: int) -> Place:
    """Everything up to the evening before the season, without mornings."""
    coaches = _coaches(club)
    athletes = Athlete.objects.bulk_create(
        Athlete(name=f"Runner {one.number:03}", coach=coaches[one.coach], timezone="UTC", **FACTS)
        for one in people
    )
    place = Place(coaches, dict(enumerate(athletes)), {one.number: one for one in people})
    with unaudited(Activity, PlannedSession, PlanWeek):
        ran = _run_before(place, seed)
        _plan(place, ran)
    AthleteState.objects.bulk_create(
        AthleteState(
            athlete=athlete,
            last_activity_at=at(max(day for who, day in ran if who == number), RAN_AT),
            last_contact_at=at(-9 if number % 2 == 0 else -2, DECIDED_AT),
        )
        for number, athlete in place.athletes.items()
    )
    return place


def unaudited(*models: type[Model]) -> AbstractContextManager[None]:
    """Without audit rows of what was long before the season: they are half of the work."""
    return pgtrigger.ignore(*(f"{model._meta.label}:insert_insert" for model in models))


def _run_before(place: Place, seed: int) -> dict[tuple[int, int], Activity]:
    """What everybody ran in the weeks before, by person and day."""
    ran = {
        (person.number, day): _activity(place.athletes[person.number], day, run)
        for person in place.people.values()
        for day in range(-RAN_DAYS, 0)
        if (run := run_of(person, day, NOTHING, seed=seed)) is not None
    }
    Activity.objects.bulk_create(ran.values(), batch_size=TOGETHER)
    return ran


def run_out(place: Place, day: int, runs: Iterable[tuple[int, Run | None]]) -> None:
    """The day's runs, matched to what was planned; what was not run is missed, as the night says."""
    ran = {number: run for number, run in runs if run is not None}
    made = Activity.objects.bulk_create(_activity(place.athletes[who], day, run) for who, run in ran.items())
    by_person = dict(zip(ran, made, strict=True))
    sessions = [one for (_who, on), one in place.sessions.items() if on == day and one.activity_id is None]
    numbers = {one.pk: who for who, one in place.athletes.items()}
    for session in sessions:
        _match(session, by_person.get(numbers[session.athlete_id]))
    PlannedSession.objects.bulk_update(sessions, ["activity", "outcome"], batch_size=TOGETHER)
    heard = [place.athletes[who].pk for who in ran]
    AthleteState.objects.filter(athlete__in=heard).order_by().update(last_activity_at=at(day, RAN_AT))


def contact(place: Place, numbers: Iterable[int], now: datetime) -> None:
    """The coach's word in passing: only that it was is known."""
    spoken = [place.athletes[number].pk for number in numbers]
    AthleteState.objects.filter(athlete__in=spoken).order_by().update(last_contact_at=now)


def _coaches(club: Club) -> Sequence[Membership]:
    users = User.objects.bulk_create(new_user(f"Season coach {number}") for number in range(COACHES))
    return Membership.objects.bulk_create(
        Membership(organization=club.organization, user=user, role=Role.COACH) for user in users
    )


def _plan(place: Place, ran: Mapping[tuple[int, int], Activity]) -> None:
    starts_on = MONDAY - timedelta(days=HISTORY_DAYS)
    weeks = (HISTORY_DAYS + SEASON_DAYS + AHEAD_DAYS) // WEEK
    plans = Plan.objects.bulk_create(
        Plan(
            athlete=athlete,
            author=place.coaches[place.people[number].coach],
            name="Spring",
            starts_on=starts_on,
            weeks=weeks,
            state=PlanState.PUBLISHED,
            published_at=at(-HISTORY_DAYS - 2, DECIDED_AT),
        )
        for number, athlete in place.athletes.items()
    )
    made = PlanWeek.objects.bulk_create(
        (
            PlanWeek(
                athlete=plan.athlete,
                plan=plan,
                number=number + 1,
                starts_on=starts_on + timedelta(weeks=number),
                phase="build",
                target_s=0,
            )
            for plan in plans
            for number in range(weeks)
        ),
        batch_size=TOGETHER,
    )
    by_plan = {(one.plan_id, one.number): one for one in made}
    rows = dict(_sessions(place, plans, by_plan))
    for (number, day), session in rows.items():
        if day < 0:
            _match(session, ran.get((number, day)))
    PlannedSession.objects.bulk_create(rows.values(), batch_size=TOGETHER)
    place.sessions.update(rows)


def _sessions(
    place: Place, plans: Sequence[Plan], weeks: Mapping[tuple[int, int], PlanWeek]
) -> Iterator[tuple[tuple[int, int], PlannedSession]]:
    for person, plan in zip(place.people.values(), plans, strict=True):
        for day in range(-HISTORY_DAYS, SEASON_DAYS + AHEAD_DAYS):
            wanted = planned(person, day)
            if wanted is not None:
                yield (
                    (person.number, day),
                    PlannedSession(
                        athlete=plan.athlete,
                        plan=plan,
                        week=weeks[plan.pk, (day + HISTORY_DAYS) // WEEK + 1],
                        day=MONDAY + timedelta(days=day),
                        category=wanted.slot.category,
                        key=wanted.slot.key,
                        title={"en": wanted.slot.category, "ko": wanted.slot.category},
                        steps=KEY_STEPS if wanted.slot.key else EASY_STEPS,
                        duration_s=wanted.duration_s,
                        load=wanted.load,
                    ),
                )


def _match(session: PlannedSession, run: Activity | None) -> None:
    session.activity, session.outcome = run, Outcome.DONE if run else Outcome.MISSED


def _activity(athlete: Athlete, day: int, run: Run) -> Activity:
    started = at(day, RAN_AT)
    return Activity(
        athlete=athlete,
        day=started.date(),
        started_at=started,
        duration_s=run.load * 60,
        distance_m=run.load * 180,
        load=run.load,
        load_method="typical",
        load_inputs={"category": ""},
        rpe=run.rpe,
    )
