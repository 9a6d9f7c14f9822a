"""Who may do what, by role: each entry point declares one of these actions."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from tenancy.addresses import where_one_is
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
    "palette.read": STAFF,
    "organization.read": EVERYONE,
    "organization.write": OWNERS,
    "member.read": OWNERS,
    "member.write": OWNERS,
    "key.read": OWNERS,
    "key.write": OWNERS,
    "squad.read": STAFF,
    "group.read": STAFF,
    "group.write": COACHES,
    "athlete.read": EVERYONE,
    "athlete.create": COACHES,
    "athlete.write": COACHES,
    "athlete.invite": COACHES,
    "coaching.write": OWNERS,
    "profile.read": EVERYONE,
    "profile.write": EVERYONE,
    "zones.write": COACHES,
    "race.write": EVERYONE,
    "shoe.write": EVERYONE,
    "message.read": EVERYONE,
    "message.write": EVERYONE,
    "phrase.read": STAFF,
    "phrase.write": STAFF,
    "phrase.share": COACHES,
    "notice.read": MEMBERS,
    "notice.write": MEMBERS,
    "note.read": EVERYONE,
    "note.write": STAFF,
    "task.read": STAFF,
    "task.write": STAFF,
    "episode.read": EVERYONE,
    "episode.tell": EVERYONE,
    "episode.write": STAFF,
    "library.read": EVERYONE,
    "library.keep": STAFF,
    "library.write": COACHES,
    "plan.read": EVERYONE,
    "plan.write": COACHES,
    "plan.move": ATHLETES,
    "plan.explain": EVERYONE,
    "template.read": STAFF,
    "template.write": COACHES,
    "feed.write": EVERYONE,
    "today.read": ATHLETES,
    "today.write": ATHLETES,
    "checkin.read": EVERYONE,
    "checkin.write": ATHLETES,
    "wellness.write": EVERYONE,
    "activity.read": EVERYONE,
    "activity.write": EVERYONE,
    "upload.write": EVERYONE,
    "import.read": EVERYONE,
    "import.write": EVERYONE,
    "conflict.read": EVERYONE,
    "conflict.decide": EVERYONE,
    "sync.read": STAFF,
    "queue.read": STAFF,
    "queue.decide": STAFF,
    "report.read": COACHES,
    "log.read": STAFF,
    "view.read": STAFF,
    "view.write": STAFF,
    "rota.read": STAFF,
    "rota.write": OWNERS,
    "absence.write": COACHES,
    "settings.write": OWNERS,
    "rule.read": STAFF,
    "rule.write": OWNERS,
    "rule.override": COACHES,
    "visit.read": OWNERS,
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


def operator(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Declare a page of those who run the site; for everybody else it does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not (request.user.is_active and request.user.is_staff and request.user.is_superuser):
            raise Http404
        return view(request, **kwargs)

    guarded.action = "operator"  # type: ignore[attr-defined]
    return guarded


def recently_authenticated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask who it is before what is dangerous, unless that was asked in the last five minutes.

    Stands below @action. Afterwards the person is back where they were: what they sent is not kept, since
    it would be done without the page that warned of it.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if did_recently_reauthenticate(request):
            return view(request, *args, **kwargs)
        back = urlencode({REDIRECT_FIELD_NAME: where_one_is(request)})
        return redirect(f"{reverse('account_reauthenticate')}?{back}")

    return asked
