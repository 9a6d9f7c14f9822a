"""Operations of migrations that do not stop a database in use: constraints added in steps, indexes aside."""

from typing import Any

from django.contrib.postgres.operations import NotInTransactionMixin
from django.db.migrations import AddConstraint, RemoveConstraint


class AddForeignKeyNotValid(AddConstraint):
    """A tenancy.locks.SameOrganization for rows to come; ValidateConstraint looks at those that are there."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        if self.allow_migrate_model(schema_editor.connection.alias, model):
            constraint: Any = self.constraint
            schema_editor.execute(f"{constraint.definition(model, schema_editor)} NOT VALID")


class AddUniqueConcurrently(NotInTransactionMixin, AddConstraint):
    """A UniqueConstraint whose index is built while others write, and then taken over by the constraint."""

    atomic = False

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        self._ensure_not_in_transaction(schema_editor)
        model = to_state.apps.get_model(app_label, self.model_name)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        constraint: Any = self.constraint
        quote, options = schema_editor.quote_name, model._meta
        columns = ", ".join(quote(options.get_field(name).column) for name in constraint.fields)
        where = constraint._get_condition_sql(model, schema_editor)  # noqa: SLF001 - Django has no other way
        name, table = quote(constraint.name), quote(options.db_table)
        schema_editor.execute(
            f"CREATE UNIQUE INDEX CONCURRENTLY {name} ON {table} ({columns})"
            + (f" WHERE {where}" if where else "")
        )
        if not where:
            schema_editor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} UNIQUE USING INDEX {name}")


class RemoveUniqueIndexConcurrently(NotInTransactionMixin, RemoveConstraint):
    """A UniqueConstraint with a condition is an index and no more: it goes while others write."""

    atomic = False

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        self._ensure_not_in_transaction(schema_editor)
        model = to_state.apps.get_model(app_label, self.model_name)
        if self.allow_migrate_model(schema_editor.connection.alias, model):
            schema_editor.execute(f"DROP INDEX CONCURRENTLY {schema_editor.quote_name(self.name)}")
