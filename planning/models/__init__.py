"""The shipped catalogue, own sessions, plans, their weeks, the planned sessions, and changes to them."""

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
from planning.models.revisions import Change, ChangeKind, Revision, RevisionState, Source
from planning.models.sessions import Outcome, PlannedSession, PlannedSessionQuerySet

__all__ = [
    "CatalogueSession",
    "Category",
    "Change",
    "ChangeKind",
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
    "Revision",
    "RevisionState",
    "Source",
    "Visibility",
]
