"""A check-in's result in the words an athlete reads."""

from collections.abc import Iterator
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from analytics.recommendation import Action
from athletes.models import Band
from readiness.models import CheckIn, Problem, Verb
from readiness.wording.phrases import part, together

MOST_REASONS = 3
LOW_ANSWER, LOW_MEASUREMENT = 50.0, 40.0
"""Components under which an item is a reason; 40 is a standard deviation on the wrong side of normal."""

TITLES: dict[str, str | Promise] = {
    Band.GREEN: _("Good to go today"),
    Band.AMBER: _("Train with care today"),
    Band.RED: _("Take it easy today"),
}
ANSWERS: dict[str, str | Promise] = {
    "sleep": _("you slept badly"),
    "energy": _("energy is low"),
    "recovery": _("your muscles are tired"),
    "stress": _("stress is high"),
}
MEASUREMENTS: dict[str, str | Promise] = {
    "hrv": _("HRV is under your normal range"),
    "resting_hr": _("resting heart rate is above your normal range"),
    "sleep_h": _("sleep is short"),
}
ITEMS: dict[str, str | Promise] = {
    "hrv": _("HRV"),
    "resting_hr": _("resting heart rate"),
    "sleep_h": _("hours of sleep"),
}


class CoachLine(StrEnum):
    """Where the coach stands towards today's advice."""

    TOLD = "told"
    ASKED = "asked"
    DECIDES = "decides"
    OWN = "own"
    RULES = "rules"
    OWN_RULES = "own_rules"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    KEPT = "kept"
    DISAGREED = "disagreed"
    DAYS = "days"
    RULES_DAYS = "rules_days"


COACH_LINES: dict[CoachLine, str | Promise] = {
    CoachLine.TOLD: _("Your coach has been told."),
    CoachLine.ASKED: _("Your coach has been asked to confirm this change."),
    CoachLine.DECIDES: _("Your coach has been asked. Until they decide, the plan stands."),
    CoachLine.OWN: _("You are your own coach: confirm it in the command center."),
    CoachLine.RULES: _("Changed by the rules. Your coach has been told and has not confirmed it yet."),
    CoachLine.OWN_RULES: _("Changed by your rules: confirm it in the command center, or put it back."),
    CoachLine.CONFIRMED: _("Your coach has confirmed this change."),
    CoachLine.CHANGED: _("Your coach has chosen this session for today."),
    CoachLine.KEPT: _("Your coach has seen it: the plan stands."),
    CoachLine.DISAGREED: _("Your coach knows that you disagree. Until they change it, the decision stands."),
    CoachLine.DAYS: _("Your coach has changed the coming days: see below."),
    CoachLine.RULES_DAYS: _(
        "The rules have changed the coming days: see below. Your coach has been told and has not confirmed"
        " it yet."
    ),
}
DECIDED: dict[str, str | Promise] = {
    Verb.APPROVE: _("%(who)s confirmed the change, %(when)s"),
    Verb.EDIT: _("%(who)s chose another session, %(when)s"),
    Verb.DISMISS: _("%(who)s left the plan as it is, %(when)s"),
}
BY_THE_RULES = _("Changed by the rules, %(when)s")
NOON, EVENING = 12, 18


def greeting(name: str, hour: int) -> str:
    """Good morning, Ji-woo: by the athlete's own clock."""
    words = gettext("Good evening, %(name)s")
    if hour < NOON:
        words = gettext("Good morning, %(name)s")
    elif hour < EVENING:
        words = gettext("Good afternoon, %(name)s")
    return words % {"name": name.split(maxsplit=1)[0] if name.split() else name}


def title(band: str, action: str) -> str:
    """What today means, in a few words."""
    return gettext("Rest today") if action == Action.REST else str(TITLES[band])


def why(check_in: CheckIn) -> str:
    """The reasons of the score: Your calf is sore, sleep is short and energy is low."""
    reasons = [*_problem(check_in), *_low_items(check_in)][:MOST_REASONS]
    if reasons and check_in.band == Band.GREEN:
        return gettext("You are ready. Keep an eye on one thing: %(reason)s.") % {"reason": reasons[0]}
    if reasons:
        return together(reasons)
    if check_in.band == Band.GREEN:
        return gettext("Everything is where it should be.")
    return gettext("Your answers are a little lower than they should be for hard training.")


def learning(check_in: CheckIn, days: int) -> str:
    """How far the athlete's own normal is known; "" once it is."""
    if not check_in.learning:
        return ""
    words = gettext("Still learning what is normal for you: %(known)d of %(days)d days.")
    return words % {"known": check_in.baseline_days, "days": days}


def missing(check_in: CheckIn) -> str:
    """What was not measured; "" if nothing is missing."""
    items = ", ".join(str(ITEMS[item]) for item in check_in.missing)
    return gettext("Not measured: %(items)s.") % {"items": items} if items else ""


def decided(verb: str, who: str, when: str) -> str:
    """Who decided what and when; the rules where it was nobody."""
    return str(DECIDED.get(verb, BY_THE_RULES) if who else BY_THE_RULES) % {"who": who, "when": when}


def coach_line(line: CoachLine) -> str:
    """Where the coach stands, as a sentence."""
    return str(COACH_LINES[line])


def caution(check_in: CheckIn, limit: int) -> str:
    """When to stop a run that hurts; "" when nothing does."""
    if check_in.pain == 0:
        return ""
    where = part(check_in.body_part)
    words = gettext("Stop if your %(part)s hurts more than %(limit)d of 10.")
    if not where:
        words = gettext("Stop if it hurts more than %(limit)d of 10.")
    return words % {"part": where, "limit": limit}


def _problem(check_in: CheckIn) -> Iterator[str]:
    if check_in.problem == Problem.ILL:
        yield gettext("you are ill")
    if check_in.pain > 0:
        where = part(check_in.body_part)
        yield gettext("your %(part)s is sore") % {"part": where} if where else gettext("something hurts")


def _low_items(check_in: CheckIn) -> Iterator[str]:
    for found in check_in.contributions:
        item, component = found["item"], found["component"]
        if item in ANSWERS and component < LOW_ANSWER:
            yield str(ANSWERS[item])
        elif item in MEASUREMENTS and component <= LOW_MEASUREMENT:
            yield str(MEASUREMENTS[item])
