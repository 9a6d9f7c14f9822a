"""What a calendar program is shown."""

from datetime import date, timedelta

from django.utils.translation import gettext

from analytics.workout import from_json
from athletes.dated import Dated
from athletes.models import Athlete
from athletes.selectors import dated
from planning import wording
from planning.ical import Event
from planning.models import Feed, FeedKind, PlannedSession
from planning.selectors.exports import NotConfirmed
from planning.selectors.printing import paces_on
from tenancy.templatetags.display import distance, duration, localised

BEFORE, AFTER = timedelta(days=60), timedelta(days=400)
"""How far back and ahead a calendar reaches."""


def feeds_of(*, athlete: Athlete) -> list[Feed]:
    """The links that count, the newest first, with who made them."""
    found = Feed.objects.of(athlete).filter(revoked_at=None)
    return list(found.select_related("made_by__user"))


def feed_by_digest(*, digest: str) -> Feed | None:
    """The link of a secret, if it counts: for as long as whoever made it may see the athlete. Two queries."""
    counting = Feed.objects.filter(digest=digest, revoked_at=None, athlete__deleted_at=None)
    maker = counting.filter(made_by__ended_at=None, made_by__user__is_active=True)
    found: Feed | None = maker.select_related("athlete", "made_by__user", "made_by__organization").first()
    if found is None or not _sees(found):
        return None
    return found


def events_of(*, feed: Feed, today: date, units: str) -> list[Event]:
    """The athlete's published sessions as events: whole, or only that there is one. Two queries."""
    athlete = feed.athlete
    planned = PlannedSession.objects.published().of(athlete).between(today - BEFORE, today + AFTER)
    sessions = list(planned.runs().order_by("day", "position", "pk"))
    if feed.kind == FeedKind.BUSY:
        return [_event(one, gettext("Training")) for one in sessions]
    zones = dated(athlete=athlete)
    return [_whole(one, zones, units) if one.confirmed else _unconfirmed(one) for one in sessions]


def _event(session: PlannedSession, title: str, words: str = "") -> Event:
    """Its number rises with each change, and when a person confirms what the rules have changed."""
    number = 2 * session.version + session.confirmed
    return Event(session.public_id, number, session.day, title, words)


def _unconfirmed(session: PlannedSession) -> Event:
    """A calendar may go on to a watch: it is told nothing but the day."""
    return _event(session, gettext("Training"), str(NotConfirmed.message))


def _whole(session: PlannedSession, zones: Dated, units: str) -> Event:
    paces = paces_on(session, zones, units)
    amounts = " · ".join((duration(session.duration_s), distance(session.distance_m, units)))
    steps = [wording.summary(from_json(session.steps), paces), localised(session.purpose)]
    words = "\n".join([amounts, *(said for said in steps if said)])
    return _event(session, localised(session.title), words)


def _sees(feed: Feed) -> bool:
    return bool(Athlete.objects.visible_to(feed.made_by).filter(pk=feed.athlete_id).exists())
