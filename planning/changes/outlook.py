"""What a season comes to: its weeks, the course of fitness, race days, and what speaks against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from analytics.course import Course, Rules, Standing, course
from analytics.days import monday_of
from analytics.plan_check import Found
from planning.changes.entries import Entry
from planning.changes.previewing import Surroundings, against

DAY, WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Event:
    """A race on its day."""

    race: UUID
    day: date
    name: str
    priority: str
    distance_m: float


@dataclass(frozen=True, slots=True)
class Week:
    """What is planned of a week, and fitness at its end; `ramp` is None where it cannot be told."""

    monday: date
    duration_s: float
    distance_m: float
    load: float
    end: Standing | None
    ramp: float | None


@dataclass(frozen=True, slots=True)
class Outlook:
    weeks: tuple[Week, ...]
    events: tuple[Event, ...]
    course: Course
    found: tuple[Found, ...]

    @property
    def highest_ramp(self) -> float | None:
        return max((one.ramp for one in self.weeks if one.ramp is not None), default=None)

    @property
    def biggest_load(self) -> float:
        return max((one.load for one in self.weeks), default=0.0)

    def at_race(self, event: Event) -> Standing | None:
        """As one stands on the start line."""
        return self.course.morning(event.day)


def outlook(
    entries: Sequence[Entry], events: Sequence[Event], around: Surroundings, *, first: date, last: date
) -> Outlook:
    """The whole weeks from `first` to `last`. The entries reach from today, if that is earlier, to `last`."""
    found = course_of(entries, around, last)
    mondays = _mondays(first, last)
    return Outlook(
        weeks=tuple(_week(monday, entries, found) for monday in mondays),
        events=tuple(one for one in events if first <= one.day <= last),
        course=found,
        found=against(entries, around, first=max(first, around.today), last=last),
    )


def course_of(entries: Iterable[Entry], around: Surroundings, last: date) -> Course:
    """Fitness from the first run on, to the end of the week that holds `last`."""
    loads: dict[date, float] = {}
    for one in entries:
        loads[one.day] = loads.get(one.day, 0.0) + one.content.load
    end = monday_of(max(last, around.today)) + WEEK
    ahead = [loads.get(around.today + at * DAY, 0.0) for at in range((end - around.today).days)]
    rules = Rules(around.ctl_days, around.atl_days, around.start_ctl, around.start_atl)
    return course(around.done, ahead, today=around.today, rules=rules)


def _mondays(first: date, last: date) -> list[date]:
    start = monday_of(first)
    return [start + number * WEEK for number in range((last - start).days // 7 + 1)]


def _week(monday: date, entries: Sequence[Entry], found: Course) -> Week:
    here = [one.content for one in entries if monday <= one.day < monday + WEEK]
    sunday = monday + WEEK - DAY
    return Week(
        monday,
        duration_s=sum(one.duration_s for one in here),
        distance_m=sum(one.distance_m or 0.0 for one in here),
        load=sum(one.load for one in here),
        end=found.evening(sunday),
        ramp=found.ramp(sunday),
    )
