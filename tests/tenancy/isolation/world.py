"""Two organizations in which every tenant table holds rows, all marked: a new model joins by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import NOT_PROVIDED
from django.utils import timezone

from athletes.models import Athlete, Attachment
from ingest.models import RawFile
from planning.models import Plan, PlanState
from tenancy import keys, scope, services, sign_ins
from tenancy.models import Membership, Role, SignIn, User
from tenancy.rows import Published, TenantModel, Versioned
from tenancy.sign_ins import Seen
from tests.factories import NOW, Club, make_club, make_user

TENANTS = [model for model in apps.get_models() if issubclass(model, TenantModel)]
OWN, OTHER, DELETED = "own", "other", "deleted"
BY_DEFAULT_TOO = {
    "note", "body", "reason", "name", "filename", "device", "member", "raw", "race", "outline", "steps",
    "author", "athlete", "body_part", "diagnosis", "weekday",
}  # fmt: skip
THE_OWNERS = {"athletes.Notice", "athletes.Mute", "coach.SavedView"}  # rows that one member alone finds
SENSIBLE: dict[str, Any] = {
    "verb": "undo",  # which nobody undoes
    "threshold_speed_m_s": 4.0,
    "bounds": [2.5, 3.0, 3.5, 4.0, 4.5],
    "weeks": 16,
    "outline": [{"phase": "base", "cutback": False}],
    "steps": {"main": [{"duration_s": 2400, "target": {"kind": "zone", "low": 1, "high": 2}}]},
    "action": "keep",
    "category": "easy",
    "kind": "hr",
    "zone": "UTC",
    "duration_s": 2400.0,
    "distance_m": 10_000.0,
    "length": 60,
    "ends_at": NOW + timedelta(minutes=15),
    "number": 1,
    "content_type": "application/pdf",
}
NOT_YET = {"athletes.NoteVersion": {"number": 0}}  # before the first that a change would keep


@dataclass
class World:
    """The club under attack, the foreign one, and the public ids of rows by model label and relation."""

    club: Club
    foreign: Club
    operator: User
    ids: dict[str, dict[str, UUID]] = field(default_factory=dict)
    personal: set[str] = field(default_factory=set)  # labels of rows that are one athlete's, or one person's
    canary: str = "CANARYSOUTHSIDE"
    token: str = ""  # of an API key of the club, with every scope

    def users(self) -> dict[str, User | None]:
        """One person of each kind, and nobody."""
        members = ("runner", "coach", "assistant", "owner")
        people: dict[str, User | None] = {name: getattr(self.club, name).user for name in members}
        return {"anonymous": None, **people, "operator": self.operator}


@contextmanager
def standing(blocker: Any) -> Iterator[World]:
    """One world for many tests, in a transaction that is taken back at the end."""
    with blocker.unblock():
        outer = transaction.atomic()
        outer._from_testcase = True
        outer.__enter__()
        try:
            yield build()
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


def build() -> World:
    """The world. Each organization's free texts carry its own canary."""
    operator = make_user("Site Operator", is_staff=True, is_superuser=True)
    world = World(make_club(), make_club("Southside"), operator)
    with scope.enter(world.foreign.organization.pk):
        foreign = Filler(world.foreign, world.canary)
        for model in TENANTS:
            _note(world, model, "foreign", foreign.row(model, world.foreign.athlete))
        _store_files(world.canary)
    with scope.enter(world.club.organization.pk):
        _fill_own(world)
        _store_files("CANARYNORTHLINE")
    for club, relation in ((world.club, OWN), (world.foreign, "foreign")):
        _note_people(world, club, relation)
    world.ids["tenancy.SignIn"][OTHER] = _signed_in(world.club.owner, world.club).public_id
    world.personal.add("tenancy.SignIn")
    return world


def _store_files(canary: str) -> None:
    """The bytes of every raw file and attachment."""
    for raw in (*RawFile.objects.all(), *Attachment.objects.all()):
        if not default_storage.exists(raw.path):
            default_storage.save(raw.path, ContentFile(canary.encode()))


def _note_people(world: World, club: Club, relation: str) -> None:
    """The global tables that pages address: memberships, invitations, API keys, sign-ins."""
    with scope.enter(club.organization.pk):
        invited = services.invite(
            by=club.owner, email=f"new@{relation}.test", name="", role=Role.COACH, now=timezone.now()
        )
    made = keys.make(
        by=club.owner,
        name=f"CANARY{club.organization.name.upper()}",
        scopes=list(keys.Reach),
        expires_at=timezone.now() + timedelta(days=300),
        now=timezone.now(),
    )
    world.token = world.token or made.token
    rows = (
        ("tenancy.Membership", club.assistant),
        ("tenancy.Invitation", invited),
        ("tenancy.ApiKey", made.key),
        ("tenancy.SignIn", _signed_in(club.runner, club)),
    )
    for label, row in rows:
        world.ids.setdefault(label, {"random": uuid4()})[relation] = row.public_id


