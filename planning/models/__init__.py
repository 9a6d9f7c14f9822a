"""The shipped catalogue, plans, their weeks and sessions; templates, and links to calendars."""

from planning.models.catalogue import CatalogueSession, Category
from planning.models.feeds import Feed, FeedKind
from planning.models.plans import Phase, Plan, PlanQuerySet, PlanState, PlanWeek
from planning.models.sessions import Outcome, PlannedSession, PlannedSessionQuerySet
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
    "MOST_WEEKS",
    "Anchor",
    "CatalogueSession",
    "Category",
    "ConflictState",
    "Feed",
    "FeedKind",
    "Outcome",
    "Phase",
    "Plan",
    "PlanQuerySet",
    "PlanState",
    "PlanTemplate",
    "PlanWeek",
    "PlannedSession",
    "PlannedSessionQuerySet",
    "RunKind",
    "RunState",
    "TemplateConflict",
    "TemplateOrigin",
    "TemplatePart",
    "TemplateRow",
    "TemplateRun",
    "TemplateUse",
]
