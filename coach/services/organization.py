"""The organization as its owner wants it, who coaches whom, and who leaves."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes import services as athletes
from athletes.models import Athlete, Mode
from athletes.settings import resolve
from readiness import services as readiness
from tenancy import factors
from tenancy import services as tenancy
from tenancy.access import COACHES
from tenancy.models import Membership, Organization, Role, User


@dataclass(frozen=True, slots=True)
class Wishes:
    """How an owner wants the organization to work; the hours are those to a case's first response.

    `automatic`: which rules may act by themselves (analytics.automatic.AutomaticRules).
    `athletes_move`: whether athletes may move sessions of theirs within the week.
    `move_first`: a tired athlete's key session is moved to a free day, where there is one.
    """

    name: str
    timezone: str
    coaches_see_all: bool
    staff_second_factor: bool
    mode: Mode
    automatic: Mapping[str, bool]
    at_risk_h: int
    watch_h: int
    athletes_move: bool = False
    move_first: bool = False


@dataclass(frozen=True, slots=True)
class Coaching:
    """Who coaches an athlete, and which assistants see them too."""

    coach: Membership | None
    assistants: tuple[Membership, ...]


class FactorFirst(ValueError):
    """An owner would lock themself out."""

    message = _("Set up a second factor for yourself first, in your account.")


def wishes_of(organization: Organization) -> Wishes:
    """How the organization works now."""
    kept, _problems = resolve(organization.settings)
    return Wishes(
        name=organization.name,
        timezone=organization.timezone,
        coaches_see_all=kept.coaches_see_all,
        staff_second_factor=kept.staff_second_factor,
        mode=kept.mode,
        automatic=asdict(kept.automatic),
        at_risk_h=round(kept.sla["at_risk"]),
        watch_h=round(kept.sla["watch"]),
        athletes_move=kept.athletes_move,
        move_first=kept.actions.move_first,
    )


def demand_factor(*, wanted: bool, owner: User) -> None:
    """Raises FactorFirst where the staff is to sign in with a second factor, and the owner has none."""
    if wanted and not factors.has_second_factor(owner):
        raise FactorFirst


@transaction.atomic
def change_organization(
    *, organization: Organization, wishes: Wishes, owner: User, now: datetime, version: int | None = None
) -> None:
    """Write name, time zone and settings; where rules are others now, everybody is looked at again.

    Raises FactorFirst, athletes' BadSetting, or Changed if a version is named and the settings have another.
    """
    demand_factor(wanted=wishes.staff_second_factor, owner=owner)
    tenancy.rename_organization(organization=organization, name=wishes.name, zone=wishes.timezone)
    changes = {
        "coaches_see_all": wishes.coaches_see_all,
        "staff_second_factor": wishes.staff_second_factor,
        "athletes_move": wishes.athletes_move,
        "mode": wishes.mode.value,
        "automatic": dict(wishes.automatic),
        "actions": {"move_first": wishes.move_first},
    }
    hours, before = _other_hours(wishes, wishes_of(organization)), wishes_of(organization)
    by = Membership.objects.filter(organization=organization, user=owner, ended_at=None).first()
    wanted = {**changes, **hours}
    readiness.change_rules(organization=organization, changes=wanted, by=by, now=now, version=version)
    if hours or wishes.timezone != organization.timezone:
        readiness.ask_to_redraw()
    if before.coaches_see_all and not wishes.coaches_see_all:
        readiness.let_go_unseen()


def _other_hours(wishes: Wishes, before: Wishes) -> dict[str, float]:
    """Only what is changed: rounded as it is shown, an hour and a half would become two."""
    asked = {
        "sla.at_risk": (wishes.at_risk_h, before.at_risk_h),
        "sla.watch": (wishes.watch_h, before.watch_h),
    }
    return {key: float(wanted) for key, (wanted, kept) in asked.items() if wanted != kept}


@transaction.atomic
def change_coaching(*, athlete: Athlete, coaching: Coaching, version: int) -> None:
    """Hand the athlete over; the open case goes along. Raises athletes' Changed, or OtherRole."""
    readiness.hand_over(athlete=athlete, coach=coaching.coach, version=version)
    athletes.grant_assistants(athlete=athlete, assistants=coaching.assistants)
    readiness.let_go_unseen(athlete=athlete)


@transaction.atomic
def change_role(*, membership: Membership, role: Role) -> int:
    """Give a member of the staff another role; returns how many athletes are left without a coach.

    Raises tenancy's LastOwner.
    """
    tenancy.change_role(membership=membership, role=role)
    return keep_to_role(membership=membership, role=role)


@transaction.atomic
def end_membership(*, membership: Membership, now: datetime) -> int:
    """Let the person in no longer; returns how many athletes are left without a coach. Raises LastOwner."""
    tenancy.end_membership(membership=membership, now=now)
    return keep_to_role(membership=membership, role=Role.NONE)


def keep_to_role(*, membership: Membership, role: Role) -> int:
    """Take from the member what a role does not bring: athletes from who coaches nobody, grants from others.

    Returns how many athletes are left without a coach.
    """
    if role != Role.ASSISTANT:
        athletes.withdraw_grants(assistant=membership)
    left = 0 if role.value in COACHES else readiness.release_caseload(coach=membership)
    readiness.let_go_unseen(owner=membership)
    return left
