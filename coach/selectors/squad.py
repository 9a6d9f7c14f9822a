"""Everyone at a glance: one line an athlete."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timesince import timesince

from athletes.models import Athlete, AthleteState, Race
from coach.selectors.tallies import REFUSED_SINCE
from ingest.models import Upload, UploadState
from planning.models import Outcome, Plan, PlannedSession, PlanState
from tenancy.models import Membership

STRIP_DAYS = 7
PAGE = 50
RUN = (Outcome.DONE, Outcome.PARTLY, Outcome.OFF)


@dataclass(frozen=True, slots=True)
class Line:
    """An athlete as the squad shows them; the strip holds the last seven mornings, today's last.

    `last_run` and `last_contact` say how long ago, "" for never.
    """

    public_id: UUID
    name: str
    coach: str
    has_account: bool
    band: str
    readiness: int | None
    strip: tuple[int | None, ...]
    ctl: float
    tsb: float
    ramp: float | None
    race: str
    race_day: date | None
    done: int
    due: int
    last_run: str
    last_contact: str


@dataclass(frozen=True, slots=True)
class Squad:
    """A page of it; `after` names the last line where more follow."""

    lines: tuple[Line, ...]
    after: UUID | None


def squad(
    *,
    membership: Membership,
    now: datetime,
    search: str = "",
    drafts: bool = False,
    refused: bool = False,
    uncoached: bool = False,
    after: UUID | None = None,
) -> Squad:
    """The athletes that the member sees, by name, a page of them. Four queries; a page further on, five.

    `drafts` and `refused` keep those with a plan to publish, and with a file refused in the last days;
    `uncoached` those without a coach.
    """
    found = behind(Athlete.objects.visible_to(membership), after)
    if uncoached:
        found = found.filter(coach=None)
    if search:
        found = found.filter(name__icontains=search)
    if drafts:
        waiting = Plan.objects.current().filter(athlete=OuterRef("pk"), state=PlanState.DRAFT)
        found = found.filter(Exists(waiting))
    if refused:
        late = Upload.objects.filter(state=UploadState.REFUSED, received_at__gte=now - REFUSED_SINCE)
        found = found.filter(Exists(late.filter(athlete=OuterRef("pk"))))
    ordered = found.select_related("coach__user").order_by("name", "pk")[: PAGE + 1]
    rows, more = list(ordered)[:PAGE], len(ordered) > PAGE
    states = {state.athlete_id: state for state in AthleteState.objects.filter(athlete__in=rows)}
    today = now.astimezone(ZoneInfo(membership.organization.timezone)).date()
    races, week = _next_races(rows, today), _week(rows, today)
    lines = tuple(_line(row, states.get(row.pk), races.get(row.pk), week[row.pk], now) for row in rows)
    return Squad(lines, rows[-1].public_id if more else None)


def behind(found: QuerySet[Athlete], after: UUID | None) -> QuerySet[Athlete]:
    """Those whose line comes later than this athlete's; all, where there is no such athlete."""
    last = found.filter(public_id=after).values_list("name", "pk").first() if after else None
    return found.filter(name__gte=last[0]).exclude(name=last[0], pk__lte=last[1]) if last else found


def _line(
    athlete: Athlete, state: AthleteState | None, race: Race | None, week: list[str], now: datetime
) -> Line:
    state = state or AthleteState(athlete=athlete)
    fresh = state.readiness_day == athlete.local_day(now)
    return Line(
        public_id=athlete.public_id,
        name=athlete.name,
        coach=str(athlete.coach.user) if athlete.coach else "",
        has_account=athlete.member_id is not None,
        band=state.band if fresh else "",
        readiness=state.readiness if fresh else None,
        strip=_strip(state, athlete.local_day(now)),
        ctl=state.ctl,
        tsb=state.tsb,
        ramp=state.ramp,
        race=race.name if race else "",
        race_day=race.day if race else None,
        done=sum(outcome in RUN for outcome in week),
        due=len(week),
        last_run=_ago(state.last_activity_at, now),
        last_contact=_ago(state.last_contact_at, now),
    )


def _strip(state: AthleteState, today: date) -> tuple[int | None, ...]:
    """The state's own row of days ends with the last answer: what came after it are gaps."""
    silent = (today - state.readiness_day).days if state.readiness_day else STRIP_DAYS
    days = [*[None] * STRIP_DAYS, *state.spark, *[None] * silent]
    return tuple(days[-STRIP_DAYS:])


def _ago(moment: datetime | None, now: datetime) -> str:
    return timesince(moment, now, depth=1) if moment else ""


def _next_races(rows: list[Athlete], today: date) -> Mapping[int, Race]:
    coming = Race.objects.current().filter(athlete__in=rows, day__gte=today).order_by("-day", "-pk")
    return {race.athlete_id: race for race in coming}


def _week(rows: list[Athlete], today: date) -> Mapping[int, list[str]]:
    """Outcomes of the planned sessions of the seven days before today, without the excused."""
    first, last = today - timedelta(days=7), today - timedelta(days=1)
    past = PlannedSession.objects.published().between(first, last).filter(athlete__in=rows)
    outcomes: dict[int, list[str]] = defaultdict(list)
    counted = past.exclude(outcome=Outcome.EXCUSED).order_by()
    for athlete_id, outcome in counted.values_list("athlete_id", "outcome"):
        outcomes[athlete_id].append(outcome)
    return outcomes
