"""Athletes of all kinds, whom time, settings and measurements have overtaken since they checked in."""

from datetime import date, timedelta
from random import Random
from typing import Any

from analytics.readiness import Answers, Problem
from athletes import services as services_of_athletes
from athletes.models import Activity, Athlete, AthleteState, Mode, WellnessDay
from planning.models import Outcome, PlannedSession
from readiness import services
from readiness.models import CheckIn, Flag, Intervention
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import WELL, approve, check_in, open_case, plan_for, session_for

ZONES = ("UTC", "Asia/Seoul", "America/Los_Angeles")
OWN: tuple[dict[str, Any], ...] = (
    {},
    {},
    {"readiness": {"baseline_days": 14}},
    {"risk": {"watch_from": 0.2}},
    {"cooldown_h": 0.0},
    {"start_ctl": 40.0},
)
MODES = (Mode.INHERIT, Mode.INHERIT, Mode.AUTOMATIC, Mode.MANUAL)
LIFE = 40
RESTED = {"sleep": 5, "energy": 5, "recovery": 5, "stress": 5, "problem": "none", "pain": 0, "body_part": ""}
TIRED = {"sleep": 3, "energy": 3, "recovery": 3, "stress": 3, "problem": "none", "pain": 0, "body_part": ""}


def make_many(club: Club, count: int, *, seed: int = 1) -> list[Athlete]:
    """So many athletes with four weeks behind them; most have answered today, some were decided upon."""
    return [_life(club, number, Random(seed * 1000 + number)) for number in range(count)]


def overtake(athletes: list[Athlete]) -> None:
    """What one would rescore for: measurements that came in, pain told of again, sessions moved away."""
    for number, athlete in enumerate(athletes):
        day = athlete.local_day(NOW)
        if number % 3 == 0:
            WellnessDay.objects.create(athlete=athlete, day=day, source="oura", hrv_ms=31, resting_hr_bpm=66)
        if number % 4 == 1:
            PlannedSession.objects.filter(athlete=athlete, day=day).update(day=day + timedelta(days=3))
        if number % 4 in {0, 2}:
            CheckIn.objects.filter(athlete=athlete, day=day).update(**(TIRED if number % 4 else RESTED))
        if number % 5 == 2:
            CheckIn.objects.filter(athlete=athlete, day=day).update(problem="pain", pain=4, body_part="knee")


def stored() -> dict[str, list[Any]]:
    """All that recomputing may write, without keys."""
    case = (
        "athlete_id",
        "coach_id",
        "state",
        "risk",
        "bucket",
        "confidence",
        "factors",
        "action",
        "proposal",
    )
    of_case = (
        *case,
        "session_id",
        "session_version",
        "opened_at",
        "due_at",
        "snoozed_until",
        "closed_at",
        "version",
    )
    flag = ("athlete_id", "kind", "day", "strength", "params", "raised_at", "withdrawn_at")
    return {
        "check-ins": list(CheckIn.objects.order_by("pk").values()),
        "states": list(AthleteState.objects.order_by("athlete_id").values()),
        "flags": list(Flag.objects.order_by(*flag[:3]).values(*flag, "intervention__opened_at")),
        "cases": list(Intervention.objects.order_by("athlete_id", "opened_at", "pk").values(*of_case)),
        "sessions": list(PlannedSession.objects.order_by("pk").values()),
    }


def _life(club: Club, number: int, dice: Random) -> Athlete:
    steady = number % 10 == 6  # whom the rules alone will answer, once they are tired
    athlete = make_athlete(
        f"Runner {number:03}",
        coach=club.coach,
        timezone=dice.choice(ZONES),
        settings=dice.choice(OWN),
        mode=Mode.AUTOMATIC if steady else dice.choice(MODES),
    )
    athlete.organization = club.organization
    today = athlete.local_day(NOW)
    _train(club, athlete, today, dice, steady=steady)
    if number % 5:
        services_of_athletes.refresh_load(athlete=athlete, today=today)
    _wake(athlete, today, dice)
    if number % 6 != 5:
        check_in(athlete, WELL if steady else _answers(dice))
    if number % 4 == 3 and Intervention.objects.open().filter(athlete=athlete).exists():
        approve(club, athlete, now=NOW + timedelta(minutes=dice.randint(1, 50)))
    elif number % 7 == 2 and Intervention.objects.open().filter(athlete=athlete).exists():
        _ask(club, athlete)
    return athlete


def _train(club: Club, athlete: Athlete, today: date, dice: Random, *, steady: bool) -> None:
    plan = plan_for(club, athlete)
    if steady or dice.random() < 0.8:
        session_for(plan, today, key=steady or dice.random() < 0.7)
    for ago in (2, 4):
        outcome = Outcome.DONE if steady else dice.choice((Outcome.MISSED, Outcome.DONE))
        session_for(plan, today - timedelta(days=ago), outcome=outcome)
    Activity.objects.bulk_create(
        Activity(
            athlete=athlete,
            day=today - timedelta(days=ago),
            started_at=NOW - timedelta(days=ago, hours=hour),
            duration_s=3600,
            distance_m=11000,
            load=dice.uniform(20, 140),
            load_method="typical",
            load_inputs={"category": ""},
        )
        for ago in range(1, dice.choice((10, LIFE, 70)))
        if dice.random() < 0.8
        for hour in range(dice.choice((1, 1, 2)))
    )


def _wake(athlete: Athlete, today: date, dice: Random) -> None:
    silent = dice.random() < 0.2
    for ago in range(6 if silent else 1, dice.choice((8, 12, LIFE))):
        day = today - timedelta(days=ago)
        if ago > 5 or dice.random() < 0.7:
            said = {name: dice.randint(2, 5) for name in ("sleep", "energy", "recovery", "stress")}
            made = {"score": dice.randint(40, 95), "band": "green", "confidence": 0.7, "baseline_days": 0}
            at = NOW - timedelta(days=ago)
            CheckIn.objects.create(athlete=athlete, day=day, answered_at=at, **said, **made)
        for source in ("check-in", "garmin", "apple"):
            if dice.random() < 0.5:
                kind = "sdnn" if source == "apple" else "rmssd"
                measured = {"hrv_ms": dice.choice((None, dice.uniform(30, 80))), "hrv_kind": kind}
                more = {
                    "resting_hr_bpm": dice.uniform(42, 60),
                    "sleep_h": dice.choice((None, dice.uniform(4, 9))),
                }
                WellnessDay.objects.create(athlete=athlete, day=day, source=source, **measured, **more)


def _answers(dice: Random) -> Answers:
    problem = dice.choice((Problem.NONE, Problem.NONE, Problem.NONE, Problem.PAIN, Problem.ILL))
    hurts = problem is Problem.PAIN
    return Answers(
        *(dice.randint(1, 5) for _ in range(4)),
        problem=problem,
        pain=dice.randint(1, 8) if hurts else 0,
        body_part="calf" if hurts else "",
        resting_hr_bpm=dice.choice((None, 58.0)),
    )


def _ask(club: Club, athlete: Athlete) -> None:
    case = open_case(athlete)
    services.message(
        intervention=case, member=club.coach, body="How bad is it?", now=NOW, version=case.version
    )
