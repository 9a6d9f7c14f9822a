"""Readiness in the narrow row that lists read."""

from datetime import date, datetime
from functools import lru_cache

from django.db import transaction
from django.db.models import BigIntegerField

from athletes.models import Athlete, AthleteState, Band
from tenancy.database.prepared import Given, Prepared
from tenancy.database.saving import save

SPARK_DAYS = 28


@transaction.atomic(savepoint=False)
def record_readiness_state(
    *,
    athlete: Athlete,
    day: date,
    score: int | None,
    band: str,
    answered_at: datetime | None,
    pain: int = 0,
    ill: bool = False,
) -> None:
    """Show a day's readiness in the athlete's state; a score of None takes the day's away.

    The spark ends with the newest day, None where there was no check-in. An older day changes the spark
    alone. When the newest day's is taken away, `answered_at`, `pain` and `ill` are those of the check-in
    before, if there is one.
    """
    state: AthleteState
    (state,) = _held(athlete.organization_id).ask(athlete=athlete.pk)
    head = state.readiness_day or day
    age = (head - day).days
    spark = [*state.spark, *[None] * -age] if age < 0 else [*state.spark]
    spark = [*[None] * SPARK_DAYS, *spark][-SPARK_DAYS:]
    age = max(age, 0)
    if age < SPARK_DAYS:
        spark[-1 - age] = score
    state.spark = spark
    if day >= head:
        state.readiness, state.band, state.readiness_day = score, Band(band), day
        state.last_check_in_at, state.pain, state.ill = answered_at, pain, ill
    save(state, "spark", "readiness", "band", "readiness_day", "pain", "ill", "last_check_in_at")


@lru_cache(maxsize=256)
def _held(_organization_id: int) -> Prepared:
    states = AthleteState.objects.filter(athlete=Given("athlete", BigIntegerField()))
    return Prepared(states.select_for_update())
