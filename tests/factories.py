"""People and organizations for tests."""

from dataclasses import dataclass
from datetime import UTC, datetime

from athletes.models import Athlete, AthleteState
from tenancy import scope, services
from tenancy.models import Kind, Membership, Organization, Role, User

NOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
PASSWORD = "correct horse battery"


def make_user(name: str, **fields: object) -> User:
    email = f"{name.lower().replace(' ', '.')}@example.org"
    return User.objects.create_user(email, PASSWORD, name=name, **fields)


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
    owner = services.found_organization(
        name=name, kind=Kind.CLUB, owner=make_user(f"{name} Owner"), zone="UTC"
    )
    organization = owner.organization
    with scope.enter(organization.pk):
        coach, assistant, runner = (
            services.join(organization=organization, user=make_user(f"{name} {word}"), role=role)
            for word, role in (("Coach", Role.COACH), ("Assistant", Role.ASSISTANT), ("Runner", Role.NONE))
        )
        athlete = make_athlete("Ji-woo Han", member=runner, coach=coach)
        stranger = make_athlete("Daniel Okafor")
    return Club(organization, owner.membership, coach, assistant, runner, athlete, stranger)


def make_athlete(name: str, **fields: object) -> Athlete:
    facts = {
        "sex": "f",
        "max_hr_bpm": 190,
        "resting_hr_bpm": 48,
        "threshold_hr_bpm": 172,
        "threshold_speed_m_s": 4.0,
    }
    athlete = Athlete.objects.create(name=name, **{**facts, **fields})
    AthleteState.objects.create(athlete=athlete)
    return athlete
