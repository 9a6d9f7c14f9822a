"""The squad's week: one row an athlete, with what is planned, drafted and done."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import ngettext

from analytics.days import monday_of
from coach.selectors.board.facts import facts_of_all
from coach.selectors.board.people import Choices, Wanted, choices, people
from coach.selectors.board.values import Bar, Board, Row
from coach.selectors.calendar.drafted import drafted_of
from coach.selectors.calendar.facts import Facts
from coach.selectors.calendar.weeks import WEEK, week_of
from planning.models import PlanState
from tenancy.models import Membership

__all__ = ["Bar", "Board", "Choices", "Row", "Wanted", "board", "choices", "people"]

DAYS = 7


def board(
    *,
    membership: Membership,
    now: datetime,
    day: date | None,
    wanted: Wanted,
    units: str,
    after: UUID | None = None,
) -> Board:
    """The week that holds the day, of a page of those who are wanted. A constant number of queries."""
    today = now.astimezone(ZoneInfo(membership.organization.timezone)).date()
    day = day or today
    monday = monday_of(day)
    athletes, last = people(membership=membership, wanted=wanted, after=after)
    found = facts_of_all(athletes=athletes, now=now, first=monday, last=monday + WEEK - timedelta(days=1))
    return Board(
        monday=monday,
        sunday=monday + timedelta(days=6),
        days=tuple(monday + timedelta(days=number) for number in range(DAYS)),
        today=today,
        rows=tuple(_row(facts, monday, units) for facts in found),
        bar=_bar(found),
        after=last,
    )


def _row(facts: Facts, monday: date, units: str) -> Row:
    return Row(
        athlete=facts.athlete.public_id,
        name=facts.athlete.name,
        week=week_of(facts, monday, units, detailed=False),
        flags=facts.around.flags,
        waiting=any(plan.state == PlanState.DRAFT for plan in facts.plans),
        drafted=drafted_of(facts, facts.standing),
    )


def _bar(found: Sequence[Facts]) -> Bar | None:
    drafts = [(facts, drafted) for facts in found if (drafted := drafted_of(facts, facts.standing))]
    if not drafts:
        return None
    changes = sum(facts.preview.counted.all for facts, _drafted in drafts)
    people = ngettext("%(changes)s for %(count)d athlete", "%(changes)s for %(count)d athletes", len(drafts))
    said = ngettext("%(count)d change", "%(count)d changes", changes) % {"count": changes}
    return Bar(
        count=people % {"changes": said, "count": len(drafts)},
        warnings=sum(len(drafted.warnings) for _facts, drafted in drafts),
        drafts=tuple((facts.athlete.public_id, facts.athlete.name, drafted) for facts, drafted in drafts),
    )
