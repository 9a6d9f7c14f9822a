import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.db import migrations, models

import tenancy.locks
import tenancy.rows


class Migration(migrations.Migration):
    dependencies = [
        ("athletes", "0009_open_complaints"),
        ("planning", "0006_plan_without_race"),
        ("tenancy", "0004_sign_ins"),
    ]

    operations = [
        migrations.CreateModel(
            name="Revision",
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
                    "source",
                    models.CharField(
                        choices=[("calendar", "Calendar"), ("athlete", "Athlete")],
                        default="calendar",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Draft"),
                            ("applied", "Published"),
                            ("discarded", "Discarded"),
                            ("undone", "Taken back"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("inverse", models.JSONField(default=list)),
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
                    "author",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
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
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.PositiveSmallIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("remove", "Removed"),
                            ("create", "Added"),
                            ("move", "Moved"),
                            ("edit", "Changed"),
                            ("lock", "Locked"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "session",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7,
                        help_text="public id of the session, also of one to come",
                    ),
                ),
                ("seen_version", models.PositiveIntegerField(null=True)),
                (
                    "what",
                    models.JSONField(default=dict, help_text="planning.changes: the day, the content …"),
                ),
                ("made_at", models.DateTimeField()),
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
                    "revision",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="planning.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "pk"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="RevisionAudit",
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
                    "source",
                    models.CharField(
                        choices=[("calendar", "Calendar"), ("athlete", "Athlete")],
                        default="calendar",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Draft"),
                            ("applied", "Published"),
                            ("discarded", "Discarded"),
                            ("undone", "Taken back"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("inverse", models.JSONField(default=list)),
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
                    "author",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="audits",
                        to="planning.revision",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ChangeAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("step", models.PositiveSmallIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("remove", "Removed"),
                            ("create", "Added"),
                            ("move", "Moved"),
                            ("edit", "Changed"),
                            ("lock", "Locked"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "session",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7,
                        help_text="public id of the session, also of one to come",
                    ),
                ),
                ("seen_version", models.PositiveIntegerField(null=True)),
                (
                    "what",
                    models.JSONField(default=dict, help_text="planning.changes: the day, the content …"),
                ),
                ("made_at", models.DateTimeField()),
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
                        to="planning.change",
                    ),
                ),
                (
                    "revision",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="planning.revision",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
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
            name="locked",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="the athlete may not move it, nor another to its day",
            ),
        ),
        migrations.AddField(
            model_name="plannedsessionaudit",
            name="locked",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="the athlete may not move it, nor another to its day",
            ),
        ),
        migrations.AlterField(
            model_name="planweek",
            name="phase",
            field=models.CharField(
                blank=True,
                choices=[
                    ("base", "Base"),
                    ("build", "Build"),
                    ("peak", "Peak"),
                    ("taper", "Taper"),
                    ("recovery", "Recovery"),
                ],
                help_text="empty for a week that no season has",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="planweekaudit",
            name="phase",
            field=models.CharField(
                blank=True,
                choices=[
                    ("base", "Base"),
                    ("build", "Build"),
                    ("peak", "Peak"),
                    ("taper", "Taper"),
                    ("recovery", "Recovery"),
                ],
                help_text="empty for a week that no season has",
                max_length=10,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plannedsession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_plannedsessionaudit" ("activity_id", "adapted", "athlete_id", "automatic", "category", "confirmed", "day", "deleted_at", "distance_m", "duration_s", "id", "key", "load", "locked", "match_locked", "measure", "organization_id", "outcome", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "purpose", "steps", "template_code", "title", "version", "week_id") VALUES (NEW."activity_id", NEW."adapted", NEW."athlete_id", NEW."automatic", NEW."category", NEW."confirmed", NEW."day", NEW."deleted_at", NEW."distance_m", NEW."duration_s", NEW."id", NEW."key", NEW."load", NEW."locked", NEW."match_locked", NEW."measure", NEW."organization_id", NEW."outcome", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."public_id", NEW."purpose", NEW."steps", NEW."template_code", NEW."title", NEW."version", NEW."week_id"); RETURN NULL;',
                    hash="848df9af350722b6b7aaf9310af55e344bfccc89",
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
                    func='INSERT INTO "planning_plannedsessionaudit" ("activity_id", "adapted", "athlete_id", "automatic", "category", "confirmed", "day", "deleted_at", "distance_m", "duration_s", "id", "key", "load", "locked", "match_locked", "measure", "organization_id", "outcome", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "purpose", "steps", "template_code", "title", "version", "week_id") VALUES (NEW."activity_id", NEW."adapted", NEW."athlete_id", NEW."automatic", NEW."category", NEW."confirmed", NEW."day", NEW."deleted_at", NEW."distance_m", NEW."duration_s", NEW."id", NEW."key", NEW."load", NEW."locked", NEW."match_locked", NEW."measure", NEW."organization_id", NEW."outcome", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."public_id", NEW."purpose", NEW."steps", NEW."template_code", NEW."title", NEW."version", NEW."week_id"); RETURN NULL;',
                    hash="f1e19c7395f7267e28f0c321b7680d4d4c4a1125",
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
                    func='INSERT INTO "planning_plannedsessionaudit" ("activity_id", "adapted", "athlete_id", "automatic", "category", "confirmed", "day", "deleted_at", "distance_m", "duration_s", "id", "key", "load", "locked", "match_locked", "measure", "organization_id", "outcome", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "purpose", "steps", "template_code", "title", "version", "week_id") VALUES (OLD."activity_id", OLD."adapted", OLD."athlete_id", OLD."automatic", OLD."category", OLD."confirmed", OLD."day", OLD."deleted_at", OLD."distance_m", OLD."duration_s", OLD."id", OLD."key", OLD."load", OLD."locked", OLD."match_locked", OLD."measure", OLD."organization_id", OLD."outcome", OLD."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."public_id", OLD."purpose", OLD."steps", OLD."template_code", OLD."title", OLD."version", OLD."week_id"); RETURN NULL;',
                    hash="1b06d737948d51d1fd78b527285de19927daa2c3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0426d",
                    table="planning_plannedsession",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(
                condition=models.Q(("state", "applied")),
                fields=["organization", "athlete", "-closed_at"],
                name="revision_applied",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at", None), ("source", "calendar"), ("state", "open")),
                fields=("organization", "athlete"),
                name="revision_one_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=tenancy.locks.RowSecurity(name="planning_revision_tenant"),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=tenancy.locks.SameOrganization(
                column="athlete_id", name="planning_revision_athlete_own", to="athletes.Athlete"
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=tenancy.locks.SameOrganization(
                column="author_id", name="planning_revision_author_own", to="tenancy.Membership"
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(fields=("organization", "id"), name="planning_revision_key"),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(
                fields=("organization", "public_id"), name="planning_revision_public"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="revision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_revisionaudit" ("athlete_id", "author_id", "closed_at", "deleted_at", "id", "inverse", "opened_at", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "state", "version") VALUES (NEW."athlete_id", NEW."author_id", NEW."closed_at", NEW."deleted_at", NEW."id", NEW."inverse", NEW."opened_at", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."source", NEW."state", NEW."version"); RETURN NULL;',
                    hash="1f51e805bdb5a69ce2509c341489a90687e9bcf0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8696d",
                    table="planning_revision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="revision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "planning_revisionaudit" ("athlete_id", "author_id", "closed_at", "deleted_at", "id", "inverse", "opened_at", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "state", "version") VALUES (NEW."athlete_id", NEW."author_id", NEW."closed_at", NEW."deleted_at", NEW."id", NEW."inverse", NEW."opened_at", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."source", NEW."state", NEW."version"); RETURN NULL;',
                    hash="06e5f14299d4c77ecfbcb392b0cbaf309d88bcf1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_be7fa",
                    table="planning_revision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="revision",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_revisionaudit" ("athlete_id", "author_id", "closed_at", "deleted_at", "id", "inverse", "opened_at", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "state", "version") VALUES (OLD."athlete_id", OLD."author_id", OLD."closed_at", OLD."deleted_at", OLD."id", OLD."inverse", OLD."opened_at", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."source", OLD."state", OLD."version"); RETURN NULL;',
                    hash="e982347fd86fa7fd7d12ff5c4066e252d6f3d5d2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a8ca9",
                    table="planning_revision",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="changeaudit",
            constraint=tenancy.locks.RowSecurity(name="planning_changeaudit_tenant"),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.UniqueConstraint(
                fields=("organization", "revision", "number"), name="change_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=tenancy.locks.RowSecurity(name="planning_change_tenant"),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=tenancy.locks.SameOrganization(
                column="athlete_id", name="planning_change_athlete_own", to="athletes.Athlete"
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=tenancy.locks.SameOrganization(
                column="revision_id", name="planning_change_revision_own", to="planning.Revision"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="change",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_changeaudit" ("athlete_id", "id", "kind", "made_at", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "seen_version", "session", "step", "what") VALUES (NEW."athlete_id", NEW."id", NEW."kind", NEW."made_at", NEW."number", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revision_id", NEW."seen_version", NEW."session", NEW."step", NEW."what"); RETURN NULL;',
                    hash="6d67cd1825390a81af50131927deab7dcf24ff2e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_93c7a",
                    table="planning_change",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="change",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "planning_changeaudit" ("athlete_id", "id", "kind", "made_at", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "seen_version", "session", "step", "what") VALUES (NEW."athlete_id", NEW."id", NEW."kind", NEW."made_at", NEW."number", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revision_id", NEW."seen_version", NEW."session", NEW."step", NEW."what"); RETURN NULL;',
                    hash="cbdca5d6dcf174e12171cbb09c146cc39dbd7ec9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c73c8",
                    table="planning_change",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="change",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_changeaudit" ("athlete_id", "id", "kind", "made_at", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "seen_version", "session", "step", "what") VALUES (OLD."athlete_id", OLD."id", OLD."kind", OLD."made_at", OLD."number", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revision_id", OLD."seen_version", OLD."session", OLD."step", OLD."what"); RETURN NULL;',
                    hash="7932fce961e5a1cc2bfab3427f8d97806468a6fc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d8601",
                    table="planning_change",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="revisionaudit",
            constraint=tenancy.locks.RowSecurity(name="planning_revisionaudit_tenant"),
        ),
    ]
