"""The caseload by risk: who is at risk, on watch and stable, since when and why, and who moved this week."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count as Number
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.timesince import timesince

from analytics.evidence import Trend, trend
from athletes.models import Athlete, AthleteState, Bucket, BucketChange, GroupMember
from athletes.selectors import settings_for
from coach.selectors.buckets import reasons_of, since_when
from coach.selectors.timeline.risks import reasons_in_words
from readiness.models import Flag, Intervention
from tenancy.models import Membership, Role

WEEK = timedelta(days=7)
COLUMN, PAGE = 12, 50
MORNINGS = 10


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose athletes are looked at: one coach's, nobody's (`uncoached`), one group's; all that are seen."""

    coach: int | None = None
    uncoached: bool = False
    group: int | None = None


@dataclass(frozen=True, slots=True)
class CaseloadLine:
    """`since` is None where the bucket never changed. `due_at`: when the coach is next to be in touch,
    `due_in`: how long until then, or since then, in words.

    `case_id`: the open case, which sets that; `trend` is that of readiness.
    """

    athlete: Athlete = field(compare=False)
    public_id: UUID
    name: str
    bucket: Bucket
    since: date | None
    reasons: tuple[Mapping[str, Any], ...]
    trend: Trend
    readiness: int | None
    coach: str
    groups: tuple[str, ...]
    case_id: UUID | None
    due_at: datetime
    due_in: str
    overdue: bool
    last_contact_at: datetime | None

    @property
    def why(self) -> str:
        return reasons_in_words(self.reasons)


@dataclass(frozen=True, slots=True)
class Count:
    """How many are in a bucket, and how many came in and went out within a week."""

    bucket: Bucket
    total: int
    came_in: int
    went_out: int


@dataclass(frozen=True, slots=True)
class Column:
    """Those of one bucket: how many, and a page of them; `after` names the last where more follow."""

    count: Count
    lines: tuple[CaseloadLine, ...]
    after: UUID | None


def caseload(*, membership: Membership, now: datetime, whose: Whose) -> tuple[Column, ...]:
    """The three columns, each with its first lines, who came in last first. A constant number of queries."""
    found = {bucket: _rows(membership, whose, bucket, COLUMN) for bucket in Bucket}
    return _columns(membership, whose, now, found, COLUMN)


def caseload_column(
    *, membership: Membership, now: datetime, whose: Whose, bucket: Bucket, after: UUID | None
) -> Column:
    """One column by itself, page by page; `after` names the athlete whose line came last."""
    found = {bucket: _rows(membership, whose, bucket, PAGE, after)}
    (column,) = _columns(membership, whose, now, found, PAGE)
    return column


def states_seen(*, membership: Membership, whose: Whose) -> QuerySet[AthleteState]:
    """The states of those whom the member sees, narrowed to whose they are."""
    found: QuerySet[AthleteState] = AthleteState.objects.visible_to(membership).filter(_of(whose))
    return found


def lines_of(*, states: Sequence[AthleteState], now: datetime) -> list[CaseloadLine]:
    """What is shown of each. Three queries; the states bring their athletes, those coach and organization."""
    athletes = [state.athlete_id for state in states]
    flags, cases = defaultdict[int, list[Flag]](list), dict[int, Intervention]()
    for flag in Flag.objects.filter(athlete__in=athletes, withdrawn_at=None):
        flags[flag.athlete_id].append(flag)
    open_ones = Intervention.objects.open().filter(athlete__in=athletes, deleted_at=None)
    for case in open_ones.only("public_id", "athlete_id", "due_at", "snoozed_until", "organization_id"):
        cases[case.athlete_id] = case
    groups = defaultdict[int, list[str]](list)
    members = GroupMember.objects.filter(athlete__in=athletes, group__deleted_at=None)
    for athlete, name in members.order_by("group__name", "pk").values_list("athlete_id", "group__name"):
        groups[athlete].append(name)
    return [
        _line(state, flags[state.athlete_id], cases.get(state.athlete_id), groups[state.athlete_id], now)
        for state in states
    ]


def counts(*, membership: Membership, whose: Whose, now: datetime) -> tuple[Count, ...]:
    """The buckets in numbers. Two queries."""
    seen = states_seen(membership=membership, whose=whose).order_by()
    totals = dict(seen.values_list("bucket").annotate(n=Number("pk")))
    moved = moves(membership=membership, whose=whose, since=now - WEEK)
    return tuple(
        Count(
            bucket=bucket,
            total=totals.get(bucket, 0),
            came_in=sum(n for (_before, after), n in moved.items() if after == bucket),
            went_out=sum(n for (before, _after), n in moved.items() if before == bucket),
        )
        for bucket in Bucket
    )


