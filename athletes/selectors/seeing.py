"""Who of the staff sees an athlete: the twin of `visible_to`, asked from the athlete's side."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from athletes.models import Athlete, AthleteGrant
from tenancy.models import Membership, Role


def staff_who_see(*, athlete: Athlete) -> QuerySet[Membership]:
    """The members of the staff to whom the athlete is visible, by name; the athlete brings the organization.

    What an athlete sees of themself is not asked for here: an assistant who runs owns no case of their own.
    """
    granted = AthleteGrant.objects.filter(athlete=athlete, member=OuterRef("pk"))
    coaching = Q(role=Role.COACH)
    if not athlete.organization.settings.get("coaches_see_all", False):
        coaching &= Q(pk=athlete.coach_id)
    sees = Q(role=Role.OWNER) | coaching | (Q(role=Role.ASSISTANT) & Exists(granted))
    staff = Membership.objects.filter(organization_id=athlete.organization_id, ended_at=None)
    return staff.filter(sees).select_related("user").order_by("user__name", "pk")
