"""The jobs of the API."""

from datetime import timedelta

from django.utils.timezone import now

from api import services
from tenancy.schedule import periodic


@periodic("api.forget_tokens", every=timedelta(days=1))
def forget_tokens() -> None:
    services.forget_tokens(now=now())
