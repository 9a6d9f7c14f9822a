"""Reads of planning."""

from planning.selectors.library import (
    LibraryCard,
    LibraryGroup,
    LibrarySession,
    catalogue,
    library,
    library_card,
    library_session,
    regression_of,
)
from planning.selectors.plans import (
    PlanDetail,
    WeekDetail,
    drafts_of,
    plan_detail,
    published_plan,
    upcoming_races,
    usual_week_m,
)
from planning.selectors.sessions import (
    AthleteWeek,
    SessionDetail,
    athlete_week,
    facts_of,
    paces_of,
    session_detail,
    session_on,
    sessions_between,
    workout_of,
)

__all__ = [
    "AthleteWeek",
    "LibraryCard",
    "LibraryGroup",
    "LibrarySession",
    "PlanDetail",
    "SessionDetail",
    "WeekDetail",
    "athlete_week",
    "catalogue",
    "drafts_of",
    "facts_of",
    "library",
    "library_card",
    "library_session",
    "paces_of",
    "plan_detail",
    "published_plan",
    "regression_of",
    "session_detail",
    "session_on",
    "sessions_between",
    "upcoming_races",
    "usual_week_m",
    "workout_of",
]
