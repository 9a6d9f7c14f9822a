"""Locks two and three in PostgreSQL, as constraints, so that migrations carry them like any other."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import BaseConstraint, Model

SETTING = "(SELECT NULLIF(current_setting('app.organization_id', true), '')::bigint)"


class DeferredConstraint(BaseConstraint):
    """A constraint that is added at the end of the migration, when its tables and their keys stand."""

    def constraint_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        return self.create_sql(model, schema_editor)

    def create_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        schema_editor.deferred_sql.append(self.definition(model, schema_editor))
        return ""

    def definition(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> str:
        """The statement that adds it."""
        raise NotImplementedError

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """PostgreSQL enforces it; there is nothing to check in Python."""


class RowSecurity(DeferredConstraint):
    """Rows are seen and written only while pinned to their organization; the owner is held too.

    `from_outside`: triggers may add rows while no organization is pinned, and still not in another's scope.
    """

    def __init__(self, *, name: str, from_outside: bool = False) -> None:
        super().__init__(name=name)
        self.from_outside = from_outside

    def definition(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> str:
        table = schema_editor.quote_name(model._meta.db_table)
        policy = schema_editor.quote_name(self.name)
        outside = f" OR {SETTING} IS NULL" if self.from_outside else ""
        return (
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY; "
            f"CREATE POLICY {policy} ON {table} "
            f"USING (organization_id = {SETTING}) WITH CHECK (organization_id = {SETTING}{outside})"
        )

    def remove_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        table = schema_editor.quote_name(model._meta.db_table)
        return (
            f"DROP POLICY {schema_editor.quote_name(self.name)} ON {table}; "
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"
        )

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "from_outside": True} if self.from_outside else kwargs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RowSecurity) and self.deconstruct() == other.deconstruct()

    __hash__ = BaseConstraint.__hash__


class SameOrganization(DeferredConstraint):
    """The composite foreign key (organization_id, x_id): a row refers only to its own organization's rows."""

    def __init__(self, *, name: str, column: str, to: str) -> None:
        super().__init__(name=name)
        self.column = column
        self.to = to

    def definition(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> str:
        quote = schema_editor.quote_name
        target = model._meta.apps.get_model(self.to)._meta.db_table
        return (
            f"ALTER TABLE {quote(model._meta.db_table)} ADD CONSTRAINT {quote(self.name)} "
            f"FOREIGN KEY (organization_id, {quote(self.column)}) "
            f"REFERENCES {quote(target)} (organization_id, id) DEFERRABLE INITIALLY DEFERRED"
        )

    def remove_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        quote = schema_editor.quote_name
        return f"ALTER TABLE {quote(model._meta.db_table)} DROP CONSTRAINT {quote(self.name)}"

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "column": self.column, "to": self.to}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameOrganization) and self.deconstruct() == other.deconstruct()

    __hash__ = BaseConstraint.__hash__
