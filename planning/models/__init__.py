"""The shipped catalogue, the organization's own sessions, plans, their weeks and the planned sessions."""

from planning.models.catalogue import CatalogueSession, Category
from planning.models.library import (
    LibraryFavourite,
    LibrarySession,
    LibrarySessionQuerySet,
    LibraryShare,
    LibraryVersion,
    Visibility,
)
from planning.models.plans import Phase, Plan, PlanQuerySet, PlanState, PlanWeek
from planning.models.sessions import Outcome, PlannedSession, PlannedSessionQuerySet

__all__ = [
    "CatalogueSession",
    "Category",
    "LibraryFavourite",
    "LibrarySession",
    "LibrarySessionQuerySet",
    "LibraryShare",
    "LibraryVersion",
    "Outcome",
    "Phase",
    "Plan",
    "PlanQuerySet",
    "PlanState",
    "PlanWeek",
    "PlannedSession",
    "PlannedSessionQuerySet",
    "Visibility",
]
