"""Filing accounts: each becomes a new activity, one more source of a known one, or is here already."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, DateField, TextField

from athletes import services as athletes
from athletes.models import Activity, ActivitySource, Athlete
from athletes.recorded import Source
from athletes.services import Draft
from ingest.models import Outcome
from ingest.reconcile import candidates
from ingest.reconcile import conflicts as reconciled
from ingest.reconcile.candidates import Ambiguous, Match
from ingest.reconcile.matching import Facts, Reason
from ingest.services import cards, resolving
from ingest.services.accounts import Account, day_of
from ingest.services.preferences import wishes_of
from ingest.services.resolving import Resolved, Voice
from ingest.services.revising import revision_of, shoes_of, with_parts
from planning import selectors as plans
from tenancy.database.prepared import Given, Prepared

NEAR = timedelta(days=1)  # a clock in another zone may move a run over midnight

Name = tuple[str, str]
Found = Match | Ambiguous | None


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of an account; `activity` may be one that somebody has removed since."""

    account: Account
    outcome: Outcome
    activity: Activity | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """What an account would become, and on how many fields of its activity a person would have to decide."""

    outcome: Outcome
    disputes: int


@dataclass(slots=True)
class Case:
    """An activity that accounts bear on: a known one, or one about to be made, which has a number below 0."""

    number: int
    activity: Activity | None
    voices: list[Voice]
    found: list[Found]

    @property
    def sources(self) -> tuple[Source, ...]:
        """What its new accounts are to be kept as."""
        return tuple(voice.account.source for voice in self.voices if voice.account is not None)


def file_accounts(*, athlete: Athlete, accounts: Sequence[Account], now: datetime) -> list[Filed]:
    """Take accounts in, in the caller's transaction; a dozen statements for any number of them.

    Safe to repeat: what was here before is a duplicate. The athlete's load and plan are left to `settle`.
    """
    athletes.hold(athlete)
    known = _known(athlete, accounts)
    fresh = {name: one for one in accounts if (name := _name(one)) not in known}
    desk = _Desk(athlete, list(fresh.values()))
    placed = {name: desk.place(one) for name, one in fresh.items()}
    desk.write(now)
    filed = []
    for one in accounts:
        # The same account twice in one batch is new once.
        place = placed.pop(_name(one), None)
        filed.append(_filed(one, place, known.get(_name(one))))
    return filed


def forecast_accounts(
    *, athlete: Athlete, accounts: Sequence[Account], earlier: Sequence[Account]
) -> list[Forecast]:
    """What would become of accounts if those that came `earlier` were here already. Writes nothing."""
    known = _known(athlete, [*earlier, *accounts])
    desk = _Desk(athlete, [*earlier, *accounts])
    placed = {name: desk.place(one) for one in earlier if (name := _name(one)) not in known}
    found = []
    for one in accounts:
        name = _name(one)
        is_new = name not in known and name not in placed
        place = desk.place(one) if is_new else None
        if place is not None:
            placed[name] = place
        outcome = _filed(one, place, None).outcome
        found.append(Forecast(outcome, desk.disputes(place[0]) if place else 0))
    return found


