"""A season, to races or from a date on: phases, weekly volume and sessions on days, by the ranked safety rules."""

from analytics.season.build import build
from analytics.season.request import BadSeason, PlanRequest, Priority, SeasonRace
from analytics.season.weeks import Phase, PlanWarning, Rule, SeasonPlan, Session, Week

__all__ = [
    "BadSeason",
    "Phase",
    "PlanRequest",
    "PlanWarning",
    "Priority",
    "Rule",
    "SeasonPlan",
    "SeasonRace",
    "Session",
    "Week",
    "build",
]
