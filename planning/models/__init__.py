"""Sessions shipped and own, plans with weeks and sessions, changes, notes, templates, links to calendars."""

from planning.models.catalogue import CatalogueSession, Category
from planning.models.feeds import Feed, FeedKind
from planning.models.library import (
    LibraryFavourite,
    LibrarySession,
    LibrarySessionQuerySet,
    LibraryShare,
    LibraryVersion,
    Visibility,
)
from planning.models.notes import Audience, DayNote
from planning.models.plans import Phase, Plan, PlanQuerySet, PlanState, PlanWeek
from planning.models.reasons import EXCUSING, LONGEST_NOTE, STAFF_ONLY, Differently, SessionReason, Why
from planning.models.revisions import Change, ChangeKind, Revision, RevisionState, Source
from planning.models.sessions import RACE_CODE, RETURN_CODE, Outcome, PlannedSession, PlannedSessionQuerySet
from planning.models.templates import (
    MOST_WEEKS,
    Anchor,
    ConflictState,
    PlanTemplate,
    RunKind,
    RunState,
    TemplateConflict,
    TemplateOrigin,
    TemplatePart,
    TemplateRow,
    TemplateRun,
    TemplateUse,
)

__all__ = [
    "EXCUSING",
    "LONGEST_NOTE",
    "MOST_WEEKS",
    "RACE_CODE",
    "RETURN_CODE",
    "STAFF_ONLY",
    "Anchor",
    "Audience",
    "CatalogueSession",
    "Category",
    "Change",
    "ChangeKind",
    "ConflictState",
    "DayNote",
    "Differently",
    "Feed",
    "FeedKind",
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
    "PlanTemplate",
    "PlanWeek",
    "PlannedSession",
    "PlannedSessionQuerySet",
    "Revision",
    "RevisionState",
    "RunKind",
    "RunState",
    "SessionReason",
    "Source",
    "TemplateConflict",
    "TemplateOrigin",
    "TemplatePart",
    "TemplateRow",
    "TemplateRun",
    "TemplateUse",
    "Visibility",
    "Why",
]
