"""Activities as they count: the totals, the laps, the reps, the streams."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned, RemovableQuerySet
from athletes.models.facts import Shoe
from tenancy.rows import Published, TenantForeignKey, Versioned, audited, manager


@audited
class Activity(Published, Versioned, AthleteOwned):
    """One activity as it counts, on the athlete's local day, with what pages and rules need computed once.

    Where only the day is known, `started_at` is its noon and `start_known` is false. `provenance`: field →
    list of {source (its key), kind, value, chosen, reason}, as ingest.reconcile found it.
    """

    referenced = True

    day = models.DateField()
    started_at = models.DateTimeField()
    sport = models.CharField(max_length=30, default="running")
    sub_sport = models.CharField(max_length=30, blank=True)
    start_known = models.BooleanField(default=True, db_default=True)
    local_offset_s = models.IntegerField(null=True, help_text="local time less UTC, where a source tells")
    name = models.CharField(max_length=120, blank=True)
    workout_type = models.CharField(max_length=60, blank=True, db_default="")
    shoe = TenantForeignKey(Shoe, models.SET_NULL, null=True, blank=True, related_name="+")
    duration_s = models.FloatField(help_text="timer time: pauses left out")
    elapsed_s = models.FloatField(null=True)
    moving_s = models.FloatField(null=True)
    distance_m = models.FloatField(null=True)
    ascent_m = models.FloatField(null=True)
    descent_m = models.FloatField(null=True)
    avg_hr_bpm = models.FloatField(null=True)
    max_hr_bpm = models.FloatField(null=True)
    avg_cadence_spm = models.FloatField(null=True)
    avg_power_w = models.FloatField(null=True)
    calories = models.FloatField(null=True)
    intensity = models.FloatField(null=True, help_text="of the master log, on the scale that it uses")
    load = models.FloatField(null=True)
    load_method = models.CharField(max_length=10, blank=True)
    load_inputs = models.JSONField(default=dict, blank=True)
    hr_zone_s = ArrayField(models.FloatField(), size=6, null=True)
    pace_zone_s = ArrayField(models.FloatField(), size=6, null=True)
    efficiency = models.FloatField(null=True, help_text="metres a minute by beat: analytics.drift")
    decoupling_pct = models.FloatField(null=True)
    best_efforts = models.JSONField(default=dict, blank=True, db_default={}, help_text="metres → seconds")
    warnings = models.JSONField(default=list, blank=True)
    provenance = models.JSONField(default=dict, blank=True, db_default={})
    notes = models.JSONField(default=list, blank=True, db_default=[], help_text="[{kind, text}] of sources")
    scores = models.JSONField(default=list, blank=True, db_default=[], help_text="[{kind, score, value}]")
    rpe = models.PositiveSmallIntegerField(_("effort (RPE)"), null=True, blank=True)
    feel = models.PositiveSmallIntegerField(_("feel"), null=True, blank=True)
    pain = models.PositiveSmallIntegerField(_("pain"), null=True, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)

    objects = manager(RemovableQuerySet)

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name_plural = "activities"
        constraints = [
            models.CheckConstraint(condition=Q(rpe=None) | Q(rpe__range=(1, 10)), name="activity_rpe_scale"),
            models.CheckConstraint(
                condition=Q(feel=None) | Q(feel__range=(1, 5)), name="activity_feel_scale"
            ),
            models.CheckConstraint(
                condition=Q(pain=None) | Q(pain__range=(0, 10)), name="activity_pain_scale"
            ),
        ]
        indexes = [
            # athletes.selectors.activities: a person's runs, newest first
            models.Index(fields=["organization", "athlete", "-started_at"], name="activity_of_athlete"),
            # planning.services.match_session; athletes.selectors.fitness_on: years of load, by index alone
            models.Index(
                fields=["organization", "athlete", "day"],
                include=["load", "started_at", "deleted_at"],
                name="activity_on_day",
            ),
        ]


@audited
class Lap(AthleteOwned):
    activity = TenantForeignKey(Activity, models.CASCADE, related_name="laps")
    number = models.PositiveSmallIntegerField()
    start_s = models.FloatField()
    duration_s = models.FloatField()
    distance_m = models.FloatField(null=True)
    avg_hr_bpm = models.FloatField(null=True)
    max_hr_bpm = models.FloatField(null=True)
    avg_cadence_spm = models.FloatField(null=True)
    ascent_m = models.FloatField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "activity", "number"], name="lap_once")
        ]


class Part(models.TextChoices):
    REP = "rep", _("rep")
    RECOVERY = "recovery", _("recovery")
    WARM_UP = "warm_up", _("warm-up")
    COOL_DOWN = "cool_down", _("cool-down")


@audited
class Interval(AthleteOwned):
    """A rep or what lies between two; `distance_m` is what counts, as prescribed where a name prescribes."""

    activity = TenantForeignKey(Activity, models.CASCADE, related_name="intervals")
    number = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=10, choices=Part.choices)
    start_s = models.FloatField()
    duration_s = models.FloatField()
    prescribed_m = models.FloatField(null=True)
    recorded_m = models.FloatField(null=True)
    distance_m = models.FloatField(null=True)
    avg_hr_bpm = models.FloatField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "activity", "number"], name="interval_once")
        ]


class ActivityStreams(AthleteOwned):
    """Per-second data: one compressed column a stream (analytics.streams), and a histogram for zones to come.

    Not audited: it follows from the raw file, which is kept. `developer` holds what apps on the watch wrote,
    by name, in one column (athletes.columns).
    """

    activity = TenantForeignKey(Activity, models.CASCADE, related_name="streams")
    length = models.PositiveIntegerField()
    time_s = models.BinaryField(null=True)
    distance_m = models.BinaryField(null=True)
    speed_m_s = models.BinaryField(null=True)
    heart_rate_bpm = models.BinaryField(null=True)
    cadence_spm = models.BinaryField(null=True)
    power_w = models.BinaryField(null=True)
    altitude_m = models.BinaryField(null=True)
    lat_deg = models.BinaryField(null=True)
    lon_deg = models.BinaryField(null=True)
    temperature_c = models.BinaryField(null=True)
    vertical_oscillation_mm = models.BinaryField(null=True)
    vertical_ratio_percent = models.BinaryField(null=True)
    stance_time_ms = models.BinaryField(null=True)
    stance_time_percent = models.BinaryField(null=True)
    stance_time_balance_percent = models.BinaryField(null=True)
    step_length_mm = models.BinaryField(null=True)
    developer = models.BinaryField(null=True)
    heart_rate_histogram = models.BinaryField(null=True)
    speed_histogram = models.BinaryField(null=True)
    power_histogram = models.BinaryField(null=True)

    class Meta:
        verbose_name_plural = "activity streams"
        constraints = [models.UniqueConstraint(fields=["organization", "activity"], name="streams_once")]
