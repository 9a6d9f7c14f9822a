"""What the season comes to, in a sentence: the title of its chart."""

from datetime import timedelta

from django.utils.translation import gettext

from coach.selectors.season.amounts import rounded, signed
from coach.selectors.season.facts import SeasonFacts
from planning.changes import Event
from tenancy.templatetags.display import long_day

WEEK = timedelta(days=7)


def finding_of(found: SeasonFacts) -> str:
    """Fitness now, and at the race that counts or at the end."""
    today, course = found.facts.today, found.outlook.course
    now = course.morning(max(today, course.first))
    goal = goal_of(found.outlook.events, found)
    if now is None:
        return gettext("Nothing is known of fitness yet.")
    if goal is not None and (there := course.morning(goal.day)) is not None:
        words = gettext("%(race)s on %(day)s: fitness %(ctl)s, form %(tsb)s. Today it is %(now)s.")
        facts = {"race": goal.name, "day": long_day(goal.day), "now": rounded(now.ctl)}
        return words % {**facts, "ctl": rounded(there.ctl), "tsb": signed(there.tsb)}
    end = course.evening(found.last)
    if end is None or found.last < today + WEEK:
        return _highest(found, now.ctl)
    words = gettext("Fitness goes from %(now)s today to %(end)s on %(day)s.")
    return words % {"now": rounded(now.ctl), "end": rounded(end.ctl), "day": long_day(found.last)}


def _highest(found: SeasonFacts, now: float) -> str:
    """For weeks that are over."""
    known = [(one.end.ctl, one.monday) for one in found.outlook.weeks if one.end]
    if not known:
        return gettext("Fitness is %(now)s today.") % {"now": rounded(now)}
    highest, monday = max(known)
    words = gettext("Fitness is %(now)s today; highest it was %(most)s, in the week of %(day)s.")
    return words % {"now": rounded(now), "most": rounded(highest), "day": long_day(monday)}


def goal_of(events: tuple[Event, ...], found: SeasonFacts) -> Event | None:
    """The race to come that the season leads to: its plan's, else the first A race, else the first race."""
    ahead = [one for one in events if one.day >= found.facts.today]
    race = found.plan.race if found.plan else None
    if race is not None and (own := next((one for one in ahead if one.race == race.public_id), None)):
        return own
    return min(ahead, key=lambda one: (one.priority, one.day, one.race), default=None)
