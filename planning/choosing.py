"""Which session of the library a day of the season becomes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from analytics.season import Session
from analytics.season.menu import RACE_TAGS, race_tag
from analytics.workout import Category, Physiology
from planning.models import CatalogueSession

REACHED_WITHIN = 0.15
"""A session whose level is at most this far above the plan's has been reached."""
SHORTER, LONGER = 0.8, 1.3
"""How much of its usual length a session may be given before another one is looked for."""
BEGINNER_LEVEL = 0.2
LAST_WEEK = 7
PLAIN = "plain"
ON_REQUEST = frozenset(
    {"race_pace", "return_to_run", "run_walk", "opener", "race_week", "after_race", "treadmill", "test"}
)
"""Sessions with one of these tags are planned only where the season asks for the tag."""
ASKED_WITH = {"beginner": {"run_walk", "return_to_run"}, "return_to_run": {"run_walk"}}
DISTANCES = frozenset(tag for _, tag in RACE_TAGS)
RACE_WITHIN = {f"race_within_{days}_days": days for days in (3, 5, 10, 14)}
RACE_BEFORE = "race_in_last_7_days"
INJURED = "return_from_injury"
NEW = "new_to_running"

ByCategory = Mapping[str, Sequence[CatalogueSession]]
Sessions = list[CatalogueSession]


class NothingFits(LookupError):
    """The library has no session for a day of the season."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Whom the season is filled for, and the race it leads to."""

    physiology: Physiology
    race_day: date
    race_name: str
    open_injury: bool = False
    beginner: bool = False
    race_distance_m: float | None = None


class Chooser:
    """Goes through a season in order; remembers how often each category had its turn, and what may be run."""

    def __init__(self, library: Sequence[CatalogueSession], runner: Runner) -> None:
        self.library = _by_category(library)
        self.runner = runner
        self.used: Counter[Category] = Counter()
        self.pools: dict[tuple[object, ...], Sessions] = {}

    def chosen(self, session: Session) -> CatalogueSession:
        """One of the highest that the level has reached and that last about as long. Raises NothingFits."""
        pool = self._pool(session)
        reached = [one for one in pool if one.level <= session.level + REACHED_WITHIN] or pool[:1]
        if not reached:
            raise NothingFits(session.category)
        turns = _turns(_about_as_long(reached, session.duration_s / 60))
        self.used[session.category] += 1
        return turns[(self.used[session.category] - 1) % len(turns)]

    def _pool(self, session: Session) -> Sessions:
        """The same on most days: it is looked for once."""
        against, wanted = _reasons(session.day, self.runner), _wanted(session, self.runner)
        place = (session.category, against, wanted)
        if place not in self.pools:
            fitting = _open(self.library, session.category, against)
            fitting = fitting or _open(self.library, Category.EASY, against)
            self.pools[place] = _asked_for(_for_the_distance(fitting, self.runner), wanted)
        return self.pools[place]


def _by_category(library: Sequence[CatalogueSession]) -> ByCategory:
    """The library's sessions of each category, the easiest first."""
    grouped: dict[str, Sessions] = {}
    for one in sorted(library, key=lambda one: (one.level, one.code)):
        grouped.setdefault(one.category, []).append(one)
    return grouped


def _turns(reached: Sessions) -> Sessions:
    """Plain running twice and then something else; where nothing is plain, the two highest in turn."""
    plain = [one for one in reached if PLAIN in one.tags]
    if not plain:
        return reached[:-3:-1]
    others = [one for one in reached if PLAIN not in one.tags][:-3:-1]
    return [turn for other in others for turn in (plain[-1], plain[-1], other)] or plain[-1:]


def _about_as_long(reached: Sessions, minutes: float) -> Sessions:
    near = [one for one in reached if one.least_min * SHORTER <= minutes <= one.most_min * LONGER]
    return near or reached


def _asked_for(fitting: Sessions, wanted: tuple[str, ...]) -> Sessions:
    """Those with the tags that the day asks for, as far as there are any; without what nobody asks for."""
    for tag in wanted:
        fitting = [one for one in fitting if tag in one.tags] or fitting
    unasked = ON_REQUEST.difference(wanted, *(ASKED_WITH.get(tag, ()) for tag in wanted))
    return [one for one in fitting if unasked.isdisjoint(one.tags)] or fitting


def _wanted(session: Session, runner: Runner) -> tuple[str, ...]:
    """The tags that the day asks for, the weightiest first."""
    begins = runner.beginner and session.level < BEGINNER_LEVEL
    tag = str(session.template_hint.get("tag", "")) or ("beginner" if begins else "")
    to_race = (runner.race_day - session.day).days
    near = "race_week" if 0 < to_race <= LAST_WEEK else "after_race" if to_race < 0 else ""
    return tuple(one for one in (tag, near) if one)


def _for_the_distance(fitting: Sessions, runner: Runner) -> Sessions:
    """Without those that were written for other distances than the race's."""
    if runner.race_distance_m is None:
        return fitting
    own = race_tag(runner.race_distance_m)
    return [one for one in fitting if own in one.tags or DISTANCES.isdisjoint(one.tags)] or fitting


def _open(library: ByCategory, category: str, against: frozenset[str]) -> Sessions:
    return [one for one in library.get(category, ()) if against.isdisjoint(one.contraindications)]


def _reasons(day: date, runner: Runner) -> frozenset[str]:
    """What speaks against a session on that day, in the library's codes."""
    to_race = (runner.race_day - day).days
    reasons = {code for code, days in RACE_WITHIN.items() if 0 < to_race <= days}
    known = {RACE_BEFORE: -LAST_WEEK <= to_race < 0, INJURED: runner.open_injury, NEW: runner.beginner}
    return frozenset(reasons | {code for code, holds in known.items() if holds})
