"""A season, to races or from a date on: phases, weekly volume, sessions on days, by ranked safety rules."""

from analytics.season.build import build
from analytics.season.hold import Hold, hold_for
from analytics.season.request import (
    LEAST_WEEKS,
    MOST_WEEKS,
    BadSeason,
    PlanRequest,
    Priority,
    SeasonRace,
    SetDay,
)
from analytics.season.suggestion import Known, Reason, Suggestion, Why, suggest
from analytics.season.weeks import Phase, PlanWarning, Rule, SeasonPlan, Session, Week

__all__ = [
    "LEAST_WEEKS",
    "MOST_WEEKS",
    "BadSeason",
    "Hold",
    "Known",
    "Phase",
    "PlanRequest",
    "PlanWarning",
    "Priority",
    "Reason",
    "Rule",
    "SeasonPlan",
    "SeasonRace",
    "Session",
    "SetDay",
    "Suggestion",
    "Week",
    "Why",
    "build",
    "hold_for",
    "suggest",
]
