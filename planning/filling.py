"""Filling a season's sessions from the library: which session of its category, stretched to its time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from analytics.season import SeasonPlan, Session, Week
from analytics.workout import (
    KEY_CATEGORIES,
    Category,
    Physiology,
    Totals,
    Workout,
    fit_to_duration,
    from_json,
    race_day,
    totals,
)
from planning.models import CatalogueSession
from planning.proposal import Words

REACHED_WITHIN = 0.15
"""A session whose level is at most this far above the plan's has been reached."""
BEGINNER_LEVEL = 0.2
ON_REQUEST = frozenset({"race_pace", "return_to_run"})
"""Sessions with one of these tags are planned only where the season asks for the tag."""
Races = tuple[tuple[date, int], ...]
ByCategory = Mapping[str, Sequence[CatalogueSession]]
RACE_WITHIN = {"race_within_3_days": 3, "race_within_5_days": 5, "race_within_10_days": 10}
REACH = {"A": 10, "B": 5, "C": 3}
"""Days before a race, by its priority, on which the library's warnings about races count."""
INJURED = "return_from_injury"


class NothingFits(LookupError):
    """The library has no session for a day of the season."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Whom the season is filled for, the race it leads to, and the names of its races by day."""

    physiology: Physiology
    race_day: date | None
    race_names: Mapping[date, str]
    open_injury: bool = False
    beginner: bool = False


@dataclass(frozen=True, slots=True)
class FilledSession:
    """A session of the plan as it is saved: a snapshot of the library's, for this runner and day."""

    day: date
    category: Category
    template_code: str
    title: Words
    purpose: Words
    workout: Workout
    totals: Totals

    @property
    def key(self) -> bool:
        return self.category in KEY_CATEGORIES

    @property
    def is_race(self) -> bool:
        """What comes from no library."""
        return not self.template_code


@dataclass(frozen=True, slots=True)
class FilledWeek:
    week: Week
    sessions: tuple[FilledSession, ...]


def fill(season: SeasonPlan, library: Sequence[CatalogueSession], runner: Runner) -> tuple[FilledWeek, ...]:
    """The season's weeks with the steps of every session, the same every time. Raises NothingFits."""
    filler = _Filler(library, runner, _races(season, runner))
    return tuple(FilledWeek(week, tuple(map(filler.filled, week.sessions))) for week in season.weeks)


class _Filler:
    """Goes through a season in order; remembers what was used, and stretches each session and length once."""

    def __init__(self, library: Sequence[CatalogueSession], runner: Runner, races: Races) -> None:
        self.races = races
        self.library = _by_category(library)
        self.parsed: dict[str, Workout] = {}
        self.runner = runner
        self.used: Counter[Category] = Counter()
        self.stretched: dict[tuple[str, float], tuple[Workout, Totals]] = {}

    def filled(self, session: Session) -> FilledSession:
        if session.is_race:
            return self._race(session)
        chosen = self._chosen(session)
        workout, amount = self._stretched(chosen, session.duration_s)
        category = Category(chosen.category)
        return FilledSession(
            session.day, category, chosen.code, chosen.title, chosen.purpose, workout, amount
        )

    def _race(self, session: Session) -> FilledSession:
        workout = race_day(float(session.template_hint["distance_m"]), self.runner.physiology)
        amount = totals(workout, self.runner.physiology)
        title = {"en": self.runner.race_names.get(session.day, "")}
        return FilledSession(session.day, session.category, "", title, {}, workout, amount)

    def _chosen(self, session: Session) -> CatalogueSession:
        """The highest session that the level has reached, in turn with the one below it."""
        pool = _pool(session, self.library, self.runner, _reasons(session.day, self.runner, self.races))
        reached = [one for one in pool if one.level <= session.level + REACHED_WITHIN] or pool[:1]
        if not reached:
            raise NothingFits(session.category)
        turns = reached[:-3:-1]
        self.used[session.category] += 1
        return turns[(self.used[session.category] - 1) % len(turns)]

    def _stretched(self, chosen: CatalogueSession, seconds: float) -> tuple[Workout, Totals]:
        place = (chosen.code, seconds)
        if place not in self.stretched:
            workout = fit_to_duration(self._parsed(chosen), seconds, self.runner.physiology)
            self.stretched[place] = workout, totals(workout, self.runner.physiology)
        return self.stretched[place]

    def _parsed(self, chosen: CatalogueSession) -> Workout:
        """A season needs a few of the library's sessions, not all."""
        if chosen.code not in self.parsed:
            self.parsed[chosen.code] = from_json(chosen.steps)
        return self.parsed[chosen.code]


def _by_category(library: Sequence[CatalogueSession]) -> ByCategory:
    """The library's sessions of each category, the easiest first."""
    grouped: dict[str, list[CatalogueSession]] = {}
    for one in sorted(library, key=lambda one: (one.level, one.code)):
        grouped.setdefault(one.category, []).append(one)
    return grouped


def _pool(
    session: Session, library: ByCategory, runner: Runner, against: frozenset[str]
) -> list[CatalogueSession]:
    """What may be run that day: of the category, else easy running; with the season's tag where it has it."""
    fitting = _open(library, session.category, against) or _open(library, Category.EASY, against)
    begins = runner.beginner and session.level < BEGINNER_LEVEL
    tag = session.template_hint.get("tag") or ("beginner" if begins else "")
    tagged = [one for one in fitting if tag in one.tags]
    return tagged or [one for one in fitting if ON_REQUEST.isdisjoint(one.tags)] or fitting


def _open(library: ByCategory, category: str, against: frozenset[str]) -> list[CatalogueSession]:
    return [one for one in library.get(category, ()) if against.isdisjoint(one.contraindications)]


def _races(season: SeasonPlan, runner: Runner) -> Races:
    """The days of the races with how many days before each count."""
    planned = [session for week in season.weeks for session in week.sessions if session.is_race]
    races = {race.day: REACH[str(race.template_hint.get("priority", "A"))] for race in planned}
    return tuple({**races, **({runner.race_day: REACH["A"]} if runner.race_day else {})}.items())


def _reasons(day: date, runner: Runner, races: Races) -> frozenset[str]:
    """What speaks against a session on that day, in the library's codes."""
    against = {INJURED} if runner.open_injury else set()
    for raced_on, reach in races:
        before = (raced_on - day).days
        if 0 < before <= reach:
            against.update(code for code, days in RACE_WITHIN.items() if before <= days)
    return frozenset(against)
