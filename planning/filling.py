"""Filling a season's sessions from the library: each of them stretched to the time of its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analytics.season import SeasonPlan, Session, Week
from analytics.workout import (
    KEY_CATEGORIES,
    Category,
    Physiology,
    Totals,
    Workout,
    fit_to_duration,
    race_day,
    totals,
)
from planning import wording
from planning.changes import Content
from planning.choosing import Chooser, Runner, races_of
from planning.models import RACE_CODE, CatalogueSession
from planning.proposal import Words, steps_of


@dataclass(frozen=True, slots=True)
class FilledSession:
    """A session of the plan as it is saved: a snapshot of the library's, for this runner and day."""

    day: date
    category: Category
    template_code: str
    title: Words
    purpose: Words
    workout: Workout
    totals: Totals

    @property
    def key(self) -> bool:
        return self.category in KEY_CATEGORIES

    @property
    def content(self) -> Content:
        """What there is to run."""
        return Content(
            title=self.title,
            category=self.category.value,
            steps=steps_of(self.workout),
            key=self.key,
            duration_s=self.totals.duration_s,
            distance_m=self.totals.distance_m,
            load=self.totals.load,
            purpose=self.purpose,
            template_code=self.template_code,
        )

    @property
    def is_race(self) -> bool:
        """It comes from no library."""
        return self.template_code == RACE_CODE


@dataclass(frozen=True, slots=True)
class FilledWeek:
    week: Week
    sessions: tuple[FilledSession, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A session of the library at some length."""

    title: Words
    workout: Workout
    totals: Totals


def fill(season: SeasonPlan, library: Sequence[CatalogueSession], runner: Runner) -> tuple[FilledWeek, ...]:
    """The season's weeks with the steps of every session, the same every time. Raises NothingFits."""
    filler = _Filler(season, library, runner)
    return tuple(FilledWeek(week, tuple(map(filler.filled, week.sessions))) for week in season.weeks)


def fitted(chosen: CatalogueSession, seconds: float, known: Physiology) -> Fitted:
    """The session of the library in about so many seconds, for this runner."""
    planned = chosen.workout
    workout = fit_to_duration(planned, seconds, known)
    title = wording.titles_of_fitted(chosen.title, planned, workout, chosen.category, known)
    return Fitted(title, workout, totals(workout, known))


class _Filler:
    """Stretches each session of the library once to each length."""

    def __init__(self, season: SeasonPlan, library: Sequence[CatalogueSession], runner: Runner) -> None:
        self.chooser = Chooser(library, runner, races_of(season, runner))
        self.runner = runner
        self.fitted: dict[tuple[str, float], Fitted] = {}

    def filled(self, session: Session) -> FilledSession:
        if session.is_race:
            return self._race(session)
        chosen = self.chooser.chosen(session)
        fitted = self._fitted(chosen, session.duration_s)
        return FilledSession(
            day=session.day,
            category=Category(chosen.category),
            template_code=chosen.code,
            title=fitted.title,
            purpose=chosen.purpose,
            workout=fitted.workout,
            totals=fitted.totals,
        )

    def _race(self, session: Session) -> FilledSession:
        workout = race_day(float(session.template_hint["distance_m"]), self.runner.physiology)
        amount = totals(workout, self.runner.physiology)
        title = {"en": self.runner.race_names.get(session.day, "")}
        return FilledSession(session.day, session.category, RACE_CODE, title, {}, workout, amount)

    def _fitted(self, chosen: CatalogueSession, seconds: float) -> Fitted:
        place = (chosen.code, seconds)
        if place not in self.fitted:
            self.fitted[place] = fitted(chosen, seconds, self.runner.physiology)
        return self.fitted[place]
