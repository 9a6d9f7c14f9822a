"""People and organizations for tests."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from athletes.models import Athlete, AthleteState
from tenancy import scope
from tenancy.models import Kind, Membership, Organization, Role, User

NOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
PASSWORD = "correct horse battery"
ROLES = {"Owner": Role.OWNER, "Coach": Role.COACH, "Assistant": Role.ASSISTANT, "Runner": Role.NONE}
FACTS: dict[str, Any] = {
    "sex": "f",
    "max_hr_bpm": 190,
    "resting_hr_bpm": 48,
    "threshold_hr_bpm": 172,
    "threshold_speed_m_s": 4.0,
}


def make_user(name: str, **fields: object) -> User:
    user = new_user(name, **fields)
    user.save()
    return user


def new_user(name: str, **fields: object) -> User:
    email = f"{name.lower().replace(' ', '.')}@example.org"
    return User(email=email, password=hashed(), name=name, **fields)


@cache
def hashed() -> str:
    return make_password(PASSWORD)


@dataclass(frozen=True)
class Club:
    """An owner, a coach, an assistant and two athletes: one of the coach, one of nobody."""

    organization: Organization
    owner: Membership
    coach: Membership
    assistant: Membership
    runner: Membership
    athlete: Athlete
    stranger: Athlete


def make_club(name: str = "Northline") -> Club:
    """As the services make it, in a statement for each table: nearly every test begins with this."""
    organization = Organization.objects.create(
        name=name, slug=slugify(name) or "club", kind=Kind.CLUB, timezone="UTC"
    )
    users = User.objects.bulk_create(new_user(f"{name} {word}") for word in ROLES)
    with scope.enter(organization.pk):
        people = Membership.objects.bulk_create(
            Membership(organization=organization, user=user, role=role)
            for user, role in zip(users, ROLES.values(), strict=True)
        )
        owner, coach, assistant, runner = people
        athlete, stranger = Athlete.objects.bulk_create(
            [
                Athlete(name="Ji-woo Han", member=runner, coach=coach, **FACTS),
                Athlete(name="Daniel Okafor", **FACTS),
            ]
        )
        AthleteState.objects.bulk_create([AthleteState(athlete=athlete), AthleteState(athlete=stranger)])
    return Club(organization, owner, coach, assistant, runner, athlete, stranger)


def make_athlete(name: str, **fields: object) -> Athlete:
    athlete = Athlete.objects.create(name=name, **{**FACTS, **fields})
    AthleteState.objects.create(athlete=athlete)
    return athlete