def _signed_in(member: Membership, club: Club) -> SignIn:
    seen = Seen(device=f"CANARY{club.organization.name.upper()}")
    now = timezone.now()
    return sign_ins.open_client(user=member.user, seen=seen, now=now, expires_at=now + timedelta(days=14))


def _fill_own(world: World) -> None:
    own, other = Filler(world.club, "CANARYNORTHLINE"), Filler(world.club, "CANARYNORTHLINE")
    for model in TENANTS:
        _note(world, model, OWN, own.row(model, world.club.athlete))
        _note(world, model, OTHER, other.row(model, world.club.stranger))
    Plan.objects.filter(athlete=world.club.athlete).update(state=PlanState.PUBLISHED)  # for the runner too
    for model in TENANTS:
        if issubclass(model, Versioned) and issubclass(model, Published):
            _note(world, model, DELETED, _deleted(world, model))


def _deleted(world: World, model: type[Any]) -> Any:
    gone = Filler(world.club, "CANARYDELETED")
    athlete = Athlete.objects.create(name="CANARYDELETED", coach=world.club.coach)
    row = gone.row(model, athlete)
    model.objects.filter(pk=row.pk).update(deleted_at=NOW)
    return row


def _note(world: World, model: type[Any], relation: str, row: Any) -> None:
    if issubclass(model, Published):
        world.ids.setdefault(model._meta.label, {"random": uuid4()})[relation] = row.public_id
        if any(f.name == "athlete" for f in model._meta.fields) or model is Athlete:
            world.personal.add(model._meta.label)


class Filler:
    """Makes one row of any tenant model about one athlete, with whatever rows it refers to."""

    def __init__(self, club: Club, canary: str) -> None:
        self.club = club
        self.canary = canary
        self.made: dict[type[Any], Any] = {}

    def row(self, model: type[Any], athlete: Athlete) -> Any:
        if model is Athlete:
            Athlete.objects.filter(pk=athlete.pk).update(name=f"{self.canary} {athlete.pk}")
            return athlete
        if model not in self.made:
            self.made[model] = self._make(model, athlete)
        return self.made[model]

    def _make(self, model: type[Any], athlete: Athlete) -> Any:
        known = None
        if _has(model, "athlete"):
            known = model.objects.filter(athlete=athlete).first()
        elif _has(model, "member") and _one_a_member(model):
            known = model.objects.filter(member=self.club.coach).first()
        values = {f.name: self._value(f, athlete) for f in model._meta.concrete_fields if self._wanted(f)}
        return known or model.objects.create(**values)

    def _wanted(self, f: Any) -> bool:
        if f.primary_key or f.name in ("organization", "public_id") or getattr(f, "auto_now_add", False):
            return False
        return f.name in BY_DEFAULT_TOO or (not f.null and f.default is NOT_PROVIDED)

    def _value(self, f: Any, athlete: Athlete) -> Any:
        if f.name in NOT_YET.get(f.model._meta.label, {}):
            return NOT_YET[f.model._meta.label][f.name]
        if f.name in SENSIBLE and (not f.choices or f.name == "verb"):
            return SENSIBLE[f.name]
        if f.name == "member" and f.model._meta.label in THE_OWNERS:
            return self.club.owner
        if f.is_relation:
            return self._related(f.remote_field.model, athlete)
        if f.choices:
            return next(value for value, _label in f.choices if value)
        return self._plain(f, athlete)

    def _related(self, model: type[Any], athlete: Athlete) -> Any:
        if model is Athlete:
            return athlete
        return self.club.coach if model is Membership else self.row(model, athlete)

    def _plain(self, f: Any, athlete: Athlete) -> Any:
        for kind, value in _BY_KIND:
            if isinstance(f, kind):
                return value
        if isinstance(f, models.JSONField):
            return {"en": self.canary, "ko": self.canary}
        return f"{self.canary} {athlete.pk} {f.name}"[: f.max_length or 200]


_BY_KIND: tuple[tuple[type[Any], Any], ...] = (
    (models.DateTimeField, NOW),
    (models.DateField, NOW.date()),
    (models.FloatField, 1.0),
    (models.IntegerField, 3),
    (models.BooleanField, False),
    (ArrayField, [1.0, 2.0, 3.0, 4.0, 5.0]),
    (models.BinaryField, b""),
    (models.UUIDField, UUID(int=1)),
)


def _has(model: type[Any], name: str) -> bool:
    return any(f.name == name for f in model._meta.fields)


def _one_a_member(model: type[Any]) -> bool:
    unique = [rule for rule in model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    alone = any(set(rule.fields) == {"organization", "member"} for rule in unique)
    return alone or model._meta.get_field("member").unique
