"""The page of what a member wants to be told: every event with its ways, quiet times, the day's mail."""

from dataclasses import dataclass

from athletes import noticing
from athletes.models import Athlete, Channel, Event, Mute
from athletes.selectors.wishes import Wishes, wishes_of
from tenancy.models import Membership


@dataclass(frozen=True, slots=True)
class Way:
    """Whether an event comes this way; `field` is its name in the form."""

    field: str
    label: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class Line:
    event: Event
    label: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Preferences:
    """`athlete`: whom the wishes are about, None for all."""

    athlete: Athlete | None
    lines: tuple[Line, ...]
    mutes: tuple[Mute, ...]
    digest_hour: int | None


def events_for(*, member: Membership, athlete: Athlete | None, is_athlete: bool) -> tuple[Event, ...]:
    """What the member can be told of; of one athlete only what is about an athlete."""
    wanted = [
        *(noticing.FOR_STAFF if member.is_staff else ()),
        *(noticing.FOR_ATHLETES if is_athlete else ()),
    ]
    events = tuple(dict.fromkeys(wanted))
    return events if athlete is None else tuple(one for one in events if one not in noticing.OF_NOBODY)


def preferences(*, member: Membership, athlete: Athlete | None, is_athlete: bool) -> Preferences:
    """Everything the page shows. Four queries."""
    wishes = wishes_of(member=member)
    events = events_for(member=member, athlete=athlete, is_athlete=is_athlete)
    mutes = Mute.objects.filter(member=member).select_related("athlete").order_by("athlete__name", "pk")
    lines = tuple(_line(wishes, event, athlete) for event in events)
    return Preferences(athlete, lines, tuple(mutes), wishes.digest_hour)


def _line(wishes: Wishes, event: Event, athlete: Athlete | None) -> Line:
    athlete_id = athlete.pk if athlete is not None else None
    ways = tuple(
        Way(field_of(event, way), str(way.label), noticing.wants(wishes.asked, event, way, athlete_id))
        for way in noticing.OFFERED
    )
    return Line(event, str(event.label), ways)


def field_of(event: Event, channel: Channel) -> str:
    return f"{event.value}.{channel.value}"
