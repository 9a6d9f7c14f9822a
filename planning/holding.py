"""A template's first weeks for a runner with something open: shorter, easy, after pain with rest between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from analytics.days import monday_of
from analytics.season import Hold, Session
from analytics.workout import Category, to_json
from planning import choosing
from planning.choosing import REACH, Chooser
from planning.content import Content
from planning.filling import fitted
from planning.own_plans import WEEK, HeldBack, OwnSession, Runner, held_until
from planning.shipped import shipped_library

MINUTE_S = 60.0
RETURN = "return_to_run"


def hold_back(sessions: Sequence[OwnSession], runner: Runner) -> tuple[list[OwnSession], HeldBack]:
    """The sessions as the open flags let them be: by the shares and the sessions of the season builder."""
    start = min((one.day for one in sessions), default=runner.first)
    hold = runner.hold_on(start)
    if not hold.flags:
        return list(sessions), HeldBack(hold, start)
    weeks = _Weeks(hold, start, runner, Chooser(shipped_library(), _as_chosen(runner, start), _races(runner)))
    kept = list(weeks.held(sorted(sessions, key=lambda one: (one.day, one.position))))
    until = held_until(hold, start)
    return kept, HeldBack(hold, until, eased=weeks.eased, left_out=len(sessions) - len(kept))


@dataclass(slots=True)
class _Weeks:
    """Goes through the weeks that hold back in order."""

    hold: Hold
    start: date
    runner: Runner
    chooser: Chooser
    eased: int = 0
    last: date = field(default=date.min)

    def held(self, sessions: Sequence[OwnSession]) -> Iterator[OwnSession]:
        for one in sessions:
            if one.content.steps is None or one.day >= held_until(self.hold, self.start):
                yield one
            elif not self.hold.spaced or (one.day - self.last).days > 1:
                self.last = one.day
                self.eased += 1
                yield self._easy(one)

    def _easy(self, one: OwnSession) -> OwnSession:
        """An easy run in its place, or one of the way back to running, as long as the week's share of it."""
        number = (monday_of(one.day) - monday_of(self.start)).days // WEEK.days
        shares = self.hold.shares
        seconds = one.totals.duration_s * shares[number] // MINUTE_S * MINUTE_S
        hint: dict[str, float | str] = {"tag": RETURN} if self.hold.spaced else {}
        chosen = self.chooser.chosen(Session(one.day, Category.EASY, seconds, number / len(shares), hint))
        found = fitted(chosen, seconds, self.runner.zones.physiology_on(one.day))
        content = Content(chosen.category, found.title, to_json(found.workout), chosen.purpose, chosen.code)
        return replace(one, content=content, totals=found.totals)


def _as_chosen(runner: Runner, start: date) -> choosing.Runner:
    """For the choice of easy runs the race does not matter."""
    return choosing.Runner(runner.zones.physiology_on(start), race_day=None, race_names={})


def _races(runner: Runner) -> choosing.Races:
    return tuple((day, REACH["C"]) for day in sorted(runner.race_days))
