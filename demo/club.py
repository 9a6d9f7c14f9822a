"""The demo's organization and its people, made through the same services as any other."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from athletes import services as athletes
from athletes.models import Athlete, Author
from demo.cast import Person
from readiness import services as readiness
from readiness.models import Intervention
from tenancy import scope, services
from tenancy.models import Kind, Membership, Organization, Role, User

NAME = "Northline RC"
SLUG = "northline-rc"
PASSWORD = "runseason-demo"  # noqa: S105  (printed on the terminal: the demo's data are invented)


class Login(StrEnum):
    """Who can sign in to the demo, all with the same password."""

    COACH = "coach@runseason.test"
    ATHLETE = "athlete@runseason.test"
    OPERATOR = "operator@runseason.test"


def existing() -> Organization | None:
    """The demo club, if it stands already."""
    return Organization.objects.filter(slug=SLUG).first()


def missing(people: list[Person]) -> list[Person]:
    """Who of the people is not in the club yet; each of them is simulated in one transaction."""
    organization = existing()
    if organization is None:
        return people
    with scope.enter(organization.pk, source="demo"):
        names = set(Athlete.objects.values_list("name", flat=True))
    return [person for person in people if person.name not in names]


@transaction.atomic
def found() -> Membership:
    """The club with its owner, who is its head coach; returns their membership."""
    password = make_password(PASSWORD)
    coach = _account(Login.COACH, "Mina Seo", password)
    _account(Login.OPERATOR, "Site Operator", password, is_staff=True, is_superuser=True)
    founded = services.found_organization(
        name=NAME, kind=Kind.CLUB, owner=coach, zone=settings.DEFAULT_TIMEZONE
    )
    return founded.membership


def enlist(*, person: Person, coach: Membership) -> Athlete:
    """The person as an athlete of the club; the first one can sign in."""
    member = _member(person, coach.organization) if person.number == 0 else None
    return athletes.create_athlete(
        name=person.name,
        coach=coach,
        member=member,
        zone=coach.organization.timezone,
        sex=person.sex,
        birth_date=date(person.birth_year, 1 + person.number % 12, 1 + person.number % 28),
        max_hr_bpm=person.max_hr_bpm,
        resting_hr_bpm=person.resting_hr_bpm,
        threshold_hr_bpm=person.threshold_hr_bpm,
        threshold_speed_m_s=person.threshold_speed_m_s,
        availability_min=[60, 75, 60, 90, 45, 90, 180],
    )


def write_briefing(*, athlete: Athlete, coach: Membership, now: datetime) -> None:
    """A word of the coach for the morning."""
    body = "Big week done. Today is about easy legs. If the calf still bites, tell me and I will move Sunday."
    athletes.send_message(athlete=athlete, author=coach, side=Author.COACH, body=body, now=now)


def _member(person: Person, organization: Organization) -> Membership:
    user = _account(Login.ATHLETE, person.name, make_password(PASSWORD))
    return services.join(organization=organization, user=user, role=Role.NONE)


def _account(email: str, name: str, password: str, **fields: object) -> User:
    user = User.objects.create(
        email=email, name=name, password=password, timezone=settings.DEFAULT_TIMEZONE, **fields
    )
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def settle(*, organization: Organization, now: datetime) -> None:
    """The coach has begun the morning: silence noticed, one case asked about, one put off."""
    coach = Membership.objects.select_related("organization").get(organization=organization, role=Role.OWNER)
    readiness.watch_the_clock(now=now)
    first = Athlete.objects.exclude(member=None).first()
    if first is not None:
        write_briefing(athlete=first, coach=coach, now=now)
    mildest = list(Intervention.objects.open().order_by("risk", "pk")[:2])
    for case, act in zip(mildest, (_ask, _put_off), strict=False):
        act(case, coach, now)


def _ask(case: Intervention, coach: Membership, now: datetime) -> None:
    body = "How do the legs feel after the warm-up? Tell me before you start the fast part."
    readiness.message(intervention=case, member=coach, now=now, version=case.version, body=body)


def _put_off(case: Intervention, coach: Membership, now: datetime) -> None:
    until = now + timedelta(hours=20)
    readiness.snooze(intervention=case, member=coach, now=now, version=case.version, until=until)
