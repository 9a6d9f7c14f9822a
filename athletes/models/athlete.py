"""The athlete, and who besides their coach may see them."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from athletes.models.pulse import ATHLETE_CHANGED
from athletes.models.state_card import CARD_GIVEN
from tenancy.models import Invitation, Membership, Role
from tenancy.rows import Published, TenantForeignKey, TenantModel, TenantQuerySet, Versioned, audited, manager


class Sex(models.TextChoices):
    FEMALE = "f", _("Female")
    MALE = "m", _("Male")
    UNSPECIFIED = "", _("Not said")


class Mode(models.TextChoices):
    """How a recommendation reaches the plan."""

    INHERIT = "", _("As the organization")
    MANUAL = "manual", _("Manual: the plan stands until the coach decides")
    ASSISTED = "assisted", _("Assisted: the athlete sees the proposal at once, the coach confirms")
    AUTOMATIC = "automatic", _("Automatic: the rules named below change the plan at once, the coach is told")


class Allowed(models.TextChoices):
    """What an organization says for all, and a coach may say otherwise for one athlete."""

    INHERIT = "", _("As the organization")
    YES = "yes", _("Yes")
    NO = "no", _("No")


def sees_everyone(membership: Membership) -> bool:
    """True for an owner, and for a coach where the organization says so."""
    if membership.role == Role.COACH:
        return bool(membership.organization.settings.get("coaches_see_all", False))
    return bool(membership.role == Role.OWNER)


@dataclass(frozen=True, slots=True)
class Sight:
    """A member, with all that `visible_to` looks at: for two that are equal it finds the same."""

    membership: Membership = field(compare=False)
    organization_id: int
    membership_id: int
    role: str
    everyone: bool


def sight_of(membership: Membership) -> Sight:
    """What queries that are kept for the next time are kept by (tenancy.database.prepared)."""
    everyone = sees_everyone(membership)
    return Sight(membership, membership.organization_id, membership.pk, membership.role, everyone)


class AthleteQuerySet(TenantQuerySet):
    def current(self) -> "AthleteQuerySet":
        return self.filter(deleted_at=None)

    def visible_to(self, membership: Membership) -> "AthleteQuerySet":
        """Whom the member may see: themself, their caseload or all, what was granted."""
        own = Q(member=membership)
        if sees_everyone(membership):
            return self.current()
        if membership.role == Role.COACH:
            return self.current().filter(own | Q(coach=membership))
        if membership.role == Role.ASSISTANT:
            granted = AthleteGrant.objects.filter(athlete=OuterRef("pk"), member=membership)
            return self.current().filter(own | Exists(granted))
        return self.current().filter(own)


def whole_week() -> list[int]:
    """An hour on each weekday, two on Sunday: what is assumed until the athlete says."""
    return [60, 60, 60, 60, 60, 60, 120]


@audited
class Athlete(Published, Versioned, TenantModel):
    """A person who is coached. They may have an account here (member), and have one coach."""

    referenced = True

    member = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    coach = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    invitation = TenantForeignKey(Invitation, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    birth_date = models.DateField(_("birth date"), null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex.choices, default=Sex.UNSPECIFIED, blank=True)
    timezone = models.CharField(_("time zone"), max_length=64, default="UTC")
    max_hr_bpm = models.PositiveSmallIntegerField(_("maximum heart rate"), null=True, blank=True)
    resting_hr_bpm = models.PositiveSmallIntegerField(_("resting heart rate"), null=True, blank=True)
    threshold_hr_bpm = models.PositiveSmallIntegerField(_("threshold heart rate"), null=True, blank=True)
    threshold_speed_m_s = models.FloatField(_("threshold speed"), null=True, blank=True)
    availability_min = ArrayField(models.PositiveSmallIntegerField(), size=7, default=whole_week)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, default=Mode.INHERIT, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = manager(AthleteQuerySet)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "member"], condition=Q(deleted_at=None), name="athlete_one_per_member"
            ),
            models.CheckConstraint(
                condition=Q(max_hr_bpm=None) | Q(max_hr_bpm__range=(100, 240)), name="athlete_max_hr_sane"
            ),
        ]
        indexes = [
            # athletes.visible_to: a coach's caseload
            models.Index(fields=["organization", "coach", "name"], name="athlete_caseload"),
            # coach.selectors.squad, the API's list, a search by name: everyone, page by page
            models.Index(
                fields=["organization", "name", "id"], condition=Q(deleted_at=None), name="athlete_by_name"
            ),
            # visible_to, for whoever sees everyone: the few to leave out
            models.Index(
                fields=["organization", "id"], condition=Q(deleted_at__isnull=False), name="athlete_removed"
            ),
            # coach.selectors.center: what a row of the queue says of its athlete
            models.Index(fields=["organization", "id"], include=["name", "timezone"], name="athlete_card"),
        ]
        triggers = [ATHLETE_CHANGED, CARD_GIVEN]

    def __str__(self) -> str:
        return self.name

    @property
    def joined_on(self) -> date:
        """The day the athlete came here, by their own calendar."""
        return self.local_day(self.created_at)

    def local_day(self, now: datetime) -> date:
        """The athlete's own calendar day at an instant."""
        return now.astimezone(ZoneInfo(self.timezone)).date()

    def midnight(self, day: date) -> datetime:
        """The instant at which the athlete's day begins."""
        return datetime.combine(day, time(), ZoneInfo(self.timezone))


@audited
class AthleteGrant(TenantModel):
    """An assistant may see this athlete."""

    athlete = TenantForeignKey(Athlete, models.CASCADE, related_name="+")
    member = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "member", "athlete"], name="grant_once")
        ]


class AthleteOwnedQuerySet(TenantQuerySet):
    """Rows that hang on an athlete are seen by whoever sees the athlete; removed ones by nobody."""

    def visible_to(self, membership: Membership) -> "AthleteOwnedQuerySet":
        seen = self._hanging_on_visible(membership)
        return seen.filter(deleted_at=None) if issubclass(self.model, Versioned) else seen

    def _hanging_on_visible(self, membership: Membership) -> "AthleteOwnedQuerySet":
        """Where everyone is seen, the few removed are looked up, and not the thousands who were not."""
        if sees_everyone(membership):
            removed = Athlete.objects.filter(deleted_at__isnull=False).order_by().values("pk")
            return self.exclude(athlete__in=removed)
        return self.filter(athlete__in=Athlete.objects.visible_to(membership).order_by())

    def of(self, athlete: Athlete) -> "AthleteOwnedQuerySet":
        return self.filter(athlete=athlete)

    def between(self, first: date, last: date) -> "AthleteOwnedQuerySet":
        """Rows with a day, from the first to the last, both included."""
        return self.filter(day__range=(first, last))


class RemovableQuerySet(AthleteOwnedQuerySet):
    def current(self) -> "RemovableQuerySet":
        """Without what was removed; that stays for undo until it is purged."""
        return self.filter(deleted_at=None)

    def restorable_by(self, membership: Membership, version: int) -> "RemovableQuerySet":
        """What the member sees, and what was removed of it at this version: what an undo may name."""
        seen = self.filter(athlete__in=Athlete.objects.visible_to(membership).order_by())
        return seen.filter(Q(deleted_at=None) | Q(version=version))


class AthleteOwned(TenantModel):
    """A row that hangs on one athlete."""

    athlete = TenantForeignKey(Athlete, models.CASCADE, related_name="+")

    objects = manager(AthleteOwnedQuerySet)

    class Meta:
        abstract = True
        base_manager_name = "objects"
