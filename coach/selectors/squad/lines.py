"""Everyone at a glance: one line an athlete."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.timesince import timesince

from analytics.readiness import ReadinessRules, band_of
from athletes.models import GroupMember, sight_of
from athletes.settings import resolve
from coach.selectors.squad.asking import Found, lines_asked
from coach.selectors.squad.options import Options, options_asked, options_from
from coach.selectors.squad.places import SquadPlace
from coach.selectors.tallies import REFUSED_SINCE
from tenancy.database.prepared import ask_together
from tenancy.models import Membership

STRIP_DAYS = 7
HEAT_DAYS = 28
PAGE = 50
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """An athlete as the squad shows them; the strip holds the bands of the last four weeks, today's last.

    `scores` are the same mornings in numbers; a band of the past is by the organization's limits of today.

    `last_run` and `last_contact` say how long ago, "" for never; `…_at` when.
    """

    public_id: UUID
    name: str
    coach: str
    groups: tuple[str, ...]
    band: str
    readiness: int | None
    strip: tuple[str, ...]
    scores: tuple[int | None, ...]
    ctl: float
    tsb: float
    ramp: float | None
    week_load: float | None
    band_low: float | None
    band_high: float | None
    done: int
    due: int
    race: str
    race_day: date | None
    race_in: int | None
    last_run: str
    last_run_at: datetime | None
    last_contact: str
    last_contact_at: datetime | None

    @property
    def week(self) -> tuple[str, ...]:
        """The bands of the last seven mornings."""
        return self.strip[-STRIP_DAYS:]


@dataclass(frozen=True, slots=True)
class Squad:
    """A page of it; where more follow, `after` names the last line and `following` asks for the next page."""

    lines: tuple[Line, ...]
    after: UUID | None
    options: Options
    following: str


def squad(
    *, membership: Membership, now: datetime, place: SquadPlace | None = None, most: int = PAGE
) -> Squad:
    """The athletes that the member sees, as the place sorts and narrows them.

    Three queries; behind a line, which is looked up first, four.
    """
    sight, place = sight_of(membership), place or SquadPlace()
    asked = lines_asked(sight=sight, place=place, now=now, lately=now - REFUSED_SINCE, most=most + 1)
    rows, choices = ask_together(asked, options_asked(sight))
    found, options = [Found(*row) for row in rows], options_from(choices)
    shown = found[:most]
    groups = _groups([row.athlete_id for row in shown], options)
    rules = resolve(membership.organization.settings)[0].readiness
    lines = tuple(_line(row, options, groups.get(row.athlete_id, ()), now, rules) for row in shown)
    after = lines[-1].public_id if len(found) > most else None
    return Squad(lines, after, options, place.query(after=str(after)) if after else "")


def whole_squad(*, membership: Membership, now: datetime, place: SquadPlace) -> tuple[Line, ...]:
    """All lines at once, for a table that is taken along; 10,000 at the most. Three queries."""
    return squad(membership=membership, now=now, place=place, most=MOST).lines


def _line(row: Found, options: Options, groups: Iterable[str], now: datetime, rules: ReadinessRules) -> Line:
    today = now.astimezone(ZoneInfo(row.timezone)).date()
    fresh = row.readiness_day == today
    scores = _mornings(row, today)
    bands = tuple("" if score is None else band_of(score, rules).value for score in scores)
    return Line(
        public_id=row.public_id,
        name=row.name,
        coach=options.coach_names.get(row.coach_key or 0, ""),
        groups=tuple(groups),
        band=row.band if fresh else "",
        readiness=row.readiness if fresh else None,
        strip=(*bands[:-1], row.band) if fresh else bands,
        scores=scores,
        ctl=row.ctl,
        tsb=row.tsb,
        ramp=row.ramp,
        week_load=row.week_load,
        band_low=row.band_low,
        band_high=row.band_high,
        done=row.week_done,
        due=row.week_due,
        race=row.race_name,
        race_day=row.race_day,
        race_in=(row.race_day - today).days if row.race_day else None,
        last_run=_ago(row.last_activity_at, now),
        last_run_at=row.last_activity_at,
        last_contact=_ago(row.last_contact_at, now),
        last_contact_at=row.last_contact_at,
    )


def _mornings(row: Found, today: date) -> tuple[int | None, ...]:
    """The state's own row of days ends with the last answer: what came after it are gaps."""
    silent = (today - row.readiness_day).days if row.readiness_day else HEAT_DAYS
    days = [*[None] * HEAT_DAYS, *row.spark, *[None] * min(silent, HEAT_DAYS)]
    return tuple(days[-HEAT_DAYS:])


def _ago(moment: datetime | None, now: datetime) -> str:
    return timesince(moment, now, depth=1) if moment else ""


def _groups(athletes: list[int], options: Options) -> Mapping[int, list[str]]:
    """The names of the athletes' groups, in the order of the names."""
    members = GroupMember.objects.filter(athlete__in=athletes, group__in=list(options.group_names))
    found: dict[int, list[str]] = defaultdict(list)
    for athlete, group in members.order_by().values_list("athlete_id", "group_id"):
        found[athlete].append(options.group_names[group])
    return {athlete: sorted(names) for athlete, names in found.items()}
