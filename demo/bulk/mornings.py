"""A life's mornings: the answers of the demo's people, scored and advised on by the rules themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from analytics import readiness, recommendation
from analytics.readiness import Answers, History, Score
from analytics.recommendation import LoadContext, Recommendation, SessionFacts
from athletes.recorded import Measurements
from demo.bulk.seasons import Season
from demo.cast import Person
from demo.mornings import Morning, morning
from planning.filling import FilledSession
from readiness.services.rows import SAID, scored

BASELINE_DAYS = 28
WOKE_AT = time(6, 30)
WATCH_DAYS = 56
"""The watches came eight weeks ago: before that nothing was measured."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scored:
    """A morning with its score; `advice` is asked for in the last weeks alone."""

    day: date
    at: datetime
    morning: Morning
    score: Score | None
    advice: Recommendation | None

    def check_in(self) -> Row | None:
        """As `readiness.CheckIn` keeps it."""
        if self.score is None or self.morning.answers is None:
            return None
        said = {name: str(getattr(self.morning.answers, name)) for name in ("problem", "body_part")}
        numbers = {name: getattr(self.morning.answers, name) for name in SAID if name not in said}
        return {
            "day": self.day,
            "answered_at": self.at,
            "note": self.morning.note,
            **numbers,
            **said,
            **scored(self.score),
        }

    def measured(self) -> Row | None:
        """As `athletes.WellnessDay` keeps it."""
        return {"day": self.day, **asdict(self.morning.watch)} if self.morning.watch else None


def mornings_of(
    person: Person, season: Season, *, now: datetime, days: int, loads: Mapping[date, LoadContext]
) -> list[Scored]:
    """Every morning from so many days ago up to now, in order. `loads` names the days to advise on."""
    lived: list[Scored] = []
    today = now.date()
    for days_ago in range(days, -1, -1):
        day = today - timedelta(days=days_ago)
        woke = morning(person, days_ago=days_ago)
        if days_ago >= WATCH_DAYS:
            woke = replace(woke, watch=Measurements())
        at = min(datetime.combine(day, WOKE_AT, now.tzinfo), now)
        lived.append(_scored(Scored(day, at, woke, None, None), _recent(lived, day), season, loads.get(day)))
    return lived


def _recent(lived: list[Scored], day: date) -> list[Scored]:
    since = day - timedelta(days=BASELINE_DAYS)
    return [one for one in islice(reversed(lived), BASELINE_DAYS) if one.day >= since][::-1]


def _scored(one: Scored, before: list[Scored], season: Season, load: LoadContext | None) -> Scored:
    answers = one.morning.answers
    if answers is None:
        return one
    whole, history = _whole(answers, one.morning.watch), _history(before)
    score = readiness.score(whole, history)
    if load is None:
        return replace(one, score=score)
    session = season.by_day.get(one.day)
    facts = _facts(session) if session else None
    advice = recommendation.decide(answers=whole, score=score, history=history, session=facts, load=load)
    return replace(one, score=score, advice=advice)


def _facts(session: FilledSession) -> SessionFacts:
    amount = session.totals
    return SessionFacts(session.category.value, session.key, amount.duration_s, amount.load)


def _whole(answers: Answers, watch: Measurements) -> Answers:
    return replace(answers, **{name: value for name, value in asdict(watch).items() if value is not None})


def _history(before: list[Scored]) -> History:
    said = list(_answered(before))
    watches = [one.morning.watch for one in before if one.morning.watch]
    return History(
        sleep=tuple(answers.sleep for answers, _value in said),
        energy=tuple(answers.energy for answers, _value in said),
        recovery=tuple(answers.recovery for answers, _value in said),
        stress=tuple(answers.stress for answers, _value in said),
        scores=tuple(value for _answers, value in said),
        hrv_ms=tuple(watch.hrv_ms for watch in watches if watch.hrv_ms is not None),
        resting_hr_bpm=tuple(watch.resting_hr_bpm for watch in watches if watch.resting_hr_bpm is not None),
        sleep_h=tuple(watch.sleep_h for watch in watches if watch.sleep_h is not None),
    )


def _answered(before: list[Scored]) -> Iterator[tuple[Answers, int]]:
    for one in before:
        if one.morning.answers is not None and one.score is not None:
            yield one.morning.answers, one.score.value
