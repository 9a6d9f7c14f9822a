"""What the season shows: how soon each problem was found, what coaches had to do, what was for nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median

from tests.simulation.club import SEASON_DAYS
from tests.simulation.people import COACHES
from tests.simulation.problems import SHOWS_AS, Problem, evidence_complete
from tests.simulation.season import Season, Sight

WEEK = 7
HOURS = 24


@dataclass(frozen=True, slots=True)
class Found:
    """A planted problem and after how many hours it was in the queue, by a reason that tells it; or never."""

    problem: Problem
    hours: int | None
    by: tuple[str, ...]


def found(season: Season, *, silent_days: int) -> list[Found]:
    return [_found(season, problem, silent_days) for problem in season.problems.values()]


def _found(season: Season, problem: Problem, silent_days: int) -> Found:
    last = max(day for day in season.answered[problem.person] if day < problem.begins)
    since = evidence_complete(problem, last_answer=last, silent_days=silent_days)
    tells = SHOWS_AS[problem.trouble]
    seen = (s for s in season.sights if s.person == problem.person and s.day >= problem.begins)
    first = next((sight for sight in seen if sight.to_decide and tells & set(sight.codes)), None)
    if first is None:
        return Found(problem, None, ())
    return Found(problem, HOURS * (first.day - since), first.codes)


def opened(season: Season) -> Iterator[Sight]:
    return (sight for sight in season.sights if sight.opened)


def cases_a_day(season: Season) -> list[int]:
    """Cases that were opened, of each coach and day."""
    counted = Counter((sight.person % COACHES, sight.day) for sight in opened(season))
    return [counted[coach, day] for coach in range(COACHES) for day in range(SEASON_DAYS)]


def queue_lengths(season: Season) -> list[int]:
    """Cases that wait for a decision on a morning, of each coach and day."""
    counted = Counter((sight.person % COACHES, sight.day) for sight in season.sights if sight.to_decide)
    return [counted[coach, day] for coach in range(COACHES) for day in range(SEASON_DAYS)]


def false_alarms(season: Season) -> list[Sight]:
    """Cases of people whom nothing ailed that was planted; without the routine."""
    return [sight for sight in _unexplained(season) if not sight.is_routine]


def routine(season: Season) -> list[Sight]:
    """The cases that the rule of amber mornings opens for people who are well."""
    return [sight for sight in _unexplained(season) if sight.is_routine]


def _unexplained(season: Season) -> Iterator[Sight]:
    for sight in opened(season):
        problem = season.problems.get(sight.person)
        if problem is None or not problem.explains(sight.day):
            yield sight


def per_athlete_and_week(season: Season, cases: Sequence[Sight]) -> float:
    return len(cases) / len(season.people) / (SEASON_DAYS / WEEK)


def report(season: Season, *, silent_days: int) -> str:
    """The figures as `-s` prints them."""
    a_day, lengths = cases_a_day(season), queue_lengths(season)
    lines = [
        f"{len(season.people)} athletes, {COACHES} coaches, {SEASON_DAYS} days, {season.decisions} decisions",
        f"opened per coach and day: median {median(a_day)}, mean {mean(a_day):.1f}, most {max(a_day)}",
        f"to decide per coach and morning: median {median(lengths)}, most {max(lengths)}",
        *_found_lines(season, silent_days),
        *_unplanned_lines(season, "false alarms", false_alarms(season)),
        *_unplanned_lines(season, "routine: an amber morning before a key session", routine(season)),
    ]
    return "\n".join(lines)


def _found_lines(season: Season, silent_days: int) -> Iterator[str]:
    hours: dict[str, list[int | None]] = defaultdict(list)
    for one in found(season, silent_days=silent_days):
        hours[one.problem.trouble].append(one.hours)
    for trouble, after in sorted(hours.items()):
        known = sorted(value for value in after if value is not None)
        never = f", {len(after) - len(known)} never" if len(known) < len(after) else ""
        yield f"{trouble}: in the queue after {', '.join(map(str, known))} hours{never}"


def _unplanned_lines(season: Season, name: str, cases: Sequence[Sight]) -> Iterator[str]:
    yield f"{name}: {len(cases)}, {per_athlete_and_week(season, cases):.3f} per athlete and week"
    for (action, bucket), count in Counter((one.action, one.bucket) for one in cases).most_common():
        yield f"  {count} {action}, {bucket}"
    reasons = Counter(code for one in cases for code in one.codes).most_common()
    yield "  reasons: " + ", ".join(f"{code} {count}" for code, count in reasons)
