"""The base of every tenant model: the scope in Python, and by declaration the two locks in PostgreSQL."""

from collections.abc import Iterable
from typing import Any, TypeVar

import pghistory
from django.db import models
from django.db.models.base import ModelBase
from pghistory.models import Event
from uuid_utils.compat import uuid7

from tenancy import scope
from tenancy.locks import RowSecurity, SameOrganization

Row = TypeVar("Row", bound=models.Model)


class ForeignRow(RuntimeError):
    """A row of another organization was about to be written."""


class Published(models.Model):
    """A row with an identity for addresses, the API and exports."""

    public_id = models.UUIDField(default=uuid7, editable=False)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """A row whose changes can be undone: the inverse operation is guarded by the version."""

    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class TenantForeignKey(models.ForeignKey):
    """A foreign key within the organization: the composite key in Meta replaces Django's own constraint."""

    def __init__(self, to: Any, on_delete: Any, **kwargs: Any) -> None:
        super().__init__(to, on_delete, **{"db_index": False, **kwargs, "db_constraint": False})


class TenantBase(ModelBase):
    """Adds to each concrete tenant model its row security, composite keys and unique constraints."""

    def __new__(cls, name: str, bases: tuple[type, ...], attrs: dict[str, Any], **kwargs: Any) -> Any:
        declared = attrs.get("Meta")
        if not getattr(declared, "abstract", False):
            options = {"base_manager_name": "objects", "constraints": _constraints(declared, bases, attrs)}
            attrs["Meta"] = type("Meta", (declared,) if declared else (), options)
        return super().__new__(cls, name, bases, attrs, **kwargs)


def _constraints(declared: type | None, bases: tuple[type, ...], attrs: dict[str, Any]) -> list[Any]:
    tenant = RowSecurity(name="%(app_label)s_%(class)s_tenant", from_outside=attrs.get("from_outside", False))
    found = [*getattr(declared, "constraints", []), tenant]
    if any(issubclass(base, Event) for base in bases):
        return found
    for attname, target in _references(bases, attrs):
        found.append(
            SameOrganization(name=f"%(app_label)s_%(class)s_{attname}_own", column=f"{attname}_id", to=target)
        )
    if attrs.get("referenced"):
        found.append(
            models.UniqueConstraint(fields=["organization", "id"], name="%(app_label)s_%(class)s_key")
        )
    if any(issubclass(base, Published) for base in bases):
        unique = models.UniqueConstraint(
            fields=["organization", "public_id"], name="%(app_label)s_%(class)s_public"
        )
        found.append(unique)
    return found


def _references(bases: tuple[type, ...], attrs: dict[str, Any]) -> Iterable[tuple[str, str]]:
    inherited = {
        field.name: field for base in bases if hasattr(base, "_meta") for field in base._meta.local_fields
    }
    for attname, field in {**inherited, **attrs}.items():
        if isinstance(field, TenantForeignKey):
            target = field.remote_field.model
            yield attname, target if isinstance(target, str) else target._meta.label


class TenantQuerySet(models.QuerySet):
    """Chainable filters of a tenant model; rows are claimed before they are written."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        rows = list(objs)
        for row in rows:
            row.claim()
        return super().bulk_create(rows, *args, **kwargs)


class OrganizationManager(models.Manager.from_queryset(TenantQuerySet)):
    """Only the scope's organization; raises NoScope outside one."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(organization_id=scope.organization_id())


class TenantModel(models.Model, metaclass=TenantBase):
    """A row that belongs to one organization."""

    referenced = False
    append_only = False
    organization = models.ForeignKey("tenancy.Organization", models.PROTECT, related_name="+", db_index=False)

    objects = OrganizationManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.claim()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.claim()
        return super().delete(*args, **kwargs)

    def claim(self) -> None:
        """Stamp the scope's organization on the row, or refuse a row of another one."""
        current = scope.organization_id()
        if self.organization_id is None:
            self.organization_id = current
        if self.organization_id != current:
            raise ForeignRow(f"A row of organization {self.organization_id} in the scope of {current}.")


class Audit(Event, metaclass=TenantBase):
    """An audit row, written by a database trigger; the application role can add but never change it."""

    append_only = True
    pgh_id = models.BigAutoField(primary_key=True)

    objects = OrganizationManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"


class GlobalAudit(Event):
    """An audit row of what belongs to no organization; append-only as well."""

    append_only = True
    pgh_id = models.BigAutoField(primary_key=True)

    class Meta:
        abstract = True


def manager(queryset: type[TenantQuerySet]) -> Any:
    """The organization's manager over a model's own chainable filters."""
    return OrganizationManager.from_queryset(queryset)()


def audited(model: type[Row], *, exclude: Iterable[str] = ()) -> type[Row]:
    """Keep every insert, update and delete of the model in its audit table."""
    return pghistory.track(*_each_write(), base_model=Audit, exclude=list(exclude))(model)


def audited_organization(model: type[Row]) -> type[Row]:
    """The same for the organization itself: its audit rows are its own, and come from outside a scope too."""
    own = models.GeneratedField(
        expression=models.F("id"), output_field=models.BigIntegerField(), db_persist=True
    )
    attrs = {"organization_id": own, "from_outside": True}
    return pghistory.track(*_each_write(), base_model=Audit, attrs=attrs)(model)


def audited_user(model: type[Row]) -> type[Row]:
    """The same for a person, who belongs to no organization; without secrets and what each sign-in writes."""
    without = ["password", "last_login"]
    track = pghistory.track(*_each_write(), base_model=GlobalAudit, exclude=without, model_name="UserAudit")
    return track(model)


def _each_write() -> tuple[pghistory.Tracker, ...]:
    return pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
