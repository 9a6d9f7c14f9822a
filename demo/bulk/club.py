"""The club of thousands beside the demo club: its staff, and who in it lives which life."""

from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection

from demo.cast import FAMILY, GIVEN
from demo.club import PASSWORD
from tenancy import services
from tenancy.models import Kind, Membership, Organization, Role, User

CASELOAD = 250
LETTERS = "ABCDEFGHIJKLMNOPRSTUVWY"
FULL_QUEUE = 80
"""At least so many athletes are in trouble, so that the queue of a small club fills its page too."""
TROUBLED_SHARE = 12


def name_of(count: int) -> str:
    return f"Club of {count}"


def slug_of(count: int) -> str:
    return f"club-of-{count}"


def existing(count: int) -> Organization | None:
    """The club of this size, if it stands already."""
    return Organization.objects.filter(slug=slug_of(count)).first()


def owner_email(count: int) -> str:
    return f"owner@{slug_of(count)}.test"


def athlete_email(count: int) -> str:
    return f"athlete@{slug_of(count)}.test"


def found(count: int) -> Membership:
    """The club with its owner; returns their membership."""
    password = make_password(PASSWORD)
    owner = _account(owner_email(count), "Robin Hale", password)
    founded = services.found_organization(
        name=name_of(count), kind=Kind.CLUB, owner=owner, zone=settings.DEFAULT_TIMEZONE
    )
    return founded.membership


def gather(*, owner: Membership, count: int, troubled: Sequence[int], steady: Sequence[int]) -> None:
    """Make the temporary table `herd`: each athlete with a number, a name, a life and a coach.

    The first ones are in trouble; the last one, who is not, has an account.
    """
    password = make_password(PASSWORD)
    organization = owner.organization
    coaches = [_join(organization, number, password) for number in range(-(-count // CASELOAD))]
    member = services.join(
        organization=organization,
        user=_account(athlete_email(count), full_name(count - 1), password),
        role=Role.NONE,
    )
    many = min(count - 1, max(FULL_QUEUE, count // TROUBLED_SHARE))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE herd (number int, life int, name text, coach_id bigint, member_id bigint, "
            "athlete_id bigint DEFAULT nextval(pg_get_serial_sequence('athletes_athlete', 'id'))) "
            "ON COMMIT DROP"
        )
        with cursor.copy("COPY herd (number, life, name, coach_id, member_id) FROM STDIN") as copy:
            for number in range(count):
                lives = troubled if number < many else steady
                coach, account = coaches[number % len(coaches)], member.pk if number == count - 1 else None
                copy.write_row((number, lives[number % len(lives)], full_name(number), coach, account))
        cursor.execute("ANALYZE herd")


def full_name(number: int) -> str:
    """Different for the first seven thousand."""
    given, rest = number % len(GIVEN), number // len(GIVEN)
    family, letter = rest % len(FAMILY), rest // len(FAMILY) % len(LETTERS)
    return f"{GIVEN[given]} {LETTERS[letter]}. {FAMILY[family]}"


def _join(organization: Organization, number: int, password: str) -> int:
    user = _account(f"coach{number + 1}@{organization.slug}.test", f"Coach {number + 1}", password)
    return services.join(organization=organization, user=user, role=Role.COACH).pk


def _account(email: str, name: str, password: str) -> User:
    user = User.objects.create(email=email, name=name, password=password, timezone=settings.DEFAULT_TIMEZONE)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
