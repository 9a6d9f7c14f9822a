"""The rows of some hundred athletes: fetched in a few statements, decided upon in memory, saved in a few."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Q

from analytics.courses import Said
from athletes import services as athletes
from athletes.models import Athlete, AthleteState, Bucket
from athletes.services import Placed
from athletes.settings import Settings
from readiness.models import Decision, Flag, FlagKind, Intervention
from readiness.selectors.complaints import said_by
from readiness.services.desk import COMPLAINING, Reasons, by_persons, closing
from readiness.services.duty import owners_of_new
from readiness.services.weighing import FROM_CHECK_IN
from tenancy.database.piles import Pile
from tenancy.database.prepared import Keys

LONGEST_SEASON = timedelta(weeks=80)
"""No evidence is older: silence counts from the season's first day, and no plan is longer."""

Owned = TypeVar("Owned", Flag, Decision)


class InBulk:
    """A desk for athletes who are held: the same answers as OneByOne, from what was fetched at the start.

    Nothing reaches the tables before `save`. `today`: the earliest of their days.
    """

    def __init__(
        self, *, people: Sequence[Athlete], settings: Mapping[int, Settings], today: date, now: datetime
    ) -> None:
        """`people` are held, `settings` those of each. Four queries."""
        self._people = {athlete.pk: athlete for athlete in people}
        self._settings, keys, of_them = settings, list(settings), Keys(settings)
        self._owners: dict[int, int | None] | None = None
        self._said: dict[date, dict[int, list[Said]] | None] = {}
        self._flags = _by_athlete(_flags_of(keys, today))
        cases = Intervention.objects.open().filter(athlete__id__any_of=of_them).select_related("session")
        held = cases.select_for_update(of=("self",)).order_by("pk")
        self._cases: dict[int, Intervention] = {case.athlete_id: case for case in held}
        cases_held = Keys(case.pk for case in self._cases.values())
        of_these = by_persons().filter(intervention__id__any_of=cases_held).order_by()
        self._worked_on = set(of_these.values_list("intervention_id", flat=True))
        longest = max((max(one.cooldown.values()) for one in settings.values()), default=0.0)
        since = now - timedelta(hours=longest)
        decided = closing().filter(athlete__id__any_of=of_them, decided_at__gt=since)
        self._decided = _by_athlete(decided)
        self._flags_to_save = Pile(Flag, block=len(keys))
        self._buckets: dict[int, list[Placed]] = defaultdict(list)
        self._now = now
        self._cases_to_save = Pile(Intervention, block=len(keys))

    def settings(self, athlete: Athlete) -> Settings:
        return self._settings[athlete.pk]

    def flags(self, athlete: Athlete, kinds: Collection[FlagKind], first: date, last: date) -> list[Flag]:
        return [
            flag
            for flag in self._flags[athlete.pk]
            if flag.withdrawn_at is None or (first <= flag.day <= last and flag.kind in kinds)
        ]

    def add_flags(self, flags: Sequence[Flag]) -> None:
        for flag in flags:
            self._flags_to_save.add(flag)
            self._flags[flag.athlete_id].append(flag)

    def save_flags(self, flags: Sequence[Flag], *names: str) -> None:
        for flag in flags:
            self._flags_to_save.change(flag, *names)

    def open_case(self, athlete: Athlete) -> Intervention | None:
        held = self._cases.get(athlete.pk)
        return held if held is not None and held.closed_at is None else None

    def decided_since(self, athlete: Athlete, since: datetime) -> list[Decision]:
        return [decision for decision in self._decided[athlete.pk] if decision.decided_at > since]

    def worked_on(self, held: Intervention) -> bool:
        return held.pk in self._worked_on

    def said_lately(self, athlete: Athlete, day: date) -> Sequence[Said]:
        """Of all who were hurt or ill lately together, when it is asked for the first time."""
        known = self._said.setdefault(day, None)
        if known is None:
            known = self._said[day] = said_by(athletes=self._complaining(), day=day)
        if athlete.pk not in known:
            known |= said_by(athletes=[athlete], day=day)
        return known.get(athlete.pk, [])

    def _complaining(self) -> list[Athlete]:
        """Who said so in the latest check-in, or has evidence of it."""
        said = AthleteState.objects.filter(
            Q(ill=True) | Q(pain__gt=0), athlete__id__any_of=Keys(self._settings)
        )
        flagged = {pk for pk, flags in self._flags.items() if any(flag.kind in COMPLAINING for flag in flags)}
        found = flagged | set(said.order_by().values_list("athlete_id", flat=True))
        return [self._people[pk] for pk in sorted(found & self._people.keys())]

    def owner_of_new(self, athlete: Athlete, now: datetime) -> int | None:
        """By the rota of everybody, looked up when the first case is opened."""
        if self._owners is None:
            self._owners = owners_of_new(athletes=list(self._people.values()), now=now)
        return self._owners[athlete.pk]

    def put_in_bucket(self, athlete: Athlete, bucket: Bucket, reasons: Reasons, now: datetime) -> None:
        """Of a bucket that is named again the first reasons count: they are those of the change."""
        moves = self._buckets[athlete.pk]
        if not moves or moves[-1].bucket is not bucket:
            moves.append(Placed(bucket, reasons))

    def add_case(self, held: Intervention) -> None:
        self._cases_to_save.add(held)
        self._cases[held.athlete_id] = held

    def save_case(self, held: Intervention, *names: str) -> None:
        self._cases_to_save.change(held, *names)

    def save(self) -> int:
        """Write what has changed, cases first, to which the flags belong; returns how many rows."""
        return self._move() + self._cases_to_save.save() + self._flags_to_save.save()

    def _move(self) -> int:
        """Each athlete's moves in their order, which nearly always is one."""
        moved, longest = 0, max(map(len, self._buckets.values()), default=0)
        for turn in range(longest):
            placed = {pk: moves[turn] for pk, moves in self._buckets.items() if turn < len(moves)}
            moved += athletes.put_in_buckets(placed=placed, now=self._now)
        return moved


def _flags_of(people: Collection[int], today: date) -> Iterable[Flag]:
    """Live ones, and those that may be raised again: a check-in's of today, others of the day they began."""
    begun = Q(day__gte=today - LONGEST_SEASON) & ~Q(kind__in=FROM_CHECK_IN)
    found = Flag.objects.filter(
        Q(withdrawn_at=None) | Q(day__gte=today) | begun, athlete__id__any_of=Keys(people)
    )
    held: Iterable[Flag] = found.select_for_update(of=("self",)).order_by("pk")
    return held


def _by_athlete(rows: Iterable[Owned]) -> dict[int, list[Owned]]:
    found: dict[int, list[Owned]] = defaultdict(list)
    for row in rows:
        found[row.athlete_id].append(row)
    return found
