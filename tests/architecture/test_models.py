"""What every tenant model brings: its scope, its audit, its keys, its order."""

import pytest
from django.apps import apps
from django.db import models

from tenancy.rows import Audit, OrganizationManager, TenantModel

TENANTS = [model for model in apps.get_models() if issubclass(model, TenantModel)]
# Rebuilt from audited rows, kept files and the folders themselves; or marks of what was shown to whom.
DERIVED = {
    "athletes.Notice",
    "athletes.ThreadRead",
    "athletes.AthleteState",
    "athletes.ActivityStreams",
    "athletes.HeartRateDay",
    "athletes.PulseEntry",
    "ingest.WatchedFile",
}
OURS = {"tenancy", "athletes", "planning", "readiness", "ingest", "coach", "api"}


@pytest.mark.parametrize("model", TENANTS, ids=lambda model: model._meta.label)
def test_managers_obey_the_scope(model: type[TenantModel]) -> None:
    assert isinstance(model._default_manager, OrganizationManager)
    assert isinstance(model._base_manager, OrganizationManager)


@pytest.mark.parametrize("model", TENANTS, ids=lambda model: model._meta.label)
def test_every_write_is_audited(model: type[TenantModel]) -> None:
    audited = {audit.pgh_tracked_model._meta.label for audit in apps.get_models() if issubclass(audit, Audit)}

    assert (model._meta.label in audited) != (model._meta.label in DERIVED)


@pytest.mark.parametrize("model", TENANTS, ids=lambda model: model._meta.label)
def test_keys_and_indexes_name_the_organization_first(model: type[TenantModel]) -> None:
    uniques = [c.fields for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)]
    indexes = [tuple(index.fields) for index in model._meta.indexes]

    assert [fields for fields in [*uniques, *indexes] if fields[0] != "organization"] == []


@pytest.mark.parametrize("model", TENANTS, ids=lambda model: model._meta.label)
def test_no_column_is_unique_by_itself(model: type[TenantModel]) -> None:
    assert [field.name for field in model._meta.fields if field.unique and not field.primary_key] == []


def test_no_automatic_many_to_many_table() -> None:
    """Such a table would have neither organization nor locks."""
    found = [m._meta.label for m in apps.get_models(include_auto_created=True) if m._meta.auto_created]

    assert [label for label in found if label.split(".")[0] in OURS - {"tenancy"}] == []
