"""Readiness in the narrow row that lists read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db import transaction
from django.db.models import BigIntegerField

from athletes.models import Athlete, AthleteState, Band
from tenancy.database.prepared import Given, Keys, Prepared
from tenancy.database.saving import save, save_all

SPARK_DAYS = 28
SHOWN = ("spark", "readiness", "band", "readiness_day", "pain", "ill", "last_check_in_at")


@dataclass(frozen=True, slots=True)
class Shown:
    """A day's readiness; a score of None takes the day's away.

    When the newest day's is taken away, `answered_at`, `pain` and `ill` are those of the check-in before, if
    there is one.
    """

    day: date
    score: int | None
    band: str
    answered_at: datetime | None
    pain: int = 0
    ill: bool = False


@transaction.atomic(savepoint=False)
def record_readiness_state(*, athlete: Athlete, shown: Shown) -> None:
    """Show a day's readiness in the athlete's state.

    The spark ends with the newest day, None where there was no check-in. An older day changes the spark
    alone.
    """
    state: AthleteState
    (state,) = _held(athlete.organization_id).ask(athlete=athlete.pk)
    _show(state, shown)
    save(state, *SHOWN)


@transaction.atomic(savepoint=False)
def record_readiness_states(*, shown: Mapping[int, Shown]) -> int:
    """The same of many, by athlete, written where it differs; returns how many rows. Two statements."""
    held = AthleteState.objects.filter(athlete__id__any_of=Keys(shown)).only(
        "organization", "athlete", *SHOWN
    )
    held = held.select_for_update().order_by("athlete_id")
    changed = [state for state in held if _show(state, shown[state.athlete_id])]
    save_all(changed, *SHOWN)
    return len(changed)


def _show(state: AthleteState, shown: Shown) -> bool:
    """Take it over, not yet saved; True if that changed anything."""
    before = [getattr(state, name) for name in SHOWN]
    head = state.readiness_day or shown.day
    age = (head - shown.day).days
    spark = [*state.spark, *[None] * -age] if age < 0 else [*state.spark]
    spark = [*[None] * SPARK_DAYS, *spark][-SPARK_DAYS:]
    age = max(age, 0)
    if age < SPARK_DAYS:
        spark[-1 - age] = shown.score
    state.spark = spark
    if shown.day >= head:
        state.readiness, state.band, state.readiness_day = shown.score, Band(shown.band), shown.day
        state.last_check_in_at, state.pain, state.ill = shown.answered_at, shown.pain, shown.ill
    return before != [getattr(state, name) for name in SHOWN]


@lru_cache(maxsize=256)
def _held(_organization_id: int) -> Prepared:
    states = AthleteState.objects.filter(athlete=Given("athlete", BigIntegerField()))
    return Prepared(states.select_for_update())
