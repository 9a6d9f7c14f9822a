"""What a coach notes on a day of an athlete's calendar."""

from typing import cast

from django.db import models
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned, AthleteOwnedQuerySet
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, audited, manager

LONGEST_NOTE = 500


class Audience(models.TextChoices):
    ATHLETE = "athlete", _("For the athlete")
    STAFF = "staff", _("Staff only")


class DayNoteQuerySet(AthleteOwnedQuerySet):
    def written(self) -> "DayNoteQuerySet":
        """Without those that were taken away."""
        return self.exclude(text="")

    def for_the_athlete(self) -> "DayNoteQuerySet":
        return self.filter(audience=Audience.ATHLETE)

    def visible_to(self, membership: Membership) -> "DayNoteQuerySet":
        """The staff sees both kinds, the athlete those that are for them."""
        found = cast("DayNoteQuerySet", super().visible_to(membership))
        return found if membership.is_staff else found.for_the_athlete()


@audited
class DayNote(Published, AthleteOwned):
    """One note a day for the athlete, and one for the staff alone. An empty text is none; `before` undoes."""

    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    day = models.DateField()
    audience = models.CharField(max_length=7, choices=Audience.choices)
    text = models.TextField(max_length=LONGEST_NOTE)
    before = models.TextField(blank=True, default="", help_text="what it said before it was last written")
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()

    objects = manager(DayNoteQuerySet)

    class Meta:
        ordering = ["day", "audience", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "athlete", "day", "audience"], name="day_note_once"
            )
        ]

    def __str__(self) -> str:
        return self.text
