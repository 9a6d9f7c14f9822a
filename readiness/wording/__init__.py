"""The codes of readiness in words, one language at a time."""

from readiness.wording.for_athletes import CoachLine, caution, coach_line, learning, missing, title, why
from readiness.wording.for_coaches import action, proposal, reason, sentence, short, story
from readiness.wording.measured import Chip, chips

__all__ = [
    "Chip",
    "CoachLine",
    "action",
    "caution",
    "chips",
    "coach_line",
    "learning",
    "missing",
    "proposal",
    "reason",
    "sentence",
    "short",
    "story",
    "title",
    "why",
]
