"""The shipped catalogue, plans, their weeks and the planned sessions."""

from planning.models.catalogue import CatalogueSession, Category
from planning.models.plans import Phase, Plan, PlanQuerySet, PlanState, PlanWeek
from planning.models.sessions import Outcome, PlannedSession, PlannedSessionQuerySet

__all__ = [
    "CatalogueSession",
    "Category",
    "Outcome",
    "Phase",
    "Plan",
    "PlanQuerySet",
    "PlanState",
    "PlanWeek",
    "PlannedSession",
    "PlannedSessionQuerySet",
]
