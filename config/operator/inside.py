"""The admin inside one organization: every tenant model of the site, registered from what Django knows."""

from typing import Any, cast

from django.apps import apps
from django.contrib.admin import AdminSite
from django.contrib.admin.models import LogEntry
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _

from config.operator.history import audit_of
from config.operator.listing import listing, references
from config.operator.mount import Request
from config.operator.rows import AuditRows, DerivedRows, ReadOnlyRows, TenantAdmin
from tenancy.models import Invitation, Membership
from tenancy.rows import Audit, TenantModel

KEPT = {"athletes.NoteVersion", "readiness.Breach", "readiness.Decision", "ingest.RawFile"}
"""Only ever added to; they go with their athlete."""

DERIVED = {"athletes.ActivitySource", "athletes.Lap", "readiness.Flag", "tenancy.Idempotency"}
"""Audited, and yet what the code makes of other rows and files; they go with what they hang on."""

ELSEWHERE = {"login", "logout", "password_change", "password_change_done", "view_on_site"}


class OrganizationSite(AdminSite):
    """Its addresses are those behind /operator/o/<slug>/: config.operator.views enters and resolves them."""

    site_header = site_title = _("RunSeason, operator")
    site_url = None
    index_template = "operator/organization.html"
    final_catch_all_view = False

    def has_permission(self, request: HttpRequest) -> bool:
        return getattr(request, "visit", None) is not None

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().each_context(request), "visit": cast("Request", request).visit}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        name = cast("Request", request).visit.organization.name
        return super().index(request, {"title": name, **(extra_context or {})})

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [each for each in super().get_urls() if getattr(each, "name", None) not in ELSEWHERE]

    def get_log_entries(self, request: HttpRequest) -> QuerySet[LogEntry]:
        """None: the admin's log is a table of all organizations."""
        return LogEntry.objects.none()

    def derived_names(self) -> set[str]:
        """The models that are rebuilt from others, as Django's confirmation of a delete calls them."""
        derived = (admin for admin in self._registry.values() if isinstance(admin, DerivedRows))
        return {str(admin.opts.verbose_name) for admin in derived}


def rows_admin(model: type[Model]) -> type[TenantAdmin]:
    """Who may be written here: not what is only ever added to, nor what follows from other rows."""
    if issubclass(model, Audit):
        return AuditRows
    if not issubclass(model, TenantModel) or model.append_only or model._meta.label in KEPT:
        return ReadOnlyRows
    return DerivedRows if audit_of(model) is None or model._meta.label in DERIVED else TenantAdmin


def register_all() -> OrganizationSite:
    """Every table that belongs to an organization, and of the global ones those that name it."""
    inside = OrganizationSite(name="inside")
    tenants = [each for each in apps.get_models() if issubclass(each, TenantModel | Audit)]
    for model in [*tenants, Membership, Invitation]:
        kind = rows_admin(model)
        chosen = {} if issubclass(kind, ReadOnlyRows) else {"autocomplete_fields": references(model)}
        inside.register(model, kind, **listing(model), **chosen)
    return inside
