"""The tenancy's own jobs."""

from datetime import timedelta

from django.utils.timezone import now

from tenancy import services, sign_ins
from tenancy.outbox import job
from tenancy.schedule import periodic


@job("tenancy.send_invitation")
def send_invitation(*, invitation_id: int) -> None:
    services.send_invitation(invitation_id=invitation_id)


@periodic("tenancy.forget_answers", every=timedelta(days=1))
def forget_answers() -> None:
    services.forget_answers()


@periodic("tenancy.forget_sign_ins", every=timedelta(days=1))
def forget_sign_ins() -> None:
    sign_ins.forget(now=now())
