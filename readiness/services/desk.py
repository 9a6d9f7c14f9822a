"""Where the rows of an athlete's flags and case come from and go to: here each at once.

The rules of following are written once, in flags and interventions, and ask a desk; desk_of_many has the rows
of some hundred athletes together.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Protocol

from django.db.models import BigIntegerField, DateField, DateTimeField, Q, QuerySet

from analytics.courses import Said
from athletes import services as athletes
from athletes.models import Athlete, Bucket
from athletes.selectors import settings_for
from athletes.settings import Settings
from readiness.models import FINAL, OWNING, Decision, Flag, FlagKind, Intervention, Verb
from readiness.selectors.complaints import said_lately
from readiness.services.duty import owners_of_new
from tenancy.database.prepared import Given, Prepared
from tenancy.database.saving import add, save, save_all

Reasons = Sequence[Mapping[str, Any]]

NO_WORK = sorted({Verb.APPLY, *OWNING})

COMPLAINING = frozenset(
    {
        FlagKind.PAIN,
        FlagKind.ILLNESS,
        FlagKind.ACTIVITY_PAIN,
        FlagKind.PAIN_LASTING,
        FlagKind.ILL_LASTING,
    }
)


class Desk(Protocol):
    """Reads and writes of an athlete who is held."""

    def settings(self, athlete: Athlete) -> Settings: ...

    def flags(self, athlete: Athlete, kinds: Collection[FlagKind], first: date, last: date) -> list[Flag]:
        """The live flags, and the withdrawn ones of these kinds and days, by their keys."""
        ...

    def add_flags(self, flags: Sequence[Flag]) -> None:
        """Keep new flags; from here on they have keys."""
        ...

    def save_flags(self, flags: Sequence[Flag], *names: str) -> None: ...

    def open_case(self, athlete: Athlete) -> Intervention | None: ...

    def decided_since(self, athlete: Athlete, since: datetime) -> list[Decision]:
        """The final decisions that hold, with their closed cases, the latest first."""
        ...

    def worked_on(self, held: Intervention) -> bool:
        """True if a person has decided anything about the case, beyond undoing what the rules did."""
        ...

    def said_lately(self, athlete: Athlete, day: date) -> Sequence[Said]:
        """What the mornings of four weeks up to the day said of pain and illness."""
        ...

    def owner_of_new(self, athlete: Athlete, now: datetime) -> int | None:
        """The member who takes a new case of the athlete's."""
        ...

    def put_in_bucket(self, athlete: Athlete, bucket: Bucket, reasons: Reasons, now: datetime) -> None:
        """Move the athlete there, unless they stand there already."""
        ...

    def add_case(self, held: Intervention) -> None:
        """Keep a new case; from here on it has a key."""
        ...

    def save_case(self, held: Intervention, *names: str) -> None: ...


class OneByOne:
    """Each row is asked for when it is wanted, and saved at once."""

    def settings(self, athlete: Athlete) -> Settings:
        return settings_for(athlete)

    def flags(self, athlete: Athlete, kinds: Collection[FlagKind], first: date, last: date) -> list[Flag]:
        ask = _live_or_of(athlete.organization_id, frozenset(kinds)).ask
        return ask(athlete=athlete.pk, first=first, last=last)

    def add_flags(self, flags: Sequence[Flag]) -> None:
        if flags:
            Flag.objects.bulk_create(flags)

    def save_flags(self, flags: Sequence[Flag], *names: str) -> None:
        save_all(flags, *names)

    def open_case(self, athlete: Athlete) -> Intervention | None:
        return next(iter(_open_case(athlete.organization_id).ask(athlete=athlete.pk)), None)

    def decided_since(self, athlete: Athlete, since: datetime) -> list[Decision]:
        return _decided_since(athlete.organization_id).ask(athlete=athlete.pk, since=since)

    def worked_on(self, held: Intervention) -> bool:
        return by_persons().filter(intervention=held).exists()

    def said_lately(self, athlete: Athlete, day: date) -> Sequence[Said]:
        return said_lately(athlete=athlete, day=day)

    def owner_of_new(self, athlete: Athlete, now: datetime) -> int | None:
        return owners_of_new(athletes=[athlete], now=now)[athlete.pk]

    def put_in_bucket(self, athlete: Athlete, bucket: Bucket, reasons: Reasons, now: datetime) -> None:
        athletes.put_in_bucket(athlete=athlete, bucket=bucket, reasons=reasons, now=now)

    def add_case(self, held: Intervention) -> None:
        add(held)

    def save_case(self, held: Intervention, *names: str) -> None:
        save(held, *names)


AT_ONCE = OneByOne()


def by_persons() -> "QuerySet[Decision, Decision]":
    """What the rules have done, who was to look after it, and what was undone of either, is nobody's work."""
    made: QuerySet[Decision, Decision] = Decision.objects.exclude(verb__in=NO_WORK)
    return made.exclude(undoes__verb__in=NO_WORK)


def closing() -> "QuerySet[Decision, Decision]":
    """The final decisions that hold, of closed cases, with these."""
    final = Decision.objects.filter(verb__in=sorted(FINAL)).standing()
    found: QuerySet[Decision, Decision] = final.exclude(intervention__closed_at=None)
    return found.select_related("intervention")


@lru_cache(maxsize=256)
def _live_or_of(_organization_id: int, kinds: frozenset[FlagKind]) -> Prepared:
    days = (Given("first", DateField()), Given("last", DateField()))
    raised = Q(withdrawn_at=None) | Q(day__range=days, kind__in=sorted(kinds))
    found = Flag.objects.filter(raised, athlete=Given("athlete", BigIntegerField()))
    return Prepared(found.select_for_update(of=("self",)).order_by("pk"))


@lru_cache(maxsize=256)
def _open_case(_organization_id: int) -> Prepared:
    cases = Intervention.objects.open().filter(athlete=Given("athlete", BigIntegerField()))
    return Prepared(cases.select_for_update(of=("self",)))


@lru_cache(maxsize=256)
def _decided_since(_organization_id: int) -> Prepared:
    athlete, since = Given("athlete", BigIntegerField()), Given("since", DateTimeField())
    return Prepared(closing().filter(athlete=athlete, decided_at__gt=since))
