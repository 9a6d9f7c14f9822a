"""Pain and illness that last, from what the check-ins say."""

from collections.abc import Callable, Sequence
from datetime import date

from analytics.streaks import Streak, streak
from readiness.selectors.facts.known import Known, Morning, Part

STILL = 1.0


def complaints(known: Known) -> Part:
    """For how many days, by the calendar, the athlete has been hurt and ill."""
    mornings = sorted(known.mornings, key=lambda one: one.day)
    hurt = _running(mornings, known, lambda one: one.pain > 0)
    ill = _running(mornings, known, lambda one: one.ill)
    part = Part()
    if hurt is not None:
        last = mornings[-1]
        facts = {"pain": last.pain, "body_part": last.body_part, "pain_days": _days(hurt, known)}
        part = part.joined(facts, "pain_lasting", hurt.first)
    if ill is not None:
        part = part.joined({"ill": True, "ill_days": _days(ill, known)}, "ill_lasting", ill.first)
    return part


def unheard(known: Known) -> Part:
    """Since when nobody knows how it is: the last check-in that came told of illness or notable pain.

    Until the rule of silence takes over.
    """
    last = max(known.mornings, key=lambda one: one.day, default=None)
    if last is None or not (last.ill or last.pain >= known.settings.evidence.unheard_pain):
        return Part()
    if _is_silence(known, last.day):
        return Part()
    facts = {
        "unheard_days": (known.day - last.day).days,
        "unheard_since": last.day.isoformat(),
        "unheard_pain": last.pain or None,
        "body_part": last.body_part,
    }
    return Part(facts, {"unheard": last.day})


def _is_silence(known: Known, last: date) -> bool:
    expected = known.season is not None and known.season.expects(known.day)
    spoken_of = expected and "silent" not in known.settings.off
    return spoken_of and (known.day - last).days >= known.settings.evidence.silent_days


def _running(mornings: Sequence[Morning], known: Known, holds: Callable[[Morning], bool]) -> Streak | None:
    days = [(one.day.toordinal(), 1.0) for one in mornings]
    return streak(
        days,
        today=known.day.toordinal(),
        off=lambda index: STILL if holds(mornings[index]) else None,
        limit=STILL,
    )


def _days(found: Streak, known: Known) -> int:
    return known.day.toordinal() - found.first + 1
