"""A season from a race date: phases, weekly volume and sessions on days, by the ranked safety rules."""

from analytics.season.build import build
from analytics.season.request import BadSeason, PlanRequest
from analytics.season.weeks import Phase, PlanWarning, Rule, SeasonPlan, Session, Week

__all__ = [
    "BadSeason",
    "Phase",
    "PlanRequest",
    "PlanWarning",
    "Rule",
    "SeasonPlan",
    "Session",
    "Week",
    "build",
]