def moves(*, membership: Membership, whose: Whose, since: datetime) -> Mapping[tuple[str, str], int]:
    """How many went from which bucket to which since then; who is back has not moved. One query."""
    seen = BucketChange.objects.visible_to(membership).filter(_of(whose), changed_at__gte=since)
    first = seen.order_by("athlete_id", "changed_at", "pk").distinct("athlete_id").values("pk")
    state = AthleteState.objects.filter(athlete=OuterRef("athlete")).values("bucket")
    pairs = BucketChange.objects.filter(pk__in=first).order_by().annotate(after=Subquery(state))
    rows = pairs.values_list("before", "after").annotate(n=Number("pk"))
    return {(before, after): n for before, after, n in rows if before != after}


def _of(whose: Whose) -> Q:
    """The same as a filter of rows that hang on an athlete."""
    wanted = Q()
    if whose.uncoached:
        wanted &= Q(athlete__coach=None)
    elif whose.coach is not None:
        wanted &= Q(athlete__coach=whose.coach)
    if whose.group is not None:
        wanted &= Q(athlete__in=GroupMember.objects.filter(group=whose.group).values("athlete"))
    return wanted


def _rows(
    membership: Membership, whose: Whose, bucket: Bucket, most: int, after: UUID | None = None
) -> list[AthleteState]:
    """One more than are shown, who came in last first. One query, and one more behind somebody."""
    found = states_seen(membership=membership, whose=whose).filter(bucket=bucket)
    last = AthleteState.objects.filter(athlete__public_id=after).first() if after else None
    if last is not None:
        earlier = Q(bucket_since__lt=last.bucket_since) | Q(bucket_since=last.bucket_since, pk__lt=last.pk)
        found = found.filter(earlier)
    brought = found.select_related("athlete__organization", "athlete__coach__user")
    return list(brought.order_by("-bucket_since", "-pk")[: most + 1])


def _columns(
    membership: Membership,
    whose: Whose,
    now: datetime,
    found: Mapping[Bucket, Sequence[AthleteState]],
    most: int,
) -> tuple[Column, ...]:
    counted = {count.bucket: count for count in counts(membership=membership, whose=whose, now=now)}
    lines = lines_of(states=[state for rows in found.values() for state in rows[:most]], now=now)
    return tuple(
        Column(
            count=counted[bucket],
            lines=tuple(line for line in lines if line.bucket == bucket),
            after=rows[most - 1].athlete.public_id if len(rows) > most else None,
        )
        for bucket, rows in found.items()
    )


def _line(
    state: AthleteState,
    flags: Sequence[Flag],
    case: Intervention | None,
    groups: Sequence[str],
    now: datetime,
) -> CaseloadLine:
    athlete = state.athlete
    today, due_at = athlete.local_day(now), _due_at(state, case)
    fresh = state.readiness_day == today
    return CaseloadLine(
        athlete=athlete,
        public_id=athlete.public_id,
        name=athlete.name,
        bucket=Bucket(state.bucket),
        since=since_when(athlete, state),
        reasons=tuple(reasons_of(flags, today)),
        trend=trend(_mornings(state, today)),
        readiness=state.readiness if fresh else None,
        coach=str(athlete.coach.user) if athlete.coach else "",
        groups=tuple(groups),
        case_id=case.public_id if case else None,
        due_at=due_at,
        due_in=timesince(min(due_at, now), max(due_at, now), depth=1),
        overdue=due_at < now,
        last_contact_at=state.last_contact_at,
    )


def _due_at(state: AthleteState, case: Intervention | None) -> datetime:
    """When the open case wants it, else so many days after the last word as the bucket has."""
    if case is not None:
        return max(case.due_at, case.snoozed_until or case.due_at)
    days = settings_for(state.athlete).contact[state.bucket]
    return (state.last_contact_at or state.athlete.created_at) + timedelta(days=days)


def _mornings(state: AthleteState, today: date) -> list[int | None]:
    """The last ten calendar days; the state's own row of days ends with the last answer."""
    silent = (today - state.readiness_day).days if state.readiness_day else 0
    return [*state.spark, *[None] * silent][-MORNINGS:]


def coaches_of(*, membership: Membership) -> list[Membership]:
    """Who may have a caseload here, by name. One query."""
    staff = Membership.objects.filter(
        organization=membership.organization_id, role__in=[Role.OWNER, Role.COACH], ended_at=None
    )
    return list(staff.select_related("user").order_by("user__name", "pk"))
