"""How fast cases were answered and closed, and what was missed: by month, for everybody and by coach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Aggregate, Count, F, FloatField, Min, Q, QuerySet
from django.db.models.functions import TruncMonth

from readiness.models import Breach, Intervention
from tenancy.models import Membership, Role

MONTHS = (3, 6, 12)
USUAL = 6
MEDIAN, HIGH = 0.5, 0.9
MONTHS_A_YEAR = 12
Key = tuple[int | None, date]


class Percentile(Aggregate):
    """Of a column: half of its values, or nine of ten, are not above it."""

    function = "percentile_cont"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the cases opened in a month: seconds of business to the first response and to the end.

    `asked` are those whose first response was given or fell due, `within` those of them that had it in time;
    `missed` counts by bucket the targets of either kind that were missed in the month.
    """

    month: date
    opened: int = 0
    asked: int = 0
    within: int = 0
    median_s: float | None = None
    p90_s: float | None = None
    resolved: int = 0
    resolution_s: float | None = None
    missed: Mapping[str, int] = field(default_factory=dict)

    @property
    def share(self) -> float | None:
        """Of the first responses, those within their target, 0 to 1."""
        return self.within / self.asked if self.asked else None

    @property
    def breaches(self) -> int:
        return sum(self.missed.values())


@dataclass(frozen=True, slots=True)
class CoachFigures:
    """A coach's months, the latest last; without a coach those of nobody. `oldest`: since then open."""

    coach: Membership | None
    months: tuple[Figures, ...]
    oldest: datetime | None

    @property
    def latest(self) -> Figures:
        return self.months[-1]


@dataclass(frozen=True, slots=True)
class ResponseReport:
    """`whole`: of all that the member sees; `coaches`: of each by themself, by name."""

    whole: CoachFigures
    coaches: tuple[CoachFigures, ...]

    @property
    def empty(self) -> bool:
        return not any(month.opened or month.breaches for month in self.whole.months)


def response_report(*, membership: Membership, now: datetime, months: int = USUAL) -> ResponseReport:
    """The last months, this one included, by the organization's clocks. Five queries, however many coaches.

    An owner sees everybody's, a coach their own.
    """
    zone = ZoneInfo(membership.organization.timezone)
    firsts = _months(now.astimezone(zone).date(), months)
    since = datetime(firsts[0].year, firsts[0].month, 1, tzinfo=zone)
    cases, missed = _theirs(Intervention.objects.filter(deleted_at=None), membership), _missed(membership)
    month = TruncMonth("opened_at", tzinfo=zone)
    opened = cases.filter(opened_at__gte=since, opened_at__lte=now).order_by()
    each = _by_key(opened.values("coach", month=month).annotate(**_figures(now)))
    whole = _by_key(opened.values(month=month).annotate(**_figures(now)))
    counted = _counted(missed.filter(due_at__gte=since), zone)
    oldest = dict(cases.filter(closed_at=None).order_by().values_list("coach").annotate(Min("opened_at")))
    known = {coach for coach, _month in [*each, *counted]} | oldest.keys()
    people = _people(known)
    lines = [
        CoachFigures(people.get(coach), _filled(coach, firsts, each, counted), oldest.get(coach))
        for coach in sorted(known, key=lambda pk: _place(people.get(pk)))
    ]
    return ResponseReport(
        CoachFigures(None, _together(firsts, whole, counted), min(oldest.values(), default=None)),
        tuple(lines),
    )


def _theirs(rows: QuerySet[Any], membership: Membership) -> QuerySet[Any]:
    return rows if membership.role == Role.OWNER else rows.filter(coach=membership)


def _missed(membership: Membership) -> QuerySet[Breach]:
    return _theirs(Breach.objects.filter(intervention__deleted_at=None), membership)


def _figures(now: datetime) -> dict[str, Aggregate]:
    in_time = Q(responded_at__lte=F("respond_by"))
    overdue = Q(closed_at=None, respond_by__lt=now) | Q(closed_at__gt=F("respond_by"))
    fell_due = Q(responded_at__isnull=False) | overdue
    return {
        "opened": Count("pk"),
        "asked": Count("pk", filter=fell_due),
        "within": Count("pk", filter=in_time),
        "median_s": Percentile("response_s", share=MEDIAN),
        "p90_s": Percentile("response_s", share=HIGH),
        "resolved": Count("resolution_s"),
        "resolution_s": Percentile("resolution_s", share=MEDIAN),
    }


def _by_key(rows: QuerySet[Any]) -> dict[Key, Figures]:
    found = {}
    for row in rows:
        coach, month = row.pop("coach", None), row.pop("month").date()
        found[coach, month] = Figures(month, **row)
    return found


def _counted(missed: QuerySet[Breach], zone: ZoneInfo) -> dict[Key, dict[str, int]]:
    month = TruncMonth("due_at", tzinfo=zone)
    counts: dict[Key, dict[str, int]] = {}
    for row in missed.order_by().values("coach", "bucket", month=month).annotate(number=Count("pk")):
        counts.setdefault((row["coach"], row["month"].date()), {})[row["bucket"]] = row["number"]
    return counts


def _filled(
    coach: int | None,
    firsts: Sequence[date],
    figures: Mapping[Key, Figures],
    counted: Mapping[Key, Mapping[str, int]],
) -> tuple[Figures, ...]:
    """A month in which nothing happened is one of zeros."""
    return tuple(
        replace(figures.get((coach, first), Figures(first)), missed=counted.get((coach, first), {}))
        for first in firsts
    )


def _together(
    firsts: Sequence[date], figures: Mapping[Key, Figures], counted: Mapping[Key, Mapping[str, int]]
) -> tuple[Figures, ...]:
    summed: dict[Key, dict[str, int]] = {}
    for (_coach, first), buckets in counted.items():
        total = summed.setdefault((None, first), {})
        for bucket, number in buckets.items():
            total[bucket] = total.get(bucket, 0) + number
    return _filled(None, firsts, figures, summed)


def _people(keys: set[int | None]) -> dict[int | None, Membership]:
    found = Membership.objects.filter(pk__in=[key for key in keys if key is not None])
    return {member.pk: member for member in found.select_related("user")}


def _place(coach: Membership | None) -> tuple[bool, str, int]:
    """By name; the cases of nobody come last."""
    return (True, "", 0) if coach is None else (False, str(coach.user), coach.pk)


def _months(today: date, number: int) -> list[date]:
    """The first days of the last months, this month's last."""
    last = today.year * MONTHS_A_YEAR + today.month - 1
    return [date(n // MONTHS_A_YEAR, n % MONTHS_A_YEAR + 1, 1) for n in range(last - number + 1, last + 1)]
