"""The codes of readiness in words, one language at a time."""

from readiness.wording.courses import because
from readiness.wording.drafts import draft
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
from readiness.wording.for_coaches import action, of_session, proposal, reason, sentence, short, story
from readiness.wording.items import item
from readiness.wording.judged import reasoning, rule_label, share
from readiness.wording.measured import Chip, chips
from readiness.wording.runs import against_plan, source
from readiness.wording.told_to_athletes import told

__all__ = [
    "Chip",
    "CoachLine",
    "action",
    "against_plan",
    "because",
    "caution",
    "chips",
    "coach_line",
    "draft",
    "greeting",
    "item",
    "learning",
    "missing",
    "of_session",
    "proposal",
    "reason",
    "reasoning",
    "rule_label",
    "sentence",
    "share",
    "short",
    "source",
    "story",
    "title",
    "told",
    "why",
]
