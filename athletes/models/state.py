"""The narrow row per athlete that lists read: the latest numbers, kept together with their cause."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import (
    Athlete,
    AthleteGrant,
    AthleteOwned,
    AthleteOwnedQuerySet,
    sees_everyone,
)
from athletes.models.buckets import BUCKET_CHANGED, SINCE_EVER, Bucket
from athletes.models.pulse import STATE_CHANGED
from athletes.models.state_card import CARD_TAKEN, SORTED_BY, squad_index
from tenancy.models import Membership, Role
from tenancy.rows import manager


class Band(models.TextChoices):
    GREEN = "green", _("Go")
    AMBER = "amber", _("Care")
    RED = "red", _("Hold")
    NONE = "", _("No data")


class AthleteStateQuerySet(AthleteOwnedQuerySet):
    def visible_to(self, membership: Membership) -> "AthleteStateQuerySet":
        """As everywhere, from what the state itself says of its athlete: lists are sorted in its indexes."""
        there = self.filter(removed=False)
        if sees_everyone(membership):
            return there
        own = Q(athlete__in=Athlete.objects.current().filter(member=membership).order_by().values("pk"))
        if membership.role == Role.COACH:
            return there.filter(own | Q(coach_key=membership.pk))
        if membership.role == Role.ASSISTANT:
            granted = AthleteGrant.objects.filter(member=membership).order_by().values("athlete")
            return there.filter(own | Q(athlete__in=granted))
        return there.filter(own)


class AthleteState(AthleteOwned):
    """Derived, so not audited: `athletes.services` can rebuild it from the facts.

    `bucket_since`: when it became what it is, long ago where it never changed; `bucket_reasons`: what spoke
    for it then; each change leaves a BucketChange. What stands below `race_name` says who the athlete is, and
    is written by triggers alone (state_card).
    """

    readiness = models.PositiveSmallIntegerField(null=True)
    band = models.CharField(max_length=5, choices=Band.choices, default=Band.NONE, blank=True)
    readiness_day = models.DateField(null=True)
    pain = models.PositiveSmallIntegerField(default=0, db_default=0, help_text="of the latest check-in")
    ill = models.BooleanField(default=False, db_default=False, help_text="by the latest check-in")
    injured = models.BooleanField(default=False, db_default=False, help_text="an injury is open")
    sick = models.BooleanField(default=False, db_default=False, help_text="an illness is open")
    allowed = models.CharField(
        max_length=7, default="all", db_default="all", help_text="the least that open episodes allow"
    )
    spark = ArrayField(
        models.SmallIntegerField(null=True), default=list, help_text="readiness of the last 28 days"
    )
    load_day = models.DateField(null=True)
    ctl = models.FloatField(default=0)
    atl = models.FloatField(default=0)
    tsb = models.FloatField(default=0)
    ramp = models.FloatField(null=True)
    last_check_in_at = models.DateTimeField(null=True)
    last_activity_at = models.DateTimeField(null=True)
    last_contact_at = models.DateTimeField(null=True)
    bucket = models.CharField(
        max_length=8, choices=Bucket.choices, default=Bucket.STABLE, db_default=Bucket.STABLE
    )
    bucket_since = models.DateTimeField(db_default=Value(SINCE_EVER))
    bucket_reasons = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    week_load = models.FloatField(null=True, help_text="of the seven days up to load_day")
    band_low = models.FloatField(null=True, help_text="analytics.load_band: the week that is usual now")
    band_high = models.FloatField(null=True)
    load_share = models.FloatField(null=True, help_text="week_load by the mean of the weeks before it")
    week_day = models.DateField(null=True, help_text="the day before which the week's sessions are counted")
    week_done = models.PositiveSmallIntegerField(default=0, db_default=0)
    week_due = models.PositiveSmallIntegerField(default=0, db_default=0)
    compliance = models.FloatField(null=True, help_text="week_done by week_due")
    race_day = models.DateField(null=True, help_text="of the next race")
    race_name = models.CharField(max_length=120, default="", db_default="", blank=True)
    name = models.CharField(max_length=120, default="", db_default="", editable=False)
    name_sought = models.TextField(default="", db_default="", editable=False)
    timezone = models.CharField(max_length=64, default="", db_default="", editable=False)
    public_id = models.UUIDField(null=True, editable=False)
    coach_key = models.BigIntegerField(null=True, editable=False)
    removed = models.BooleanField(default=False, db_default=False, editable=False)

    objects = manager(AthleteStateQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "athlete"], name="state_once")]
        indexes = [
            *(squad_index(name, fields) for name, fields in SORTED_BY.items()),
            # coach.selectors.center: who each case's athlete is and their band, from the index alone
            models.Index(
                fields=["organization", "athlete"],
                include=["band", "readiness_day", "name", "timezone"],
                name="state_card",
            ),
            # coach.selectors.caseload: those of a bucket, who came in last first
            models.Index(
                fields=["organization", "bucket", "-bucket_since", "-id"],
                include=["athlete"],
                name="state_bucket",
            ),
        ]
        triggers = [STATE_CHANGED, BUCKET_CHANGED, CARD_TAKEN]
