"""The lives given to the club's athletes, table by table; one transaction, and no rows of audit."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Model

from analytics.zones import default_hr_bounds, default_pace_bounds
from athletes.models import (
    Activity,
    ActivitySource,
    Athlete,
    AthleteState,
    Author,
    Message,
    Race,
    WellnessDay,
    Zones,
)
from demo.bulk.lives import Life
from demo.bulk.seasons import AVAILABILITY_MIN, WEEKS
from demo.bulk.staging import Row, multiply, stage
from planning.models import Plan, PlannedSession, PlanState, PlanWeek
from readiness.models import CheckIn

WEEK = timedelta(weeks=1)
BODY = "How did the week go? Tell me if anything hurts."
Say = Callable[[str], None]


def fill(
    lives: Sequence[Life], *, seed: int, zone: str, author_id: int, heard_at: datetime, say: Say
) -> None:
    """Everything but the cases. The herd is gathered, and the scope entered."""
    _people(lives, seed, zone, heard_at)
    _plans(lives, seed, author_id)
    _by_week(Activity, _rows(lives, "runs"), seed, "staged.started_at", say)
    _sources(seed)
    _sessions(lives, seed)
    stage(WellnessDay, _rows(lives, "measured"))
    multiply(WellnessDay, moment="staged.day", seed=seed, given={"source": "'watch'"})
    _by_week(CheckIn, _rows(lives, "check_ins"), seed, "staged.answered_at", say)
    _messages(seed, author_id, heard_at)


def staged_rows(lives: Sequence[Life], rows_of: Callable[[Life], Sequence[Row]]) -> Iterator[Row]:
    """The rows of every life, each with the number of its life."""
    for number, life in enumerate(lives):
        for row in rows_of(life):
            yield {"life": number, **row}


def contacted(heard_at: datetime) -> str:
    """When a coach wrote last, in SQL: this morning to those asked about a case, lately to others."""
    moment = f"'{heard_at.isoformat()}'::timestamptz"
    ago = "make_interval(days => 1 + mod(herd.number, 6))"
    return f"CASE mod(herd.number, 10) WHEN 0 THEN {moment} WHEN 7 THEN {moment} - {ago} END"


def _rows(lives: Sequence[Life], name: str) -> Iterator[Row]:
    return staged_rows(lives, lambda life: getattr(life, name))


def _people(lives: Sequence[Life], seed: int, zone: str, heard_at: datetime) -> None:
    stage(Athlete, staged_rows(lives, _body))
    own = {
        "id": "herd.athlete_id",
        "name": "herd.name",
        "coach_id": "herd.coach_id",
        "member_id": "herd.member_id",
    }
    multiply(Athlete, moment="staged.created_at", seed=seed, given={**own, "timezone": f"'{zone}'"})
    stage(AthleteState, staged_rows(lives, lambda life: [life.state]))
    heard = {"last_contact_at": contacted(heard_at)}
    multiply(AthleteState, moment="staged.load_day", seed=seed, given=heard)
    stage(Zones, staged_rows(lives, _zones))
    multiply(Zones, moment="staged.valid_from", seed=seed)


def _joined(life: Life) -> datetime:
    return life.runs[0]["started_at"]


def _body(life: Life) -> list[Row]:
    person = life.person
    names = ("sex", "max_hr_bpm", "resting_hr_bpm", "threshold_hr_bpm", "threshold_speed_m_s")
    return [
        {
            **{name: getattr(person, name) for name in names},
            "birth_date": date(person.birth_year, 1 + person.number % 12, 1 + person.number % 28),
            "availability_min": list(AVAILABILITY_MIN),
            "created_at": _joined(life),
        }
    ]


def _zones(life: Life) -> list[Row]:
    bounds = {
        "hr": default_hr_bounds(life.person.threshold_hr_bpm),
        "pace": default_pace_bounds(life.person.threshold_speed_m_s),
    }
    day = _joined(life).date()
    return [{"kind": kind, "valid_from": day, "bounds": list(given)} for kind, given in bounds.items()]


def _plans(lives: Sequence[Life], seed: int, author_id: int) -> None:
    stage(Race, staged_rows(lives, _race))
    multiply(Race, moment="staged.day", seed=seed)
    stage(Plan, staged_rows(lives, _plan))
    given = {"author_id": str(author_id), "race_id": "race.id"}
    joins = "JOIN athletes_race race ON race.athlete_id = herd.athlete_id"
    multiply(Plan, moment="staged.published_at", seed=seed, given=given, joins=joins)
    stage(PlanWeek, _rows(lives, "weeks"))
    joins = "JOIN planning_plan plan ON plan.athlete_id = herd.athlete_id"
    multiply(PlanWeek, moment="staged.starts_on", seed=seed, given={"plan_id": "plan.id"}, joins=joins)


def _race(life: Life) -> list[Row]:
    name, distance_m, _later = life.person.race
    return [{"name": name, "distance_m": distance_m, "day": life.season.race_day}]


def _plan(life: Life) -> list[Row]:
    season = life.season
    return [
        {
            "name": life.person.race[0],
            "starts_on": season.starts_on,
            "weeks": WEEKS,
            "state": PlanState.PUBLISHED.value,
            "inputs": season.inputs.to_json(),
            "published_at": season.starts_on,
            "created_at": season.starts_on,
        }
    ]


def _sessions(lives: Sequence[Life], seed: int) -> None:
    """Beside the runs that they were."""
    stage(PlannedSession, _rows(lives, "sessions"), more={"week_starts_on": "date"})
    joins = (
        "JOIN planning_planweek week ON week.athlete_id = herd.athlete_id "
        "AND week.starts_on = week_starts_on "
        "LEFT JOIN athletes_activity run ON run.athlete_id = herd.athlete_id AND run.day = staged.day"
    )
    given = {"plan_id": "week.plan_id", "week_id": "week.id", "activity_id": "run.id"}
    multiply(
        PlannedSession, moment="staged.day", seed=seed, given=given, joins=joins, tail="ORDER BY staged.day"
    )


TOLD = (
    "jsonb_strip_nulls(jsonb_build_object('sport', run.sport, 'timer_s', run.duration_s, "
    "'distance_m', run.distance_m, 'avg_hr_bpm', run.avg_hr_bpm))"
)


def _sources(seed: int) -> None:
    joins = "JOIN athletes_activity run ON run.athlete_id = herd.athlete_id"
    given = {
        "activity_id": "run.id",
        "received_at": "run.started_at",
        "kind": "'log'",
        "key": "'own:' || run.id",
        "day": "run.day",
        "started_at": "run.started_at",
        "elapsed_s": "run.duration_s",
        "told": TOLD,
    }
    multiply(ActivitySource, moment="run.started_at", seed=seed, given=given, staged=False, joins=joins)


def _messages(seed: int, author_id: int, heard_at: datetime) -> None:
    sent_at, words = contacted(heard_at), {"side": f"'{Author.COACH.value}'", "body": f"'{BODY}'"}
    given = {"author_id": str(author_id), "sent_at": sent_at, **words}
    some = "WHERE mod(herd.number, 10) IN (0, 7)"
    multiply(Message, moment=sent_at, seed=seed, given=given, staged=False, tail=some)


def _by_week(model: type[Model], rows: Iterator[Row], seed: int, moment: str, say: Say) -> None:
    """Day after day, as the site would have been told them: an athlete's rows lie far apart."""
    stage(model, rows)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min(day), max(day) FROM life_{model._meta.model_name}")
        first, last = cursor.fetchone()
    count = 0
    while first <= last:
        tail = "WHERE staged.day >= %s AND staged.day < %s ORDER BY staged.day, herd.number"
        count += multiply(model, moment=moment, seed=seed, tail=tail, params=(first, first + WEEK))
        first += WEEK
    say(f"{count} rows of {model._meta.verbose_name_plural}")
