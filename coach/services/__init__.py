"""Writes of the coach app."""

from coach.services.organization import (
    Coaching,
    FactorFirst,
    Wishes,
    change_coaching,
    change_organization,
    change_role,
    demand_factor,
    end_membership,
    keep_to_role,
    wishes_of,
)
from coach.services.saved_views import (
    TooManyViews,
    ViewExists,
    change_view,
    keep_view,
    move_view,
    remove_view,
    restore_view,
)

__all__ = [
    "Coaching",
    "FactorFirst",
    "TooManyViews",
    "ViewExists",
    "Wishes",
    "change_coaching",
    "change_organization",
    "change_role",
    "change_view",
    "demand_factor",
    "end_membership",
    "keep_to_role",
    "keep_view",
    "move_view",
    "remove_view",
    "restore_view",
    "wishes_of",
]
