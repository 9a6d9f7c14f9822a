"""What hangs on an athlete, in order."""

from datetime import date

from athletes.models import Activity, Athlete, AthleteGrant, Message, Race, Shoe, WellnessDay, Zones
from tenancy.models import Membership


def recent_activities(*, athlete: Athlete, limit: int) -> list[Activity]:
    """The latest runs, newest first."""
    return list(Activity.objects.of(athlete).current().order_by("-started_at", "-pk")[:limit])


def wellness_between(*, athlete: Athlete, first: date, last: date) -> list[WellnessDay]:
    """What each source measured from the first day to the last, both included; by day, then source."""
    return list(WellnessDay.objects.of(athlete).between(first, last).order_by("day", "source", "pk"))


def messages_of(*, athlete: Athlete, limit: int) -> list[Message]:
    """The latest notes between athlete and staff, newest first, with their authors."""
    found = Message.objects.of(athlete).select_related("author__user").order_by("-sent_at", "-pk")
    return list(found[:limit])


def races_of(*, athlete: Athlete) -> list[Race]:
    """The athlete's races by day."""
    return list(Race.objects.of(athlete).current().order_by("day", "pk"))


def shoes_of(*, athlete: Athlete) -> list[Shoe]:
    """The athlete's shoes: those in use first, by name."""
    shoes = Shoe.objects.of(athlete).current().order_by("name", "pk")
    return sorted(shoes, key=lambda shoe: shoe.retired_on is not None)


def zone_sets_of(*, athlete: Athlete) -> list[Zones]:
    """Every set of zones, newest first, heart rate before pace."""
    return list(Zones.objects.of(athlete).order_by("-valid_from", "kind", "pk"))


def assistants_of(*, athlete: Athlete) -> list[Membership]:
    """The assistants who may see the athlete, by name."""
    granted = AthleteGrant.objects.filter(athlete=athlete).values("member")
    found = Membership.objects.select_related("user").filter(pk__in=granted)
    return list(found.order_by("user__name", "pk"))
