"""Who uses the site while it is killed: clubs with an athlete and a hurt runner, and their tokens."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone
from rest_framework_simplejwt.tokens import AccessToken

from api.services import issue
from athletes.models import Athlete
from readiness import services
from tenancy import scope
from tenancy.models import Membership
from tests.factories import make_club
from tests.readiness.given import HURT, open_case

A_LONG_RUN = timedelta(days=1)


@dataclass(frozen=True)
class Team:
    """One organization: its address, whom its athlete is, and what its people show to be let in."""

    name: str
    organization_id: int
    slug: str
    athlete: str
    case: str
    runner_token: str
    owner_token: str
    runner_session: str
    owner_session: str

    def headers(self, token: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {token}", "Organization": self.slug}

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def make_team(name: str) -> Team:
    """A club whose second athlete is hurt: a case that can be decided, and decided again."""
    club, now = make_club(name), timezone.now()
    with scope.enter(club.organization.pk):
        hurt = Athlete.objects.get(pk=club.stranger.pk)
        services.record_check_in(athlete=hurt, day=hurt.local_day(now), answers=HURT, now=now)
        case = open_case(hurt)
    return Team(
        name,
        club.organization.pk,
        club.organization.slug,
        str(club.athlete.public_id),
        str(case.public_id),
        *(token_of(member) for member in (club.runner, club.owner)),
        *(session_of(member) for member in (club.runner, club.owner)),
    )


def token_of(member: Membership) -> str:
    """An access token that outlives the test."""
    token = AccessToken(issue(user=member.user).access)
    token.set_exp(lifetime=A_LONG_RUN)
    return str(token)


def session_of(member: Membership) -> str:
    """What a browser keeps that has signed in."""
    client = Client()
    client.force_login(member.user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
