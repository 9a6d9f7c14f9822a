"""Writes of planning."""

from planning.inputs import PlanInputs
from planning.proposal import Proposal
from planning.services.catalogue import load_catalogue
from planning.services.changes import StaleSession, replace_session, restore_session
from planning.services.matching import mark_missed, mark_missed_everywhere, match_session
from planning.services.plans import NotADraft, discard_plan, draft_plan, preview, publish_plan
from planning.services.proposals import propose

__all__ = [
    "NotADraft",
    "PlanInputs",
    "Proposal",
    "StaleSession",
    "discard_plan",
    "draft_plan",
    "load_catalogue",
    "mark_missed",
    "mark_missed_everywhere",
    "match_session",
    "preview",
    "propose",
    "publish_plan",
    "replace_session",
    "restore_session",
]
