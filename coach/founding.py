"""How an empty site gets its first organization, and how the invited come in."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction

from athletes import services as athletes
from coach.services import keep_to_role
from tenancy import scope, selectors, services
from tenancy.models import Invitation, Kind, Membership, Role, User
from tenancy.services import Founding

LINK_LASTS_S = 7 * 24 * 3600
signer = TimestampSigner(salt="first-run")


class AlreadyFounded(RuntimeError):
    """Somebody was quicker: the site has its owner."""


@dataclass(frozen=True, slots=True)
class FirstRun:
    """The answers of the first page: whom the site is for, its owner, its name."""

    kind: Kind
    name: str
    email: str
    password: str
    organization: str
    timezone: str
    locale: str


@dataclass(frozen=True, slots=True)
class Joining:
    """What an invited person without an account says."""

    name: str
    password: str
    timezone: str
    locale: str


def first_run_token() -> str:
    """What stands in the link that the terminal prints; it counts while the site is empty."""
    return signer.sign("first-run")


def is_open(token: str) -> bool:
    """True while the link may be used: signed by us, of this week, and nobody has founded anything."""
    try:
        signer.unsign(token, max_age=LINK_LASTS_S)
    except BadSignature:
        return False
    return selectors.is_empty()


@transaction.atomic
def found(*, answers: FirstRun) -> Founding:
    """Create the owner and the organization; a lone runner is its athlete too. Raises AlreadyFounded."""
    services.hold_founding()
    if not selectors.is_empty():
        raise AlreadyFounded
    owner = _account(
        email=answers.email,
        password=answers.password,
        name=answers.name,
        timezone=answers.timezone,
        locale=answers.locale,
        is_staff=True,
        is_superuser=True,
    )
    founded = services.found_organization(
        name=answers.organization, kind=answers.kind, owner=owner, zone=answers.timezone
    )
    if answers.kind == Kind.SELF:
        with scope.enter(founded.organization.pk):
            athletes.create_athlete(
                name=answers.name, coach=founded.membership, member=founded.membership, zone=answers.timezone
            )
    return founded


@transaction.atomic
def join(*, invitation: Invitation, user: User, now: datetime) -> Membership:
    """Make the person a member by their invitation, and their athlete theirs. Raises InvitationGone."""
    membership = services.accept_invitation(invitation=invitation, user=user, now=now)
    with scope.enter(membership.organization_id):
        athletes.link_invited(invitation=invitation, membership=membership)
        keep_to_role(membership=membership, role=Role(membership.role))
    return membership


@transaction.atomic
def join_anew(*, invitation: Invitation, answers: Joining, now: datetime) -> Membership:
    """The same for a person without an account: it is made for the invited address."""
    user = _account(
        email=invitation.email,
        password=answers.password,
        name=answers.name,
        timezone=answers.timezone,
        locale=answers.locale,
    )
    return join(invitation=invitation, user=user, now=now)


def _account(*, email: str, password: str, **fields: object) -> User:
    """An account whose address counts as verified: the link came by mail, or from the terminal."""
    user = User.objects.create_user(email, password, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user
