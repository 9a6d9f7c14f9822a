"""The log: who decided what about whom, when and why; nothing that anybody did with a case is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext

from analytics.recommendation import Action
from coach.selectors.choices import names_of
from readiness import wording
from readiness.models import Decision, FlagKind, Verb
from tenancy.models import Membership
from tenancy.templatetags.display import short_day

PAGE = 50
SALT = "coach.log"
BY_RULES = "rules"


@dataclass(frozen=True, slots=True)
class LogQuery:
    """What is looked for; "" and None for everything. `member` is a public id, or BY_RULES."""

    member: str = ""
    verb: str = ""
    name: str = ""
    athlete: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A line of the log; `by` is "" for what the rules did, `undone` for what was taken back later."""

    public_id: UUID
    case_id: UUID
    decided_at: datetime
    by: str
    verb: str
    word: str
    athlete: str
    athlete_id: UUID
    details: str
    reason: str
    undone: bool


@dataclass(frozen=True, slots=True)
class LogPage:
    """`following` is the cursor of the next page, "" on the last."""

    entries: tuple[LogEntry, ...]
    following: str


def decision_log(*, membership: Membership, query: LogQuery, after: str = "", most: int = PAGE) -> LogPage:
    """The latest first, of the athletes whom the member sees. Two queries."""
    rows = _behind(decisions(membership=membership, query=query), after)
    found = list(rows[: most + 1])
    entries = tuple(log_entries(membership=membership, decisions=found[:most]))
    return LogPage(entries, _sealed(found[most - 1]) if len(found) > most else "")


def decisions(*, membership: Membership, query: LogQuery) -> QuerySet[Decision]:
    """The rows themselves, in the log's order."""
    zone = ZoneInfo(membership.organization.timezone)
    found = Decision.objects.visible_to(membership).filter(_wanted(query))
    if query.since:
        found = found.filter(decided_at__gte=datetime.combine(query.since, time(), zone))
    if query.until:
        found = found.filter(decided_at__lt=datetime.combine(query.until + timedelta(days=1), time(), zone))
    rows: QuerySet[Decision] = found.select_related("member__user", "athlete", "intervention", "undoes")
    return rows.order_by("-decided_at", "-pk")


def log_entries(*, membership: Membership, decisions: Sequence[Decision]) -> Iterator[LogEntry]:
    """The decisions in words. Two queries: who was given cases, and what was undone."""
    given = {one.params["to"] for one in decisions if one.params.get("to")}
    names = names_of(membership=membership, ids=given) if given else {}
    later = Decision.objects.filter(undoes__in=[one.pk for one in decisions]).order_by()
    undone = set(later.values_list("undoes_id", flat=True))
    zone = ZoneInfo(membership.organization.timezone)
    for one in decisions:
        yield LogEntry(
            public_id=one.public_id,
            case_id=one.intervention.public_id,
            decided_at=one.decided_at.astimezone(zone),
            by=str(one.member.user) if one.member else "",
            verb=one.verb,
            word=str(Verb(one.verb).label),
            athlete=one.athlete.name,
            athlete_id=one.athlete.public_id,
            details=_details(one, names, zone),
            reason=one.reason,
            undone=one.pk in undone,
        )


def _details(one: Decision, names: dict[str, str], zone: ZoneInfo) -> str:
    """What the verb alone does not say: to whom, until when, which reason, which change."""
    said = one.params
    if one.verb == Verb.UNDO:
        return str(Verb(one.undoes.verb).label) if one.undoes else ""
    parts = []
    if said.get("to"):
        parts.append(gettext("to %(name)s") % {"name": names.get(said["to"], gettext("no longer here"))})
    if said.get("code") and one.verb in (Verb.SET_APART, Verb.MERGE):
        parts.append(str(FlagKind(said["code"]).label))
    if said.get("action") in set(Action):
        parts.append(wording.action(said["action"]))
    if "until" in said and (until := _until(said, zone, one.verb)):
        parts.append(until)
    return ", ".join(parts)


def _until(said: dict[str, Any], zone: ZoneInfo, verb: str) -> str:
    moment = parse_datetime(said["until"]) if said["until"] else None
    if moment is None:
        return gettext("until something new") if verb == Verb.SNOOZE else ""
    at = moment.astimezone(zone)
    words = {"day": short_day(at.date()), "time": date_format(at, "H:i")}
    return gettext("until %(day)s at %(time)s") % words


def _wanted(query: LogQuery) -> Q:
    wanted = Q()
    if query.member:
        wanted &= Q(member=None) if query.member == BY_RULES else Q(member__public_id=query.member)
    if query.verb:
        wanted &= Q(verb=query.verb)
    if query.name:
        wanted &= Q(athlete__name__icontains=query.name)
    if query.athlete:
        wanted &= Q(athlete__public_id=query.athlete)
    return wanted


def _sealed(last: Decision) -> str:
    return signing.dumps([last.decided_at.isoformat(), last.pk], salt=SALT)


def _behind(rows: QuerySet[Decision], after: str) -> QuerySet[Decision]:
    """All of them, where the cursor is none of ours."""
    try:
        moment, key = signing.loads(after, salt=SALT)
    except (signing.BadSignature, ValueError):
        return rows
    at = parse_datetime(moment)
    return rows.filter(Q(decided_at__lt=at) | Q(decided_at=at, pk__lt=key))
