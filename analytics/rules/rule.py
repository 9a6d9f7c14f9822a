"""A rule as data: which fact it reads, when it holds, how much it weighs, what it says and suggests."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Params = dict[str, float | int | str]
Numbers = Mapping[str, float]
"""Settings by key: {"risk.pain_weight": 0.35, "evidence.silent_from": 4}."""


class Group(StrEnum):
    """When a rule is asked, and how its strength counts.

    MORNING: with a check-in; the terms of one risk, which add up. Of the others each is a risk of its own:
    RUNS with a run or what is said of it, CLOCK by the hour, SOURCES when files come in or fail to.
    """

    MORNING = "morning"
    RUNS = "runs"
    CLOCK = "clock"
    SOURCES = "sources"


class Suggests(StrEnum):
    """What a coach would do about it, mildest first; the session's own action is recommendation.decide's."""

    KEEP = "keep"
    ASK = "ask"
    MESSAGE = "message"
    EASE = "ease"
    SHORTEN = "shorten"
    SWAP = "swap"
    MOVE = "move"
    REST = "rest"
    RETURN = "return"
    REFER = "refer"


class When(StrEnum):
    """How a fact compares with its limit; HOLDS takes none."""

    HOLDS = "holds"
    ABOVE = "above"
    FROM = "from"
    UP_TO = "up_to"
    BELOW = "below"


class Shape(StrEnum):
    """How the weight grows. STEP: all of it. The others are straight lines, clipped to 0..1 of the weight.

    RISING: (fact - limit) / span. SHORTFALL: (limit - fact) / limit. PROPORTION: fact / scale.
    """

    STEP = "step"
    RISING = "rising"
    SHORTFALL = "shortfall"
    PROPORTION = "proportion"


@dataclass(frozen=True, slots=True)
class Level:
    """A limit and what counts from there on: names of settings."""

    limit: str
    weight: str


@dataclass(frozen=True, slots=True)
class Param:
    """What the words need: a fact, or a number by its key. `spare`: left out where it is unknown."""

    name: str
    fact: str = ""
    number: str = ""
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `code` is the kind of its flag; a change of what it says is a new version.

    `fact` against the setting `limit`, unless one of `unless` (fact, value) is so. `severe`: a second step.
    `window` and `span` name settings too; `scale` is the fact's own highest value. `count` is what the window
    is of: facts gathered over it.
    """

    code: str
    group: Group
    fact: str
    when: When
    weight: str
    limit: str = ""
    shape: Shape = Shape.STEP
    span: str = ""
    scale: float = 1.0
    severe: Level | None = None
    unless: tuple[tuple[str, str], ...] = ()
    window: str = ""
    params: tuple[Param, ...] = ()
    suggests: Suggests = Suggests.KEEP
    version: int = 1
    retired: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact that it reads."""
        named = (self.fact, *(fact for fact, _ in self.unless), *(param.fact for param in self.params))
        return tuple(dict.fromkeys(filter(None, named)))

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every setting that it reads."""
        second = (self.severe.limit, self.severe.weight) if self.severe else ()
        own = (self.weight, self.limit, self.span, self.window, *second)
        return tuple(dict.fromkeys(filter(None, (*own, *(param.number for param in self.params)))))


@dataclass(frozen=True, slots=True)
class Factor:
    """One reason of a risk: a code with the numbers to put it in words; `share` is what it adds (0..1)."""

    code: str
    share: float
    params: Params
    version: int = 1
