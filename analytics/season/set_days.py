"""Planning around days that are set: nothing on them, and nothing hard beside a hard one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from analytics.season.outline import Outline
from analytics.season.racing import FREE, DayRule
from analytics.season.request import PlanRequest, SetDay

DAY = timedelta(days=1)


def with_set_days(rules: Mapping[date, DayRule], request: PlanRequest) -> Mapping[date, DayRule]:
    """The rules of the days near races, and of those that are set or lie beside a hard one."""
    found = dict(rules)
    for day in _without_hard(request):
        found[day] = found.get(day, FREE)._replace(key=False, long=False, opener=False)
    for one in request.set_days:
        found[one.day] = found.get(one.day, FREE)._replace(run=False)
    return found


def set_in(week: Outline, request: PlanRequest) -> tuple[SetDay, ...]:
    """The days of the week that are set."""
    return tuple(one for one in request.set_days if one.day in week.days)


def set_s(days: Iterable[SetDay]) -> float:
    """What the days hold already."""
    return sum(one.duration_s for one in days)


def _without_hard(request: PlanRequest) -> Iterator[date]:
    yield from request.not_hard
    for one in request.set_days:
        if one.hard:
            yield from (one.day - DAY, one.day + DAY)
