"""The admin of one organization's rows: its own rows only, to choose from too; written under its audit."""

from typing import Any

from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import ForeignKey, JSONField, Model, QuerySet
from django.forms import ModelChoiceField, ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from config.operator.history import history_of
from tenancy import scope
from tenancy.rows import Audit, TenantModel


class TenantForm(ModelForm):
    """Fields that may be empty need not be filled in; unique constraints count within the organization."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.organization_id = scope.organization_id()
        for name, field in self.fields.items():
            field.required = field.required and not _may_be_empty(self._meta.model._meta.get_field(name))

    def _get_validation_exclusions(self) -> set[str]:
        return set(super()._get_validation_exclusions()) - {"organization"}  # type: ignore[misc]


def _may_be_empty(field: models.Field) -> bool:
    return field.null or isinstance(field, ArrayField | JSONField)


class TenantAdmin(admin.ModelAdmin):
    """Rows of the organization that is visited."""

    form = TenantForm
    exclude = ("organization",)
    list_per_page = 50
    show_full_result_count = False
    object_history_template = "operator/history.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return own_rows(self.model).defer(*_binary(self.model)).order_by(*self.get_ordering(request))

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return tuple(self.model._meta.ordering) or ("-pk",)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return tuple(name for name in ("version",) if _has(self.model, name))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Model:
        """A row of another organization is a row that does not exist."""
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        kwargs["queryset"] = own_rows(db_field.remote_field.model)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        """A changed row has a new version: an undo of what was before no longer holds."""
        if change and _has(self.model, "version"):
            obj.version += 1
        super().save_model(request, obj, form, change)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, set[str], Any]:
        """What is rebuilt from other rows goes with them; what is kept for ever still protects them."""
        found, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        return found, counts, forbidden - self.admin_site.derived_names(), protected  # type: ignore[attr-defined]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """From the audit rows, which know every write and not only those of the admin."""
        row = self.get_object(request, object_id)
        return super().history_view(request, object_id, {"changes": history_of(row), **(extra_context or {})})

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """Not in the admin's log, a table of all organizations: the audit rows have it."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """Not there either."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:  # type: ignore[override]
        """Not there either."""


class ReadOnlyRows(TenantAdmin):
    """To be looked at: what is only ever added to, what follows from other rows, and audit rows."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class DerivedRows(ReadOnlyRows):
    """Rows that are rebuilt from others, and go with them."""


class AuditRows(ReadOnlyRows):
    """What was written, as the triggers kept it; by whom stands in the history of each row."""

    list_display = ("pgh_created_at", "pgh_label", "pgh_obj_id", "written_from", "for_the_reason")

    @admin.display(description=_("from where"))
    def written_from(self, row: Any) -> str:
        return str((row.pgh_context or {}).get("source", ""))

    @admin.display(description=_("reason of an operator"))
    def for_the_reason(self, row: Any) -> str:
        return str((row.pgh_context or {}).get("reason", ""))


def own_rows(model: type[Any]) -> QuerySet:
    """The model's rows of the organization that is visited; of global tables those that name it."""
    if issubclass(model, TenantModel | Audit):
        return model.objects.all()
    if _has(model, "organization"):
        return model.objects.filter(organization_id=scope.organization_id())
    return model.objects.none()


def _binary(model: type[Model]) -> list[str]:
    """Columns that no list and no form shows."""
    return [field.name for field in model._meta.fields if isinstance(field, models.BinaryField)]


def _has(model: type[Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.fields)
