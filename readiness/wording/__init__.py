"""The codes of readiness in words, one language at a time."""

from readiness.wording.for_athletes import (
    CoachLine,
    caution,
    coach_line,
    greeting,
    learning,
    missing,
    title,
    why,
)
from readiness.wording.for_coaches import action, proposal, reason, sentence, short, story
from readiness.wording.measured import Chip, chips
from readiness.wording.runs import against_plan, source
from readiness.wording.spots import place
from readiness.wording.spots import run as pain_run

__all__ = [
    "Chip",
    "CoachLine",
    "action",
    "against_plan",
    "caution",
    "chips",
    "coach_line",
    "greeting",
    "learning",
    "missing",
    "pain_run",
    "place",
    "proposal",
    "reason",
    "sentence",
    "short",
    "source",
    "story",
    "title",
    "why",
]
