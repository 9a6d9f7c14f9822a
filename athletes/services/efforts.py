"""How hard an activity was, as the athlete says, and the load that follows from it."""

from django.db import transaction

from athletes import selectors
from athletes.derived import load_with
from athletes.models import Activity, AthleteState
from athletes.services.fitness import refresh_load
from athletes.services.versions import demand_version

# Methods that an effort rating can overrule.
RATED = frozenset({"srpe", "typical"})


@transaction.atomic
def log_effort(
    *,
    activity: Activity,
    rpe: int | None,
    feel: int | None,
    pain: int | None,
    note: str,
    version: int | None = None,
) -> Activity:
    """Keep what the athlete says of the run; a load that rests on the rating or the duration follows it.

    Raises Changed if the run is no longer at `version`, where one is named.
    """
    locked = Activity.objects.select_for_update(of=("self",)).select_related("athlete__organization")
    kept: Activity = locked.get(pk=activity.pk)
    demand_version(found=kept.version, wanted=version)
    kept.rpe, kept.feel, kept.pain, kept.note = rpe, feel, pain, note
    kept.version += 1
    rated = kept.load_method in RATED
    if rated:
        _rate(kept)
    kept.save()
    if rated:
        state = AthleteState.objects.get(athlete=kept.athlete)
        refresh_load(athlete=kept.athlete, today=max(state.load_day or kept.day, kept.day))
    return kept


def _rate(activity: Activity) -> None:
    """These methods were taken because neither streams nor means would do: the rating is all that is new."""
    physiology = selectors.physiology(athlete=activity.athlete, day=activity.day)
    category = str(activity.load_inputs.get("category", ""))
    found = load_with(activity, None, None, physiology=physiology, category=category)
    activity.load, activity.load_method = found.value, found.method.value
    activity.load_inputs = {"category": category, **found.inputs}
