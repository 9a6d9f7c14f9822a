import pgtrigger.compiler
import pgtrigger.migrations
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import connection, migrations, models

from tenancy import scope

# Whoever is renamed wakes the trigger of their cases, which takes the name. It stands on a table of the floor
# below, which knows nothing of cases: so it is made here and not by a model.
NEW_NAME = """
CREATE FUNCTION readiness_sought_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE readiness_intervention SET name_sought = upper(NEW.name)
    WHERE organization_id = NEW.organization_id AND athlete_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER sought_name AFTER UPDATE OF name ON athletes_athlete FOR EACH ROW
WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION readiness_sought_name();
"""
NO_NEW_NAME = "DROP TRIGGER sought_name ON athletes_athlete; DROP FUNCTION readiness_sought_name();"
TAKE_NAMES = "UPDATE readiness_intervention SET name_sought = '' WHERE organization_id = %s"
MISNAMED = """
SELECT count(*) FROM readiness_intervention held JOIN athletes_athlete athlete
    ON athlete.organization_id = held.organization_id AND athlete.id = held.athlete_id
WHERE held.organization_id = %s AND held.name_sought <> upper(athlete.name)
"""


def take_names(apps, schema_editor):
    """The trigger puts the right name in place of any other."""
    for organization in apps.get_model("tenancy", "Organization").objects.order_by("pk"):
        with scope.enter(organization.pk, source="readiness.0005"), connection.cursor() as cursor:
            cursor.execute(TAKE_NAMES, [organization.pk])
            cursor.execute(MISNAMED, [organization.pk])
            if cursor.fetchone() != (0,):
                raise RuntimeError(f"Cases of organization {organization.pk} have the wrong name.")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("athletes", "0005_pulse_begun"),
        ("planning", "0004_indexes"),
        ("readiness", "0004_indexes"),
        ("tenancy", "0004_sign_ins"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="intervention",
            name="update_update",
        ),
        migrations.AddField(
            model_name="intervention",
            name="name_sought",
            field=models.TextField(db_default="", default="", editable=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="intervention",
            trigger=pgtrigger.compiler.Trigger(
                name="name_sought",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nSELECT upper(name) INTO NEW.name_sought FROM athletes_athlete\nWHERE organization_id = NEW.organization_id AND id = NEW.athlete_id FOR SHARE;\nNEW.name_sought := coalesce(NEW.name_sought, '');\nRETURN NEW;\n",
                    hash="18bda38c207894a881e44678c846ad2ccb4cee5e",
                    operation='INSERT OR UPDATE OF "name_sought"',
                    pgid="pgtrigger_name_sought_d4ecc",
                    table="readiness_intervention",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="intervention",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."action" IS DISTINCT FROM (NEW."action") OR OLD."athlete_id" IS DISTINCT FROM (NEW."athlete_id") OR OLD."bucket" IS DISTINCT FROM (NEW."bucket") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."coach_id" IS DISTINCT FROM (NEW."coach_id") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."deleted_at" IS DISTINCT FROM (NEW."deleted_at") OR OLD."due_at" IS DISTINCT FROM (NEW."due_at") OR OLD."factors" IS DISTINCT FROM (NEW."factors") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."proposal" IS DISTINCT FROM (NEW."proposal") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."risk" IS DISTINCT FROM (NEW."risk") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id") OR OLD."session_version" IS DISTINCT FROM (NEW."session_version") OR OLD."snoozed_until" IS DISTINCT FROM (NEW."snoozed_until") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "readiness_interventionaudit" ("action", "athlete_id", "bucket", "closed_at", "coach_id", "confidence", "deleted_at", "due_at", "factors", "id", "opened_at", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "public_id", "risk", "session_id", "session_version", "snoozed_until", "state", "version") VALUES (NEW."action", NEW."athlete_id", NEW."bucket", NEW."closed_at", NEW."coach_id", NEW."confidence", NEW."deleted_at", NEW."due_at", NEW."factors", NEW."id", NEW."opened_at", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposal", NEW."public_id", NEW."risk", NEW."session_id", NEW."session_version", NEW."snoozed_until", NEW."state", NEW."version"); RETURN NULL;',
                    hash="271a5cff094f884c93b6e5bab02124955604ab35",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_81ceb",
                    table="readiness_intervention",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(NEW_NAME, NO_NEW_NAME),
        migrations.RunPython(take_names, migrations.RunPython.noop),
        RemoveIndexConcurrently(
            model_name="intervention",
            name="queue_open",
        ),
        RemoveIndexConcurrently(
            model_name="intervention",
            name="queue_done",
        ),
        AddIndexConcurrently(
            model_name="intervention",
            index=models.Index(
                condition=models.Q(("closed_at", None), ("deleted_at", None)),
                fields=["organization", "-risk", "due_at", "id"],
                include=("state", "snoozed_until", "closed_at", "athlete", "name_sought"),
                name="queue_open",
            ),
        ),
        AddIndexConcurrently(
            model_name="intervention",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", False), ("deleted_at", None)),
                fields=["organization", "-closed_at", "-id"],
                include=("athlete", "state", "session", "name_sought"),
                name="queue_done",
            ),
        ),
        AddIndexConcurrently(
            model_name="decision",
            index=models.Index(fields=["organization", "intervention"], name="decision_of_case"),
        ),
    ]
