"""The first tables."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.db import migrations, models

import tenancy.locks
import tenancy.rows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("athletes", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="RawFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("path", models.CharField(max_length=200)),
                ("stored_at", models.DateTimeField()),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                    ),
                ),
            ],
            options={
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "sha256"), name="raw_file_once"),
                    tenancy.locks.RowSecurity(name="ingest_rawfile_tenant"),
                    models.UniqueConstraint(fields=("organization", "id"), name="ingest_rawfile_key"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RawFileAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("path", models.CharField(max_length=200)),
                ("stored_at", models.DateTimeField()),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.organization",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="audits",
                        to="ingest.rawfile",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="ingest_rawfileaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                ("filename", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("done", "Done"), ("refused", "Refused")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                (
                    "refusal",
                    models.CharField(
                        blank=True, help_text="code of ingest.parsers.Unreadable", max_length=40
                    ),
                ),
                ("params", models.JSONField(default=dict)),
                ("received_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "activity",
                    tenancy.rows.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="athletes.activity",
                    ),
                ),
                (
                    "athlete",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="athletes.athlete",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.organization",
                    ),
                ),
                (
                    "raw",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ingest.rawfile",
                    ),
                ),
                (
                    "uploader",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.membership",
                    ),
                ),
            ],
            options={
                "ordering": ["-received_at", "-pk"],
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["organization", "athlete", "-received_at"], name="upload_of_athlete")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "athlete", "raw"), name="upload_once"),
                    tenancy.locks.RowSecurity(name="ingest_upload_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="ingest_upload_athlete_own", to="athletes.Athlete"
                    ),
                    tenancy.locks.SameOrganization(
                        column="raw_id", name="ingest_upload_raw_own", to="ingest.RawFile"
                    ),
                    tenancy.locks.SameOrganization(
                        column="uploader_id", name="ingest_upload_uploader_own", to="tenancy.Membership"
                    ),
                    tenancy.locks.SameOrganization(
                        column="activity_id", name="ingest_upload_activity_own", to="athletes.Activity"
                    ),
                    models.UniqueConstraint(
                        fields=("organization", "public_id"), name="ingest_upload_public"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UploadAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                ("filename", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("done", "Done"), ("refused", "Refused")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                (
                    "refusal",
                    models.CharField(
                        blank=True, help_text="code of ingest.parsers.Unreadable", max_length=40
                    ),
                ),
                ("params", models.JSONField(default=dict)),
                ("received_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "activity",
                    tenancy.rows.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="athletes.activity",
                    ),
                ),
                (
                    "athlete",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="athletes.athlete",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.organization",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="audits",
                        to="ingest.upload",
                    ),
                ),
                (
                    "raw",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ingest.rawfile",
                    ),
                ),
                (
                    "uploader",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.membership",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="ingest_uploadaudit_tenant")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rawfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ingest_rawfileaudit" ("id", "organization_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at") VALUES (NEW."id", NEW."organization_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size", NEW."stored_at"); RETURN NULL;',
                    hash="63f9e60c1f758638a7ee38d2a12e1b3e40b9abfd",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2b8c8",
                    table="ingest_rawfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rawfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "ingest_rawfileaudit" ("id", "organization_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at") VALUES (NEW."id", NEW."organization_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sha256", NEW."size", NEW."stored_at"); RETURN NULL;',
                    hash="4e7cc0ae340c1efa74b6c143b5793b86b3e326b8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_31f8c",
                    table="ingest_rawfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rawfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ingest_rawfileaudit" ("id", "organization_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at") VALUES (OLD."id", OLD."organization_id", OLD."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size", OLD."stored_at"); RETURN NULL;',
                    hash="3493c8838b931c25690b22fde513dda99679e585",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c98c9",
                    table="ingest_rawfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="upload",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ingest_uploadaudit" ("activity_id", "athlete_id", "filename", "finished_at", "id", "organization_id", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "raw_id", "received_at", "refusal", "state", "uploader_id") VALUES (NEW."activity_id", NEW."athlete_id", NEW."filename", NEW."finished_at", NEW."id", NEW."organization_id", NEW."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."raw_id", NEW."received_at", NEW."refusal", NEW."state", NEW."uploader_id"); RETURN NULL;',
                    hash="3e5d699ffc3a273363b70d32f96a5dc14a4e5819",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_875e6",
                    table="ingest_upload",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="upload",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "ingest_uploadaudit" ("activity_id", "athlete_id", "filename", "finished_at", "id", "organization_id", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "raw_id", "received_at", "refusal", "state", "uploader_id") VALUES (NEW."activity_id", NEW."athlete_id", NEW."filename", NEW."finished_at", NEW."id", NEW."organization_id", NEW."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."raw_id", NEW."received_at", NEW."refusal", NEW."state", NEW."uploader_id"); RETURN NULL;',
                    hash="7f172683e400a5bd322a087b1d04212169b27656",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_aac3b",
                    table="ingest_upload",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="upload",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ingest_uploadaudit" ("activity_id", "athlete_id", "filename", "finished_at", "id", "organization_id", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "raw_id", "received_at", "refusal", "state", "uploader_id") VALUES (OLD."activity_id", OLD."athlete_id", OLD."filename", OLD."finished_at", OLD."id", OLD."organization_id", OLD."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."raw_id", OLD."received_at", OLD."refusal", OLD."state", OLD."uploader_id"); RETURN NULL;',
                    hash="6746e0d0b15cfc64ec790187f37c1a3df9d8fdec",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fc8ea",
                    table="ingest_upload",
                    when="AFTER",
                ),
            ),
        ),
    ]
