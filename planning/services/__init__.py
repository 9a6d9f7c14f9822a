"""Writes of planning."""

from planning.asks import Ask, Asked
from planning.goal import Goal, goal_of
from planning.inputs import PlanInputs
from planning.proposal import Proposal
from planning.services.applying import StaleChanges, publish_draft
from planning.services.beginning import begin_without_season
from planning.services.catalogue import load_catalogue
from planning.services.changes import (
    SessionRun,
    StaleSession,
    confirm_session,
    replace_session,
    restore_session,
)
from planning.services.drafting import Done, NothingThere, NotInLibrary, Unclear, draft
from planning.services.drafts import (
    DayPassed,
    DayTooFar,
    NothingDrafted,
    discard_draft,
    draft_changes,
    look_again,
    undo_last,
)
from planning.services.matching import (
    mark_missed,
    mark_missed_everywhere,
    match_day,
    match_days,
    match_session,
    move_match,
)
from planning.services.own_moves import AnotherWeek, DayLocked, MayNotMove, move_own
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
from planning.services.taking_back import UNDO_WITHIN, TooLate, take_back

__all__ = [
    "UNDO_WITHIN",
    "AnotherWeek",
    "Ask",
    "Asked",
    "DayLocked",
    "DayPassed",
    "DayTooFar",
    "Done",
    "Goal",
    "MayNotMove",
    "NotADraft",
    "NotInLibrary",
    "NothingDrafted",
    "NothingThere",
    "PlanInputs",
    "Proposal",
    "Season",
    "SessionRun",
    "Sketch",
    "StaleChanges",
    "StaleSession",
    "TooLate",
    "Unclear",
    "begin_without_season",
    "build_season",
    "confirm_session",
    "discard_draft",
    "discard_plan",
    "draft",
    "draft_changes",
    "draft_plan",
    "fill_season",
    "goal_of",
    "load_catalogue",
    "look_again",
    "mark_missed",
    "mark_missed_everywhere",
    "match_day",
    "match_days",
    "match_session",
    "move_match",
    "move_own",
    "propose",
    "publish_draft",
    "publish_plan",
    "replace_session",
    "restore_session",
    "sketch_plan",
    "start_plan",
    "suggest_season",
    "take_back",
    "undo_last",
]
