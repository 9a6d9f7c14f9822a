"""Writes of planning."""

from planning.asks import Ask, Asked
from planning.goal import Goal, goal_of
from planning.inputs import PlanInputs
from planning.proposal import Proposal
from planning.services.adapting import (
    Looked,
    NothingProposed,
    approve_adaptation,
    dismiss_adaptation,
    draft_adaptation,
    propose_adaptation,
)
from planning.services.adding import NoPlan, OutsidePlan, PastDay, plan_library_session
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
from planning.services.day_notes import NoteChanged, NothingNoted, undo_day_note, write_day_note
from planning.services.drafting import Done, NotInLibrary, Unclear, draft
from planning.services.drafts import (
    DayPassed,
    DayTooFar,
    NothingDrafted,
    discard_draft,
    draft_changes,
    look_again,
    undo_last,
)
from planning.services.kept_weeks import refresh_weeks
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
from planning.services.own_moves import AnotherWeek, DayLocked, MayNotMove, move_own
from planning.services.plans import (
    NotADraft,
    discard_plan,
    draft_plan,
    publish_plan,
    start_plan,
)
from planning.services.proposals import propose
from planning.services.proposing_several import places_of, propose_move, propose_way_back
from planning.services.reasons import (
    CoachSays,
    NothingSaid,
    NothingToExplain,
    Said,
    TooEarly,
    give_reason,
    take_reason_back,
)
from planning.services.regenerating import NoSeason
from planning.services.scaling import (
    NotForTheDraft,
    NothingChanges,
    NothingToScale,
    Scaled,
    draft_idea,
    scale_week,
)
from planning.services.seasons import (
    Season,
    Sketch,
    build_season,
    fill_season,
    sketch_plan,
    suggest_season,
)
from planning.services.several import change_several, confirm_several, restore_several
from planning.services.taking_back import UNDO_WITHIN, TooLate, take_back
from planning.services.together import (
    Together,
    discard_all,
    draft_for_all,
    publish_all,
    take_back_all,
    undo_last_of_all,
)
from planning.services.weekly import NothingOpen, NothingThere
from planning.several import Several, Touched

__all__ = [
    "UNDO_WITHIN",
    "AnotherWeek",
    "Archived",
    "Ask",
    "Asked",
    "CoachSays",
    "DayLocked",
    "DayPassed",
    "DayTooFar",
    "Done",
    "Goal",
    "LibraryFacts",
    "Looked",
    "MayNotMove",
    "NoPlan",
    "NoSeason",
    "NotADraft",
    "NotForTheDraft",
    "NotInLibrary",
    "NotOnStaff",
    "NoteChanged",
    "NothingChanges",
    "NothingDrafted",
    "NothingNoted",
    "NothingOpen",
    "NothingProposed",
    "NothingSaid",
    "NothingThere",
    "NothingToExplain",
    "NothingToScale",
    "OutsidePlan",
    "PastDay",
    "PlanInputs",
    "Proposal",
    "Said",
    "Scaled",
    "Season",
    "SessionRun",
    "Several",
    "Sketch",
    "StaleChanges",
    "StaleSession",
    "Together",
    "TooEarly",
    "TooLate",
    "Touched",
    "Unclear",
    "add_library_session",
    "approve_adaptation",
    "archive_library_session",
    "begin_without_season",
    "build_season",
    "change_library_session",
    "change_several",
    "confirm_session",
    "confirm_several",
    "discard_all",
    "discard_draft",
    "discard_plan",
    "dismiss_adaptation",
    "draft",
    "draft_adaptation",
    "draft_changes",
    "draft_for_all",
    "draft_idea",
    "draft_plan",
    "facts_of_library_session",
    "fill_season",
    "give_reason",
    "goal_of",
    "load_catalogue",
    "look_again",
    "make_mine",
    "mark_missed",
    "mark_missed_everywhere",
    "match_day",
    "match_days",
    "match_session",
    "move_match",
    "move_own",
    "places_of",
    "plan_library_session",
    "propose",
    "propose_adaptation",
    "propose_move",
    "propose_way_back",
    "publish_all",
    "publish_draft",
    "publish_plan",
    "put_back_version",
    "refresh_weeks",
    "replace_session",
    "restore_session",
    "restore_several",
    "scale_week",
    "set_favourite",
    "sketch_plan",
    "start_plan",
    "suggest_season",
    "take_back",
    "take_back_all",
    "take_reason_back",
    "unarchive_library_session",
    "undo_day_note",
    "undo_last",
    "undo_last_of_all",
    "write_day_note",
]
