"""What is known of an athlete besides the runs: zones, races, shoes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned, RemovableQuerySet
from tenancy.rows import Published, Versioned, audited, manager


class ZoneKind(models.TextChoices):
    HEART_RATE = "hr", _("Heart rate")
    PACE = "pace", _("Pace")


@audited
class Zones(AthleteOwned):
    """Six zones by five bounds (bpm or m/s, rising), in force from a day until the next set."""

    kind = models.CharField(max_length=5, choices=ZoneKind.choices)
    valid_from = models.DateField(_("valid from"))
    bounds = ArrayField(models.FloatField(), size=5)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "athlete", "kind", "valid_from"], name="zones_once_a_day"
            )
        ]


class Priority(models.TextChoices):
    A = "A", _("A: the goal")
    B = "B", _("B: important")
    C = "C", _("C: training")


@audited
class Race(Published, Versioned, AthleteOwned):
    referenced = True

    name = models.CharField(_("name"), max_length=120)
    day = models.DateField(_("date"))
    distance_m = models.FloatField(_("distance"))
    priority = models.CharField(_("priority"), max_length=1, choices=Priority.choices, default=Priority.A)
    target_time_s = models.PositiveIntegerField(_("target time"), null=True, blank=True)

    objects = manager(RemovableQuerySet)

    class Meta:
        ordering = ["day", "pk"]
        indexes = [models.Index(fields=["organization", "athlete", "day"], name="race_of_athlete")]

    def __str__(self) -> str:
        return self.name


@audited
class Shoe(Published, Versioned, AthleteOwned):
    referenced = True

    name = models.CharField(_("name"), max_length=120)
    brand = models.CharField(_("brand"), max_length=60, blank=True, db_default="")
    model = models.CharField(_("model"), max_length=60, blank=True, db_default="")
    external_id = models.CharField(max_length=60, blank=True, db_default="", editable=False)
    started_on = models.DateField(_("in use since"), null=True, blank=True)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    limit_m = models.FloatField(_("limit"), default=800_000)

    objects = manager(RemovableQuerySet)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["organization", "athlete", "name"], name="shoe_of_athlete")]

    def __str__(self) -> str:
        return self.name
