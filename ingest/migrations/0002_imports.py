import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.db import migrations, models

import tenancy.locks
import tenancy.migrating
import tenancy.rows


class Migration(migrations.Migration):
    dependencies = [
        ("athletes", "0007_sources_told"),
        ("ingest", "0001_initial"),
        ("tenancy", "0004_sign_ins"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "door",
                    models.CharField(
                        choices=[
                            ("page", "Upload page"),
                            ("api", "API"),
                            ("command", "Command line"),
                            ("folder", "Watched folder"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("previewing", "Trying out"),
                            ("previewed", "Ready to import"),
                            ("running", "Importing"),
                            ("done", "Done"),
                            ("cancelled", "Cancelled"),
                            ("undone", "Undone"),
                        ],
                        default="running",
                        max_length=12,
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "seen_at",
                    models.DateTimeField(blank=True, help_text="when the notice was put away", null=True),
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
                "ordering": ["-started_at", "-pk"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ImportRunAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "door",
                    models.CharField(
                        choices=[
                            ("page", "Upload page"),
                            ("api", "API"),
                            ("command", "Command line"),
                            ("folder", "Watched folder"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("previewing", "Trying out"),
                            ("previewed", "Ready to import"),
                            ("running", "Importing"),
                            ("done", "Done"),
                            ("cancelled", "Cancelled"),
                            ("undone", "Undone"),
                        ],
                        default="running",
                        max_length=12,
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "seen_at",
                    models.DateTimeField(blank=True, help_text="when the notice was put away", null=True),
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
                        to="ingest.importrun",
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
            },
        ),
        migrations.CreateModel(
            name="WatchedFolder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                ("path", models.CharField(max_length=500)),
                ("active", models.BooleanField(default=True)),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                ("problem", models.CharField(blank=True, max_length=200)),
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
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="WatchedFolderAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                ("path", models.CharField(max_length=500)),
                ("active", models.BooleanField(default=True)),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                ("problem", models.CharField(blank=True, max_length=200)),
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
                        to="ingest.watchedfolder",
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
            },
        ),
        migrations.CreateModel(
            name="WatchedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=1000)),
                ("size", models.PositiveBigIntegerField()),
                ("modified_ns", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField()),
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
                    "folder",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="ingest.watchedfolder",
                    ),
                ),
            ],
            options={
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("field", "Sources differ"),
                            ("match", "Which activity is it?"),
                            ("duplicate", "Twice the same?"),
                            ("time_zone", "Shifted by whole hours"),
                        ],
                        max_length=10,
                    ),
                ),
                ("field", models.CharField(blank=True, max_length=30)),
                ("options", models.JSONField(default=list)),
                ("suggested", models.CharField(blank=True, max_length=120)),
                ("reason", models.CharField(blank=True, max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Wants a decision"),
                            ("resolved", "Decided"),
                            ("withdrawn", "No longer differs"),
                        ],
                        default="pending",
                        max_length=10,
                    ),
                ),
                ("choice", models.JSONField(blank=True, null=True)),
                ("raised_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "activity",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflicts",
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
                    "decided_by",
                    tenancy.rows.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.membership",
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
                    "other",
                    tenancy.rows.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="athletes.activity",
                    ),
                ),
                (
                    "source",
                    tenancy.rows.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="athletes.activitysource",
                    ),
                ),
            ],
            options={
                "ordering": ["-raised_at", "-pk"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ConflictAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("field", "Sources differ"),
                            ("match", "Which activity is it?"),
                            ("duplicate", "Twice the same?"),
                            ("time_zone", "Shifted by whole hours"),
                        ],
                        max_length=10,
                    ),
                ),
                ("field", models.CharField(blank=True, max_length=30)),
                ("options", models.JSONField(default=list)),
                ("suggested", models.CharField(blank=True, max_length=120)),
                ("reason", models.CharField(blank=True, max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Wants a decision"),
                            ("resolved", "Decided"),
                            ("withdrawn", "No longer differs"),
                        ],
                        default="pending",
                        max_length=10,
                    ),
                ),
                ("choice", models.JSONField(blank=True, null=True)),
                ("raised_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "activity",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
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
                    "decided_by",
                    tenancy.rows.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.membership",
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
                    "other",
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="audits",
                        to="ingest.conflict",
                    ),
                ),
                (
                    "source",
                    tenancy.rows.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="athletes.activitysource",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="upload",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="upload",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="upload",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="upload",
            name="found",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="upload",
            name="late",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="upload",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("activity", "New activity"),
                    ("merged", "Another source of an activity"),
                    ("duplicate", "Here already"),
                    ("conflict", "Wants a decision"),
                    ("wellness", "Wellness"),
                    ("workout", "Workout"),
                    ("unread", "Nothing that we keep"),
                    ("archive", "Unpacked"),
                    ("refused", "Not read"),
                ],
                db_default="",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="previewed",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="upload",
            name="undo",
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.AddField(
            model_name="uploadaudit",
            name="found",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="uploadaudit",
            name="late",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="uploadaudit",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("activity", "New activity"),
                    ("merged", "Another source of an activity"),
                    ("duplicate", "Here already"),
                    ("conflict", "Wants a decision"),
                    ("wellness", "Wellness"),
                    ("workout", "Workout"),
                    ("unread", "Nothing that we keep"),
                    ("archive", "Unpacked"),
                    ("refused", "Not read"),
                ],
                db_default="",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="uploadaudit",
            name="previewed",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="uploadaudit",
            name="undo",
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.AlterField(
            model_name="upload",
            name="raw",
            field=tenancy.rows.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ingest.rawfile",
            ),
        ),
        migrations.AlterField(
            model_name="upload",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting"),
                    ("done", "Done"),
                    ("refused", "Refused"),
                    ("undone", "Undone"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="uploadaudit",
            name="raw",
            field=tenancy.rows.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="ingest.rawfile",
            ),
        ),
        migrations.AlterField(
            model_name="uploadaudit",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting"),
                    ("done", "Done"),
                    ("refused", "Refused"),
                    ("undone", "Undone"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="upload",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ingest_uploadaudit" ("activity_id", "athlete_id", "filename", "finished_at", "found", "id", "late", "organization_id", "outcome", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previewed", "public_id", "raw_id", "received_at", "refusal", "run_id", "state", "undo", "uploader_id") VALUES (NEW."activity_id", NEW."athlete_id", NEW."filename", NEW."finished_at", NEW."found", NEW."id", NEW."late", NEW."organization_id", NEW."outcome", NEW."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."previewed", NEW."public_id", NEW."raw_id", NEW."received_at", NEW."refusal", NEW."run_id", NEW."state", NEW."undo", NEW."uploader_id"); RETURN NULL;',
                    hash="a832f52c0d1678d8ec728b37e84a29e8d3a00c29",
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
                    func='INSERT INTO "ingest_uploadaudit" ("activity_id", "athlete_id", "filename", "finished_at", "found", "id", "late", "organization_id", "outcome", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previewed", "public_id", "raw_id", "received_at", "refusal", "run_id", "state", "undo", "uploader_id") VALUES (NEW."activity_id", NEW."athlete_id", NEW."filename", NEW."finished_at", NEW."found", NEW."id", NEW."late", NEW."organization_id", NEW."outcome", NEW."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."previewed", NEW."public_id", NEW."raw_id", NEW."received_at", NEW."refusal", NEW."run_id", NEW."state", NEW."undo", NEW."uploader_id"); RETURN NULL;',
                    hash="f7b85a8ee289732079e57a14ef816591b3dda1b9",
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
                    func='INSERT INTO "ingest_uploadaudit" ("activity_id", "athlete_id", "filename", "finished_at", "found", "id", "late", "organization_id", "outcome", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previewed", "public_id", "raw_id", "received_at", "refusal", "run_id", "state", "undo", "uploader_id") VALUES (OLD."activity_id", OLD."athlete_id", OLD."filename", OLD."finished_at", OLD."found", OLD."id", OLD."late", OLD."organization_id", OLD."outcome", OLD."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."previewed", OLD."public_id", OLD."raw_id", OLD."received_at", OLD."refusal", OLD."run_id", OLD."state", OLD."undo", OLD."uploader_id"); RETURN NULL;',
                    hash="0fcce131cee02992105009def59114f0aecfa402",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fc8ea",
                    table="ingest_upload",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="run",
            field=tenancy.rows.TenantForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="uploads",
                to="ingest.importrun",
            ),
        ),
        migrations.AddField(
            model_name="uploadaudit",
            name="run",
            field=tenancy.rows.TenantForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="ingest.importrun",
            ),
        ),
        migrations.AddIndex(
            model_name="conflict",
            index=models.Index(
                condition=models.Q(("state", "pending")),
                fields=["organization", "athlete", "-raised_at"],
                name="conflict_pending",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "pending")),
                fields=("organization", "activity", "kind", "field"),
                name="conflict_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=tenancy.locks.RowSecurity(name="ingest_conflict_tenant"),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=tenancy.locks.SameOrganization(
                column="athlete_id", name="ingest_conflict_athlete_own", to="athletes.Athlete"
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=tenancy.locks.SameOrganization(
                column="activity_id", name="ingest_conflict_activity_own", to="athletes.Activity"
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=tenancy.locks.SameOrganization(
                column="other_id", name="ingest_conflict_other_own", to="athletes.Activity"
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=tenancy.locks.SameOrganization(
                column="source_id", name="ingest_conflict_source_own", to="athletes.ActivitySource"
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=tenancy.locks.SameOrganization(
                column="decided_by_id", name="ingest_conflict_decided_by_own", to="tenancy.Membership"
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.UniqueConstraint(
                fields=("organization", "public_id"), name="ingest_conflict_public"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conflict",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ingest_conflictaudit" ("activity_id", "athlete_id", "choice", "decided_at", "decided_by_id", "deleted_at", "field", "id", "kind", "options", "organization_id", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "raised_at", "reason", "source_id", "state", "suggested", "version") VALUES (NEW."activity_id", NEW."athlete_id", NEW."choice", NEW."decided_at", NEW."decided_by_id", NEW."deleted_at", NEW."field", NEW."id", NEW."kind", NEW."options", NEW."organization_id", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."raised_at", NEW."reason", NEW."source_id", NEW."state", NEW."suggested", NEW."version"); RETURN NULL;',
                    hash="ef0015ca1eb30e1322822384fb18499c2aa50b67",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e83cc",
                    table="ingest_conflict",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conflict",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "ingest_conflictaudit" ("activity_id", "athlete_id", "choice", "decided_at", "decided_by_id", "deleted_at", "field", "id", "kind", "options", "organization_id", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "raised_at", "reason", "source_id", "state", "suggested", "version") VALUES (NEW."activity_id", NEW."athlete_id", NEW."choice", NEW."decided_at", NEW."decided_by_id", NEW."deleted_at", NEW."field", NEW."id", NEW."kind", NEW."options", NEW."organization_id", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."raised_at", NEW."reason", NEW."source_id", NEW."state", NEW."suggested", NEW."version"); RETURN NULL;',
                    hash="dfdf864616d8631f90866b80683d306466763751",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8ce1c",
                    table="ingest_conflict",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conflict",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ingest_conflictaudit" ("activity_id", "athlete_id", "choice", "decided_at", "decided_by_id", "deleted_at", "field", "id", "kind", "options", "organization_id", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "raised_at", "reason", "source_id", "state", "suggested", "version") VALUES (OLD."activity_id", OLD."athlete_id", OLD."choice", OLD."decided_at", OLD."decided_by_id", OLD."deleted_at", OLD."field", OLD."id", OLD."kind", OLD."options", OLD."organization_id", OLD."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."raised_at", OLD."reason", OLD."source_id", OLD."state", OLD."suggested", OLD."version"); RETURN NULL;',
                    hash="13083fea86bef667206a202f1333bacd105e57cd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_104fe",
                    table="ingest_conflict",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="conflictaudit",
            constraint=tenancy.locks.RowSecurity(name="ingest_conflictaudit_tenant"),
        ),
        migrations.AddIndex(
            model_name="importrun",
            index=models.Index(fields=["organization", "athlete", "-started_at"], name="import_of_athlete"),
        ),
        migrations.AddConstraint(
            model_name="importrun",
            constraint=tenancy.locks.RowSecurity(name="ingest_importrun_tenant"),
        ),
        migrations.AddConstraint(
            model_name="importrun",
            constraint=tenancy.locks.SameOrganization(
                column="athlete_id", name="ingest_importrun_athlete_own", to="athletes.Athlete"
            ),
        ),
        migrations.AddConstraint(
            model_name="importrun",
            constraint=tenancy.locks.SameOrganization(
                column="uploader_id", name="ingest_importrun_uploader_own", to="tenancy.Membership"
            ),
        ),
        migrations.AddConstraint(
            model_name="importrun",
            constraint=models.UniqueConstraint(fields=("organization", "id"), name="ingest_importrun_key"),
        ),
        migrations.AddConstraint(
            model_name="importrun",
            constraint=models.UniqueConstraint(
                fields=("organization", "public_id"), name="ingest_importrun_public"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importrun",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ingest_importrunaudit" ("athlete_id", "door", "finished_at", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "round", "seen_at", "started_at", "state", "uploader_id") VALUES (NEW."athlete_id", NEW."door", NEW."finished_at", NEW."id", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."round", NEW."seen_at", NEW."started_at", NEW."state", NEW."uploader_id"); RETURN NULL;',
                    hash="11741d1b1c62fbb279cf9181054f91d30f51bdb9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7e59d",
                    table="ingest_importrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importrun",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "ingest_importrunaudit" ("athlete_id", "door", "finished_at", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "round", "seen_at", "started_at", "state", "uploader_id") VALUES (NEW."athlete_id", NEW."door", NEW."finished_at", NEW."id", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."round", NEW."seen_at", NEW."started_at", NEW."state", NEW."uploader_id"); RETURN NULL;',
                    hash="0bcdea82f21580aa9648c03c13d7eaf16bd7e1df",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_66148",
                    table="ingest_importrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importrun",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ingest_importrunaudit" ("athlete_id", "door", "finished_at", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "round", "seen_at", "started_at", "state", "uploader_id") VALUES (OLD."athlete_id", OLD."door", OLD."finished_at", OLD."id", OLD."name", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."round", OLD."seen_at", OLD."started_at", OLD."state", OLD."uploader_id"); RETURN NULL;',
                    hash="628f9c0d667f608dfe924cde5eb29814d9ccd839",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_19e45",
                    table="ingest_importrun",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="importrunaudit",
            constraint=tenancy.locks.RowSecurity(name="ingest_importrunaudit_tenant"),
        ),
        migrations.AddConstraint(
            model_name="watchedfolder",
            constraint=models.UniqueConstraint(fields=("organization", "path"), name="watched_folder_once"),
        ),
        migrations.AddConstraint(
            model_name="watchedfolder",
            constraint=tenancy.locks.RowSecurity(name="ingest_watchedfolder_tenant"),
        ),
        migrations.AddConstraint(
            model_name="watchedfolder",
            constraint=tenancy.locks.SameOrganization(
                column="athlete_id", name="ingest_watchedfolder_athlete_own", to="athletes.Athlete"
            ),
        ),
        migrations.AddConstraint(
            model_name="watchedfolder",
            constraint=tenancy.locks.SameOrganization(
                column="uploader_id", name="ingest_watchedfolder_uploader_own", to="tenancy.Membership"
            ),
        ),
        migrations.AddConstraint(
            model_name="watchedfolder",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="ingest_watchedfolder_key"
            ),
        ),
        migrations.AddConstraint(
            model_name="watchedfolder",
            constraint=models.UniqueConstraint(
                fields=("organization", "public_id"), name="ingest_watchedfolder_public"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="watchedfolder",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ingest_watchedfolderaudit" ("active", "athlete_id", "id", "looked_at", "organization_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "public_id", "uploader_id") VALUES (NEW."active", NEW."athlete_id", NEW."id", NEW."looked_at", NEW."organization_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."problem", NEW."public_id", NEW."uploader_id"); RETURN NULL;',
                    hash="bc72b34db499477998b0c8f5a3eeb64d220e5d4d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_49c6d",
                    table="ingest_watchedfolder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="watchedfolder",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "ingest_watchedfolderaudit" ("active", "athlete_id", "id", "looked_at", "organization_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "public_id", "uploader_id") VALUES (NEW."active", NEW."athlete_id", NEW."id", NEW."looked_at", NEW."organization_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."problem", NEW."public_id", NEW."uploader_id"); RETURN NULL;',
                    hash="d2c9297d58b3e1f99fe330da17fa2b9233c7e7b0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_30f20",
                    table="ingest_watchedfolder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="watchedfolder",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ingest_watchedfolderaudit" ("active", "athlete_id", "id", "looked_at", "organization_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "public_id", "uploader_id") VALUES (OLD."active", OLD."athlete_id", OLD."id", OLD."looked_at", OLD."organization_id", OLD."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."problem", OLD."public_id", OLD."uploader_id"); RETURN NULL;',
                    hash="1f0d7a00778fcb03f026707a48c047cac3659fc2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1f5f8",
                    table="ingest_watchedfolder",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="watchedfile",
            constraint=models.UniqueConstraint(
                fields=("organization", "folder", "path"), name="watched_file_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="watchedfile",
            constraint=tenancy.locks.RowSecurity(name="ingest_watchedfile_tenant"),
        ),
        migrations.AddConstraint(
            model_name="watchedfile",
            constraint=tenancy.locks.SameOrganization(
                column="athlete_id", name="ingest_watchedfile_athlete_own", to="athletes.Athlete"
            ),
        ),
        migrations.AddConstraint(
            model_name="watchedfile",
            constraint=tenancy.locks.SameOrganization(
                column="folder_id", name="ingest_watchedfile_folder_own", to="ingest.WatchedFolder"
            ),
        ),
        migrations.AddConstraint(
            model_name="watchedfolderaudit",
            constraint=tenancy.locks.RowSecurity(name="ingest_watchedfolderaudit_tenant"),
        ),
        tenancy.migrating.AddForeignKeyNotValid(
            model_name="upload",
            constraint=tenancy.locks.SameOrganization(
                column="run_id", name="ingest_upload_run_own", to="ingest.ImportRun"
            ),
        ),
    ]
