"""Which action follows from what speaks for a look at an athlete, beyond the day's session; named rules."""

from analytics.courses.choosing import (
    DEFAULT_ACTION_RULES,
    REFERRALS,
    RETURNING,
    ActionRules,
    Chosen,
    Evidence,
    Why,
    choose,
)
from analytics.courses.complaints import Complaint, Complaints, Said, complaints_of, over_since
from analytics.courses.moving import Beside, Place, places_for

__all__ = [
    "DEFAULT_ACTION_RULES",
    "REFERRALS",
    "RETURNING",
    "ActionRules",
    "Beside",
    "Chosen",
    "Complaint",
    "Complaints",
    "Evidence",
    "Place",
    "Said",
    "Why",
    "choose",
    "complaints_of",
    "over_since",
    "places_for",
]
