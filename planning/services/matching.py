"""What was run against what was planned, on the athlete's local day; and the days that passed unrun."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.db.models.functions import TruncDate

from analytics.compliance import Amount, Thresholds, Verdict, compare
from athletes.models import Activity, Athlete
from athletes.selectors import settings_for
from planning import pairing
from planning.models import Outcome, PlannedSession
from planning.services.kept_weeks import refresh_week, refresh_weeks

FOUND = ("activity_id", "outcome", "percent", "measure")
"""What matching writes on a session."""
UNMATCHED = {"activity_id": None, "outcome": Outcome.OPEN, "percent": None, "measure": ""}


@transaction.atomic
def match_session(*, activity: Activity) -> PlannedSession | None:
    """Match the runs of the activity's local day; returns the session that the activity was, if any."""
    sessions = match_day(athlete=activity.athlete, day=activity.day)
    return next((one for one in sessions if one.activity_id == activity.pk), None)


@transaction.atomic
def match_day(*, athlete: Athlete, day: date) -> list[PlannedSession]:
    """Match all of the day anew, so that a later run can give an earlier one its better place.

    A locked match stands. Safe to repeat.
    """
    planned = PlannedSession.objects.published().runs().of(athlete).filter(day=day)
    sessions = list(planned.select_for_update(of=("self",)))
    runs = {run.pk: run for run in Activity.objects.of(athlete).current().filter(day=day).order_by("pk")}
    pairs = pairing.pair(
        [pairing.Planned(one.pk, one.duration_s, one.activity_id, one.match_locked) for one in sessions],
        [pairing.Run(run.pk, run.sport, run.duration_s) for run in runs.values()],
    )
    _release(sessions, pairs)
    thresholds = settings_for(athlete).compliance
    for session in sessions:
        _judge(session, runs.get(pairs.get(session.pk, 0)), thresholds)
    if sessions:
        refresh_week(athlete=athlete, day=day)
    return sessions


@transaction.atomic(savepoint=False)
def match_days(*, athlete: Athlete, days: Collection[date]) -> None:
    """The same for several days; a run that has moved from one to another is let go of first."""
    if len(days) > 1:
        held = PlannedSession.objects.of(athlete).filter(day__in=days, activity__isnull=False)
        held.exclude(activity__day=F("day")).order_by().update(**UNMATCHED)
    for day in sorted(days):
        match_day(athlete=athlete, day=day)


@transaction.atomic
def move_match(*, before: Activity, after: Activity) -> None:
    """Let `after` be what `before` was in the plan, unless it has a session of its own."""
    sessions = PlannedSession.objects.filter(activity=before).order_by("pk")
    if PlannedSession.objects.filter(activity=after).exists():
        sessions.update(**UNMATCHED)
    else:
        sessions.update(activity=after)


def mark_missed(*, athlete: Athlete, today: date) -> int:
    """Call missed what the athlete was to run before today and did not; returns how many. Safe to repeat."""
    return _mark(athletes=[athlete.pk], today=today)


def mark_missed_everywhere(*, now: datetime) -> int:
    """The same for each athlete of the organization, by their own calendar; and their last seven days.

    Two updates a time zone, and for those who have a new day three more.
    """
    by_zone: dict[str, list[int]] = {}
    for pk, zone in Athlete.objects.current().order_by("pk").values_list("pk", "timezone"):
        by_zone.setdefault(zone, []).append(pk)
    missed = sum(
        _mark(athletes=pks, today=now.astimezone(ZoneInfo(zone)).date())
        for zone, pks in sorted(by_zone.items())
    )
    refresh_weeks(now=now)
    return missed


def _mark(*, athletes: list[int], today: date) -> int:
    """Days from before the plan was published are nobody's miss."""
    late = PlannedSession.objects.published().runs().filter(athlete__in=athletes, day__lt=today)
    unrun = late.filter(outcome=Outcome.OPEN, activity=None, day__gte=TruncDate("plan__published_at"))
    missed: int = unrun.order_by().update(outcome=Outcome.MISSED, percent=0, measure="duration")
    return missed


def _release(sessions: Sequence[PlannedSession], pairs: dict[int, int]) -> None:
    """Before a run moves to another session the old one lets go of it: a run belongs to one at a time."""
    moved = [one for one in sessions if one.activity_id and one.activity_id != pairs.get(one.pk)]
    if not moved:
        return
    PlannedSession.objects.filter(pk__in=[one.pk for one in moved]).update(**UNMATCHED)
    for session in moved:
        _set(session, UNMATCHED)


def _judge(session: PlannedSession, run: Activity | None, thresholds: Thresholds) -> None:
    """Compare and keep; an excused day stays excused, and one that asked for no amount has no verdict.

    Such a day may have passed as missed before its run came in: from then on it is not.
    """
    if run is None:
        return
    planned = Amount(session.duration_s, session.distance_m, session.load)
    done = Amount(run.duration_s, run.distance_m, run.load)
    found = compare(planned, done, thresholds, excused=session.outcome == Outcome.EXCUSED)
    values = {
        "activity_id": run.pk,
        "outcome": _outcome(session, found.verdict),
        "percent": found.percent,
        "measure": found.measure,
    }
    if any(getattr(session, name) != value for name, value in values.items()):
        _set(session, values)
        session.save(update_fields=FOUND)


def _outcome(session: PlannedSession, verdict: Verdict) -> Outcome:
    if verdict is not Verdict.NO_PLAN:
        return Outcome(verdict)
    return Outcome.EXCUSED if session.outcome == Outcome.EXCUSED else Outcome.OPEN


def _set(session: PlannedSession, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(session, name, value)
