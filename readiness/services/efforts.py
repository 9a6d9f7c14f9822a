"""How a run felt: kept with the run, its load and verdict renewed, pain shown to the coach."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from analytics.rules import BY_CODE, Facts, apply
from athletes import services as athletes
from athletes.models import Activity
from athletes.selectors import settings_for
from planning import services as planning
from readiness.models import FlagKind
from readiness.services import flags, interventions, watching
from readiness.services.evidence import evidence_of

RECENT = timedelta(days=7)


@transaction.atomic
def log_effort(
    *,
    activity: Activity,
    rpe: int | None,
    feel: int | None,
    pain: int | None,
    note: str = "",
    version: int | None = None,
    now: datetime,
) -> Activity:
    """Keep what the athlete says of a run; pain from the swap limit on raises a flag, and so does what the
    last runs tell together. Safe to repeat.

    Raises athletes' Changed if a version is named and the run has another by now.
    """
    interventions.hold(activity.athlete)
    logged = athletes.log_effort(activity=activity, rpe=rpe, feel=feel, pain=pain, note=note, version=version)
    planning.match_session(activity=logged)
    if activity.day > activity.athlete.local_day(now) - RECENT:
        _flag_pain(logged, now)
        watching.watch_runs_of(athlete=logged.athlete, now=now)
    return logged


def _flag_pain(activity: Activity, now: datetime) -> None:
    """The worst pain of the day's runs; a later run without pain takes the flag back."""
    athlete, day = activity.athlete, activity.day
    settings = settings_for(athlete)
    runs = Activity.objects.of(athlete).filter(day=day, deleted_at=None)
    facts = Facts(run_pain=runs.aggregate(worst=Max("pain"))["worst"])
    said = apply((BY_CODE[FlagKind.ACTIVITY_PAIN],), facts, settings.numbers)
    evidence = evidence_of(said, facts=facts, numbers=settings.numbers, day=day)
    kinds = {FlagKind.ACTIVITY_PAIN}
    raised = flags.keep(athlete=athlete, kinds=kinds, evidence=evidence, until=day, now=now)
    interventions.follow(athlete=athlete, raised=raised, course=None, now=now)
