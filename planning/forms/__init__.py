"""What a coach fills in: a season to be built, and what the library should show."""

from planning.forms.library import LibraryForm
from planning.forms.moving import MoveForm
from planning.forms.plan import PlanForm
from planning.forms.reasons import ReasonForm
from planning.forms.suggesting import suggested
from planning.forms.values import NEW_RACE, NO_RACE, first_values

__all__ = [
    "NEW_RACE",
    "NO_RACE",
    "LibraryForm",
    "MoveForm",
    "PlanForm",
    "ReasonForm",
    "first_values",
    "suggested",
]
