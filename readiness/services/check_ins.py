"""Storing a morning's answers and scoring them; scoring them again; taking them back."""

from datetime import date, datetime
from functools import lru_cache

from django.db import transaction
from django.db.models import BigIntegerField, DateField, Exists
from django.utils.translation import gettext_lazy as _

from analytics.readiness import Answers
from athletes import services as athletes
from athletes.models import Athlete, Band, HeartRateVariability, WellnessDay
from athletes.recorded import Measurements
from readiness.models import CheckIn, Problem
from readiness.selectors import TYPED
from readiness.services import automatic, flags, interventions, rows
from readiness.services.assessing import Assessment, assess
from tenancy.database.prepared import Given, Prepared


class DayClosed(RuntimeError):
    """The athlete's local day is over, or has not begun."""

    message = _("That day is over. Look at your answers once more and save them for today.")


def record_check_in(
    *, athlete: Athlete, day: date, answers: Answers, note: str = "", now: datetime
) -> CheckIn:
    """Store and score the day's answers; raise what the coach should see. Repeatable. Raises DayClosed."""
    _demand_open(athlete, day, now)
    with transaction.atomic(savepoint=False):  # whatever fails from here on fails the request
        return _record(athlete, day, answers, note, now)


def _record(athlete: Athlete, day: date, answers: Answers, note: str, now: datetime) -> CheckIn:
    interventions.hold(athlete)
    kept = next(iter(_of_day(athlete.organization_id).ask(athlete=athlete.pk, day=day)), None)
    typed = _typed(answers)
    if typed or (kept is not None and kept.typed_before):
        athletes.put_wellness(athlete=athlete, day=day, source=TYPED, values=typed)
    found = assess(athlete=athlete, day=day, answers=answers)
    check_in = kept or CheckIn(athlete=athlete, day=day, version=0)
    said = rows.answered(check_in, answers, note, now)
    rows.put(check_in, said | rows.scored(found.score))
    _follow(athlete, day, found, now, heard=bool(said))
    _remember(athlete, day, check_in)
    return check_in


@lru_cache(maxsize=256)
def _of_day(_organization_id: int) -> Prepared:
    """The day's row, and whether measurements were typed along with it."""
    its = {"athlete": Given("athlete", BigIntegerField()), "day": Given("day", DateField())}
    typed = Exists(WellnessDay.objects.filter(**its, source=TYPED))
    return Prepared(CheckIn.objects.filter(**its).order_by().annotate(typed_before=typed))


@transaction.atomic
def rescore(*, athlete: Athlete, day: date, now: datetime) -> CheckIn | None:
    """Score the day's answers again, because facts came in since; today's flags follow. Safe to repeat."""
    interventions.hold(athlete)
    check_in: CheckIn | None = CheckIn.objects.of(athlete).filter(day=day, deleted_at=None).first()
    if check_in is None:
        return None
    found = assess(athlete=athlete, day=day, answers=rows.answers_of(check_in))
    rows.put(check_in, rows.scored(found.score))
    _remember(athlete, day, check_in)
    if day == athlete.local_day(now):
        _follow(athlete, day, found, now)
    return check_in


@transaction.atomic
def withdraw_check_in(*, athlete: Athlete, day: date, now: datetime) -> None:
    """Take today's answers back, and undo what they raised and withdrew. Safe to repeat. Raises DayClosed."""
    _demand_open(athlete, day, now)
    interventions.hold(athlete)
    check_in = CheckIn.objects.of(athlete).filter(day=day, deleted_at=None).first()
    if check_in is None:
        return
    rows.put(check_in, {"deleted_at": now})
    athletes.put_wellness(athlete=athlete, day=day, source=TYPED, values=Measurements())
    automatic.withdraw(athlete=athlete, now=now)
    flags.take_back(athlete=athlete, day=day, recorded_at=check_in.answered_at, now=now)
    _forget(athlete, day)


def _follow(athlete: Athlete, day: date, found: Assessment, now: datetime, *, heard: bool = False) -> None:
    """The flags, the queue, and in automatic mode the plan."""
    flags.raise_or_withdraw(athlete=athlete, day=day, found=found, now=now, heard=heard)
    automatic.act(athlete=athlete, now=now)


def _demand_open(athlete: Athlete, day: date, now: datetime) -> None:
    if day != athlete.local_day(now):
        raise DayClosed


def _typed(answers: Answers) -> Measurements:
    kind = HeartRateVariability(answers.hrv_kind)
    return Measurements(answers.hrv_ms, kind, answers.resting_hr_bpm, answers.sleep_h)


def _remember(athlete: Athlete, day: date, check_in: CheckIn) -> None:
    athletes.record_readiness_state(
        athlete=athlete,
        day=day,
        score=check_in.score,
        band=check_in.band,
        answered_at=check_in.answered_at,
        pain=check_in.pain,
        ill=check_in.problem == Problem.ILL,
    )


def _forget(athlete: Athlete, day: date) -> None:
    before = CheckIn.objects.of(athlete).filter(day__lt=day, deleted_at=None).first()
    athletes.record_readiness_state(
        athlete=athlete,
        day=day,
        score=None,
        band=Band.NONE,
        answered_at=before.answered_at if before else None,
        pain=before.pain if before else 0,
        ill=before is not None and before.problem == Problem.ILL,
    )
