"""A planned session as it could be instead: what a coach approves and the plan then takes over."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings

from analytics.recommendation import Action
from analytics.workout import Workout, from_json, to_json

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Title and purpose by language; `steps` is None for a rest; `adapted` is how the day was changed."""

    title: Words
    steps: dict[str, Any] | None
    duration_s: float
    distance_m: float | None
    load: float
    adapted: Action
    category: str
    key: bool
    purpose: Words = field(default_factory=dict)
    template_code: str = ""

    @property
    def workout(self) -> Workout | None:
        """The steps to run; None on a rest day."""
        return None if self.steps is None else from_json(self.steps)

    def to_json(self) -> dict[str, Any]:
        """As an intervention keeps it."""
        return {**asdict(self), "adapted": self.adapted.value}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Proposal":
        """The proposal that `to_json` wrote."""
        return cls(**{**data, "adapted": Action(data["adapted"])})


def in_every_language(words: str) -> Words:
    """A coach's own words: the same in every language of the site."""
    return {code: words for code, _name in settings.LANGUAGES}


def steps_of(workout: Workout | None) -> dict[str, Any] | None:
    """The steps as a planned session stores them."""
    return None if workout is None else to_json(workout)
