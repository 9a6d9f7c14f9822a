"""Who may do what, by role: each entry point declares one of these actions."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from tenancy.models import Membership, Role


class Who(StrEnum):
    """The kinds of member an action is open to."""

    OWNER = "owner"
    COACH = "coach"
    ASSISTANT = "assistant"
    ATHLETE = "athlete"
    MEMBER = "member"  # also who is neither on the staff nor an athlete yet


OWNERS = frozenset({Who.OWNER})
COACHES = frozenset({Who.OWNER, Who.COACH})
STAFF = frozenset({Who.OWNER, Who.COACH, Who.ASSISTANT})
ATHLETES = frozenset({Who.ATHLETE})
EVERYONE = STAFF | ATHLETES
MEMBERS = frozenset({Who.MEMBER})

ACTIONS: dict[str, frozenset[Who]] = {
    "home.read": MEMBERS,
    "organization.read": EVERYONE,
    "organization.write": OWNERS,
    "member.read": OWNERS,
    "member.write": OWNERS,
    "athlete.read": EVERYONE,
    "athlete.create": COACHES,
    "athlete.write": COACHES,
    "athlete.invite": COACHES,
    "profile.read": EVERYONE,
    "profile.write": EVERYONE,
    "zones.write": COACHES,
    "race.write": EVERYONE,
    "shoe.write": EVERYONE,
    "message.read": EVERYONE,
    "message.write": EVERYONE,
    "library.read": EVERYONE,
    "plan.read": EVERYONE,
    "plan.write": COACHES,
    "today.read": ATHLETES,
    "checkin.read": EVERYONE,
    "checkin.write": ATHLETES,
    "wellness.write": EVERYONE,
    "activity.read": EVERYONE,
    "activity.write": EVERYONE,
    "upload.write": EVERYONE,
    "queue.read": STAFF,
    "queue.decide": STAFF,
    "settings.write": OWNERS,
}


def kinds(membership: Membership, *, is_athlete: bool) -> frozenset[Who]:
    """What the member is here; a self-coached runner is owner and athlete in one."""
    staff = {Who(membership.role)} if membership.role != Role.NONE else set()
    return frozenset({Who.MEMBER} | staff | ({Who.ATHLETE} if is_athlete else set()))


def open_to(action: str, members: frozenset[Who]) -> bool:
    """True if a member of these kinds may perform the action; raises KeyError for an unknown one."""
    return bool(ACTIONS[action] & members)


View = TypeVar("View", bound=Callable[..., object])


def public(view: View) -> View:
    """Declare a page that anyone may open: it shows nothing of any organization."""
    view.action = "public"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Declare a page of the person, outside every organization."""
    view.action = "signed_in"  # type: ignore[attr-defined]
    return view
