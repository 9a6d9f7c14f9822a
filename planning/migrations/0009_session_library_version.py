import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

import tenancy.locks
import tenancy.migrating
import tenancy.rows


class Migration(migrations.Migration):
    dependencies = [
        ("athletes", "0009_open_complaints"),
        ("planning", "0008_library_sessions"),
        ("tenancy", "0004_sign_ins"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="plannedsession",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="plannedsession",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="plannedsession",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="plannedsession",
            name="library_version",
            field=tenancy.rows.TenantForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="of the organization's own session that this was made from",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="planning.libraryversion",
            ),
        ),
        migrations.AddField(
            model_name="plannedsessionaudit",
            name="library_version",
            field=tenancy.rows.TenantForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="of the organization's own session that this was made from",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="planning.libraryversion",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plannedsession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_plannedsessionaudit" ("activity_id", "adapted", "athlete_id", "automatic", "category", "confirmed", "day", "deleted_at", "distance_m", "duration_s", "id", "key", "library_version_id", "load", "match_locked", "measure", "organization_id", "outcome", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "purpose", "steps", "template_code", "title", "version", "week_id") VALUES (NEW."activity_id", NEW."adapted", NEW."athlete_id", NEW."automatic", NEW."category", NEW."confirmed", NEW."day", NEW."deleted_at", NEW."distance_m", NEW."duration_s", NEW."id", NEW."key", NEW."library_version_id", NEW."load", NEW."match_locked", NEW."measure", NEW."organization_id", NEW."outcome", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."public_id", NEW."purpose", NEW."steps", NEW."template_code", NEW."title", NEW."version", NEW."week_id"); RETURN NULL;',
                    hash="0bf99dddc9d0e9191584da909268a4bdbf7d7c56",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6bf69",
                    table="planning_plannedsession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plannedsession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "planning_plannedsessionaudit" ("activity_id", "adapted", "athlete_id", "automatic", "category", "confirmed", "day", "deleted_at", "distance_m", "duration_s", "id", "key", "library_version_id", "load", "match_locked", "measure", "organization_id", "outcome", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "purpose", "steps", "template_code", "title", "version", "week_id") VALUES (NEW."activity_id", NEW."adapted", NEW."athlete_id", NEW."automatic", NEW."category", NEW."confirmed", NEW."day", NEW."deleted_at", NEW."distance_m", NEW."duration_s", NEW."id", NEW."key", NEW."library_version_id", NEW."load", NEW."match_locked", NEW."measure", NEW."organization_id", NEW."outcome", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."public_id", NEW."purpose", NEW."steps", NEW."template_code", NEW."title", NEW."version", NEW."week_id"); RETURN NULL;',
                    hash="209859222b0f040693f20ceffcd2657591ae4d21",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2ed27",
                    table="planning_plannedsession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plannedsession",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_plannedsessionaudit" ("activity_id", "adapted", "athlete_id", "automatic", "category", "confirmed", "day", "deleted_at", "distance_m", "duration_s", "id", "key", "library_version_id", "load", "match_locked", "measure", "organization_id", "outcome", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "purpose", "steps", "template_code", "title", "version", "week_id") VALUES (OLD."activity_id", OLD."adapted", OLD."athlete_id", OLD."automatic", OLD."category", OLD."confirmed", OLD."day", OLD."deleted_at", OLD."distance_m", OLD."duration_s", OLD."id", OLD."key", OLD."library_version_id", OLD."load", OLD."match_locked", OLD."measure", OLD."organization_id", OLD."outcome", OLD."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."public_id", OLD."purpose", OLD."steps", OLD."template_code", OLD."title", OLD."version", OLD."week_id"); RETURN NULL;',
                    hash="4bda0dc0565b9e679435d32503670f52edfd5eae",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0426d",
                    table="planning_plannedsession",
                    when="AFTER",
                ),
            ),
        ),
        tenancy.migrating.AddForeignKeyNotValid(
            model_name="plannedsession",
            constraint=tenancy.locks.SameOrganization(
                column="library_version_id",
                name="planning_plannedsession_library_version_own",
                to="planning.LibraryVersion",
            ),
        ),
    ]
