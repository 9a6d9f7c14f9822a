"""The codes of readiness in words, one language at a time."""

from readiness.wording.courses import because
from readiness.wording.drafts import draft
from readiness.wording.for_athletes import (
    CoachLine,
    caution,
    coach_line,
    decided,
    greeting,
    learning,
    missing,
    title,
    why,
)
from readiness.wording.for_coaches import action, of_session, proposal, reason, sentence, short, story
from readiness.wording.items import item
from readiness.wording.judged import reasoning, rule_name, share
from readiness.wording.measured import Chip, chips
from readiness.wording.rules import GROUP_NOTES as RULE_GROUP_NOTES
from readiness.wording.rules import GROUPS as RULE_GROUPS
from readiness.wording.rules import does as rule_does
from readiness.wording.rules import label as rule_label
from readiness.wording.rules import unit as rule_unit
from readiness.wording.runs import against_plan, source
from readiness.wording.spots import place
from readiness.wording.spots import run as pain_run
from readiness.wording.told_to_athletes import told

__all__ = [
    "RULE_GROUPS",
    "RULE_GROUP_NOTES",
    "Chip",
    "CoachLine",
    "action",
    "against_plan",
    "because",
    "caution",
    "chips",
    "coach_line",
    "decided",
    "draft",
    "greeting",
    "item",
    "learning",
    "missing",
    "of_session",
    "pain_run",
    "place",
    "proposal",
    "reason",
    "reasoning",
    "rule_does",
    "rule_label",
    "rule_name",
    "rule_unit",
    "sentence",
    "share",
    "short",
    "source",
    "story",
    "title",
    "told",
    "why",
]
