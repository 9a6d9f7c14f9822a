"""Who takes new cases: the rota, and who stands in for whoever is away."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from athletes.models import Group
from tenancy.models import Membership
from tenancy.rows import (
    Published,
    TenantForeignKey,
    TenantModel,
    TenantQuerySet,
    Versioned,
    audited,
    manager,
)


class RotaQuerySet(TenantQuerySet):
    def current(self) -> "RotaQuerySet":
        return self.filter(deleted_at=None)

    def restorable(self, version: int) -> "RotaQuerySet":
        """What is there, and what was removed at this version: what an undo may name."""
        return self.filter(Q(deleted_at=None) | Q(version=version))

    def visible_to(self, membership: Membership) -> "RotaQuerySet":
        """The rota hangs where the whole staff can read it."""
        return self.current() if membership.is_staff else self.none()


@audited
class RotaTurn(Published, Versioned, TenantModel):
    """A member takes new cases on a weekday, or from a day to a day; of a group, or of the whole club."""

    member = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    group = TenantForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="+")
    weekday = models.PositiveSmallIntegerField(
        _("weekday"), null=True, blank=True, validators=[MaxValueValidator(6)]
    )
    first_on = models.DateField(_("from"), null=True, blank=True)
    last_on = models.DateField(_("to"), null=True, blank=True)

    objects = manager(RotaQuerySet)

    class Meta:
        ordering = [F("first_on").desc(nulls_last=True), "weekday", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__isnull=False, weekday__range=(0, 6), first_on=None, last_on=None)
                | Q(weekday=None, first_on__isnull=False, last_on__isnull=False, last_on__gte=F("first_on")),
                name="rota_turn_weekday_or_days",
            )
        ]
        indexes = [
            # readiness.services.duty: the whole rota is read, it is short
            models.Index(fields=["organization"], condition=Q(deleted_at=None), name="rota_turns")
        ]


@audited
class Absence(Published, Versioned, TenantModel):
    """A member is away from a day to a day; a stand-in takes their turns, and their caseload where said."""

    member = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    stand_in = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    first_on = models.DateField(_("from"))
    last_on = models.DateField(_("to"))
    caseload = models.BooleanField(default=False, help_text="their athletes are the stand-in's meanwhile")
    moved = models.JSONField(default=dict, help_text="keys of the athletes and cases that changed hands")
    handed_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)

    objects = manager(RotaQuerySet)

    class Meta:
        ordering = ["first_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="absence_days"),
            models.CheckConstraint(
                condition=Q(stand_in=None) | ~Q(stand_in=F("member")), name="absence_of_another"
            ),
            models.CheckConstraint(
                condition=Q(caseload=False) | Q(stand_in__isnull=False), name="absence_caseload_to_somebody"
            ),
        ]
        indexes = [
            # readiness.services.duty: who is away on a day; services.absences: what is to be moved
            models.Index(
                fields=["organization", "last_on"], condition=Q(deleted_at=None), name="absence_coming"
            )
        ]
