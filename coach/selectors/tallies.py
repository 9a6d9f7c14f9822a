"""The numbers above the queue: how the squad woke up, and what waits. One query."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, DateField, DateTimeField, F, JSONField, Q, QuerySet, Subquery, Sum
from django.db.models.functions import JSONObject

from analytics.business_time import add_business
from athletes.models import AthleteState, Band, PulseEntry, Sight, sight_of
from athletes.selectors import business_time_of
from coach.models import SavedPage
from coach.selectors.saved_views import kept_views
from coach.selectors.tabs import WHENEVER, Tab, moment, standing_in
from ingest.models import Upload, UploadState
from planning.models import Plan, PlanState
from readiness.models import Intervention, InterventionState
from tenancy.database.prepared import Asked, Given, Prepared
from tenancy.models import Membership, Organization

DUE_SOON = timedelta(hours=2)
REFUSED_SINCE = timedelta(days=7)
BANDS = (Band.GREEN, Band.AMBER, Band.RED)
A_DAY = timedelta(days=1)
# The column that every index holds, so that counting needs nothing but the index.
COUNTED = "organization_id"
# Today is one of these days, wherever somebody lives.
DAYS = (Given("first", DateField()), Given("last", DateField()))
SOON = Given("soon", DateTimeField())
LATELY = Given("lately", DateTimeField())


@dataclass(frozen=True, slots=True)
class Pulse:
    """How the squad woke up: athletes by band today, and all of them."""

    green: int = 0
    amber: int = 0
    red: int = 0
    total: int = 0

    @property
    def checked_in(self) -> int:
        return self.green + self.amber + self.red

    @property
    def none(self) -> int:
        return self.total - self.checked_in


@dataclass(frozen=True, slots=True)
class Counts:
    """What waits, by tab, and what else wants a look; `unconfirmed`: done today by the rules alone."""

    needs_you: int = 0
    overdue: int = 0
    due_soon: int = 0
    waiting: int = 0
    snoozed: int = 0
    done: int = 0
    unconfirmed: int = 0
    drafts: int = 0
    refused: int = 0


def tallies_asked(*, membership: Membership, clock: datetime) -> Asked:
    """The question for the numbers of the athletes that the member sees."""
    given = {
        **moment(clock).given,
        "first": clock.date() - A_DAY,
        "last": clock.date() + A_DAY,
        "soon": add_business(clock, DUE_SOON, business_time_of(membership.organization)),
        "lately": clock - REFUSED_SINCE,
    }
    return _asked_for(sight_of(membership)), given


def tallies_from(rows: Sequence[Any], clock: datetime) -> tuple[Pulse, Counts]:
    """The numbers from its answer; each athlete's today is that of their own zone."""
    ((_views, mornings, *counts),) = rows
    found = {name: number for each in counts for name, number in (each or {}).items()}
    total = found.pop("total", 0)
    return Pulse(**_today(mornings, clock), total=total), Counts(**found)


def views_from(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The saved views of the queue from the same answer: coach.selectors.saved_views.shelf_of."""
    ((views, *_counts),) = rows
    return list(views)


def needing(*, membership: Membership, now: datetime) -> int:
    """How many cases need the member now. One query."""
    found = _needing(sight_of(membership)).ask(now=now)
    return found[0][0] if found else 0


@lru_cache(maxsize=256)
def _needing(sight: Sight) -> Prepared:
    cases = Intervention.objects.visible_to(sight.membership).filter(standing_in(Tab.NEEDS_YOU, WHENEVER))
    together = cases.order_by().values("organization_id").annotate(number=Count(COUNTED))
    return Prepared(together.values_list("number"))


def _today(mornings: Iterable[dict[str, Any]], clock: datetime) -> Counter[str]:
    """By band, those whose day is today in their zone."""
    bands = Counter[str]()
    for each in mornings:
        if each["day"] == clock.astimezone(ZoneInfo(each["zone"])).date().isoformat():
            bands[each["band"]] += each["number"]
    return bands


@lru_cache(maxsize=256)
def _asked_for(sight: Sight) -> Prepared:
    member = sight.membership
    mornings, everybody = _kept() if sight.everyone else _of_caseload(member)
    here = Organization.objects.filter(pk=sight.organization_id)
    return Prepared(
        here.values_list(
            kept_views(member, SavedPage.QUEUE),
            ArraySubquery(mornings),
            everybody,
            _open(member),
            _done(member),
            _unconfirmed(member),
            _drafts(member),
            _refused(member),
        )
    )


def _kept() -> tuple[QuerySet[Any], Subquery]:
    """How a whole squad woke up, from the ledger: as quick for ten thousand as for ten."""
    entries, number = PulseEntry.objects.all(), Sum("number")
    mornings = _by_kind(entries.filter(day__range=DAYS), "zone", "day", number)
    return mornings, _counted(entries.filter(day=None), total=number)


def _of_caseload(membership: Membership) -> tuple[QuerySet[Any], Subquery]:
    """The same of those whom the member sees, counted one by one."""
    states, number = AthleteState.objects.visible_to(membership), Count(COUNTED)
    with_band = states.filter(readiness_day__range=DAYS, band__in=BANDS)
    mornings = _by_kind(with_band, "athlete__timezone", "readiness_day", number)
    return mornings, _counted(states, total=number)


def _by_kind(rows: QuerySet[Any], zone: str, day: str, number: Count | Sum) -> QuerySet[Any]:
    kinds = rows.order_by().values(zone, day, "band")
    named = JSONObject(zone=F(zone), day=F(day), band=F("band"), number=number)
    found: QuerySet[Any] = kinds.annotate(data=named).values("data")
    return found


def _open(membership: Membership) -> Subquery:
    needed = standing_in(Tab.NEEDS_YOU, WHENEVER)
    return _counted(
        Intervention.objects.visible_to(membership).filter(closed_at=None),
        needs_you=Count(COUNTED, filter=needed),
        overdue=Count(COUNTED, filter=Q(due_at__lt=WHENEVER.now) & needed),
        due_soon=Count(COUNTED, filter=Q(due_at__range=(WHENEVER.now, SOON)) & needed),
        waiting=Count(COUNTED, filter=standing_in(Tab.WAITING, WHENEVER)),
        snoozed=Count(COUNTED, filter=standing_in(Tab.SNOOZED, WHENEVER)),
    )


def _done(membership: Membership) -> Subquery:
    closed = Intervention.objects.visible_to(membership).filter(standing_in(Tab.DONE, WHENEVER))
    return _counted(closed, done=Count(COUNTED))


def _unconfirmed(membership: Membership) -> Subquery:
    closed = Intervention.objects.visible_to(membership).filter(standing_in(Tab.DONE, WHENEVER))
    by_rules = closed.filter(state=InterventionState.APPLIED, session__confirmed=False)
    return _counted(by_rules, unconfirmed=Count(COUNTED))


def _drafts(membership: Membership) -> Subquery:
    return _counted(Plan.objects.visible_to(membership).filter(state=PlanState.DRAFT), drafts=Count(COUNTED))


def _refused(membership: Membership) -> Subquery:
    refused = Upload.objects.visible_to(membership).filter(state=UploadState.REFUSED)
    return _counted(refused.filter(received_at__gte=LATELY), refused=Count(COUNTED))


def _counted(rows: QuerySet[Any], **counts: Count | Sum) -> Subquery:
    """The counts as one JSON value, NULL where there are no rows."""
    one = rows.order_by().values("organization_id").annotate(data=JSONObject(**counts)).values("data")
    return Subquery(one, output_field=JSONField())
