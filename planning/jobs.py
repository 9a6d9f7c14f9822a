"""What planning does by the clock, and for many athletes at once."""

from datetime import timedelta

from django.utils import timezone

from athletes.models import Athlete
from athletes.services.telling import EVERY
from planning import services
from planning.services import adapting, roll_outs, squad_plans, telling
from tenancy.outbox import job
from tenancy.schedule import periodic


@periodic("planning.mark_missed", every=timedelta(hours=1))
def mark_missed() -> None:
    services.mark_missed_everywhere(now=timezone.now())


@periodic("planning.propose_adaptations", every=timedelta(hours=1))
def propose_adaptations() -> None:
    adapting.ask_everywhere(now=timezone.now())


@periodic("planning.tell", every=EVERY)
def tell() -> None:
    telling.tell_of_plans(now=timezone.now())


@job(adapting.PROPOSE)
def propose_adaptation(*, athlete_id: int) -> None:
    athlete = Athlete.objects.current().select_related("organization").filter(pk=athlete_id).first()
    if athlete is not None:
        services.propose_adaptation(athlete=athlete, now=timezone.now())


@job(squad_plans.APPLY)
def apply_template(*, run_id: int, first: int, last: int) -> None:
    squad_plans.apply_batch(run_id=run_id, first=first, last=last, now=timezone.now())


@job(roll_outs.ROLL_OUT)
def roll_out(*, run_id: int, first: int, last: int) -> None:
    roll_outs.roll_out_batch(run_id=run_id, first=first, last=last, now=timezone.now())
