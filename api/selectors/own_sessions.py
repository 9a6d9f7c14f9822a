"""The organization's own sessions as the API gives them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from analytics.workout import Physiology, from_json
from analytics.workout.text import write
from athletes.models import Athlete
from athletes.selectors import physiology
from planning.models import LibrarySession, LibraryShare
from planning.selectors import OwnCard, favourites_of, own_card
from tenancy.models import Membership


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A session with its sums for a runner, its text, and with whom it is shared by name."""

    session: LibrarySession
    card: OwnCard
    text: str
    shared_with: tuple[Membership, ...]


def own_rows(
    sessions: Sequence[LibrarySession], *, membership: Membership, athlete: Athlete | None, now: datetime
) -> list[OwnRow]:
    """The sessions with what is shown of them. At most three queries."""
    runner = physiology(athlete=athlete, day=athlete.local_day(now)) if athlete else Physiology()
    favourites = favourites_of(membership=membership)
    shares = LibraryShare.objects.filter(session__in=sessions).select_related("member__user").order_by("pk")
    named: dict[int, list[Membership]] = {}
    for share in shares:
        named.setdefault(share.session_id, []).append(share.member)
    return [
        OwnRow(
            one,
            own_card(one, physiology=runner, favourites=favourites),
            write(from_json(one.steps)),
            tuple(named.get(one.pk, ())),
        )
        for one in sessions
    ]
