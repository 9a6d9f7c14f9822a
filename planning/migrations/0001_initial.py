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
            name="CatalogueSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, unique=True)),
                ("code", models.SlugField(max_length=60, unique=True)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("recovery", "Recovery"),
                            ("easy", "Easy"),
                            ("long", "Long"),
                            ("steady", "Steady"),
                            ("tempo", "Tempo"),
                            ("threshold", "Threshold"),
                            ("vo2", "VO2 intervals"),
                            ("hills", "Hill repeats"),
                            ("fartlek", "Fartlek"),
                            ("race_pace", "Race pace"),
                            ("strides", "Strides & drills"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.JSONField()),
                ("purpose", models.JSONField()),
                ("cues", models.JSONField(default=dict)),
                ("steps", models.JSONField()),
                ("level", models.FloatField()),
                ("progression", models.CharField(blank=True, max_length=60)),
                ("regression", models.CharField(blank=True, max_length=60)),
                ("contraindications", models.JSONField(default=list)),
                ("tags", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["category", "level", "code"],
            },
        ),
        migrations.CreateModel(
            name="Plan",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("starts_on", models.DateField()),
                ("weeks", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("archived", "Archived")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("inputs", models.JSONField(default=dict)),
                ("warnings", models.JSONField(default=list)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
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
                (
                    "race",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="athletes.race",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "-pk"],
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("deleted_at", None), ("state", "published")),
                        fields=("organization", "athlete"),
                        name="plan_one_published",
                    ),
                    tenancy.locks.RowSecurity(name="planning_plan_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="planning_plan_athlete_own", to="athletes.Athlete"
                    ),
                    tenancy.locks.SameOrganization(
                        column="race_id", name="planning_plan_race_own", to="athletes.Race"
                    ),
                    tenancy.locks.SameOrganization(
                        column="author_id", name="planning_plan_author_own", to="tenancy.Membership"
                    ),
                    models.UniqueConstraint(fields=("organization", "id"), name="planning_plan_key"),
                    models.UniqueConstraint(
                        fields=("organization", "public_id"), name="planning_plan_public"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanAudit",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("starts_on", models.DateField()),
                ("weeks", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("archived", "Archived")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("inputs", models.JSONField(default=dict)),
                ("warnings", models.JSONField(default=list)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
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
                        to="planning.plan",
                    ),
                ),
                (
                    "race",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="athletes.race",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="planning_planaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="PlanWeek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("base", "Base"),
                            ("build", "Build"),
                            ("peak", "Peak"),
                            ("taper", "Taper"),
                            ("recovery", "Recovery"),
                        ],
                        max_length=10,
                    ),
                ),
                ("cutback", models.BooleanField(default=False)),
                ("target_s", models.FloatField()),
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
                    "plan",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_weeks",
                        to="planning.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "plan", "number"), name="week_once"),
                    tenancy.locks.RowSecurity(name="planning_planweek_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="planning_planweek_athlete_own", to="athletes.Athlete"
                    ),
                    tenancy.locks.SameOrganization(
                        column="plan_id", name="planning_planweek_plan_own", to="planning.Plan"
                    ),
                    models.UniqueConstraint(fields=("organization", "id"), name="planning_planweek_key"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedSession",
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
                ("day", models.DateField()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("recovery", "Recovery"),
                            ("easy", "Easy"),
                            ("long", "Long"),
                            ("steady", "Steady"),
                            ("tempo", "Tempo"),
                            ("threshold", "Threshold"),
                            ("vo2", "VO2 intervals"),
                            ("hills", "Hill repeats"),
                            ("fartlek", "Fartlek"),
                            ("race_pace", "Race pace"),
                            ("strides", "Strides & drills"),
                        ],
                        max_length=10,
                    ),
                ),
                ("key", models.BooleanField(default=False)),
                ("template_code", models.CharField(blank=True, max_length=60)),
                ("title", models.JSONField(help_text="by language")),
                ("purpose", models.JSONField(default=dict, help_text="by language")),
                (
                    "steps",
                    models.JSONField(
                        help_text="analytics.workout; null is a rest ordered by the coach", null=True
                    ),
                ),
                ("duration_s", models.FloatField(default=0)),
                ("distance_m", models.FloatField(null=True)),
                ("load", models.FloatField(default=0)),
                (
                    "adapted",
                    models.CharField(
                        blank=True, help_text="analytics.recommendation.Action, if adapted", max_length=10
                    ),
                ),
                ("match_locked", models.BooleanField(default=False)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Planned"),
                            ("done", "Done"),
                            ("partly", "Partly"),
                            ("off", "Off plan"),
                            ("missed", "Missed"),
                            ("excused", "Excused"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("percent", models.FloatField(null=True)),
                ("measure", models.CharField(blank=True, max_length=10)),
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
                    "plan",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="planning.plan",
                    ),
                ),
                (
                    "week",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="planning.planweek",
                    ),
                ),
            ],
            options={
                "ordering": ["day", "position", "pk"],
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["organization", "athlete", "day"], name="session_on_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("activity__isnull", False), ("deleted_at", None)),
                        fields=("organization", "activity"),
                        name="session_one_per_activity",
                    ),
                    tenancy.locks.RowSecurity(name="planning_plannedsession_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="planning_plannedsession_athlete_own", to="athletes.Athlete"
                    ),
                    tenancy.locks.SameOrganization(
                        column="plan_id", name="planning_plannedsession_plan_own", to="planning.Plan"
                    ),
                    tenancy.locks.SameOrganization(
                        column="week_id", name="planning_plannedsession_week_own", to="planning.PlanWeek"
                    ),
                    tenancy.locks.SameOrganization(
                        column="activity_id",
                        name="planning_plannedsession_activity_own",
                        to="athletes.Activity",
                    ),
                    models.UniqueConstraint(
                        fields=("organization", "id"), name="planning_plannedsession_key"
                    ),
                    models.UniqueConstraint(
                        fields=("organization", "public_id"), name="planning_plannedsession_public"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedSessionAudit",
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
                ("day", models.DateField()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("recovery", "Recovery"),
                            ("easy", "Easy"),
                            ("long", "Long"),
                            ("steady", "Steady"),
                            ("tempo", "Tempo"),
                            ("threshold", "Threshold"),
                            ("vo2", "VO2 intervals"),
                            ("hills", "Hill repeats"),
                            ("fartlek", "Fartlek"),
                            ("race_pace", "Race pace"),
                            ("strides", "Strides & drills"),
                        ],
                        max_length=10,
                    ),
                ),
                ("key", models.BooleanField(default=False)),
                ("template_code", models.CharField(blank=True, max_length=60)),
                ("title", models.JSONField(help_text="by language")),
                ("purpose", models.JSONField(default=dict, help_text="by language")),
                (
                    "steps",
                    models.JSONField(
                        help_text="analytics.workout; null is a rest ordered by the coach", null=True
                    ),
                ),
                ("duration_s", models.FloatField(default=0)),
                ("distance_m", models.FloatField(null=True)),
                ("load", models.FloatField(default=0)),
                (
                    "adapted",
                    models.CharField(
                        blank=True, help_text="analytics.recommendation.Action, if adapted", max_length=10
                    ),
                ),
                ("match_locked", models.BooleanField(default=False)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Planned"),
                            ("done", "Done"),
                            ("partly", "Partly"),
                            ("off", "Off plan"),
                            ("missed", "Missed"),
                            ("excused", "Excused"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("percent", models.FloatField(null=True)),
                ("measure", models.CharField(blank=True, max_length=10)),
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
                        to="planning.plannedsession",
                    ),
                ),
                (
                    "plan",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="planning.plan",
                    ),
                ),
                (
                    "week",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="planning.planweek",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="planning_plannedsessionaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="PlanWeekAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("base", "Base"),
                            ("build", "Build"),
                            ("peak", "Peak"),
                            ("taper", "Taper"),
                            ("recovery", "Recovery"),
                        ],
                        max_length=10,
                    ),
                ),
                ("cutback", models.BooleanField(default=False)),
                ("target_s", models.FloatField()),
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
                        to="planning.planweek",
                    ),
                ),
                (
                    "plan",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="planning.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="planning_planweekaudit_tenant")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_planaudit" ("athlete_id", "author_id", "created_at", "deleted_at", "id", "inputs", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "race_id", "starts_on", "state", "version", "warnings", "weeks") VALUES (NEW."athlete_id", NEW."author_id", NEW."created_at", NEW."deleted_at", NEW."id", NEW."inputs", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."published_at", NEW."race_id", NEW."starts_on", NEW."state", NEW."version", NEW."warnings", NEW."weeks"); RETURN NULL;',
                    hash="12502a6a0b2281c8d4d823a2bb35c9760ab34654",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3798a",
                    table="planning_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "planning_planaudit" ("athlete_id", "author_id", "created_at", "deleted_at", "id", "inputs", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "race_id", "starts_on", "state", "version", "warnings", "weeks") VALUES (NEW."athlete_id", NEW."author_id", NEW."created_at", NEW."deleted_at", NEW."id", NEW."inputs", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."published_at", NEW."race_id", NEW."starts_on", NEW."state", NEW."version", NEW."warnings", NEW."weeks"); RETURN NULL;',
                    hash="57ca685211f57cb3b0ff66f14a1451bace76c05a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3fcc4",
                    table="planning_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_planaudit" ("athlete_id", "author_id", "created_at", "deleted_at", "id", "inputs", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "race_id", "starts_on", "state", "version", "warnings", "weeks") VALUES (OLD."athlete_id", OLD."author_id", OLD."created_at", OLD."deleted_at", OLD."id", OLD."inputs", OLD."name", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."published_at", OLD."race_id", OLD."starts_on", OLD."state", OLD."version", OLD."warnings", OLD."weeks"); RETURN NULL;',
                    hash="a23422c6700f23ce2811d8e7ef62321c01d3acb4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8ee12",
                    table="planning_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planweek",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_planweekaudit" ("athlete_id", "cutback", "id", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "plan_id", "starts_on", "target_s") VALUES (NEW."athlete_id", NEW."cutback", NEW."id", NEW."number", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phase", NEW."plan_id", NEW."starts_on", NEW."target_s"); RETURN NULL;',
                    hash="6612019c50661f13822bf98024f25a367d7e399a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9ec99",
                    table="planning_planweek",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planweek",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "planning_planweekaudit" ("athlete_id", "cutback", "id", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "plan_id", "starts_on", "target_s") VALUES (NEW."athlete_id", NEW."cutback", NEW."id", NEW."number", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phase", NEW."plan_id", NEW."starts_on", NEW."target_s"); RETURN NULL;',
                    hash="1eaa15c1e11fec8eee675fcef3ff40f06d08301f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b82f0",
                    table="planning_planweek",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planweek",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_planweekaudit" ("athlete_id", "cutback", "id", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "plan_id", "starts_on", "target_s") VALUES (OLD."athlete_id", OLD."cutback", OLD."id", OLD."number", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phase", OLD."plan_id", OLD."starts_on", OLD."target_s"); RETURN NULL;',
                    hash="5085c974be5989f2b2df22c92be23ed13d5a5904",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1d90d",
                    table="planning_planweek",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plannedsession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_plannedsessionaudit" ("activity_id", "adapted", "athlete_id", "category", "day", "deleted_at", "distance_m", "duration_s", "id", "key", "load", "match_locked", "measure", "organization_id", "outcome", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "purpose", "steps", "template_code", "title", "version", "week_id") VALUES (NEW."activity_id", NEW."adapted", NEW."athlete_id", NEW."category", NEW."day", NEW."deleted_at", NEW."distance_m", NEW."duration_s", NEW."id", NEW."key", NEW."load", NEW."match_locked", NEW."measure", NEW."organization_id", NEW."outcome", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."public_id", NEW."purpose", NEW."steps", NEW."template_code", NEW."title", NEW."version", NEW."week_id"); RETURN NULL;',
                    hash="5ff72de316c73a0fad62475567448b07c929205d",
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
                    func='INSERT INTO "planning_plannedsessionaudit" ("activity_id", "adapted", "athlete_id", "category", "day", "deleted_at", "distance_m", "duration_s", "id", "key", "load", "match_locked", "measure", "organization_id", "outcome", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "purpose", "steps", "template_code", "title", "version", "week_id") VALUES (NEW."activity_id", NEW."adapted", NEW."athlete_id", NEW."category", NEW."day", NEW."deleted_at", NEW."distance_m", NEW."duration_s", NEW."id", NEW."key", NEW."load", NEW."match_locked", NEW."measure", NEW."organization_id", NEW."outcome", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."public_id", NEW."purpose", NEW."steps", NEW."template_code", NEW."title", NEW."version", NEW."week_id"); RETURN NULL;',
                    hash="595dadf1f5bc1fdd83ff38836e1b9e709e870497",
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
                    func='INSERT INTO "planning_plannedsessionaudit" ("activity_id", "adapted", "athlete_id", "category", "day", "deleted_at", "distance_m", "duration_s", "id", "key", "load", "match_locked", "measure", "organization_id", "outcome", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "public_id", "purpose", "steps", "template_code", "title", "version", "week_id") VALUES (OLD."activity_id", OLD."adapted", OLD."athlete_id", OLD."category", OLD."day", OLD."deleted_at", OLD."distance_m", OLD."duration_s", OLD."id", OLD."key", OLD."load", OLD."match_locked", OLD."measure", OLD."organization_id", OLD."outcome", OLD."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."public_id", OLD."purpose", OLD."steps", OLD."template_code", OLD."title", OLD."version", OLD."week_id"); RETURN NULL;',
                    hash="5259578a105b1ee994af04a3fad2703dddf245b0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0426d",
                    table="planning_plannedsession",
                    when="AFTER",
                ),
            ),
        ),
    ]
