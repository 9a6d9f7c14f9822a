"""An athlete changes hands, and their open case with them."""

from django.db import transaction

from athletes import services as athletes
from athletes.models import Athlete
from readiness.models import Intervention
from readiness.services.owning import let_go_unseen
from tenancy.models import Membership


@transaction.atomic
def hand_over(*, athlete: Athlete, coach: Membership | None, version: int) -> None:
    """Make the member, or nobody, the coach of athlete and case. Raises athletes' OtherRole or Changed.

    The case keeps its version: who looks at it changes nothing that a decision rests on.
    """
    athletes.assign_coach(athlete=athlete, coach=coach, version=version)
    Intervention.objects.open().of(athlete).order_by().update(coach=coach)
    let_go_unseen(athlete=athlete)


@transaction.atomic
def release_caseload(*, coach: Membership) -> int:
    """Leave the member's athletes and their open cases without a coach; returns how many athletes."""
    left = athletes.release_caseload(coach=coach)
    Intervention.objects.open().filter(coach=coach).order_by().update(coach=None)
    let_go_unseen(owner=coach)
    return left
