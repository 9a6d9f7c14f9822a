"""What planning does by the clock."""

from datetime import timedelta

from django.utils import timezone

from planning import services
from tenancy.schedule import periodic


@periodic("planning.mark_missed", every=timedelta(hours=1))
def mark_missed() -> None:
    services.mark_missed_everywhere(now=timezone.now())
