"""Telling athletes that their plan was published or changed."""

from collections.abc import Iterator
from datetime import datetime

from athletes.models import Event
from athletes.services import telling
from athletes.services.telling import Telling
from planning.models import Plan, PlanState, Revision, RevisionState


def tell_of_plans(*, now: datetime) -> None:
    """Safe to repeat: everything is told once."""
    telling.tell(tellings=[*_plans(now), *_revisions(now)], now=now)


def _plans(now: datetime) -> Iterator[Telling]:
    found = Plan.objects.filter(
        state=PlanState.PUBLISHED, deleted_at=None, published_at__range=telling.window(now)
    )
    people = found.select_related("author__user", "athlete__member__user")
    for plan in people.order_by("published_at", "pk"):
        athlete = plan.athlete
        if athlete.member is not None and athlete.member_id != plan.author_id:
            params = {"who": str(plan.author.user)}
            key = f"plan:{plan.public_id}"
            yield Telling(Event.PLAN_CHANGED, athlete.member, athlete, key, params)


def _revisions(now: datetime) -> Iterator[Telling]:
    """Sets of changes that hold; not those that the athlete has made."""
    found = Revision.objects.filter(
        state=RevisionState.APPLIED, deleted_at=None, closed_at__range=telling.window(now)
    )
    people = found.select_related("author__user", "athlete__member__user")
    for one in people.order_by("closed_at", "pk"):
        athlete = one.athlete
        if athlete.member is not None and one.author is not None and athlete.member_id != one.author_id:
            key = f"revision:{one.public_id}"
            params = {"who": str(one.author.user)}
            yield Telling(Event.PLAN_CHANGED, athlete.member, athlete, key, params)