class _Desk:
    """The activities of the days in question, and which account bears on which."""

    def __init__(self, athlete: Athlete, fresh: Sequence[Account]) -> None:
        self.athlete = athlete
        self.wishes = wishes_of(athlete)
        self.cases: dict[int, Case] = {}
        self.by_day: defaultdict[date, list[Facts]] = defaultdict(list)
        self.count = 0
        for row in _rows_near(athlete, [day_of(one) for one in fresh]):
            self._case(row.activity_id, row.activity).voices.append(resolving.voice_of(row))
        for case in self.cases.values():
            self._know(case)

    def place(self, account: Account) -> tuple[Case, Found]:
        """The case of the account: of the activity which it tells of, or a new one; and how it was found."""
        self.count += 1
        voice = resolving.voice_of_account(account, self.count)
        near = [one for apart in (-1, 0, 1) for one in self.by_day.get(voice.day + apart * NEAR, ())]
        found = candidates.best(resolving.facts_of(voice, 0), near, self.wishes.tolerances)
        case = self._case(found.key if isinstance(found, Match) else -self.count, None)
        case.found.append(found)
        if not _is_told_twice(found):
            case.voices.append(voice)
            self.by_day[voice.day].append(resolving.facts_of(voice, case.number))
        return case, found

    def write(self, now: datetime) -> None:
        """Make what is new, rewrite what has one more source, and show a person what is in doubt."""
        touched = [case for case in self.cases.values() if case.sources]
        decided = cards.decided(case.activity for case in touched if case.activity)
        shoes = shoes_of(self.athlete, [voice for case in touched for voice in case.voices])
        zone = ZoneInfo(self.athlete.timezone)
        resolved = [
            (case, resolving.resolve(case.voices, zone, self.wishes, decided.get(case.number, ()), shoes))
            for case in touched
        ]
        self._make([pair for pair in resolved if pair[0].activity is None], now)
        self._change([pair for pair in resolved if pair[0].number > 0], now)
        made = {case.activity.pk for case, _one in resolved if case.activity and case.number < 0}
        cards.keep(self.athlete, [(case.activity, one) for case, one in resolved], now, new=made)
        cards.ask(self.athlete, [(case.activity, case.found) for case in touched], self._activities(), now)

    def disputes(self, case: Case) -> int:
        """On how many fields of the activity its sources disagree too far, whatever people decided before."""
        zone = ZoneInfo(self.athlete.timezone)
        found = resolving.resolve(case.voices, zone, self.wishes, (), {})
        return sum(one.state == reconciled.State.PENDING for one in found.conflicts)

    def _case(self, number: int, activity: Activity | None) -> Case:
        return self.cases.setdefault(number, Case(number, activity, [], []))

    def _know(self, case: Case) -> None:
        for voice in case.voices:
            if not voice.is_edit:
                self.by_day[voice.day].append(resolving.facts_of(voice, case.number))

    def _activities(self) -> dict[int, Activity]:
        return {number: case.activity for number, case in self.cases.items() if case.activity}

    def _make(self, pairs: Sequence[tuple[Case, Resolved]], now: datetime) -> None:
        planned = plans.categories_on(athlete=self.athlete, days={one.run.day for _case, one in pairs})
        drafts = [Draft(with_parts(one), case.sources, planned.get(one.run.day, "")) for case, one in pairs]
        made = athletes.record_activities(athlete=self.athlete, drafts=drafts, now=now)
        for (case, _one), activity in zip(pairs, made, strict=True):
            case.activity = activity

    def _change(self, pairs: Sequence[tuple[Case, Resolved]], now: datetime) -> None:
        if not pairs:
            return
        ActivitySource.objects.bulk_create(
            athletes.source_of(activity, source, now)
            for case, _one in pairs
            if (activity := case.activity)
            for source in case.sources
        )
        revisions = [revision_of(case.activity, one) for case, one in pairs if case.activity]
        athletes.rewrite_activities(athlete=self.athlete, revisions=revisions)


def _known(athlete: Athlete, accounts: Sequence[Account]) -> dict[Name, Activity]:
    keys = list({one.source.key for one in accounts})
    rows = _sources_called(athlete.organization_id).ask(athlete=athlete.pk, keys=keys) if keys else []
    return {(row.kind, row.key): row.activity for row in rows}


@lru_cache(maxsize=256)
def _sources_called(_organization_id: int) -> Prepared:
    athlete, keys = Given("athlete", BigIntegerField()), Given("keys", ArrayField(TextField()))
    return Prepared(
        ActivitySource.objects.filter(athlete=athlete, key__any_of=keys).select_related("activity")
    )


def _name(account: Account) -> Name:
    return account.source.kind, account.source.key


def _rows_near(athlete: Athlete, days: Sequence[date]) -> Sequence[ActivitySource]:
    """Every account of the activities around these days, in order."""
    if not days:
        return []
    asked = _sources_between(athlete.organization_id)
    return asked.ask(athlete=athlete.pk, first=min(days) - NEAR, last=max(days) + NEAR)


@lru_cache(maxsize=256)
def _sources_between(_organization_id: int) -> Prepared:
    athlete, day = Given("athlete", BigIntegerField()), DateField()
    around = {"day__gte": Given("first", day), "day__lte": Given("last", day)}
    activities = Activity.objects.current().filter(athlete=athlete, **around).order_by()
    rows = ActivitySource.objects.filter(activity__in=activities).select_related("activity")
    return Prepared(rows.order_by("pk"))


def _filed(account: Account, placed: tuple[Case, Found] | None, known: Activity | None) -> Filed:
    if placed is None:
        return Filed(account, Outcome.DUPLICATE, known)
    case, found = placed
    if _is_told_twice(found):
        return Filed(account, Outcome.DUPLICATE, case.activity)
    if isinstance(found, Ambiguous):
        return Filed(account, Outcome.CONFLICT, case.activity)
    return Filed(account, Outcome.MERGED if isinstance(found, Match) else Outcome.ACTIVITY, case.activity)


def _is_told_twice(found: Found) -> bool:
    return isinstance(found, Match) and found.verdict.reason == Reason.TOLD_TWICE
