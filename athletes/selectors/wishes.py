"""How a member wants to be told: preferences, quiet times, the hour of the day's mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from athletes import noticing
from athletes.models import DIGEST_HOUR, Athlete, Channel, Event, MailRhythm, Mute, NoticePreference
from athletes.noticing import Wanted
from tenancy.models import Membership


@dataclass(frozen=True, slots=True)
class Wishes:
    """All that a member has said about notices. `digest_hour`: None where each mail leaves at once."""

    asked: Mapping[tuple[Event, Channel, int | None], bool]
    mutes: tuple[Mute, ...]
    digest_hour: int | None
    zone: str

    def wanted(self, event: Event, athlete: Athlete | None, *, quiet: bool) -> Wanted:
        """How an event reaches the member."""
        by_digest = self.digest_hour is not None
        athlete_id = athlete.pk if athlete else None
        return noticing.wanted(self.asked, event, athlete_id=athlete_id, quiet=quiet, by_digest=by_digest)

    def quiet(self, event: Event, athlete: Athlete | None, now: datetime) -> bool:
        """True while the member has asked for quiet: of everything, this athlete, or their messages."""
        today = now.astimezone(ZoneInfo(self.zone)).date()
        return any(_holds(mute, event, athlete, today) for mute in self.mutes)


def wishes_of(*, member: Membership) -> Wishes:
    """Three queries, however much was said."""
    asked = {
        (Event(one.event), Channel(one.channel), one.athlete_id): one.wanted
        for one in NoticePreference.objects.filter(member=member).order_by("pk")
    }
    mutes = tuple(Mute.objects.filter(member=member).order_by("pk"))
    rhythm = MailRhythm.objects.filter(member=member).order_by("pk").first()
    hour = rhythm.digest_hour if rhythm is not None else DIGEST_HOUR
    return Wishes(asked, mutes, hour, member.user.timezone)


def _holds(mute: Mute, event: Event, athlete: Athlete | None, today: date) -> bool:
    if mute.until is not None and today >= mute.until:
        return False
    if mute.messages_only and event != Event.MESSAGE:
        return False
    return mute.athlete_id is None or (athlete is not None and mute.athlete_id == athlete.pk)
