"""What athlete and staff say to each other: the thread, how far it was read, templates, links in mails."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from athletes.models.athlete import AthleteOwned, AthleteOwnedQuerySet
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

LONGEST_MESSAGE = 2000


class Author(models.TextChoices):
    COACH = "coach", _("Coach")
    ATHLETE = "athlete", _("Athlete")


class About(models.TextChoices):
    """What a message is about; a thing of a floor above, so it is named by its public id."""

    NOTHING = "", _("Nothing in particular")
    SESSION = "session", _("A session")
    CHECK_IN = "check_in", _("A check-in")
    CASE = "case", _("A case")


class MessageQuerySet(AthleteOwnedQuerySet):
    def of_side(self, side: Author) -> "MessageQuerySet":
        return self.filter(side=side)

    def about(self, kind: About, public_id: object) -> "MessageQuerySet":
        return self.filter(about=kind, about_id=public_id)


@audited
class Message(Published, AthleteOwned):
    """A note between an athlete and the staff. `read_at`: when the other side first had it on the screen."""

    author = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=Author.choices)
    body = models.TextField(_("message"), max_length=LONGEST_MESSAGE)
    about = models.CharField(max_length=10, choices=About.choices, default="", db_default="", blank=True)
    about_id = models.UUIDField(null=True, blank=True)
    about_params = models.JSONField(null=True, blank=True, help_text="day, title: what the thing was then")
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = manager(MessageQuerySet)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["organization", "athlete", "-sent_at"], name="message_of_athlete")]


class ThreadRead(AthleteOwned):
    """How far a member has read an athlete's thread. A mark on a page, so it is not audited."""

    member = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    read_to = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "athlete", "member"], name="thread_read_once")
        ]


@audited
class ReplyLink(Published, AthleteOwned):
    """What a mail's link to answer stands for: one message, one member, one answer. The link is signed."""

    answered_id = models.UUIDField(help_text="public id of the message that it answers")
    member = TenantForeignKey(Membership, models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            # athletes.services.replying.end_links: a member's links that still count
            models.Index(
                fields=["organization", "member"],
                condition=Q(used_at=None, revoked_at=None),
                name="reply_links_counting",
            )
        ]


class PhraseQuerySet(TenantQuerySet):
    def current(self) -> "PhraseQuerySet":
        return self.filter(deleted_at=None)

    def visible_to(self, membership: Membership) -> "PhraseQuerySet":
        """The staff sees the organization's and each their own."""
        if not membership.is_staff:
            return self.none()
        return self.current().filter(Q(owner=None) | Q(owner=membership))

    def restorable_by(self, membership: Membership, version: int) -> "PhraseQuerySet":
        """What the member sees, and what was removed of it at this version."""
        own = self.filter(Q(owner=None) | Q(owner=membership))
        return own.filter(Q(deleted_at=None) | Q(version=version)) if membership.is_staff else self.none()


@audited
class Phrase(Published, Versioned, TenantModel):
    """A template of messages, in both languages; a member's own, or the organization's if it has no owner."""

    owner = TenantForeignKey(Membership, models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    body_en = models.TextField(_("English"), max_length=LONGEST_MESSAGE, blank=True)
    body_ko = models.TextField(_("Korean"), max_length=LONGEST_MESSAGE, blank=True)

    objects = manager(PhraseQuerySet)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "owner", "name"],
                condition=Q(deleted_at=None),
                nulls_distinct=False,
                name="phrase_name_once",
            ),
            models.CheckConstraint(condition=~Q(body_en="") | ~Q(body_ko=""), name="phrase_says_something"),
        ]

    def __str__(self) -> str:
        return self.name
