"""The season that a life trains by: built and filled as a coach's plan is, kept in memory."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics import season
from analytics.workout import Physiology
from demo.cast import Person
from planning.choosing import Runner
from planning.filling import FilledSession, FilledWeek, fill
from planning.inputs import PlanInputs
from planning.models import CatalogueSession

WEEKS = 48
AVAILABILITY_MIN = (60, 75, 60, 90, 45, 90, 180)


@dataclass(frozen=True, slots=True)
class Season:
    """48 weeks with today about in their middle. Days outside them are trained as the same week of it."""

    inputs: PlanInputs
    race_day: date
    weeks: tuple[FilledWeek, ...]
    by_day: dict[date, FilledSession]

    @property
    def starts_on(self) -> date:
        return self.weeks[0].week.monday

    def trained_on(self, day: date) -> FilledSession | None:
        """The session of the day, of whichever year."""
        return self.by_day.get(self.starts_on + (day - self.starts_on) % timedelta(weeks=WEEKS))


def season_of(person: Person, *, today: date, library: list[CatalogueSession]) -> Season:
    """The person's season around today."""
    _name, distance_m, later = person.race
    starts_on = today - timedelta(days=today.weekday(), weeks=WEEKS // 2 - later)
    race_day = starts_on + timedelta(weeks=WEEKS, days=-1)
    inputs = PlanInputs(starts_on, WEEKS, person.week_m, AVAILABILITY_MIN)
    known = physiology_of(person)
    built = season.build(inputs.request(race_day=race_day, race_distance_m=distance_m, physiology=known))
    weeks = fill(built, library, Runner(known, race_day, person.race[0], race_distance_m=distance_m))
    by_day = {session.day: session for week in weeks for session in week.sessions}
    return Season(inputs, race_day, weeks, by_day)


def physiology_of(person: Person) -> Physiology:
    """The person's body as `athletes.selectors.physiology` would tell it."""
    return Physiology(
        sex=person.sex,
        max_hr_bpm=person.max_hr_bpm,
        resting_hr_bpm=person.resting_hr_bpm,
        threshold_hr_bpm=person.threshold_hr_bpm,
        threshold_speed_m_s=person.threshold_speed_m_s,
    )
