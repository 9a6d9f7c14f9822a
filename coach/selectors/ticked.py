"""Several cases of the queue, each at the version at which the coach has ticked it."""

from collections.abc import Mapping
from uuid import UUID

from readiness.models import Intervention
from tenancy.models import Membership


def cases_ticked(*, membership: Membership, versions: Mapping[UUID, int]) -> dict[Intervention, int]:
    """The cases with their versions, in the order given; without those that the member does not see."""
    visible = Intervention.objects.visible_to(membership).filter(public_id__in=versions)
    found = {case.public_id: case for case in visible.select_related("athlete")}
    return {found[public_id]: version for public_id, version in versions.items() if public_id in found}
