"""Telling what happened: athletes of decisions, the staff of cases that were opened, both of a silence."""

from collections.abc import Iterator
from datetime import datetime

from athletes.models import Athlete, Event
from athletes.selectors import staff_of
from athletes.services import telling
from athletes.services.telling import Telling
from readiness.models import FINAL, Decision, Flag, FlagKind, Intervention, Verb

TOLD = FINAL | {Verb.CONFIRM}


def tell_what_happened(*, now: datetime) -> None:
    """Safe to repeat: everything is told once."""
    telling.tell(tellings=[*_decisions(now), *_cases(now), *_silences(now)], now=now)


def _decisions(now: datetime) -> Iterator[Telling]:
    """What holds of the last hour; the rules' doing is told to both sides."""
    made = Decision.objects.standing().filter(verb__in=TOLD, decided_at__range=telling.window(now))
    people = made.select_related("member__user", "athlete__member__user", "athlete__coach__user")
    for one in people.order_by("decided_at", "pk"):
        by_rules = one.verb == Verb.APPLY
        event = Event.APPLIED_BY_RULES if by_rules else Event.DECISION
        params = {"verb": one.verb, "reason": one.reason, "who": str(one.member.user) if one.member else ""}
        key, athlete = f"decision:{one.public_id}", one.athlete
        if athlete.member is not None and athlete.member_id != one.member_id:
            yield Telling(event, athlete.member, athlete, key, params)
        if by_rules:
            yield from _to_staff(event, athlete, key)


def _cases(now: datetime) -> Iterator[Telling]:
    if not telling.is_wanted(Event.CASE_OPENED):
        return
    opened = Intervention.objects.open().filter(opened_at__range=telling.window(now))
    for case in opened.select_related("athlete__coach__user").order_by("opened_at", "pk"):
        yield from _to_staff(Event.CASE_OPENED, case.athlete, f"case:{case.public_id}", str(case.public_id))


def _silences(now: datetime) -> Iterator[Telling]:
    """Who has not checked in for as long as the settings say: themselves, and their coaches."""
    if not telling.is_wanted(Event.CHECK_IN_MISSING):
        return
    raised = Flag.objects.filter(
        kind=FlagKind.SILENT, withdrawn_at=None, raised_at__range=telling.window(now)
    )
    for flag in raised.select_related("athlete__member__user", "athlete__coach__user").order_by("pk"):
        key, athlete = f"silent:{flag.pk}", flag.athlete
        if athlete.member is not None:
            yield Telling(Event.CHECK_IN_MISSING, athlete.member, athlete, key)
        yield from _to_staff(Event.CHECK_IN_MISSING, athlete, key)


def _to_staff(event: Event, athlete: Athlete, key: str, case: str = "") -> Iterator[Telling]:
    params = {"case": case} if case else {}
    for member in staff_of(athlete=athlete):
        if member.pk != athlete.member_id:
            yield Telling(event, member, athlete, key, params)
