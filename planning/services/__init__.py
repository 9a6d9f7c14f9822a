"""Writes of planning."""

from planning.goal import Goal, goal_of
from planning.inputs import PlanInputs
from planning.proposal import Proposal
from planning.services.catalogue import load_catalogue
from planning.services.changes import (
    SessionRun,
    StaleSession,
    confirm_session,
    replace_session,
    restore_session,
)
from planning.services.matching import (
    mark_missed,
    mark_missed_everywhere,
    match_day,
    match_days,
    match_session,
    move_match,
)
from planning.services.plans import (
    NotADraft,
    discard_plan,
    draft_plan,
    publish_plan,
    start_plan,
)
from planning.services.proposals import propose
from planning.services.seasons import (
    Season,
    Sketch,
    build_season,
    fill_season,
    sketch_plan,
    suggest_season,
)

__all__ = [
    "Goal",
    "NotADraft",
    "PlanInputs",
    "Proposal",
    "Season",
    "SessionRun",
    "Sketch",
    "StaleSession",
    "build_season",
    "confirm_session",
    "discard_plan",
    "draft_plan",
    "fill_season",
    "goal_of",
    "load_catalogue",
    "mark_missed",
    "mark_missed_everywhere",
    "match_day",
    "match_days",
    "match_session",
    "move_match",
    "propose",
    "publish_plan",
    "replace_session",
    "restore_session",
    "sketch_plan",
    "start_plan",
    "suggest_season",
]
