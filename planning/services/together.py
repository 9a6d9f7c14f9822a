"""The drafts of several athletes at once: drafted together, and published or thrown away one by one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise

from athletes.models import Athlete
from athletes.services import Changed
from planning.asks import Asked
from planning.models import Revision
from planning.services.applying import StaleChanges, publish_draft
from planning.services.drafting import Done, draft
from planning.services.drafts import DayPassed, NothingDrafted, discard_draft, undo_last
from planning.services.taking_back import TooLate, take_back
from tenancy.models import Membership

REFUSALS = (NothingDrafted, StaleChanges, DayPassed, Changed, TooLate)


@dataclass(frozen=True, slots=True)
class Together:
    """What was done, and for whom it could not be done, with the reason."""

    made: tuple[Revision, ...]
    left_out: tuple[tuple[Athlete, str | Promise], ...]


@transaction.atomic
def draft_for_all(
    *, athletes: Sequence[Athlete], author: Membership, asked: Asked, now: datetime
) -> list[Done]:
    """Draft the same for each of them, or for none. Raises as draft does."""
    return [draft(athlete=athlete, author=author, asked=asked, now=now) for athlete in _in_order(athletes)]


@transaction.atomic
def undo_last_of_all(*, athletes: Sequence[Athlete]) -> list[Revision]:
    """Take the last step out of each one's draft, or of nobody's. Raises NothingDrafted."""
    return [undo_last(athlete=athlete) for athlete in _in_order(athletes)]


@transaction.atomic
def publish_all(*, seen: Mapping[Athlete, int], now: datetime) -> Together:
    """Show each athlete what is drafted for them, as far as it is as it was seen; the others are named."""
    return _one_by_one(_in_order(seen), lambda one: publish_draft(athlete=one, now=now, version=seen[one]))


@transaction.atomic
def discard_all(*, seen: Mapping[Athlete, int], now: datetime) -> Together:
    """Throw away each one's draft, as far as it is as it was seen; the others are named."""
    return _one_by_one(_in_order(seen), lambda one: discard_draft(athlete=one, now=now, version=seen[one]))


@transaction.atomic
def take_back_all(*, revisions: Sequence[Revision], now: datetime) -> Together:
    """Undo what was published or thrown away together, as far as it can be; the others are named."""
    by_athlete = {revision.athlete: revision for revision in revisions}
    return _one_by_one(_in_order(by_athlete), lambda one: take_back(revision=by_athlete[one], now=now))


def _one_by_one(athletes: Sequence[Athlete], do: Callable[[Athlete], Revision]) -> Together:
    made: list[Revision] = []
    left_out: list[tuple[Athlete, str | Promise]] = []
    for athlete in athletes:
        try:
            with transaction.atomic():
                made.append(do(athlete))
        except REFUSALS as why:
            left_out.append((athlete, why.message))
    return Together(tuple(made), tuple(left_out))


def _in_order(athletes: Sequence[Athlete] | Mapping[Athlete, object]) -> list[Athlete]:
    """Calendars are held in one order: two coaches never wait for each other."""
    return sorted(athletes, key=lambda one: one.pk)
