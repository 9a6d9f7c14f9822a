"""The rota as the staff reads it: the turns, who is away, and who takes new cases in the next seven days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from analytics.rota import Turn, on_duty
from readiness.models import Absence, RotaTurn
from readiness.services.duty import local_day
from tenancy.models import Membership, Role

DAYS_SHOWN = 7


@dataclass(frozen=True, slots=True)
class DutyDay:
    """Who takes new cases on a day, the first asked first: of everybody, and by group."""

    day: date
    names: tuple[str, ...]
    of_groups: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rota:
    turns: Sequence[RotaTurn]
    absences: Sequence[Absence]
    days: tuple[DutyDay, ...]


def rota(*, membership: Membership, now: datetime) -> Rota:
    """Two queries."""
    today = local_day(membership.organization, now)
    turns = turns_seen(membership)
    coming = Absence.objects.visible_to(membership).filter(last_on__gte=today, returned_at=None)
    absences = list(coming.select_related("member__user", "stand_in__user"))
    days = tuple(_day(today + timedelta(days=ahead), turns, absences) for ahead in range(DAYS_SHOWN))
    return Rota(turns, absences, days)


def turns_seen(membership: Membership) -> list[RotaTurn]:
    """The turns in the order in which they are asked, each with its people."""
    return list(RotaTurn.objects.visible_to(membership).select_related("member__user", "group"))


def staff_members(*, membership: Membership) -> list[Membership]:
    """Everyone on the staff now, by name. One query."""
    staff = Membership.objects.filter(organization=membership.organization_id, ended_at=None)
    return list(staff.exclude(role=Role.NONE).select_related("user").order_by("user__name", "pk"))


def _day(day: date, turns: Sequence[RotaTurn], absences: Sequence[Absence]) -> DutyDay:
    away = {one.member_id: one.stand_in_id for one in absences if one.first_on <= day <= one.last_on}
    names = {turn.member_id: str(turn.member.user) for turn in turns}
    names |= {one.stand_in.pk: str(one.stand_in.user) for one in absences if one.stand_in}
    plain = [_turn(turn) for turn in turns if turn.member.ended_at is None and turn.member.is_staff]
    everybody = on_duty(turns=plain, away=away, day=day, groups=frozenset())
    groups = {turn.group.pk: turn.group for turn in turns if turn.group and turn.group.deleted_at is None}
    firsts = (
        (group, on_duty(turns=plain, away=away, day=day, groups=frozenset({key})))
        for key, group in groups.items()
    )
    own = tuple((group.name, names[asked[0]]) for group, asked in firsts if asked and asked != everybody)
    return DutyDay(day, tuple(names[member] for member in everybody), own)


def _turn(turn: RotaTurn) -> Turn:
    return Turn(turn.member_id, turn.group_id, turn.weekday, turn.first_on, turn.last_on)
