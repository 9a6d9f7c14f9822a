"""Flags: evidence raised on a day, and withdrawn when it no longer holds."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from analytics.recommendation import Action
from analytics.rules import Facts
from athletes.models import Athlete
from readiness.models import Flag, FlagKind
from readiness.services import interventions
from readiness.services.assessing import Assessment
from readiness.services.bases import advised_from
from readiness.services.desk import AT_ONCE, Desk
from readiness.services.evidence import Evidence, evidence_of
from readiness.services.interventions import Course, LiveFlags
from readiness.services.weighing import FROM_CHECK_IN


def raise_or_withdraw(
    *,
    athlete: Athlete,
    day: date,
    found: Assessment,
    now: datetime,
    heard: bool = False,
    desk: Desk = AT_ONCE,
) -> None:
    """Make a check-in's flags what its advice says, those of earlier days included; the queue follows.

    A check-in also ends a silence, and pain or an illness that lasted and is no more. `heard`: the athlete
    has just said something new. Safe to repeat: the same advice twice changes nothing.
    """
    advice = found.advice
    factors = advice.risk.factors if advice else ()
    evidence = evidence_of(factors, facts=found.facts, numbers=found.numbers, day=day)
    kinds = FROM_CHECK_IN | _ended(found.facts)
    raised = keep(athlete=athlete, kinds=kinds, evidence=evidence, until=day, now=now, desk=desk)
    course = Course(Action.KEEP, 1.0, found.session)
    if advice is not None:
        read = advised_from(found.facts, found.numbers, advice)
        course = Course(advice.action, advice.confidence, found.session, read)
    interventions.follow(athlete=athlete, raised=raised, course=course, now=now, heard=heard, desk=desk)


def keep(
    *,
    athlete: Athlete,
    kinds: Collection[FlagKind],
    evidence: Sequence[Evidence],
    until: date,
    now: datetime,
    desk: Desk = AT_ONCE,
) -> LiveFlags:
    """Make the live flags of these kinds, up to a day, exactly the evidence."""
    wanted = {(item.kind, item.day): item for item in evidence}
    first = min((item.day for item in evidence), default=until)
    rows, others = _rows(desk.flags(athlete, kinds, first, until), kinds, until)
    gone = [flag for key, flag in rows.items() if key not in wanted and flag.withdrawn_at is None]
    for flag in gone:
        flag.withdrawn_at = now
    new = [_flag(athlete, item, now) for key, item in wanted.items() if key not in rows]
    desk.add_flags(new)
    kept = [flag for key, flag in rows.items() if key in wanted]
    back = [flag for key, flag in rows.items() if key in wanted and _raise_again(flag, wanted[key])]
    grown = {flag.pk for key, flag in rows.items() if key in wanted and _says_more(flag, wanted[key])}
    changed = [flag for key, flag in rows.items() if key in wanted and _renew(flag, wanted[key])]
    desk.save_flags([*gone, *back, *changed], "strength", "params", "rule_version", "basis", "withdrawn_at")
    live = sorted([*others, *kept, *new], key=lambda flag: (-flag.strength, flag.pk))
    return LiveFlags(live, [*new, *back, *(flag for flag in changed if flag.pk in grown)])


def take_back(*, athlete: Athlete, day: date, recorded_at: datetime, now: datetime) -> None:
    """Undo what the day's check-in did: withdraw what it raised, bring back what it withdrew or closed."""
    own = Flag.objects.of(athlete).filter(day=day, kind__in=FROM_CHECK_IN, withdrawn_at=None)
    own.order_by().update(withdrawn_at=now)
    withdrawn = Flag.objects.of(athlete).filter(withdrawn_at=recorded_at)
    earlier = withdrawn.exclude(day=day, kind__in=FROM_CHECK_IN)
    earlier.order_by().update(withdrawn_at=None)
    interventions.reopen(athlete=athlete, closed_at=recorded_at)
    live = list(Flag.objects.of(athlete).filter(withdrawn_at=None))
    course = Course(Action.KEEP, 1.0, None)
    interventions.follow(athlete=athlete, raised=LiveFlags(live), course=course, now=now)


def _rows(
    flags: Sequence[Flag], kinds: Collection[FlagKind], until: date
) -> tuple[dict[tuple[FlagKind, date], Flag], list[Flag]]:
    """The flags of these kinds up to the day, and the other live ones.

    What was withdrawn of the days from the first on is among the first: it may be raised again.
    """
    own = [flag for flag in flags if flag.kind in kinds and flag.day <= until]
    rows = {(FlagKind(flag.kind), flag.day): flag for flag in own}
    return rows, [flag for flag in flags if flag not in own]


def _flag(athlete: Athlete, item: Evidence, now: datetime) -> Flag:
    return Flag(
        athlete=athlete,
        kind=item.kind,
        day=item.day,
        strength=item.strength,
        params=item.params,
        rule_version=item.version,
        basis=item.basis,
        raised_at=now,
    )


def _raise_again(flag: Flag, item: Evidence) -> bool:
    """Raise a withdrawn flag that says the same as before, not yet saved; True if it is one."""
    if flag.withdrawn_at is None or (flag.strength, flag.params) != (item.strength, item.params):
        return False
    flag.withdrawn_at = None
    return True


def _renew(flag: Flag, item: Evidence) -> bool:
    """Bring a flag up to date, not yet saved; True if that changed it."""
    current = (flag.strength, flag.params, flag.withdrawn_at)
    if current == (item.strength, item.params, None):
        return False
    flag.strength, flag.params, flag.withdrawn_at = item.strength, item.params, None
    flag.rule_version, flag.basis = item.version, item.basis
    return True


def _says_more(flag: Flag, item: Evidence) -> bool:
    """A check-in that says something else is news; that a silence lasts a day more is none."""
    return flag.kind in FROM_CHECK_IN or flag.withdrawn_at is not None or item.strength > flag.strength


def _ended(facts: Facts) -> frozenset[FlagKind]:
    """What a check-in takes back at once; everything else waits for the clock."""
    heard = {FlagKind.SILENT: True, FlagKind.UNHEARD: True}
    over = {**heard, FlagKind.PAIN_LASTING: not facts.pain, FlagKind.ILL_LASTING: not facts.ill}
    return frozenset(kind for kind, is_over in over.items() if is_over)
