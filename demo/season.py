"""One athlete's season, day by day, through the services that the site itself uses."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from athletes import services as athletes
from athletes.models import Activity, Athlete, Priority
from athletes.recorded import Source
from athletes.selectors import physiology
from athletes.services import RaceFacts
from demo.cast import Person, Story
from demo.mornings import Morning, morning
from demo.runs import fit_file, segments_of, summary
from ingest import sandbox
from ingest import services as ingest
from planning import selectors as planning_reads
from planning import services as planning
from planning.models import PlannedSession
from planning.services import PlanInputs
from readiness import services as readiness
from readiness.models import Intervention
from tenancy.models import Membership

CHECKED_DAYS = 30
FILED_DAYS = 4
UNDECIDED_DAYS = 2
WOKE_AT, RAN_AT = time(6, 30), time(7, 15)
OVERDONE, OVERDONE_DAYS = 1.45, 10
SKIPPED_DAYS = 7
NOT_COME_TO_IT = 0.12


@dataclass(frozen=True, slots=True)
class Season:
    """What an athlete's simulation needs to know; `now` is this moment, at the end of it."""

    person: Person
    athlete: Athlete
    coach: Membership
    weeks: int
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.athlete.timezone)

    @property
    def today(self) -> date:
        return self.athlete.local_day(self.now)

    @property
    def starts_on(self) -> date:
        """The Monday on which the season began: today is about in its middle."""
        behind = max(1, self.weeks // 2 - self.person.race[2])
        return self.today - timedelta(days=self.today.weekday(), weeks=behind)

    def at(self, day: date, clock: time) -> datetime:
        """The local instant; never later than now."""
        return min(datetime.combine(day, clock, self.zone), self.now)


def live(season: Season) -> None:
    """Plan the season, then live it up to this morning."""
    _plan(season)
    if season.person.story == Story.WITHOUT_DATA:
        return
    days = (season.today - season.starts_on).days
    planned = planning_reads.sessions_between(
        athlete=season.athlete, first=season.starts_on, last=season.today
    )
    training_days = {session.day for session in planned}
    for days_ago in range(days, 0, -1):
        _morning(season, days_ago)
        if season.today - timedelta(days=days_ago) in training_days:
            _train(season, days_ago)
    _wake(season, 0)
    athletes.refresh_load(athlete=season.athlete, today=season.today)
    planning.mark_missed(athlete=season.athlete, today=season.today)


def _plan(season: Season) -> None:
    name, distance_m, _later = season.person.race
    race_day = season.starts_on + timedelta(weeks=season.weeks, days=-1)
    race = athletes.add_race(
        athlete=season.athlete,
        race=RaceFacts(name=name, day=race_day, distance_m=distance_m, priority=Priority.A),
    )
    inputs = PlanInputs(
        start=season.starts_on,
        weeks=season.weeks,
        current_week_m=season.person.week_m,
        availability_min=tuple(season.athlete.availability_min),
    )
    plan = planning.draft_plan(athlete=season.athlete, race=race, author=season.coach, inputs=inputs)
    planning.publish_plan(plan=plan, now=season.at(season.starts_on, time(0, 0)))


def _morning(season: Season, days_ago: int) -> None:
    if days_ago <= CHECKED_DAYS:
        _wake(season, days_ago)
        if days_ago > UNDECIDED_DAYS:
            _decide(season, season.today - timedelta(days=days_ago))


def _train(season: Season, days_ago: int) -> None:
    day = season.today - timedelta(days=days_ago)
    for session in planning_reads.sessions_between(athlete=season.athlete, first=day, last=day):
        if session.steps is not None and _runs(season, session, days_ago):
            _run(season, session, days_ago)


def _wake(season: Season, days_ago: int) -> None:
    day = season.today - timedelta(days=days_ago)
    woke = morning(season.person, days_ago=days_ago)
    if woke.watch:
        athletes.put_wellness(athlete=season.athlete, day=day, source="watch", values=woke.watch)
    if woke.answers is not None:
        _check_in(season, woke, day)


def _check_in(season: Season, woke: Morning, day: date) -> None:
    late = timedelta(minutes=season.person.seed % 50)
    said_at = min(season.at(day, WOKE_AT) + late, season.now)
    if woke.answers is not None and season.athlete.local_day(said_at) == day:
        readiness.record_check_in(
            athlete=season.athlete, day=day, answers=woke.answers, note=woke.note, now=said_at
        )


def _decide(season: Season, day: date) -> None:
    """The coach answers an open case before the run; where nothing changes in the course of the day.

    Now and then they do not come to it, and the case is answered late, on the next morning.
    """
    case = Intervention.objects.open().filter(athlete=season.athlete).first()
    rng = np.random.default_rng([season.person.seed, day.toordinal(), 11])
    if case is None or (rng.random() < NOT_COME_TO_IT and season.athlete.local_day(case.opened_at) == day):
        return
    moment = season.at(day, time(7, 5))
    if case.proposal is None:
        moment += timedelta(minutes=int(rng.integers(0, 600)))
    given = {"intervention": case, "member": season.coach, "now": moment, "version": case.version}
    if case.proposal is not None:
        readiness.approve(**given)
    else:
        readiness.dismiss(**given, reason="Looked at the week: fine as it is.")


def _runs(season: Season, session: PlannedSession, days_ago: int) -> bool:
    rng = np.random.default_rng([season.person.seed, days_ago, session.position])
    if season.person.story == Story.SKIPPING and session.key and days_ago <= SKIPPED_DAYS:
        return False
    if season.person.story == Story.ILL and days_ago <= 1:
        return False
    return bool(rng.random() < season.person.adherence)


def _run(season: Season, session: PlannedSession, days_ago: int) -> None:
    rng = np.random.default_rng([season.person.seed, days_ago, 7])
    overdoes = season.person.story == Story.OVERREACHING and days_ago <= OVERDONE_DAYS
    stretch = float(rng.normal(1.0, 0.06)) * (OVERDONE if overdoes else 1.0)
    workout = planning_reads.workout_of(session)
    if workout is None:
        return
    segments = segments_of(workout, physiology(athlete=season.athlete, day=session.day), stretch=stretch)
    started_at = season.at(session.day, RAN_AT)
    if days_ago > FILED_DAYS:
        run = summary(season.person, segments, started_at=started_at)
        activity = athletes.record_activity(
            athlete=season.athlete, run=run, source=Source("log"), category=session.category, now=started_at
        )
        planning.match_session(activity=activity)
        return
    data = fit_file(season.person, segments, started_at=started_at, name=session.title["en"])
    _upload(
        season,
        data,
        f"{session.day:%Y-%m-%d}-run.fit",
        effort=int(np.clip(rng.normal(4 + 2 * session.key, 1), 2, 10)),
    )


def _upload(season: Season, data: bytes, filename: str, *, effort: int) -> None:
    upload = ingest.accept_upload(
        athlete=season.athlete, uploader=season.coach, filename=filename, data=data, now=season.now
    )
    ingest.process_upload(upload_id=upload.pk, now=season.now, read=sandbox.read_here)
    upload.refresh_from_db()
    activity: Activity | None = upload.activity
    if activity is not None:
        readiness.log_effort(activity=activity, rpe=effort, feel=4, pain=0, now=season.now)
