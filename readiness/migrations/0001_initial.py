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
        ("planning", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CheckIn",
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
                ("answered_at", models.DateTimeField()),
                ("sleep", models.PositiveSmallIntegerField(verbose_name="sleep")),
                ("energy", models.PositiveSmallIntegerField(verbose_name="energy")),
                ("recovery", models.PositiveSmallIntegerField(verbose_name="recovery")),
                ("stress", models.PositiveSmallIntegerField(verbose_name="stress")),
                (
                    "problem",
                    models.CharField(
                        choices=[("none", "No"), ("pain", "Pain"), ("ill", "Ill")],
                        default="none",
                        max_length=4,
                    ),
                ),
                (
                    "body_part",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("foot", "Foot"),
                            ("achilles", "Achilles tendon"),
                            ("calf", "Calf"),
                            ("shin", "Shin"),
                            ("knee", "Knee"),
                            ("thigh", "Thigh"),
                            ("hamstring", "Hamstring"),
                            ("hip", "Hip"),
                            ("back", "Back"),
                            ("other", "Elsewhere"),
                        ],
                        max_length=10,
                    ),
                ),
                ("pain", models.PositiveSmallIntegerField(default=0)),
                ("note", models.TextField(blank=True, max_length=1000)),
                ("score", models.PositiveSmallIntegerField()),
                (
                    "band",
                    models.CharField(
                        choices=[("green", "Go"), ("amber", "Care"), ("red", "Hold"), ("", "No data")],
                        max_length=5,
                    ),
                ),
                ("confidence", models.FloatField()),
                ("learning", models.BooleanField(default=False)),
                ("baseline_days", models.PositiveSmallIntegerField()),
                ("contributions", models.JSONField(default=list)),
                ("missing", models.JSONField(default=list)),
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
                "ordering": ["-day", "-pk"],
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "athlete", "day"), name="check_in_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sleep__range", (1, 5)),
                            ("energy__range", (1, 5)),
                            ("recovery__range", (1, 5)),
                            ("stress__range", (1, 5)),
                        ),
                        name="check_in_scale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pain__range", (0, 10))), name="check_in_pain_scale"
                    ),
                    tenancy.locks.RowSecurity(name="readiness_checkin_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="readiness_checkin_athlete_own", to="athletes.Athlete"
                    ),
                    models.UniqueConstraint(fields=("organization", "id"), name="readiness_checkin_key"),
                    models.UniqueConstraint(
                        fields=("organization", "public_id"), name="readiness_checkin_public"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckInAudit",
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
                ("answered_at", models.DateTimeField()),
                ("sleep", models.PositiveSmallIntegerField(verbose_name="sleep")),
                ("energy", models.PositiveSmallIntegerField(verbose_name="energy")),
                ("recovery", models.PositiveSmallIntegerField(verbose_name="recovery")),
                ("stress", models.PositiveSmallIntegerField(verbose_name="stress")),
                (
                    "problem",
                    models.CharField(
                        choices=[("none", "No"), ("pain", "Pain"), ("ill", "Ill")],
                        default="none",
                        max_length=4,
                    ),
                ),
                (
                    "body_part",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("foot", "Foot"),
                            ("achilles", "Achilles tendon"),
                            ("calf", "Calf"),
                            ("shin", "Shin"),
                            ("knee", "Knee"),
                            ("thigh", "Thigh"),
                            ("hamstring", "Hamstring"),
                            ("hip", "Hip"),
                            ("back", "Back"),
                            ("other", "Elsewhere"),
                        ],
                        max_length=10,
                    ),
                ),
                ("pain", models.PositiveSmallIntegerField(default=0)),
                ("note", models.TextField(blank=True, max_length=1000)),
                ("score", models.PositiveSmallIntegerField()),
                (
                    "band",
                    models.CharField(
                        choices=[("green", "Go"), ("amber", "Care"), ("red", "Hold"), ("", "No data")],
                        max_length=5,
                    ),
                ),
                ("confidence", models.FloatField()),
                ("learning", models.BooleanField(default=False)),
                ("baseline_days", models.PositiveSmallIntegerField()),
                ("contributions", models.JSONField(default=list)),
                ("missing", models.JSONField(default=list)),
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
                        to="readiness.checkin",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="readiness_checkinaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="Intervention",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("seen", "Seen"),
                            ("waiting", "Waiting for the athlete"),
                            ("resolved", "Resolved"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("risk", models.FloatField()),
                (
                    "bucket",
                    models.CharField(
                        choices=[("at_risk", "At risk"), ("watch", "Watch"), ("stable", "Stable")],
                        max_length=8,
                    ),
                ),
                ("confidence", models.FloatField()),
                (
                    "factors",
                    models.JSONField(
                        default=list, help_text="code, share, params: analytics.recommendation.Factor"
                    ),
                ),
                ("action", models.CharField(help_text="analytics.recommendation.Action", max_length=10)),
                ("session_version", models.PositiveIntegerField(null=True)),
                (
                    "proposal",
                    models.JSONField(
                        help_text="the session as proposed: title, steps, duration_s, load …", null=True
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("snoozed_until", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
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
                    "coach",
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
                    "session",
                    tenancy.rows.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="planning.plannedsession",
                    ),
                ),
            ],
            options={
                "ordering": ["due_at", "-risk", "pk"],
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["organization", "-risk", "due_at", "id"],
                        name="queue_open",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["organization", "coach", "-risk", "due_at", "id"],
                        name="queue_open_coach",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("organization", "athlete"),
                        name="intervention_one_open",
                    ),
                    tenancy.locks.RowSecurity(name="readiness_intervention_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="readiness_intervention_athlete_own", to="athletes.Athlete"
                    ),
                    tenancy.locks.SameOrganization(
                        column="coach_id", name="readiness_intervention_coach_own", to="tenancy.Membership"
                    ),
                    tenancy.locks.SameOrganization(
                        column="session_id",
                        name="readiness_intervention_session_own",
                        to="planning.PlannedSession",
                    ),
                    models.UniqueConstraint(fields=("organization", "id"), name="readiness_intervention_key"),
                    models.UniqueConstraint(
                        fields=("organization", "public_id"), name="readiness_intervention_public"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("approve", "Approved"),
                            ("edit", "Changed"),
                            ("message", "Message sent"),
                            ("snooze", "Snoozed"),
                            ("dismiss", "Dismissed"),
                            ("undo", "Undone"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("params", models.JSONField(default=dict)),
                ("inverse", models.JSONField(default=dict)),
                ("decided_at", models.DateTimeField()),
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
                    "member",
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
                    "undoes",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="readiness.decision",
                    ),
                ),
                (
                    "intervention",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="readiness.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ["-decided_at", "-pk"],
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(
                        fields=["organization", "athlete", "-decided_at"], name="decision_of_athlete"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undoes__isnull", False)),
                        fields=("organization", "undoes"),
                        name="decision_undone_once",
                    ),
                    tenancy.locks.RowSecurity(name="readiness_decision_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="readiness_decision_athlete_own", to="athletes.Athlete"
                    ),
                    tenancy.locks.SameOrganization(
                        column="intervention_id",
                        name="readiness_decision_intervention_own",
                        to="readiness.Intervention",
                    ),
                    tenancy.locks.SameOrganization(
                        column="member_id", name="readiness_decision_member_own", to="tenancy.Membership"
                    ),
                    tenancy.locks.SameOrganization(
                        column="undoes_id", name="readiness_decision_undoes_own", to="readiness.Decision"
                    ),
                    models.UniqueConstraint(fields=("organization", "id"), name="readiness_decision_key"),
                    models.UniqueConstraint(
                        fields=("organization", "public_id"), name="readiness_decision_public"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("approve", "Approved"),
                            ("edit", "Changed"),
                            ("message", "Message sent"),
                            ("snooze", "Snoozed"),
                            ("dismiss", "Dismissed"),
                            ("undo", "Undone"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("params", models.JSONField(default=dict)),
                ("inverse", models.JSONField(default=dict)),
                ("decided_at", models.DateTimeField()),
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
                    "member",
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
                        to="readiness.decision",
                    ),
                ),
                (
                    "undoes",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="readiness.decision",
                    ),
                ),
                (
                    "intervention",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="readiness.intervention",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="readiness_decisionaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("illness", "Illness"),
                            ("pain", "Pain"),
                            ("low_readiness", "Low readiness"),
                            ("falling", "Falling readiness"),
                            ("key_session", "Key session in doubt"),
                            ("ramp", "Load rising fast"),
                            ("monotony", "Monotonous load"),
                            ("no_rest", "No rest day"),
                            ("silent", "No check-in"),
                            ("missed", "Missed sessions"),
                            ("activity_pain", "Pain while running"),
                        ],
                        max_length=20,
                    ),
                ),
                ("day", models.DateField()),
                ("strength", models.FloatField()),
                ("params", models.JSONField(default=dict)),
                ("raised_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
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
                    "intervention",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="flags",
                        to="readiness.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ["-strength", "pk"],
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["organization", "intervention"], name="flag_of_intervention")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "athlete", "kind", "day"), name="flag_once"
                    ),
                    tenancy.locks.RowSecurity(name="readiness_flag_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="readiness_flag_athlete_own", to="athletes.Athlete"
                    ),
                    tenancy.locks.SameOrganization(
                        column="intervention_id",
                        name="readiness_flag_intervention_own",
                        to="readiness.Intervention",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FlagAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("illness", "Illness"),
                            ("pain", "Pain"),
                            ("low_readiness", "Low readiness"),
                            ("falling", "Falling readiness"),
                            ("key_session", "Key session in doubt"),
                            ("ramp", "Load rising fast"),
                            ("monotony", "Monotonous load"),
                            ("no_rest", "No rest day"),
                            ("silent", "No check-in"),
                            ("missed", "Missed sessions"),
                            ("activity_pain", "Pain while running"),
                        ],
                        max_length=20,
                    ),
                ),
                ("day", models.DateField()),
                ("strength", models.FloatField()),
                ("params", models.JSONField(default=dict)),
                ("raised_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
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
                        to="readiness.flag",
                    ),
                ),
                (
                    "intervention",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="readiness.intervention",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="readiness_flagaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="InterventionAudit",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("seen", "Seen"),
                            ("waiting", "Waiting for the athlete"),
                            ("resolved", "Resolved"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("risk", models.FloatField()),
                (
                    "bucket",
                    models.CharField(
                        choices=[("at_risk", "At risk"), ("watch", "Watch"), ("stable", "Stable")],
                        max_length=8,
                    ),
                ),
                ("confidence", models.FloatField()),
                (
                    "factors",
                    models.JSONField(
                        default=list, help_text="code, share, params: analytics.recommendation.Factor"
                    ),
                ),
                ("action", models.CharField(help_text="analytics.recommendation.Action", max_length=10)),
                ("session_version", models.PositiveIntegerField(null=True)),
                (
                    "proposal",
                    models.JSONField(
                        help_text="the session as proposed: title, steps, duration_s, load …", null=True
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("snoozed_until", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
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
                    "coach",
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="audits",
                        to="readiness.intervention",
                    ),
                ),
                (
                    "session",
                    tenancy.rows.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="planning.plannedsession",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="readiness_interventionaudit_tenant")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checkin",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "readiness_checkinaudit" ("answered_at", "athlete_id", "band", "baseline_days", "body_part", "confidence", "contributions", "day", "deleted_at", "energy", "id", "learning", "missing", "note", "organization_id", "pain", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "public_id", "recovery", "score", "sleep", "stress", "version") VALUES (NEW."answered_at", NEW."athlete_id", NEW."band", NEW."baseline_days", NEW."body_part", NEW."confidence", NEW."contributions", NEW."day", NEW."deleted_at", NEW."energy", NEW."id", NEW."learning", NEW."missing", NEW."note", NEW."organization_id", NEW."pain", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."problem", NEW."public_id", NEW."recovery", NEW."score", NEW."sleep", NEW."stress", NEW."version"); RETURN NULL;',
                    hash="a7b322ff3b53240994e6cf0368ac617394e789a5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3732a",
                    table="readiness_checkin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checkin",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "readiness_checkinaudit" ("answered_at", "athlete_id", "band", "baseline_days", "body_part", "confidence", "contributions", "day", "deleted_at", "energy", "id", "learning", "missing", "note", "organization_id", "pain", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "public_id", "recovery", "score", "sleep", "stress", "version") VALUES (NEW."answered_at", NEW."athlete_id", NEW."band", NEW."baseline_days", NEW."body_part", NEW."confidence", NEW."contributions", NEW."day", NEW."deleted_at", NEW."energy", NEW."id", NEW."learning", NEW."missing", NEW."note", NEW."organization_id", NEW."pain", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."problem", NEW."public_id", NEW."recovery", NEW."score", NEW."sleep", NEW."stress", NEW."version"); RETURN NULL;',
                    hash="6fc453ba21ea223290286cd9688c7d0d934e05a6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1a7b8",
                    table="readiness_checkin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checkin",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "readiness_checkinaudit" ("answered_at", "athlete_id", "band", "baseline_days", "body_part", "confidence", "contributions", "day", "deleted_at", "energy", "id", "learning", "missing", "note", "organization_id", "pain", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "public_id", "recovery", "score", "sleep", "stress", "version") VALUES (OLD."answered_at", OLD."athlete_id", OLD."band", OLD."baseline_days", OLD."body_part", OLD."confidence", OLD."contributions", OLD."day", OLD."deleted_at", OLD."energy", OLD."id", OLD."learning", OLD."missing", OLD."note", OLD."organization_id", OLD."pain", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."problem", OLD."public_id", OLD."recovery", OLD."score", OLD."sleep", OLD."stress", OLD."version"); RETURN NULL;',
                    hash="c227cdfc1dec3cb494ef04e122d1682de33c9400",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cdda7",
                    table="readiness_checkin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="intervention",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "readiness_interventionaudit" ("action", "athlete_id", "bucket", "closed_at", "coach_id", "confidence", "deleted_at", "due_at", "factors", "id", "opened_at", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "public_id", "risk", "session_id", "session_version", "snoozed_until", "state", "version") VALUES (NEW."action", NEW."athlete_id", NEW."bucket", NEW."closed_at", NEW."coach_id", NEW."confidence", NEW."deleted_at", NEW."due_at", NEW."factors", NEW."id", NEW."opened_at", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposal", NEW."public_id", NEW."risk", NEW."session_id", NEW."session_version", NEW."snoozed_until", NEW."state", NEW."version"); RETURN NULL;',
                    hash="ca455c755b214949376c66c104b93e00edbb4202",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_62d4d",
                    table="readiness_intervention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="intervention",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "readiness_interventionaudit" ("action", "athlete_id", "bucket", "closed_at", "coach_id", "confidence", "deleted_at", "due_at", "factors", "id", "opened_at", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "public_id", "risk", "session_id", "session_version", "snoozed_until", "state", "version") VALUES (NEW."action", NEW."athlete_id", NEW."bucket", NEW."closed_at", NEW."coach_id", NEW."confidence", NEW."deleted_at", NEW."due_at", NEW."factors", NEW."id", NEW."opened_at", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposal", NEW."public_id", NEW."risk", NEW."session_id", NEW."session_version", NEW."snoozed_until", NEW."state", NEW."version"); RETURN NULL;',
                    hash="455b60d35c73e72b49bccfe773c6bb02ea4fc5ab",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_81ceb",
                    table="readiness_intervention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="intervention",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "readiness_interventionaudit" ("action", "athlete_id", "bucket", "closed_at", "coach_id", "confidence", "deleted_at", "due_at", "factors", "id", "opened_at", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "public_id", "risk", "session_id", "session_version", "snoozed_until", "state", "version") VALUES (OLD."action", OLD."athlete_id", OLD."bucket", OLD."closed_at", OLD."coach_id", OLD."confidence", OLD."deleted_at", OLD."due_at", OLD."factors", OLD."id", OLD."opened_at", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposal", OLD."public_id", OLD."risk", OLD."session_id", OLD."session_version", OLD."snoozed_until", OLD."state", OLD."version"); RETURN NULL;',
                    hash="0e7f3a72e6bf8d6554daed42049993455b6a401c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_36ac1",
                    table="readiness_intervention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="flag",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "readiness_flagaudit" ("athlete_id", "day", "id", "intervention_id", "kind", "organization_id", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "strength", "withdrawn_at") VALUES (NEW."athlete_id", NEW."day", NEW."id", NEW."intervention_id", NEW."kind", NEW."organization_id", NEW."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."raised_at", NEW."strength", NEW."withdrawn_at"); RETURN NULL;',
                    hash="c376b8310f316b667f1f1ef4e2de42a443fddec4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d9cd9",
                    table="readiness_flag",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="flag",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "readiness_flagaudit" ("athlete_id", "day", "id", "intervention_id", "kind", "organization_id", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "strength", "withdrawn_at") VALUES (NEW."athlete_id", NEW."day", NEW."id", NEW."intervention_id", NEW."kind", NEW."organization_id", NEW."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."raised_at", NEW."strength", NEW."withdrawn_at"); RETURN NULL;',
                    hash="9b2bc3534915bbb95d7a4b4b71978c278b4b3fd8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2d598",
                    table="readiness_flag",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="flag",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "readiness_flagaudit" ("athlete_id", "day", "id", "intervention_id", "kind", "organization_id", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "strength", "withdrawn_at") VALUES (OLD."athlete_id", OLD."day", OLD."id", OLD."intervention_id", OLD."kind", OLD."organization_id", OLD."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."raised_at", OLD."strength", OLD."withdrawn_at"); RETURN NULL;',
                    hash="fe2ac9a28ab49164badee2ff12c253a59c893d21",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_754ce",
                    table="readiness_flag",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "readiness_decisionaudit" ("athlete_id", "decided_at", "id", "intervention_id", "inverse", "member_id", "organization_id", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "undoes_id", "verb") VALUES (NEW."athlete_id", NEW."decided_at", NEW."id", NEW."intervention_id", NEW."inverse", NEW."member_id", NEW."organization_id", NEW."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reason", NEW."undoes_id", NEW."verb"); RETURN NULL;',
                    hash="e8ac8de404a4d6a1058a73af8c10803438815e82",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c4284",
                    table="readiness_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "readiness_decisionaudit" ("athlete_id", "decided_at", "id", "intervention_id", "inverse", "member_id", "organization_id", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "undoes_id", "verb") VALUES (NEW."athlete_id", NEW."decided_at", NEW."id", NEW."intervention_id", NEW."inverse", NEW."member_id", NEW."organization_id", NEW."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."reason", NEW."undoes_id", NEW."verb"); RETURN NULL;',
                    hash="a7b9fb8a614fbec9378afa283b8cdb13f72dce49",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_15c58",
                    table="readiness_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "readiness_decisionaudit" ("athlete_id", "decided_at", "id", "intervention_id", "inverse", "member_id", "organization_id", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "undoes_id", "verb") VALUES (OLD."athlete_id", OLD."decided_at", OLD."id", OLD."intervention_id", OLD."inverse", OLD."member_id", OLD."organization_id", OLD."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reason", OLD."undoes_id", OLD."verb"); RETURN NULL;',
                    hash="9a43460108bdc0c2d88ee27d93feb0a5ac336268",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fa320",
                    table="readiness_decision",
                    when="AFTER",
                ),
            ),
        ),
    ]
