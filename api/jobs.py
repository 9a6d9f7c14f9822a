"""The jobs of the API."""

from datetime import timedelta

from django.utils.timezone import now

from api import quotas, services
from tenancy.schedule import periodic


@periodic("api.forget_tokens", every=timedelta(days=1))
def forget_tokens() -> None:
    services.forget_tokens(now=now())


@periodic("api.forget_asking", every=timedelta(hours=1))
def forget_asking() -> None:
    quotas.forget(now=now())
