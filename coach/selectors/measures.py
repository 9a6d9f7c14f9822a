"""All that is measured of an athlete, as tiles: fourteen days each, the usual band, the finding in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext, ngettext

from analytics.evidence import expected_rpe, ramps, weekly_loads
from analytics.fitness import fitness
from athletes.models import Athlete, HeartRateVariability
from athletes.selectors import loads_up_to, settings_for
from coach.selectors.evidence import DAYS, Evidence, Series
from coach.selectors.tiles import SHOWN_DAYS, WEEK, Tile, milliseconds, series, tile
from planning.models import Outcome, PlannedSession
from tenancy.templatetags.display import hours

FIRST_SEEN = 4
HARDER_BY = 1.5
"""RPE points beyond which a run felt harder, or easier, than planned: half of the step between two zones."""
COUNTED = (Outcome.DONE, Outcome.PARTLY, Outcome.OFF, Outcome.MISSED)


@dataclass(frozen=True, slots=True)
class Measures:
    """The tiles that are seen at once, and those behind the fold."""

    first: tuple[Tile, ...]
    more: tuple[Tile, ...]


def measures(*, athlete: Athlete, evidence: Evidence) -> Measures:
    """Everything measured; what has no value in these days stands behind the fold. Two queries."""
    today = evidence.calendar[-1]
    loads = loads_up_to(athlete=athlete, day=today)
    sessions = _sessions(athlete, today)
    settings = settings_for(athlete)
    ctl = fitness(loads, settings.ctl_days, settings.atl_days, settings.start_ctl, settings.start_atl).ctl
    known = settings.start_ctl > 0 or len(loads) > settings.ctl_days
    found = (
        _readiness(evidence),
        _variability(evidence),
        _sleep(evidence),
        _load(weekly_loads(loads, DAYS)),
        _resting(evidence),
        _ramp(ramps(ctl, SHOWN_DAYS) if known else [None] * SHOWN_DAYS, settings.risk.ramp_from),
        _effort(sessions, evidence.calendar[-SHOWN_DAYS:]),
        _compliance(sessions, evidence.calendar[-SHOWN_DAYS:], settings.compliance.green_low),
    )
    ordered = sorted(found, key=lambda one: all(day is None for day in one.days))
    return Measures(tuple(ordered[:FIRST_SEEN]), tuple(ordered[FIRST_SEEN:]))


def _sessions(athlete: Athlete, today: date) -> list[PlannedSession]:
    """What was planned for the last fourteen days, with the run it became. One query."""
    first = today - timedelta(days=SHOWN_DAYS - 1)
    planned = PlannedSession.objects.published().runs().of(athlete).between(first, today)
    return list(planned.select_related("activity").defer("steps"))


def _readiness(evidence: Evidence) -> Tile:
    scores = {day: float(morning.score) for day, morning in evidence.mornings.items()}
    return tile(gettext("Readiness"), series(evidence, scores), lambda value: f"{value:.0f}")


def _variability(evidence: Evidence) -> Tile:
    title = gettext("HRV (%(kind)s)") % {"kind": HeartRateVariability(evidence.hrv_kind).label}
    return tile(title, series(evidence, evidence.hrv_ms), milliseconds)


def _resting(evidence: Evidence) -> Tile:
    days = series(evidence, evidence.resting_hr_bpm)
    return tile(gettext("Resting heart rate"), days, lambda value: f"{value:.0f}", high_is_bad=True)


def _sleep(evidence: Evidence) -> Tile:
    return tile(gettext("Sleep"), series(evidence, evidence.sleep_h), hours)


def _load(weeks: Series) -> Tile:
    """The load of seven days against the usual of the three weeks before them."""
    found = tile(
        gettext("Load, 7 days"), [*weeks[:-WEEK], weeks[-1]], lambda value: f"{value:.0f}", high_is_bad=True
    )
    return replace(found, days=tuple(weeks[-SHOWN_DAYS:]))


def _ramp(days: Sequence[float | None], limit: float) -> Tile:
    """How fast fitness rises, against the limit of the rules."""
    last = days[-1]
    bad = last is not None and last > limit
    if last is None:
        note = gettext("unknown while fitness still warms up")
    elif bad:
        note = gettext("faster than %(limit)s a week") % {"limit": f"{limit:.0f}"}
    else:
        note = gettext("within %(limit)s a week") % {"limit": f"{limit:.0f}"}
    value = gettext("unknown") if last is None else f"{last:+.1f}"
    return _made(gettext("Ramp of fitness"), value, days, (None, limit), note, bad=bad)


def _effort(sessions: Sequence[PlannedSession], calendar: Sequence[date]) -> Tile:
    """RPE of each run less what the plan asked for."""
    by_day, latest = dict[date, float](), ""
    for session in sessions:
        asked = expected_rpe(load=session.load, duration_s=session.duration_s)
        if session.activity is None or not session.activity.rpe or asked is None:
            continue
        by_day[session.day] = session.activity.rpe - asked
        words = {"rpe": session.activity.rpe, "asked": round(asked)}
        latest = gettext("%(rpe)d, plan %(asked)d") % words
    harder = sum(value > HARDER_BY for value in by_day.values())
    note = ngettext("%(n)d run felt harder than planned", "%(n)d runs felt harder than planned", harder)
    days = [by_day.get(day) for day in calendar]
    if not by_day:
        return _made(
            gettext("RPE against plan"), gettext("none"), days, (None, None), gettext("no run with an RPE")
        )
    last = next(value for value in reversed(days) if value is not None)
    bad = last > HARDER_BY
    band = (-HARDER_BY, HARDER_BY)
    return _made(gettext("RPE against plan"), latest, days, band, note % {"n": harder}, bad=bad)


def _compliance(sessions: Sequence[PlannedSession], calendar: Sequence[date], low: float) -> Tile:
    """How much of each planned session was run; a missed one is none of it."""
    counted = [session for session in sessions if session.outcome in COUNTED]
    done = sum(session.outcome == Outcome.DONE for session in counted)
    by_day = {
        session.day: 0.0 if session.outcome == Outcome.MISSED else session.percent for session in counted
    }
    days = [by_day.get(day) for day in calendar]
    title = gettext("Plan kept")
    if not counted:
        return _made(title, gettext("none"), days, (None, None), gettext("nothing was due"))
    words = {"done": done, "due": len(counted)}
    value = gettext("%(done)d of %(due)d") % words
    missed = sum(session.outcome == Outcome.MISSED for session in counted)
    note = ngettext("%(n)d missed in 14 days", "%(n)d missed in 14 days", missed) % {"n": missed}
    return _made(title, value, days, (low, None), note, bad=counted[-1].outcome == Outcome.MISSED)


def _made(
    title: str,
    value: str,
    days: Sequence[float | None],
    band: tuple[float | None, float | None],
    note: str,
    *,
    bad: bool = False,
) -> Tile:
    label = gettext("%(title)s, 14 days: now %(value)s, %(note)s")
    words = {"title": title, "value": value, "note": note}
    return Tile(title, value, tuple(days), band[0], band[1], note, label % words, bad)
