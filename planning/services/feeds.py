"""Links to an athlete's calendar: made and shown once, found again by their secret, revoked."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete
from planning.models import Feed, FeedKind
from tenancy.models import Membership

TOKEN = re.compile(r"[\w-]{43}", re.ASCII)
MOST_FEEDS = 10


class TooManyFeeds(ValueError):
    """More links than anybody has calendars."""

    message = _("There are ten links already. Revoke one first.")


@dataclass(frozen=True, slots=True)
class MadeFeed:
    """A new link, and the only time that its token is to be seen."""

    feed: Feed
    token: str


@transaction.atomic
def make_feed(*, athlete: Athlete, kind: FeedKind, by: Membership, now: datetime) -> MadeFeed:
    """Raises TooManyFeeds."""
    if Feed.objects.filter(athlete=athlete, revoked_at=None).count() >= MOST_FEEDS:
        raise TooManyFeeds
    token = secrets.token_urlsafe(32)
    feed = Feed.objects.create(athlete=athlete, kind=kind, digest=digest(token), made_by=by, made_at=now)
    return MadeFeed(feed, token)


def revoke_feed(*, feed: Feed, now: datetime) -> None:
    """The link is dead from the next request on. Safe to repeat."""
    Feed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=now)


def digest(token: str) -> str:
    """256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
