"""Proposals that touch several days: a key session moved within its week, a way back. Nothing is saved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from analytics.adaptation import Open
from analytics.adaptation.returning import way_back
from analytics.courses import Beside, Place, places_for
from analytics.days import monday_of
from analytics.recommendation import Action
from athletes.models import Athlete
from athletes.selectors import dated
from planning import adapting, selectors
from planning.changes import Change, Edit, Entry, Move, Surroundings, is_race, preview
from planning.models import PlannedSession
from planning.proposal import Proposal
from planning.selectors.adapting import EASY
from planning.several import Several, Touched, WeekLoad

DAY = timedelta(days=1)
MINUTE_S = 60.0
RACE_MARGIN = timedelta(days=4)


def places_of(*, session: PlannedSession, today: date, days: int) -> tuple[Place, ...]:
    """The days that the session may move to, the best first. Two queries."""
    return _Around(session, days).places(today, days)


def propose_move(*, session: PlannedSession, place: Place, today: date) -> Several:
    """The session on another day; what stands there changes places with it. Two queries."""
    around = _Around(session, max((place.day - session.day).days, 1))
    moves: list[Change] = [Move(session.public_id, place.day)]
    if place.instead is not None:
        moves.append(Move(place.instead, session.day))
    return _several(around.entries, moves, around.surroundings(today), Action.MOVE)


def propose_way_back(*, athlete: Athlete, today: date, after: str) -> Several | None:
    """Two weeks back to running after pain or illness, from today on; None where no session is to change.

    Shares of the time planned and walk-runs are the season's own (analytics.season.hold); the first day is
    one of rest. Nine queries.
    """
    stands = selectors.standing_of(athlete=athlete, today=today)
    is_open = Open(pain=after == "pain", illness=after == "illness")
    situation = replace(stands.situation, today=today - DAY, open=is_open, decided=frozenset())
    steps = way_back(situation).steps
    changes = adapting.changes_of(steps, stands.rows, dated(athlete=athlete).physiology_on)
    if not changes:
        return None
    entries = tuple(map(selectors.entry_of, stands.rows.values()))
    around = Surroundings(today, stands.situation.available_s, stands.situation.races)
    return _several(entries, changes, around, Action.RETURN)


class _Around:
    """The days around a session, and the races near it."""

    def __init__(self, session: PlannedSession, days: int) -> None:
        self.session, athlete = session, session.athlete
        monday = monday_of(session.day)
        last = max(monday + timedelta(days=6), session.day + timedelta(days=days)) + DAY
        self.entries = selectors.entries_between(athlete=athlete, first=monday - DAY, last=last)
        self.races = selectors.race_days(athlete=athlete, first=monday - RACE_MARGIN, last=last + RACE_MARGIN)

    def surroundings(self, today: date) -> Surroundings:
        minutes = self.session.athlete.availability_min
        return Surroundings(today, tuple(one * MINUTE_S for one in minutes), tuple(sorted(self.races)))

    def places(self, today: date, days: int) -> tuple[Place, ...]:
        found = {one.session: _beside(one, today) for one in self.entries}
        own = found.pop(self.session.public_id, None)
        if own is None or not own.key:
            return ()
        available_s = self.surroundings(today).available_s
        return places_for(own, list(found.values()), available_s=available_s, races=self.races, days=days)


def _beside(entry: Entry, today: date) -> Beside:
    """A rest that was ordered holds its day."""
    content = entry.content
    fixed = entry.locked or entry.run or is_race(entry) or entry.day < today or content.steps is None
    easy = content.category in EASY and not content.key
    return Beside(
        entry.session, entry.day, content.duration_s, content.load, content.key or is_race(entry), easy, fixed
    )


def _several(
    entries: Sequence[Entry], changes: Sequence[Change], around: Surroundings, action: Action
) -> Several:
    days = [one.day for one in entries]
    seen = preview(entries, changes, around, first=min(days), last=max(*days, around.today))
    before = {one.session: one for one in entries}
    touched = [_touched(before[change.session], change, action) for change in changes]
    return Several(
        tuple(sorted(touched, key=lambda one: (one.day, one.session))),
        _weeks(entries, seen.entries, {one.session for one in touched}),
        seen.new,
    )


def _touched(entry: Entry, change: Change, action: Action) -> Touched:
    content = change.content if isinstance(change, Edit) else None
    proposal = None
    if content is not None:
        kept = ("title", "steps", "duration_s", "distance_m", "load", "category", "key", "purpose")
        facts = {name: getattr(content, name) for name in (*kept, "template_code")}
        proposal = Proposal(**facts, adapted=action)
    return Touched(
        session=entry.session,
        version=entry.version or 0,
        day=entry.day,
        title=entry.content.title,
        load=entry.content.load,
        to_day=change.day if isinstance(change, Move) else None,
        proposal=proposal,
    )


def _weeks(before: Iterable[Entry], after: Iterable[Entry], touched: set[UUID]) -> tuple[WeekLoad, ...]:
    """The weeks with a session that is touched, before or after."""
    stood, stands = list(before), list(after)
    mondays = {monday_of(one.day) for one in (*stood, *stands) if one.session in touched}
    was, will = _loads(stood), _loads(stands)
    return tuple(WeekLoad(monday, was.get(monday, 0.0), will.get(monday, 0.0)) for monday in sorted(mondays))


def _loads(entries: Iterable[Entry]) -> Mapping[date, float]:
    found: dict[date, float] = {}
    for one in entries:
        monday = monday_of(one.day)
        found[monday] = found.get(monday, 0.0) + one.content.load
    return found
