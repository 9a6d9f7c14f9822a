"""What was decided about a case: the last word in a sentence, what can be taken back, what the rules did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, Exists, F, OuterRef, Value, When
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime
from django.utils.formats import time_format
from django.utils.timesince import timesince
from django.utils.translation import gettext

from planning.models import PlannedSession
from readiness.models import Decision, Intervention, InterventionState, Verb
from readiness.selectors.standing import PUT_BACK_WITHIN
from readiness.services.undoing import UNDO_WITHIN
from tenancy.database.prepared import Given

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Decided:
    """`undo_id` names the last decision that holds, while it can be taken back.

    `before`: title and load of the session that the rules have replaced, while nobody has confirmed that.
    `taken_back`: the rules had acted, and somebody has undone it.
    """

    line: str = ""
    undo_id: UUID | None = None
    before: Mapping[str, Any] | None = field(default=None, compare=False)
    taken_back: bool = False


def expression(case: Given) -> ArraySubquery:
    """A case's decisions as a column of a prepared query about it, the latest first."""
    data = JSONObject(
        public_id="public_id",
        verb="verb",
        reason="reason",
        at="decided_at",
        name="member__user__name",
        undoes="undoes__public_id",
        title=F("inverse__session__before__title"),
        load=F("inverse__session__before__load"),
    )
    made = Decision.objects.filter(intervention=case).order_by("-decided_at", "-pk")
    return ArraySubquery(made.values(data=data))


def decided_of(intervention: Intervention, rows: list[Row], now: datetime, zone: str) -> Decided:
    """What `expression` found, by the clocks of a time zone."""
    undone = {row["undoes"] for row in rows}
    holding = [row for row in rows if row["verb"] != Verb.UNDO and row["public_id"] not in undone]
    last = holding[0] if holding else None
    by_rules = last is not None and last["verb"] == Verb.APPLY and is_unconfirmed(intervention)
    return Decided(
        line=_line(intervention, rows, now, zone),
        undo_id=_undo_id(last, now) if by_rules or holding[:1] == rows[:1] else None,
        before=last if by_rules else None,
        taken_back=any(row["verb"] == Verb.APPLY and row["public_id"] in undone for row in rows),
    )


def is_unconfirmed(intervention: Intervention) -> bool:
    """True while no person stands behind what the rules have made of the session.

    Where they have acted the session comes along; for every other case it is not looked at.
    """
    if intervention.state != InterventionState.APPLIED:
        return False
    session = intervention.session
    return session is not None and not session.confirmed


def unconfirmed() -> Case:
    """The same as a column. Where the rules have not acted no session is looked for."""
    session = PlannedSession.objects.filter(pk=OuterRef("session"), confirmed=False)
    applied = When(state=InterventionState.APPLIED, then=Exists(session))
    return Case(applied, default=Value(False), output_field=BooleanField())


def _undo_id(last: Row | None, now: datetime) -> UUID | None:
    if last is None or now - _moment(last) > UNDO_WITHIN:
        return None
    return UUID(last["public_id"])


def _line(intervention: Intervention, rows: list[Row], now: datetime, zone: str) -> str:
    """The last word in a sentence; "" where there was none to take."""
    if not rows:
        return gettext("Closed by itself: nothing speaks for it any more.") if intervention.closed_at else ""
    last = rows[0]
    at = _moment(last)
    ago = timesince(at, now)
    if last["verb"] == Verb.APPLY:
        return _applied_line(at, ago, now, zone)
    words = {"verb": Verb(last["verb"]).label, "name": last["name"], "ago": ago}
    line = gettext("%(verb)s by %(name)s, %(ago)s ago.") % words
    return f"{line} {last['reason']}".strip()


def _applied_line(at: datetime, ago: str, now: datetime, zone: str) -> str:
    until = at + PUT_BACK_WITHIN
    if now > until:
        return gettext("Applied by the rules, %(ago)s ago. Nobody has confirmed it yet.") % {"ago": ago}
    words = gettext("Applied by the rules, %(ago)s ago. The athlete can put it back until %(time)s.")
    return words % {"ago": ago, "time": time_format(until.astimezone(ZoneInfo(zone)).time(), "H:i")}


def _moment(row: Row) -> datetime:
    at = parse_datetime(row["at"])
    if at is None:
        raise ValueError(row["at"])
    return at
