"""Facts for the rules, of many athletes at once: by the clock, and of their runs.

What a morning's check-in tells comes with the check-in (readiness.services.assessing).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from analytics.rules import Facts, Group
from analytics.samples import Array
from athletes.models import Athlete
from athletes.selectors import settings_by
from athletes.settings import Settings
from readiness.selectors.facts import asking
from readiness.selectors.facts.absence import missed, race, silence
from readiness.selectors.facts.asking import Days
from readiness.selectors.facts.known import Found, Heard, Known, Part, Season
from readiness.selectors.facts.load import latest, strained
from readiness.selectors.facts.matched import matched_runs
from readiness.selectors.facts.measured import off_normal
from readiness.selectors.facts.mornings import complaints, unheard
from readiness.selectors.facts.runs import ran

__all__ = ["Found", "Known", "facts_of", "known_by_the_clock", "known_of_runs", "watched"]

READERS = {
    Group.CLOCK: (silence, missed, race, complaints, unheard, off_normal, strained),
    Group.RUNS: (ran,),
}


def watched() -> list[Athlete]:
    """Everybody in the scope, with their organization. One query."""
    return list(Athlete.objects.current().select_related("organization").order_by("pk"))


def known_by_the_clock(
    *,
    athletes: Iterable[Athlete],
    now: datetime,
    past: bool = False,
    loads: Mapping[int, Array] | None = None,
) -> Iterator[Known]:
    """What is on record of each at the moment, for the rules of the clock. At most nine queries.

    `past`: the moment is over, so what was last heard is found from the rows of then; three queries more.
    `loads`: where they are known, of each day up to the one before each one's today; one query less.
    """
    people = {one.pk: one for one in athletes}
    if not people:
        return
    days = {pk: one.local_day(now) for pk, one in people.items()}
    settings = settings_by(people.values())
    seasons = asking.seasons(people)
    heard = asking.heard_until(people, now) if past else asking.heard_now(people)
    whose = list(people) if past else asking.complaining(days)
    said, measures = asking.mornings(days, whose), asking.measurements(days)
    run = asking.loads(days) if loads is None else latest(loads)
    missed_days = asking.missed_days(days)
    due = asking.due_since(days, _overdue(days, settings, seasons, heard))
    races = asking.races(days, max(one.evidence.race_days for one in settings.values()))
    for pk, one in people.items():
        yield Known(
            athlete=one,
            day=days[pk],
            settings=settings[pk],
            season=seasons.get(pk),
            heard=heard.get(pk, asking.NOBODY),
            mornings=said.get(pk, ()),
            measured=measures.get(pk, ()),
            loads=run.get(pk, ()),
            missed=missed_days.get(pk, ()),
            due=due.get(pk, 0),
            race=races.get(pk),
        )


def known_of_runs(*, athletes: Iterable[Athlete], now: datetime) -> Iterator[Known]:
    """What is on record of each one's runs. One query."""
    people = list(athletes)
    days = {one.pk: one.local_day(now) for one in people}
    found = matched_runs(days) if people else {}
    settings = settings_by(people)
    for one in people:
        yield Known(athlete=one, day=days[one.pk], settings=settings[one.pk], runs=found.get(one.pk, ()))


def facts_of(known: Known, *, group: Group, settings: Settings | None = None) -> Found:
    """The facts of a group's rules from what is known; under other settings where they are given."""
    known, part = known if settings is None else replace(known, settings=settings), Part()
    for read in READERS[group]:
        more = read(known)
        part = Part({**part.facts, **more.facts}, {**part.days, **more.days})
    return Found(known.athlete, known.day, known.settings, Facts(**part.facts), part.days)


def _overdue(
    days: Days, settings: Mapping[int, Settings], seasons: Mapping[int, Season], heard: Mapping[int, Heard]
) -> dict[int, date]:
    """The last run of those who have not run for as long as the rule says, or when their season began."""
    found: dict[int, date] = {}
    for pk, season in seasons.items():
        ran_on = max(heard.get(pk, asking.NOBODY).run or season.since, season.since)
        if (days[pk] - ran_on).days >= settings[pk].evidence.upload_days:
            found[pk] = ran_on
    return found
