"""A case waits for its athlete only so long: then it is the coach's again, and says since when."""

from datetime import datetime, timedelta

import structlog
from django.db import transaction

from analytics.business_time import business_between
from athletes.selectors import settings_of
from readiness.models import Intervention, InterventionState
from readiness.services import clock
from tenancy import scope
from tenancy.database.saving import save_all
from tenancy.models import Organization

MOST = 2000
"""So many cases a run; the others come with the next one."""

log = structlog.get_logger(__name__)


@transaction.atomic
def end_waits(*, now: datetime) -> int:
    """Give cases back to their coaches whose athletes have let `answer_h` hours of business pass; their
    clocks run on with what was left. Returns how many.

    A case that somebody is just deciding comes with the next run. Safe to repeat, and for two at once.
    """
    organization = Organization.objects.get(pk=scope.organization_id())
    settings = settings_of(organization)
    patience, hours = timedelta(hours=settings.answer_h), settings.business_time(organization.timezone)
    waiting = Intervention.objects.open().filter(state=InterventionState.WAITING, deleted_at=None)
    asked = waiting.filter(waiting_since__lte=now - patience).order_by("pk")
    held = asked.select_for_update(of=("self",), skip_locked=True)[:MOST]
    back = [case for case in held if business_between(case.waiting_since, now, hours) >= patience]
    for case in back:
        case.unanswered_since, case.state = case.waiting_since, InterventionState.SEEN
        clock.resume(case, hours, now)
        case.version += 1
        log.info("case.unanswered", case=str(case.public_id), coach_id=case.coach_id)
    save_all(back, "state", *clock.KEPT, "version")
    return len(back)
