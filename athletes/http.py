"""The request as views inside an organization know it."""

from athletes.models import Athlete
from tenancy import http


class Request(http.Request):
    """`athlete` is the member's own athlete, or None: set by athletes.access.action."""

    athlete: Athlete | None
