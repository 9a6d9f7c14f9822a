"""Telling people what the rules have done: the athlete, and whoever coaches them."""

from datetime import datetime

from django.db import transaction

from athletes.models import Event
from athletes.services import notify
from readiness.models import Decision


@transaction.atomic
def announce(*, decision_id: int, now: datetime) -> None:
    """A notice to both, once; to nobody where it has been taken back meanwhile. Safe to repeat."""
    seen = Decision.objects.filter(pk=decision_id).standing()
    made = seen.select_related("intervention", "athlete__member__user", "athlete__coach__user").first()
    if made is None:
        return
    case, athlete = made.intervention, made.athlete
    people = {member.pk: member for member in (athlete.member, athlete.coach) if member is not None}
    for member in people.values():
        notify(
            event=Event.APPLIED_BY_RULES,
            to=member,
            athlete=athlete,
            params={"case": str(case.public_id), "action": made.params["action"]},
            now=now,
            key=f"applied:{made.public_id}",
        )
