"""The days behind a case: mornings, measurements and load of the last four weeks. One query."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, DateField, F, Sum
from django.db.models.functions import JSONObject

from analytics.answers import RMSSD
from analytics.wellness import Measure
from athletes import wording_measures
from athletes.models import Activity, Athlete, WellnessDay
from readiness.models import CheckIn
from readiness.selectors import TYPED
from tenancy.database.prepared import Given, Prepared

DAYS = 28
ANSWERED = ("day", "score", "band", "sleep", "pain", "body_part", "note")
MEASURED = ("day", "source", "hrv_ms", "hrv_kind", "sleep_h", "resting_hr_bpm")
THEIR_SCORE = f"more__{Measure.READINESS_SCORE}"

ATHLETE = Given("athlete", BigIntegerField())
FIRST, TODAY = Given("first", DateField()), Given("today", DateField())

Series = list[float | None]
Values = dict[str, Any]
Known = Mapping[str, list[Values]]


@dataclass(frozen=True, slots=True)
class Morning:
    """What the athlete said, and what it gave."""

    score: int
    band: str
    sleep: int
    pain: int
    body_part: str
    note: str


@dataclass(frozen=True, slots=True)
class Theirs:
    """What a provider makes of a morning by its own rules, to look at beside our score: it counts nowhere."""

    source: str
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Four weeks up to today, by day; `hrv_kind` is the kind that the values of `hrv_ms` have."""

    calendar: tuple[date, ...]
    mornings: Mapping[date, Morning]
    hrv_ms: Mapping[date, float]
    hrv_kind: str
    sleep_h: Mapping[date, float]
    loads: Mapping[date, float]
    theirs: Mapping[date, tuple[Theirs, ...]]
    resting_hr_bpm: Mapping[date, float]

    @property
    def this_morning(self) -> Morning | None:
        return self.mornings.get(self.calendar[-1])


def evidence_of(*, athlete: Athlete, day: date) -> Evidence:
    """What is known of the four weeks that end on the day."""
    (found,) = _asked_for(athlete.organization_id).ask(**given(athlete=athlete, day=day))
    return gathered(day=day, found=cast(Known, found))


@lru_cache(maxsize=256)
def _asked_for(_organization_id: int) -> Prepared:
    return Prepared(Athlete.objects.filter(pk=ATHLETE).values(**expressions()))


def expressions() -> dict[str, ArraySubquery]:
    """The same as columns of a prepared query about something else, which is asked with what is `given`."""
    check_ins = CheckIn.objects.filter(athlete=ATHLETE, day__range=(FIRST, TODAY), deleted_at=None)
    wellness = WellnessDay.objects.filter(athlete=ATHLETE, day__range=(FIRST, TODAY))
    runs = Activity.objects.current().filter(athlete=ATHLETE, day__range=(FIRST, TODAY))
    measured = {**_named(MEASURED), "theirs": F(THEIR_SCORE)}
    load = JSONObject(day="day", load=Sum("load"))
    return {
        "mornings": ArraySubquery(check_ins.order_by().values(data=JSONObject(**_named(ANSWERED)))),
        "measured": ArraySubquery(wellness.order_by().values(data=JSONObject(**measured))),
        "runs": ArraySubquery(runs.order_by().values("day").annotate(data=load).values("data")),
    }


def given(*, athlete: Athlete, day: date) -> Values:
    """The values of `expressions`."""
    return {"athlete": athlete.pk, "first": day - timedelta(days=DAYS - 1), "today": day}


def gathered(*, day: date, found: Known) -> Evidence:
    """The evidence from the answers of `expressions`."""
    measured = sorted(found["measured"], key=_rank)
    with_hrv = [row for row in measured if row["hrv_ms"] is not None]
    kind = with_hrv[-1]["hrv_kind"] if with_hrv else RMSSD
    return Evidence(
        calendar=tuple(day - timedelta(days=ago) for ago in reversed(range(DAYS))),
        mornings={_day(row): _morning(row) for row in found["mornings"]},
        hrv_ms={_day(row): row["hrv_ms"] for row in with_hrv if row["hrv_kind"] == kind},
        hrv_kind=kind,
        sleep_h={_day(row): row["sleep_h"] for row in measured if row["sleep_h"] is not None},
        loads={_day(row): row["load"] or 0.0 for row in found["runs"]},
        theirs=_theirs(measured),
        resting_hr_bpm={
            _day(row): row["resting_hr_bpm"] for row in measured if row["resting_hr_bpm"] is not None
        },
    )


def _named(names: tuple[str, ...]) -> dict[str, F]:
    return {name: F(name) for name in names}


def _day(row: Values) -> date:
    return date.fromisoformat(row["day"])


def _theirs(measured: Sequence[Values]) -> Mapping[date, tuple[Theirs, ...]]:
    found: defaultdict[date, tuple[Theirs, ...]] = defaultdict(tuple)
    for row in measured:
        if row["theirs"] is not None:
            found[_day(row)] += (Theirs(wording_measures.source(row["source"]), row["theirs"]),)
    return dict(found)


def _rank(row: Values) -> tuple[str, bool, str]:
    """By day; of two sources on a day the later in this order counts: what was typed, before any device."""
    return row["day"], row["source"] == TYPED, row["source"]


def _morning(row: Values) -> Morning:
    return Morning(**{name: value for name, value in row.items() if name != "day"})
