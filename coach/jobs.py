"""The jobs of the coach app."""

from datetime import timedelta

from django.utils import timezone

from coach import weekly
from tenancy.schedule import periodic


@periodic("coach.send_weeks", every=timedelta(hours=1))
def send_weeks() -> None:
    weekly.send_weeks(now=timezone.now())
