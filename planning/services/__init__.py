"""Writes of planning."""

from planning.goal import Goal, goal_of
from planning.inputs import PlanInputs
from planning.proposal import Proposal
from planning.services.adding import NoPlan, OutsidePlan, PastDay, plan_library_session
from planning.services.catalogue import load_catalogue
from planning.services.changes import (
    SessionRun,
    StaleSession,
    confirm_session,
    replace_session,
    restore_session,
)
from planning.services.library import (
    Archived,
    LibraryFacts,
    NotOnStaff,
    add_library_session,
    archive_library_session,
    change_library_session,
    facts_of_library_session,
    make_mine,
    put_back_version,
    set_favourite,
    unarchive_library_session,
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
    Sketch,
    discard_plan,
    draft_plan,
    fill_season,
    preview,
    publish_plan,
    sketch_plan,
    start_plan,
)
from planning.services.proposals import propose

__all__ = [
    "Archived",
    "Goal",
    "LibraryFacts",
    "NoPlan",
    "NotADraft",
    "NotOnStaff",
    "OutsidePlan",
    "PastDay",
    "PlanInputs",
    "Proposal",
    "SessionRun",
    "Sketch",
    "StaleSession",
    "add_library_session",
    "archive_library_session",
    "change_library_session",
    "confirm_session",
    "discard_plan",
    "draft_plan",
    "facts_of_library_session",
    "fill_season",
    "goal_of",
    "load_catalogue",
    "make_mine",
    "mark_missed",
    "mark_missed_everywhere",
    "match_day",
    "match_days",
    "match_session",
    "move_match",
    "plan_library_session",
    "preview",
    "propose",
    "publish_plan",
    "put_back_version",
    "replace_session",
    "restore_session",
    "set_favourite",
    "sketch_plan",
    "start_plan",
    "unarchive_library_session",
]
