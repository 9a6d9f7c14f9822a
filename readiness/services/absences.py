"""A member is away: a stand-in takes their turns, where said their whole caseload; both go back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes import services as athletes
from athletes.models import Athlete
from athletes.services import Changed, OtherRole
from readiness.models import Absence, Intervention
from readiness.services.duty import local_day
from readiness.services.owning import let_go_unseen
from tenancy.access import COACHES
from tenancy.models import Membership


@dataclass(frozen=True, slots=True)
class AwayFacts:
    """Who is away from a day to a day, who stands in, and whether the caseload is theirs meanwhile."""

    member: Membership
    stand_in: Membership | None
    first_on: date
    last_on: date
    caseload: bool = False


class AlreadyAway(ValueError):
    """Two absences of one person would lie over each other."""

    message = _("This person is away on some of these days already.")


@transaction.atomic
def announce_absence(*, facts: AwayFacts, now: datetime) -> Absence:
    """Keep the absence; one that has begun takes effect at once. Raises AlreadyAway, athletes' OtherRole."""
    _demand(facts)
    own = Absence.objects.current().filter(member=facts.member)
    if own.filter(first_on__lte=facts.last_on, last_on__gte=facts.first_on).exists():
        raise AlreadyAway
    absence: Absence = Absence.objects.create(
        member=facts.member,
        stand_in=facts.stand_in,
        first_on=facts.first_on,
        last_on=facts.last_on,
        caseload=facts.caseload,
    )
    _follow_calendar(absence, now)
    return absence


@transaction.atomic
def call_off_absence(*, absence: Absence, now: datetime, version: int | None = None) -> Absence:
    """The member is here after all: what had changed hands goes back. Raises Changed."""
    held = _held(absence)
    if held.deleted_at is not None or version not in (None, held.version):
        raise Changed
    held.deleted_at = now
    if held.handed_at is not None and held.returned_at is None:
        _return(held, now)
    held.version += 1
    held.save()
    return held


@transaction.atomic
def take_up_absence(*, absence: Absence, now: datetime, version: int) -> Absence:
    """Undo that: the member is away as was said. Raises Changed, AlreadyAway."""
    held = _held(absence)
    if held.deleted_at is None or held.version != version:
        raise Changed
    others = Absence.objects.current().filter(member=held.member_id)
    if others.filter(first_on__lte=held.last_on, last_on__gte=held.first_on).exists():
        raise AlreadyAway
    held.deleted_at = held.handed_at = held.returned_at = None
    held.moved = {}
    held.version += 1
    held.save()
    _follow_calendar(held, now)
    return held


def keep_absences(*, now: datetime) -> None:
    """Hand over and give back the caseloads whose day has come, of the scope. Safe to repeat."""
    waiting = Absence.objects.current().filter(caseload=True, returned_at=None).order_by("pk")
    for absence in waiting.select_related("organization", "member", "stand_in"):
        with transaction.atomic():
            _follow_calendar(_held(absence), now)


def _follow_calendar(held: Absence, now: datetime) -> None:
    today = local_day(held.organization, now)
    if not held.caseload or held.deleted_at is not None or held.returned_at is not None:
        return
    if held.handed_at is None and held.first_on <= today <= held.last_on:
        _hand(held, now)
    elif held.handed_at is not None and today > held.last_on:
        _return(held, now)
    else:
        return
    held.save(update_fields=["moved", "handed_at", "returned_at"])


def _hand(held: Absence, now: datetime) -> None:
    """The member's athletes are the stand-in's; their open cases go along, and those that they own."""
    moved = athletes.move_caseload(coach=held.member, to=held.stand_in)
    open_ones = Intervention.objects.open().order_by()
    open_ones.filter(athlete__in=moved).update(coach=held.stand_in)
    owned = open_ones.filter(owner=held.member, athlete__in=moved)
    cases = list(owned.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    Intervention.objects.filter(pk__in=cases).order_by().update(owner=held.stand_in)
    let_go_unseen(owner=held.member)
    held.moved, held.handed_at = {"athletes": moved, "cases": cases}, now


def _return(held: Absence, now: datetime) -> None:
    """What is still the stand-in's goes back; what somebody has given to others meanwhile stays there.

    A member who coaches nobody any more gets nothing back.
    """
    held.returned_at = now
    if held.member.ended_at is not None or held.member.role not in COACHES:
        return
    back = athletes.move_caseload(coach=held.stand_in, to=held.member, only=held.moved.get("athletes", []))
    open_ones = Intervention.objects.open().order_by()
    open_ones.filter(athlete__in=back).update(coach=held.member)
    own = open_ones.filter(pk__in=held.moved.get("cases", []), owner=held.stand_in)
    own.filter(athlete__in=Athlete.objects.visible_to(held.member).order_by()).update(owner=held.member)
    let_go_unseen(owner=held.stand_in)


def _demand(facts: AwayFacts) -> None:
    """Both are on the staff; a caseload goes from one who coaches to another. Raises OtherRole."""
    people = [one for one in (facts.member, facts.stand_in) if one is not None]
    if any(not one.is_staff or one.ended_at is not None for one in people):
        raise OtherRole
    if facts.caseload and any(one.role not in COACHES for one in people):
        raise OtherRole
    # One absence of a person at a time is announced: two at once would not see each other.
    list(Membership.objects.filter(pk=facts.member.pk).select_for_update(no_key=True))


def _held(absence: Absence) -> Absence:
    rows = Absence.objects.select_for_update(of=("self",))
    held: Absence = rows.select_related("organization", "member__organization", "stand_in__organization").get(
        pk=absence.pk
    )
    return held
