import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import tenancy.locks
import tenancy.migrating
import tenancy.rows


class Migration(migrations.Migration):
    dependencies = [
        ("athletes", "0005_pulse_begun"),
        ("tenancy", "0004_sign_ins"),
    ]

    operations = [
        migrations.CreateModel(
            name="Interval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("rep", "rep"),
                            ("recovery", "recovery"),
                            ("warm_up", "warm-up"),
                            ("cool_down", "cool-down"),
                        ],
                        max_length=10,
                    ),
                ),
                ("start_s", models.FloatField()),
                ("duration_s", models.FloatField()),
                ("prescribed_m", models.FloatField(null=True)),
                ("recorded_m", models.FloatField(null=True)),
                ("distance_m", models.FloatField(null=True)),
                ("avg_hr_bpm", models.FloatField(null=True)),
                (
                    "activity",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="intervals",
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
            ],
            options={
                "ordering": ["number"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="IntervalAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("rep", "rep"),
                            ("recovery", "recovery"),
                            ("warm_up", "warm-up"),
                            ("cool_down", "cool-down"),
                        ],
                        max_length=10,
                    ),
                ),
                ("start_s", models.FloatField()),
                ("duration_s", models.FloatField()),
                ("prescribed_m", models.FloatField(null=True)),
                ("recorded_m", models.FloatField(null=True)),
                ("distance_m", models.FloatField(null=True)),
                ("avg_hr_bpm", models.FloatField(null=True)),
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
                        to="athletes.interval",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="HeartRateDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("source", models.CharField(max_length=20)),
                ("minutes", models.BinaryField()),
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
            ],
            options={
                "base_manager_name": "objects",
            },
        ),
        migrations.AlterModelOptions(
            name="activitysource",
            options={"base_manager_name": "objects", "ordering": ["pk"]},
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="activity",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="activity",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="activity",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="activitysource",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="activitysource",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="activitysource",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="shoe",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="shoe",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="shoe",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="wellnessday",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="wellnessday",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="wellnessday",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="activity",
            name="descent_m",
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name="activity",
            name="intensity",
            field=models.FloatField(help_text="of the master log, on the scale that it uses", null=True),
        ),
        migrations.AddField(
            model_name="activity",
            name="local_offset_s",
            field=models.IntegerField(help_text="local time less UTC, where a source tells", null=True),
        ),
        migrations.AddField(
            model_name="activity",
            name="notes",
            field=models.JSONField(
                blank=True, db_default=[], default=list, help_text="[{kind, text}] of sources"
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="provenance",
            field=models.JSONField(blank=True, db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="activity",
            name="scores",
            field=models.JSONField(
                blank=True, db_default=[], default=list, help_text="[{kind, score, value}]"
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="shoe",
            field=tenancy.rows.TenantForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="athletes.shoe",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="start_known",
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.AddField(
            model_name="activity",
            name="workout_type",
            field=models.CharField(blank=True, db_default="", max_length=60),
        ),
        migrations.AddField(
            model_name="activityaudit",
            name="descent_m",
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name="activityaudit",
            name="intensity",
            field=models.FloatField(help_text="of the master log, on the scale that it uses", null=True),
        ),
        migrations.AddField(
            model_name="activityaudit",
            name="local_offset_s",
            field=models.IntegerField(help_text="local time less UTC, where a source tells", null=True),
        ),
        migrations.AddField(
            model_name="activityaudit",
            name="notes",
            field=models.JSONField(
                blank=True, db_default=[], default=list, help_text="[{kind, text}] of sources"
            ),
        ),
        migrations.AddField(
            model_name="activityaudit",
            name="provenance",
            field=models.JSONField(blank=True, db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="activityaudit",
            name="scores",
            field=models.JSONField(
                blank=True, db_default=[], default=list, help_text="[{kind, score, value}]"
            ),
        ),
        migrations.AddField(
            model_name="activityaudit",
            name="shoe",
            field=tenancy.rows.TenantForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="athletes.shoe",
            ),
        ),
        migrations.AddField(
            model_name="activityaudit",
            name="start_known",
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.AddField(
            model_name="activityaudit",
            name="workout_type",
            field=models.CharField(blank=True, db_default="", max_length=60),
        ),
        migrations.AddField(
            model_name="activitysource",
            name="day",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="activitysource",
            name="elapsed_s",
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name="activitysource",
            name="has_streams",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="activitysource",
            name="key",
            field=models.CharField(db_default="", default="", max_length=120),
        ),
        migrations.AddField(
            model_name="activitysource",
            name="started_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="activitysource",
            name="told",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="activitysource",
            name="upload",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="activitysourceaudit",
            name="day",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="activitysourceaudit",
            name="elapsed_s",
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name="activitysourceaudit",
            name="has_streams",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="activitysourceaudit",
            name="key",
            field=models.CharField(db_default="", default="", max_length=120),
        ),
        migrations.AddField(
            model_name="activitysourceaudit",
            name="started_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="activitysourceaudit",
            name="told",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="activitysourceaudit",
            name="upload",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="activitystreams",
            name="developer",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="activitystreams",
            name="stance_time_balance_percent",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="activitystreams",
            name="stance_time_ms",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="activitystreams",
            name="stance_time_percent",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="activitystreams",
            name="step_length_mm",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="activitystreams",
            name="vertical_oscillation_mm",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="activitystreams",
            name="vertical_ratio_percent",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="shoe",
            name="brand",
            field=models.CharField(blank=True, db_default="", max_length=60, verbose_name="brand"),
        ),
        migrations.AddField(
            model_name="shoe",
            name="external_id",
            field=models.CharField(blank=True, db_default="", editable=False, max_length=60),
        ),
        migrations.AddField(
            model_name="shoe",
            name="model",
            field=models.CharField(blank=True, db_default="", max_length=60, verbose_name="model"),
        ),
        migrations.AddField(
            model_name="shoeaudit",
            name="brand",
            field=models.CharField(blank=True, db_default="", max_length=60, verbose_name="brand"),
        ),
        migrations.AddField(
            model_name="shoeaudit",
            name="external_id",
            field=models.CharField(blank=True, db_default="", editable=False, max_length=60),
        ),
        migrations.AddField(
            model_name="shoeaudit",
            name="model",
            field=models.CharField(blank=True, db_default="", max_length=60, verbose_name="model"),
        ),
        migrations.AddField(
            model_name="wellnessday",
            name="more",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="wellnessday",
            name="words",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="wellnessdayaudit",
            name="more",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="wellnessdayaudit",
            name="words",
            field=models.JSONField(db_default={}, default=dict),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_activityaudit" ("ascent_m", "athlete_id", "avg_cadence_spm", "avg_hr_bpm", "avg_power_w", "calories", "day", "deleted_at", "descent_m", "distance_m", "duration_s", "elapsed_s", "feel", "hr_zone_s", "id", "intensity", "load", "load_inputs", "load_method", "local_offset_s", "max_hr_bpm", "moving_s", "name", "note", "notes", "organization_id", "pace_zone_s", "pain", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenance", "public_id", "rpe", "scores", "shoe_id", "sport", "start_known", "started_at", "sub_sport", "version", "warnings", "workout_type") VALUES (NEW."ascent_m", NEW."athlete_id", NEW."avg_cadence_spm", NEW."avg_hr_bpm", NEW."avg_power_w", NEW."calories", NEW."day", NEW."deleted_at", NEW."descent_m", NEW."distance_m", NEW."duration_s", NEW."elapsed_s", NEW."feel", NEW."hr_zone_s", NEW."id", NEW."intensity", NEW."load", NEW."load_inputs", NEW."load_method", NEW."local_offset_s", NEW."max_hr_bpm", NEW."moving_s", NEW."name", NEW."note", NEW."notes", NEW."organization_id", NEW."pace_zone_s", NEW."pain", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."provenance", NEW."public_id", NEW."rpe", NEW."scores", NEW."shoe_id", NEW."sport", NEW."start_known", NEW."started_at", NEW."sub_sport", NEW."version", NEW."warnings", NEW."workout_type"); RETURN NULL;',
                    hash="275c3cf37b5ae39a6a1ab60894ea3b931c1835fe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4060c",
                    table="athletes_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "athletes_activityaudit" ("ascent_m", "athlete_id", "avg_cadence_spm", "avg_hr_bpm", "avg_power_w", "calories", "day", "deleted_at", "descent_m", "distance_m", "duration_s", "elapsed_s", "feel", "hr_zone_s", "id", "intensity", "load", "load_inputs", "load_method", "local_offset_s", "max_hr_bpm", "moving_s", "name", "note", "notes", "organization_id", "pace_zone_s", "pain", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenance", "public_id", "rpe", "scores", "shoe_id", "sport", "start_known", "started_at", "sub_sport", "version", "warnings", "workout_type") VALUES (NEW."ascent_m", NEW."athlete_id", NEW."avg_cadence_spm", NEW."avg_hr_bpm", NEW."avg_power_w", NEW."calories", NEW."day", NEW."deleted_at", NEW."descent_m", NEW."distance_m", NEW."duration_s", NEW."elapsed_s", NEW."feel", NEW."hr_zone_s", NEW."id", NEW."intensity", NEW."load", NEW."load_inputs", NEW."load_method", NEW."local_offset_s", NEW."max_hr_bpm", NEW."moving_s", NEW."name", NEW."note", NEW."notes", NEW."organization_id", NEW."pace_zone_s", NEW."pain", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."provenance", NEW."public_id", NEW."rpe", NEW."scores", NEW."shoe_id", NEW."sport", NEW."start_known", NEW."started_at", NEW."sub_sport", NEW."version", NEW."warnings", NEW."workout_type"); RETURN NULL;',
                    hash="8d2f67043c14ec4e1acc9265ad7ca03fd0b18332",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_43be1",
                    table="athletes_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_activityaudit" ("ascent_m", "athlete_id", "avg_cadence_spm", "avg_hr_bpm", "avg_power_w", "calories", "day", "deleted_at", "descent_m", "distance_m", "duration_s", "elapsed_s", "feel", "hr_zone_s", "id", "intensity", "load", "load_inputs", "load_method", "local_offset_s", "max_hr_bpm", "moving_s", "name", "note", "notes", "organization_id", "pace_zone_s", "pain", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenance", "public_id", "rpe", "scores", "shoe_id", "sport", "start_known", "started_at", "sub_sport", "version", "warnings", "workout_type") VALUES (OLD."ascent_m", OLD."athlete_id", OLD."avg_cadence_spm", OLD."avg_hr_bpm", OLD."avg_power_w", OLD."calories", OLD."day", OLD."deleted_at", OLD."descent_m", OLD."distance_m", OLD."duration_s", OLD."elapsed_s", OLD."feel", OLD."hr_zone_s", OLD."id", OLD."intensity", OLD."load", OLD."load_inputs", OLD."load_method", OLD."local_offset_s", OLD."max_hr_bpm", OLD."moving_s", OLD."name", OLD."note", OLD."notes", OLD."organization_id", OLD."pace_zone_s", OLD."pain", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."provenance", OLD."public_id", OLD."rpe", OLD."scores", OLD."shoe_id", OLD."sport", OLD."start_known", OLD."started_at", OLD."sub_sport", OLD."version", OLD."warnings", OLD."workout_type"); RETURN NULL;',
                    hash="b22bd2bd8bba31737ccb1dd9e1214f81cba179ac",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_55b8b",
                    table="athletes_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitysource",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_activitysourceaudit" ("activity_id", "athlete_id", "day", "device", "elapsed_s", "has_streams", "id", "key", "kind", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sha256", "started_at", "told", "upload") VALUES (NEW."activity_id", NEW."athlete_id", NEW."day", NEW."device", NEW."elapsed_s", NEW."has_streams", NEW."id", NEW."key", NEW."kind", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."received_at", NEW."sha256", NEW."started_at", NEW."told", NEW."upload"); RETURN NULL;',
                    hash="41a1fdaef008d48b814b33919aacd40ff5c921a6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_90dd1",
                    table="athletes_activitysource",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitysource",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "athletes_activitysourceaudit" ("activity_id", "athlete_id", "day", "device", "elapsed_s", "has_streams", "id", "key", "kind", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sha256", "started_at", "told", "upload") VALUES (NEW."activity_id", NEW."athlete_id", NEW."day", NEW."device", NEW."elapsed_s", NEW."has_streams", NEW."id", NEW."key", NEW."kind", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."received_at", NEW."sha256", NEW."started_at", NEW."told", NEW."upload"); RETURN NULL;',
                    hash="8ebbda3e03f7605a49b8e1f1eceb5038cf7a9d67",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ffa3e",
                    table="athletes_activitysource",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitysource",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_activitysourceaudit" ("activity_id", "athlete_id", "day", "device", "elapsed_s", "has_streams", "id", "key", "kind", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sha256", "started_at", "told", "upload") VALUES (OLD."activity_id", OLD."athlete_id", OLD."day", OLD."device", OLD."elapsed_s", OLD."has_streams", OLD."id", OLD."key", OLD."kind", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."received_at", OLD."sha256", OLD."started_at", OLD."told", OLD."upload"); RETURN NULL;',
                    hash="ede87e1b2911ddec00dd9da6cb8e34c65daaa55a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c6eca",
                    table="athletes_activitysource",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shoe",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_shoeaudit" ("athlete_id", "brand", "deleted_at", "external_id", "id", "limit_m", "model", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_on", "started_on", "version") VALUES (NEW."athlete_id", NEW."brand", NEW."deleted_at", NEW."external_id", NEW."id", NEW."limit_m", NEW."model", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."retired_on", NEW."started_on", NEW."version"); RETURN NULL;',
                    hash="2c38c23c2d2a533102764350977818b785f0f050",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4905e",
                    table="athletes_shoe",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shoe",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "athletes_shoeaudit" ("athlete_id", "brand", "deleted_at", "external_id", "id", "limit_m", "model", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_on", "started_on", "version") VALUES (NEW."athlete_id", NEW."brand", NEW."deleted_at", NEW."external_id", NEW."id", NEW."limit_m", NEW."model", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."retired_on", NEW."started_on", NEW."version"); RETURN NULL;',
                    hash="2cb5e94cc807fa3c7783335bfd35fb6ea320bd84",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e2cbe",
                    table="athletes_shoe",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shoe",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_shoeaudit" ("athlete_id", "brand", "deleted_at", "external_id", "id", "limit_m", "model", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_on", "started_on", "version") VALUES (OLD."athlete_id", OLD."brand", OLD."deleted_at", OLD."external_id", OLD."id", OLD."limit_m", OLD."model", OLD."name", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."retired_on", OLD."started_on", OLD."version"); RETURN NULL;',
                    hash="e9f902cb728f6e58f5b44044cf966739e7a07c42",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bf4e3",
                    table="athletes_shoe",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="wellnessday",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_wellnessdayaudit" ("athlete_id", "day", "hrv_kind", "hrv_ms", "id", "more", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resting_hr_bpm", "sleep_h", "source", "words") VALUES (NEW."athlete_id", NEW."day", NEW."hrv_kind", NEW."hrv_ms", NEW."id", NEW."more", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."resting_hr_bpm", NEW."sleep_h", NEW."source", NEW."words"); RETURN NULL;',
                    hash="80078745d3fd9256ac75ea86528e7e626ddaa37b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_60268",
                    table="athletes_wellnessday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="wellnessday",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "athletes_wellnessdayaudit" ("athlete_id", "day", "hrv_kind", "hrv_ms", "id", "more", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resting_hr_bpm", "sleep_h", "source", "words") VALUES (NEW."athlete_id", NEW."day", NEW."hrv_kind", NEW."hrv_ms", NEW."id", NEW."more", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."resting_hr_bpm", NEW."sleep_h", NEW."source", NEW."words"); RETURN NULL;',
                    hash="e64649e3646bd927f4251c66d663d3d5a5a88538",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a8788",
                    table="athletes_wellnessday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="wellnessday",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_wellnessdayaudit" ("athlete_id", "day", "hrv_kind", "hrv_ms", "id", "more", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resting_hr_bpm", "sleep_h", "source", "words") VALUES (OLD."athlete_id", OLD."day", OLD."hrv_kind", OLD."hrv_ms", OLD."id", OLD."more", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."resting_hr_bpm", OLD."sleep_h", OLD."source", OLD."words"); RETURN NULL;',
                    hash="bf3ca72dfc9e6f5f717dee8bc98019308e82ded3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_244dc",
                    table="athletes_wellnessday",
                    when="AFTER",
                ),
            ),
        ),
        tenancy.migrating.AddForeignKeyNotValid(
            model_name="activity",
            constraint=tenancy.locks.SameOrganization(
                column="shoe_id", name="athletes_activity_shoe_own", to="athletes.Shoe"
            ),
        ),
        migrations.AddConstraint(
            model_name="heartrateday",
            constraint=models.UniqueConstraint(
                fields=("organization", "athlete", "day", "source"), name="heart_rate_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="heartrateday",
            constraint=tenancy.locks.RowSecurity(name="athletes_heartrateday_tenant"),
        ),
        migrations.AddConstraint(
            model_name="heartrateday",
            constraint=tenancy.locks.SameOrganization(
                column="athlete_id", name="athletes_heartrateday_athlete_own", to="athletes.Athlete"
            ),
        ),
        migrations.AddConstraint(
            model_name="interval",
            constraint=models.UniqueConstraint(
                fields=("organization", "activity", "number"), name="interval_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="interval",
            constraint=tenancy.locks.RowSecurity(name="athletes_interval_tenant"),
        ),
        migrations.AddConstraint(
            model_name="interval",
            constraint=tenancy.locks.SameOrganization(
                column="athlete_id", name="athletes_interval_athlete_own", to="athletes.Athlete"
            ),
        ),
        migrations.AddConstraint(
            model_name="interval",
            constraint=tenancy.locks.SameOrganization(
                column="activity_id", name="athletes_interval_activity_own", to="athletes.Activity"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interval",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_intervalaudit" ("activity_id", "athlete_id", "avg_hr_bpm", "distance_m", "duration_s", "id", "number", "organization_id", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prescribed_m", "recorded_m", "start_s") VALUES (NEW."activity_id", NEW."athlete_id", NEW."avg_hr_bpm", NEW."distance_m", NEW."duration_s", NEW."id", NEW."number", NEW."organization_id", NEW."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."prescribed_m", NEW."recorded_m", NEW."start_s"); RETURN NULL;',
                    hash="f22a324611bf01ee0627f60b8c6ef6dbce8492d9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_39a20",
                    table="athletes_interval",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interval",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "athletes_intervalaudit" ("activity_id", "athlete_id", "avg_hr_bpm", "distance_m", "duration_s", "id", "number", "organization_id", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prescribed_m", "recorded_m", "start_s") VALUES (NEW."activity_id", NEW."athlete_id", NEW."avg_hr_bpm", NEW."distance_m", NEW."duration_s", NEW."id", NEW."number", NEW."organization_id", NEW."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."prescribed_m", NEW."recorded_m", NEW."start_s"); RETURN NULL;',
                    hash="16b7304cd7722d6e32aa3a297586b99c40396df7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7615f",
                    table="athletes_interval",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interval",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_intervalaudit" ("activity_id", "athlete_id", "avg_hr_bpm", "distance_m", "duration_s", "id", "number", "organization_id", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prescribed_m", "recorded_m", "start_s") VALUES (OLD."activity_id", OLD."athlete_id", OLD."avg_hr_bpm", OLD."distance_m", OLD."duration_s", OLD."id", OLD."number", OLD."organization_id", OLD."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."prescribed_m", OLD."recorded_m", OLD."start_s"); RETURN NULL;',
                    hash="cac141897bef66c1cc2dfa2137fa460e9503cef9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_88f56",
                    table="athletes_interval",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="intervalaudit",
            constraint=tenancy.locks.RowSecurity(name="athletes_intervalaudit_tenant"),
        ),
    ]
