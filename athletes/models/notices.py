"""Notices: what a member is told, which ways they want to be told, and when not."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import Athlete
from tenancy.models import Membership
from tenancy.rows import Published, TenantForeignKey, TenantModel, TenantQuerySet, audited, manager

DIGEST_HOUR = 7


class Event(models.TextChoices):
    """What somebody can be told of. The words are in athletes.wording_notices."""

    MESSAGE = "message", _("A message")
    DECISION = "decision", _("The coach has decided about your training")
    PLAN_CHANGED = "plan_changed", _("Your plan was published or changed")
    APPLIED_BY_RULES = "applied_by_rules", _("The rules have changed a session")
    DISAGREED = "disagreed", _("An athlete disagrees with a decision")
    ASKED = "asked", _("An athlete asks about a proposal")
    CASE_OPENED = "case_opened", _("A case was opened")
    CASE_ASSIGNED = "case_assigned", _("A case was given to you")
    CASE_ESCALATED = "case_escalated", _("A case has waited too long")
    CHECK_IN_MISSING = "check_in_missing", _("A check-in is missing")
    NEW_ACTIVITY = "new_activity", _("A new activity")
    IMPORT_ENDED = "import_ended", _("An import has ended")
    CONFLICT = "conflict", _("Two sources tell different things")
    CONNECTION_FAILING = "connection_failing", _("A connection is failing")
    TASK_DUE = "task_due", _("A task is due")
    NOTE_SHARED = "note_shared", _("A note was shared with you")
    WEEKLY_DIGEST = "weekly_digest", _("The week, on Monday morning")


class Channel(models.TextChoices):
    """A way to be told. Push exists in the data, and is not offered yet."""

    IN_APP = "in_app", _("Here")
    EMAIL = "email", _("E-mail")
    PUSH = "push", _("Push")


class Mailing(models.TextChoices):
    NONE = "", _("No mail")
    NOW = "now", _("At once")
    DIGEST = "digest", _("With the day's mail")


class NoticeQuerySet(TenantQuerySet):
    def visible_to(self, membership: Membership) -> "NoticeQuerySet":
        """One's own, as long as one may see whom they are about."""
        seen = Athlete.objects.visible_to(membership).order_by()
        return self.filter(Q(athlete=None) | Q(athlete__in=seen), member=membership)

    def listed(self) -> "NoticeQuerySet":
        """Those that stand on the page of notices; the others were only mailed."""
        return self.filter(in_app=True)

    def unread(self) -> "NoticeQuerySet":
        return self.listed().filter(read_at=None)


class Notice(Published, TenantModel):
    """One thing that a member is told: a code with parameters. Gone after 90 days, so it is not audited."""

    member = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    athlete = TenantForeignKey(Athlete, models.CASCADE, null=True, related_name="+")
    event = models.CharField(max_length=20, choices=Event.choices)
    params = models.JSONField(default=dict)
    key = models.CharField(max_length=120, default="", blank=True, help_text="what is told only once")
    in_app = models.BooleanField(default=True)
    mailing = models.CharField(max_length=6, choices=Mailing.choices, default=Mailing.NONE, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = manager(NoticeQuerySet)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "member", "key"], condition=~Q(key=""), name="notice_once"
            )
        ]
        indexes = [
            # athletes.selectors.notices: a member's notices, the newest first
            models.Index(
                fields=["organization", "member", "-at", "-id"],
                condition=Q(in_app=True),
                name="notice_of_member",
            ),
            # the number beside the bell
            models.Index(
                fields=["organization", "member"],
                condition=Q(in_app=True, read_at=None),
                name="notice_unread",
            ),
            # athletes.services.digests: what waits for the day's mail
            models.Index(
                fields=["organization", "member"],
                condition=Q(mailing="digest", mailed_at=None),
                name="notice_for_digest",
            ),
            # athletes.services.notices.forget: what is older than 90 days
            models.Index(fields=["organization", "at"], name="notice_by_age"),
        ]


@audited
class NoticePreference(TenantModel):
    """Whether a member wants to be told of an event in a way; for one athlete, or for all without one."""

    member = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    athlete = TenantForeignKey(Athlete, models.CASCADE, null=True, blank=True, related_name="+")
    event = models.CharField(max_length=20, choices=Event.choices)
    channel = models.CharField(max_length=6, choices=Channel.choices)
    wanted = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "member", "athlete", "event", "channel"],
                nulls_distinct=False,
                name="notice_preference_once",
            )
        ]


@audited
class Mute(Published, TenantModel):
    """Quiet for a member, of an athlete or of everything: no mail, nothing unread; or of messages alone."""

    member = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    athlete = TenantForeignKey(Athlete, models.CASCADE, null=True, blank=True, related_name="+")
    messages_only = models.BooleanField(default=False)
    until = models.DateField(null=True, blank=True, help_text="the first day that is not quiet any more")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "member", "athlete", "messages_only"],
                nulls_distinct=False,
                name="mute_once",
            )
        ]


@audited
class MailRhythm(TenantModel):
    """When a member gets mail of what is not urgent: each day at an hour of their own zone, or at once."""

    member = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    digest_hour = models.PositiveSmallIntegerField(null=True, default=DIGEST_HOUR)
    digested_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "member"], name="mail_rhythm_once"),
            models.CheckConstraint(
                condition=Q(digest_hour=None) | Q(digest_hour__lt=24), name="mail_rhythm_hour"
            ),
        ]
