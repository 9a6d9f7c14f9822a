"""A case held for a decision: as it is now, locked, and only as it was seen.

The athlete is held before the case, as a check-in holds them: else the two would wait for each other.
"""

from django.utils.translation import gettext_lazy as _

from readiness.models import Intervention
from readiness.services.interventions import hold


class StaleIntervention(RuntimeError):
    """The intervention is no longer as the coach saw it."""

    message = _("This case has changed since you opened it. Look at it again before you decide.")


def hold_case(intervention: Intervention, version: int) -> Intervention:
    """The intervention as it is now, locked. Raises StaleIntervention unless open and as it was seen."""
    hold(intervention.athlete)
    open_ones = Intervention.objects.open().filter(pk=intervention.pk)
    found = open_ones.select_for_update(of=("self",)).select_related(
        "athlete__organization", "athlete__member__user"
    )
    held: Intervention | None = found.first()
    if held is None or held.version != version:
        raise StaleIntervention
    return held
