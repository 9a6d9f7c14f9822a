"""API keys of an organization: their scopes, made and shown once, found again by their secret, revoked."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tenancy import scope
from tenancy.models import LONGEST_KEY, ApiKey, Membership, Organization, Role

TOKEN = re.compile(r"rs_(?P<prefix>[0-9a-f]{12})_(?P<secret>[\w-]{43})", re.ASCII)
USE_NOTED_EVERY = timedelta(minutes=1)


class Reach(StrEnum):
    """The scopes of a key: a group of actions each, to read or to write."""

    READ_ATHLETES = "athletes:read"
    WRITE_ATHLETES = "athletes:write"
    READ_ACTIVITIES = "activities:read"
    WRITE_ACTIVITIES = "activities:write"
    READ_PLANS = "plans:read"
    WRITE_PLANS = "plans:write"
    READ_CHECK_INS = "check-ins:read"
    WRITE_WELLNESS = "wellness:write"
    READ_QUEUE = "queue:read"
    WRITE_QUEUE = "queue:write"
    READ_MESSAGES = "messages:read"
    WRITE_MESSAGES = "messages:write"
    READ_NOTES = "notes:read"
    WRITE_NOTES = "notes:write"


GROUPS = {
    "squad": "athletes",
    "group": "athletes",
    "athlete": "athletes",
    "profile": "athletes",
    "zones": "athletes",
    "race": "athletes",
    "shoe": "athletes",
    "activity": "activities",
    "upload": "activities",
    "import": "activities",
    "conflict": "activities",
    "plan": "plans",
    "template": "plans",
    "library": "plans",
    "checkin": "check-ins",
    "wellness": "wellness",
    "queue": "queue",
    "report": "queue",
    "log": "queue",
    "view": "queue",
    "rota": "queue",
    "absence": "queue",
    "message": "messages",
    "phrase": "messages",
    "note": "notes",
    "task": "notes",
    "episode": "notes",
}
"""By the noun of an action. There is no scope to write check-ins: that is for athletes alone."""

OUT_OF_REACH = frozenset(
    {
        "home",
        "palette",
        "organization",
        "member",
        "key",
        "coaching",
        "today",
        "settings",
        "rule",
        "sync",
        "visit",
        "feed",
        "notice",
    }
)
"""Nouns that no key reaches: owners' matters, the athlete's own day, and what only pages show."""


class NameTaken(ValueError):
    """Another key of the organization that was not revoked has this name."""

    message = _("Another key has this name. Revoke it first, or choose another name.")


class TooLong(ValueError):
    """The key would end in the past, or later than in a year."""

    message = _("A key ends within a year from now.")


@dataclass(frozen=True, slots=True)
class Made:
    """A new key, and the only time that its token is to be seen."""

    key: ApiKey
    token: str


def reach_of(action: str) -> Reach | None:
    """The scope that an action needs; None for one that no key may perform."""
    noun, _dot, verb = action.partition(".")
    name = f"{GROUPS.get(noun, '')}:{'read' if verb == 'read' else 'write'}"
    return Reach(name) if name in set(Reach) else None


def make(
    *, by: Membership, name: str, scopes: Collection[Reach], expires_at: datetime, now: datetime
) -> Made:
    """Make a key that acts for this member. Raises TooLong, NameTaken."""
    if not now < expires_at <= now + LONGEST_KEY:
        raise TooLong
    prefix, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    key = ApiKey(
        organization_id=by.organization_id,
        created_by=by,
        name=name,
        prefix=prefix,
        digest=_digest(secret),
        scopes=sorted(set(scopes)),
        created_at=now,
        expires_at=expires_at,
    )
    try:
        with scope.enter(by.organization_id), transaction.atomic():
            key.save()
    except IntegrityError:
        raise NameTaken from None
    return Made(key, f"rs_{prefix}_{secret}")


def revoke(*, key: ApiKey, now: datetime) -> None:
    """Let the key count no more, from its next request on. Safe to repeat."""
    with scope.enter(key.organization_id):
        ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=now)


def keys_of(organization: Organization) -> QuerySet[ApiKey]:
    """The organization's keys that were not revoked, the newest first; expired ones too."""
    kept = ApiKey.objects.filter(organization=organization, revoked_at=None)
    return kept.select_related("created_by__user").order_by("-created_at", "-pk")


def find(*, token: str, now: datetime) -> ApiKey | None:
    """The key of a token, if it counts now: for as long as its maker belongs to the staff."""
    given = TOKEN.fullmatch(token)
    if given is None:
        return None
    maker = Q(created_by__ended_at=None, created_by__user__is_active=True) & ~Q(created_by__role=Role.NONE)
    counting = ApiKey.objects.filter(maker, revoked_at=None, expires_at__gt=now, prefix=given["prefix"])
    found = counting.select_related("created_by__user", "created_by__organization").first()
    right = found is not None and hmac.compare_digest(found.digest, _digest(given["secret"]))
    return found if right else None


def note_use(*, key: ApiKey, now: datetime) -> None:
    """Remember that the key was used, at most once a minute."""
    if key.last_used_at is None or key.last_used_at <= now - USE_NOTED_EVERY:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=now)


def _digest(secret: str) -> str:
    """256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
