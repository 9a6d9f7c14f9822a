"""The codes of reconciliation in words: cards, reasons, and what fields and sources are called."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

Text = str | Promise

# By ingest.reconcile.conflicts.ConflictKind: a title, and what the card asks or tells.
KINDS: dict[str, tuple[Text, Text]] = {
    "field": (_("Sources differ"), _("The sources of this run say different things.")),
    "duplicate": (_("Duplicate run"), _("One source has this run twice. It counts once.")),
    "ambiguous": (_("Which run is it?"), _("What arrived could belong to more than one run.")),
    "zone_shift": (_("Clock in another zone"), _("Two sources put this run at different hours.")),
}
STATES: dict[str, Text] = {
    "resolved": _("Settled by rule"),
    "pending": _("Waiting for you"),
}
# By ingest.reconcile.matching.Reason.
MATCHES: dict[str, Text] = {
    "same_id": _("Same run: the source gives it the same number."),
    "same_file": _("Same run: the source names this very file."),
    "told_twice": _("The same source has it twice, with equal time and distance."),
    "same_start": _("Same run: start and distance agree."),
    "overlap": _("Same run: recorded at the same time."),
    "zone_shift": _("Same run: the clocks stand in different time zones."),
    "same_day": _("Same day, and distance or duration agrees. The source tells no time of day."),
    "part": _("Recorded within a much longer run: it may be a part of it."),
    "too_little": _("Day or start agrees; the source tells too little to be sure."),
    "other_sport": _("Another run: the sports differ."),
    "other_day": _("Another run: the days differ."),
    "other_time": _("Another run: the times differ."),
    "other_size": _("Another run: distance and duration differ."),
}
# By ingest.reconcile.conflicts.Why.
REASONS: dict[str, Text] = {
    "only": _("Nobody else tells it."),
    "highest": _("First in the order of sources for this field."),
    "preferred": _("A rule always takes this source."),
    "picked": _("A person chose this source."),
    "typed": _("A person typed it."),
    "mean": _("A person took the mean."),
    "merged": _("Kept, with its source."),
    "agrees": _("Agrees with the value taken."),
    "lower": _("Differs, and stands lower in the order."),
    "same_rank": _("Differs, and is from the same kind of source: no order decides."),
    "doubtful": _("Read from free text, not with certainty."),
    "no_source": _("Not asked for this field."),
}
SOURCES: dict[str, Text] = {
    "manual": _("typed here"),
    "name": _("workout name"),
    "fit": _("FIT file"),
    "tcx": _("TCX file"),
    "gpx": _("GPX file"),
    "strava": "Strava",
    "garmin": "Garmin",
    "apple": "Apple Health",
    "runalyze": "Runalyze",
    "training_peaks": "TrainingPeaks",
    "log": _("training log"),
    "table": _("table"),
}
FIELDS: dict[str, Text] = {
    "started_at": _("start"),
    "sport": _("sport"),
    "name": _("name"),
    "distance_m": _("distance"),
    "timer_s": _("duration"),
    "elapsed_s": _("elapsed time"),
    "moving_s": _("moving time"),
    "avg_hr_bpm": _("mean heart rate"),
    "max_hr_bpm": _("highest heart rate"),
    "avg_cadence_spm": _("mean cadence"),
    "max_cadence_spm": _("highest cadence"),
    "ascent_m": _("ascent"),
    "descent_m": _("descent"),
    "avg_power_w": _("mean power"),
    "max_power_w": _("highest power"),
    "max_speed_m_s": _("highest speed"),
    "calories": _("calories"),
    "workout_type": _("workout type"),
    "shoe": _("shoe"),
    "intensity": _("intensity"),
    "rpe": _("effort (RPE)"),
    "feel": _("feel"),
    "streams": _("recording, second by second"),
    "laps": _("laps"),
}
# By ingest.reconcile.intervals.Part and ingest.reconcile.named.Kind.
PARTS: dict[str, Text] = {
    "warm_up": _("warm-up"),
    "rep": _("repetition"),
    "recovery": _("recovery"),
    "cool_down": _("cool-down"),
}
WORKOUTS: dict[str, Text] = {
    "easy": _("easy run"),
    "recovery": _("recovery run"),
    "long": _("long run"),
    "steady": _("steady run"),
    "tempo": _("tempo run"),
    "progression": _("progression run"),
    "intervals": _("intervals"),
    "ladder": _("ladder"),
    "fartlek": _("fartlek"),
    "hills": _("hills"),
    "race": _("race"),
}


def card(kind: str, params: Mapping[str, Any]) -> tuple[str, str]:
    """A card's title, and what it says; `params` are those of the conflict."""
    title, words = KINDS[kind]
    if kind == "zone_shift" and params.get("hours"):
        return str(title), _apart(float(params["hours"]))
    if kind == "ambiguous" and params.get("candidates"):
        return str(title), _candidates(int(params["candidates"]))
    return str(title), str(words)


def reason(code: str) -> str:
    """Why a run was recognised, or a value was taken."""
    return str(MATCHES[code] if code in MATCHES else REASONS[code])


def _apart(hours: float) -> str:
    words = ngettext(
        "Two sources put this run %(hours)s hour apart, as clocks of two time zones do.",
        "Two sources put this run %(hours)s hours apart, as clocks of two time zones do.",
        1 if hours == 1 else 2,
    )
    return words % {"hours": number_format(f"{hours:g}")}


def _candidates(count: int) -> str:
    words = ngettext(
        "What arrived may belong to %(count)d run. Say whether it does.",
        "What arrived could belong to any of %(count)d runs. Say to which.",
        count,
    )
    return words % {"count": count}
