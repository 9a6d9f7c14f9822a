"""What a built season consists of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analytics.workout import KEY_CATEGORIES, Category

Params = dict[str, float | int | str]
HARD_CATEGORIES = frozenset({*KEY_CATEGORIES, Category.LONG})


class Phase(StrEnum):
    BASE = "base"
    BUILD = "build"
    PEAK = "peak"
    TAPER = "taper"
    RECOVERY = "recovery"


class Rule(StrEnum):
    """Rules and wishes that can give way, highest rank first; a warning carries one as its code.

    The first four never give way: their warnings say that they have taken the key sessions out.
    """

    INJURY = "injury"
    PAIN = "pain"
    ILLNESS = "illness"
    FATIGUE = "fatigue"
    RACE_LEFT_OUT = "race_left_out"
    RACE_PRIORITY = "race_priority"
    GROWTH_CAP = "growth_cap"
    LONG_SHARE = "long_share"
    VOLUME = "volume"
    KEY_SESSIONS = "key_sessions"
    PREFERRED_DAY = "preferred_day"
    KEY_DAY = "key_day"


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the plan.

    `level`, 0..1, is how far up its category's ladder the session should be. `template_hint` may hold "tag"
    (prefer templates with that tag; "race" is the race itself), "distance_m" (of the race) and "priority"
    (of a B or C race).
    """

    day: date
    category: Category
    duration_s: float
    level: float
    template_hint: dict[str, float | str]

    @property
    def key(self) -> bool:
        return self.category in KEY_CATEGORIES

    @property
    def hard(self) -> bool:
        """Key, or long: what may not stand next to its like, and is followed by an easy day or rest."""
        return self.category in HARD_CATEGORIES

    @property
    def is_race(self) -> bool:
        return self.template_hint.get("tag") == "race"


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday; number 1 is the first. `target_s` is all training of the week, without the race."""

    number: int
    monday: date
    phase: Phase
    cutback: bool
    target_s: float
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """A rule that gave way: its code, the first week it did, and numbers ("weeks": in how many)."""

    code: Rule
    week: int
    params: Params


@dataclass(frozen=True, slots=True)
class SeasonPlan:
    """Every week of the season, a recovery week after each A race; warnings by rank of their rule."""

    weeks: tuple[Week, ...]
    warnings: tuple[PlanWarning, ...]
