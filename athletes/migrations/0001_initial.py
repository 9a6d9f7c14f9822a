"""The first tables."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.db import migrations, models

import athletes.models.athlete
import tenancy.locks
import tenancy.rows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Athlete",
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
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="birth date")),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("f", "Female"), ("m", "Male"), ("", "Not said")],
                        default="",
                        max_length=1,
                        verbose_name="sex",
                    ),
                ),
                ("timezone", models.CharField(default="UTC", max_length=64, verbose_name="time zone")),
                (
                    "max_hr_bpm",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="maximum heart rate"
                    ),
                ),
                (
                    "resting_hr_bpm",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="resting heart rate"
                    ),
                ),
                (
                    "threshold_hr_bpm",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="threshold heart rate"
                    ),
                ),
                (
                    "threshold_speed_m_s",
                    models.FloatField(blank=True, null=True, verbose_name="threshold speed"),
                ),
                (
                    "availability_min",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        default=athletes.models.athlete.whole_week,
                        size=7,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "As the organization"),
                            ("manual", "Manual: the plan stands until the coach decides"),
                            (
                                "assisted",
                                "Assisted: the athlete sees the proposal at once, the coach confirms",
                            ),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="mode",
                    ),
                ),
                ("settings", models.JSONField(blank=True, default=dict)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
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
                    "invitation",
                    tenancy.rows.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tenancy.invitation",
                    ),
                ),
                (
                    "member",
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
            ],
            options={
                "ordering": ["name", "pk"],
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["organization", "coach", "name"], name="athlete_caseload")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("deleted_at", None)),
                        fields=("organization", "member"),
                        name="athlete_one_per_member",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("max_hr_bpm", None), ("max_hr_bpm__range", (100, 240)), _connector="OR"
                        ),
                        name="athlete_max_hr_sane",
                    ),
                    tenancy.locks.RowSecurity(name="athletes_athlete_tenant"),
                    tenancy.locks.SameOrganization(
                        column="member_id", name="athletes_athlete_member_own", to="tenancy.Membership"
                    ),
                    tenancy.locks.SameOrganization(
                        column="coach_id", name="athletes_athlete_coach_own", to="tenancy.Membership"
                    ),
                    tenancy.locks.SameOrganization(
                        column="invitation_id",
                        name="athletes_athlete_invitation_own",
                        to="tenancy.Invitation",
                    ),
                    models.UniqueConstraint(fields=("organization", "id"), name="athletes_athlete_key"),
                    models.UniqueConstraint(
                        fields=("organization", "public_id"), name="athletes_athlete_public"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
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
                ("started_at", models.DateTimeField()),
                ("sport", models.CharField(default="running", max_length=30)),
                ("sub_sport", models.CharField(blank=True, max_length=30)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("duration_s", models.FloatField(help_text="timer time: pauses left out")),
                ("elapsed_s", models.FloatField(null=True)),
                ("moving_s", models.FloatField(null=True)),
                ("distance_m", models.FloatField(null=True)),
                ("ascent_m", models.FloatField(null=True)),
                ("avg_hr_bpm", models.FloatField(null=True)),
                ("max_hr_bpm", models.FloatField(null=True)),
                ("avg_cadence_spm", models.FloatField(null=True)),
                ("avg_power_w", models.FloatField(null=True)),
                ("calories", models.FloatField(null=True)),
                ("load", models.FloatField(null=True)),
                ("load_method", models.CharField(blank=True, max_length=10)),
                ("load_inputs", models.JSONField(blank=True, default=dict)),
                (
                    "hr_zone_s",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.FloatField(), null=True, size=6
                    ),
                ),
                (
                    "pace_zone_s",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.FloatField(), null=True, size=6
                    ),
                ),
                ("warnings", models.JSONField(blank=True, default=list)),
                ("rpe", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="effort (RPE)")),
                ("feel", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="feel")),
                ("pain", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pain")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
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
                    "athlete",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="athletes.athlete",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "activities",
                "ordering": ["-started_at", "-pk"],
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(
                        fields=["organization", "athlete", "-started_at"], name="activity_of_athlete"
                    ),
                    models.Index(fields=["organization", "athlete", "day"], name="activity_on_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rpe", None), ("rpe__range", (1, 10)), _connector="OR"),
                        name="activity_rpe_scale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("feel", None), ("feel__range", (1, 5)), _connector="OR"),
                        name="activity_feel_scale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pain", None), ("pain__range", (0, 10)), _connector="OR"),
                        name="activity_pain_scale",
                    ),
                    tenancy.locks.RowSecurity(name="athletes_activity_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="athletes_activity_athlete_own", to="athletes.Athlete"
                    ),
                    models.UniqueConstraint(fields=("organization", "id"), name="athletes_activity_key"),
                    models.UniqueConstraint(
                        fields=("organization", "public_id"), name="athletes_activity_public"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityAudit",
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
                ("started_at", models.DateTimeField()),
                ("sport", models.CharField(default="running", max_length=30)),
                ("sub_sport", models.CharField(blank=True, max_length=30)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("duration_s", models.FloatField(help_text="timer time: pauses left out")),
                ("elapsed_s", models.FloatField(null=True)),
                ("moving_s", models.FloatField(null=True)),
                ("distance_m", models.FloatField(null=True)),
                ("ascent_m", models.FloatField(null=True)),
                ("avg_hr_bpm", models.FloatField(null=True)),
                ("max_hr_bpm", models.FloatField(null=True)),
                ("avg_cadence_spm", models.FloatField(null=True)),
                ("avg_power_w", models.FloatField(null=True)),
                ("calories", models.FloatField(null=True)),
                ("load", models.FloatField(null=True)),
                ("load_method", models.CharField(blank=True, max_length=10)),
                ("load_inputs", models.JSONField(blank=True, default=dict)),
                (
                    "hr_zone_s",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.FloatField(), null=True, size=6
                    ),
                ),
                (
                    "pace_zone_s",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.FloatField(), null=True, size=6
                    ),
                ),
                ("warnings", models.JSONField(blank=True, default=list)),
                ("rpe", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="effort (RPE)")),
                ("feel", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="feel")),
                ("pain", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pain")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
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
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="athletes_activityaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="ActivitySource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("device", models.CharField(blank=True, max_length=120)),
                ("received_at", models.DateTimeField()),
                (
                    "activity",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="athletes.activity",
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
                    "athlete",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="athletes.athlete",
                    ),
                ),
            ],
            options={
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["organization", "activity"], name="source_of_activity")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("sha256", ""), _negated=True),
                        fields=("organization", "athlete", "sha256"),
                        name="source_once",
                    ),
                    tenancy.locks.RowSecurity(name="athletes_activitysource_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="athletes_activitysource_athlete_own", to="athletes.Athlete"
                    ),
                    tenancy.locks.SameOrganization(
                        column="activity_id",
                        name="athletes_activitysource_activity_own",
                        to="athletes.Activity",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivitySourceAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("device", models.CharField(blank=True, max_length=120)),
                ("received_at", models.DateTimeField()),
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
                        to="athletes.activitysource",
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
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="athletes_activitysourceaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="ActivityStreams",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("length", models.PositiveIntegerField()),
                ("time_s", models.BinaryField(null=True)),
                ("distance_m", models.BinaryField(null=True)),
                ("speed_m_s", models.BinaryField(null=True)),
                ("heart_rate_bpm", models.BinaryField(null=True)),
                ("cadence_spm", models.BinaryField(null=True)),
                ("power_w", models.BinaryField(null=True)),
                ("altitude_m", models.BinaryField(null=True)),
                ("lat_deg", models.BinaryField(null=True)),
                ("lon_deg", models.BinaryField(null=True)),
                ("temperature_c", models.BinaryField(null=True)),
                ("heart_rate_histogram", models.BinaryField(null=True)),
                ("speed_histogram", models.BinaryField(null=True)),
                ("power_histogram", models.BinaryField(null=True)),
                (
                    "activity",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="streams",
                        to="athletes.activity",
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
                    "athlete",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="athletes.athlete",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "activity streams",
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "activity"), name="streams_once"),
                    tenancy.locks.RowSecurity(name="athletes_activitystreams_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id",
                        name="athletes_activitystreams_athlete_own",
                        to="athletes.Athlete",
                    ),
                    tenancy.locks.SameOrganization(
                        column="activity_id",
                        name="athletes_activitystreams_activity_own",
                        to="athletes.Activity",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AthleteAudit",
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
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="birth date")),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("f", "Female"), ("m", "Male"), ("", "Not said")],
                        default="",
                        max_length=1,
                        verbose_name="sex",
                    ),
                ),
                ("timezone", models.CharField(default="UTC", max_length=64, verbose_name="time zone")),
                (
                    "max_hr_bpm",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="maximum heart rate"
                    ),
                ),
                (
                    "resting_hr_bpm",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="resting heart rate"
                    ),
                ),
                (
                    "threshold_hr_bpm",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="threshold heart rate"
                    ),
                ),
                (
                    "threshold_speed_m_s",
                    models.FloatField(blank=True, null=True, verbose_name="threshold speed"),
                ),
                (
                    "availability_min",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        default=athletes.models.athlete.whole_week,
                        size=7,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "As the organization"),
                            ("manual", "Manual: the plan stands until the coach decides"),
                            (
                                "assisted",
                                "Assisted: the athlete sees the proposal at once, the coach confirms",
                            ),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="mode",
                    ),
                ),
                ("settings", models.JSONField(blank=True, default=dict)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
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
                    "invitation",
                    tenancy.rows.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.invitation",
                    ),
                ),
                (
                    "member",
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
                        to="athletes.athlete",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="athletes_athleteaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="AthleteGrant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("granted_at", models.DateTimeField(auto_now_add=True)),
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
                        on_delete=django.db.models.deletion.CASCADE,
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
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "member", "athlete"), name="grant_once"),
                    tenancy.locks.RowSecurity(name="athletes_athletegrant_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="athletes_athletegrant_athlete_own", to="athletes.Athlete"
                    ),
                    tenancy.locks.SameOrganization(
                        column="member_id", name="athletes_athletegrant_member_own", to="tenancy.Membership"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AthleteGrantAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("granted_at", models.DateTimeField(auto_now_add=True)),
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
                        to="athletes.athletegrant",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="athletes_athletegrantaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="AthleteState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("readiness", models.PositiveSmallIntegerField(null=True)),
                (
                    "band",
                    models.CharField(
                        blank=True,
                        choices=[("green", "Go"), ("amber", "Care"), ("red", "Hold"), ("", "No data")],
                        default="",
                        max_length=5,
                    ),
                ),
                ("readiness_day", models.DateField(null=True)),
                (
                    "spark",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(null=True),
                        default=list,
                        help_text="readiness of the last 28 days",
                        size=None,
                    ),
                ),
                ("load_day", models.DateField(null=True)),
                ("ctl", models.FloatField(default=0)),
                ("atl", models.FloatField(default=0)),
                ("tsb", models.FloatField(default=0)),
                ("ramp", models.FloatField(null=True)),
                ("last_check_in_at", models.DateTimeField(null=True)),
                ("last_activity_at", models.DateTimeField(null=True)),
                ("last_contact_at", models.DateTimeField(null=True)),
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
                "indexes": [
                    models.Index(fields=["organization", "readiness_day", "band"], name="state_pulse")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "athlete"), name="state_once"),
                    tenancy.locks.RowSecurity(name="athletes_athletestate_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="athletes_athletestate_athlete_own", to="athletes.Athlete"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("start_s", models.FloatField()),
                ("duration_s", models.FloatField()),
                ("distance_m", models.FloatField(null=True)),
                ("avg_hr_bpm", models.FloatField(null=True)),
                ("max_hr_bpm", models.FloatField(null=True)),
                ("avg_cadence_spm", models.FloatField(null=True)),
                ("ascent_m", models.FloatField(null=True)),
                (
                    "activity",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="laps",
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
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "activity", "number"), name="lap_once"),
                    tenancy.locks.RowSecurity(name="athletes_lap_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="athletes_lap_athlete_own", to="athletes.Athlete"
                    ),
                    tenancy.locks.SameOrganization(
                        column="activity_id", name="athletes_lap_activity_own", to="athletes.Activity"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LapAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("start_s", models.FloatField()),
                ("duration_s", models.FloatField()),
                ("distance_m", models.FloatField(null=True)),
                ("avg_hr_bpm", models.FloatField(null=True)),
                ("max_hr_bpm", models.FloatField(null=True)),
                ("avg_cadence_spm", models.FloatField(null=True)),
                ("ascent_m", models.FloatField(null=True)),
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
                        to="athletes.lap",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="athletes_lapaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "side",
                    models.CharField(choices=[("coach", "Coach"), ("athlete", "Athlete")], max_length=10),
                ),
                ("body", models.TextField(max_length=2000, verbose_name="message")),
                ("sent_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
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
                "ordering": ["-sent_at", "-pk"],
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["organization", "athlete", "-sent_at"], name="message_of_athlete")
                ],
                "constraints": [
                    tenancy.locks.RowSecurity(name="athletes_message_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="athletes_message_athlete_own", to="athletes.Athlete"
                    ),
                    tenancy.locks.SameOrganization(
                        column="author_id", name="athletes_message_author_own", to="tenancy.Membership"
                    ),
                    models.UniqueConstraint(
                        fields=("organization", "public_id"), name="athletes_message_public"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MessageAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "side",
                    models.CharField(choices=[("coach", "Coach"), ("athlete", "Athlete")], max_length=10),
                ),
                ("body", models.TextField(max_length=2000, verbose_name="message")),
                ("sent_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
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
                        to="athletes.message",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="athletes_messageaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="Race",
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
                ("day", models.DateField(verbose_name="date")),
                ("distance_m", models.FloatField(verbose_name="distance")),
                (
                    "priority",
                    models.CharField(
                        choices=[("A", "A: the goal"), ("B", "B: important"), ("C", "C: training")],
                        default="A",
                        max_length=1,
                        verbose_name="priority",
                    ),
                ),
                (
                    "target_time_s",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="target time"),
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
                "ordering": ["day", "pk"],
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["organization", "athlete", "day"], name="race_of_athlete")],
                "constraints": [
                    tenancy.locks.RowSecurity(name="athletes_race_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="athletes_race_athlete_own", to="athletes.Athlete"
                    ),
                    models.UniqueConstraint(fields=("organization", "id"), name="athletes_race_key"),
                    models.UniqueConstraint(
                        fields=("organization", "public_id"), name="athletes_race_public"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RaceAudit",
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
                ("day", models.DateField(verbose_name="date")),
                ("distance_m", models.FloatField(verbose_name="distance")),
                (
                    "priority",
                    models.CharField(
                        choices=[("A", "A: the goal"), ("B", "B: important"), ("C", "C: training")],
                        default="A",
                        max_length=1,
                        verbose_name="priority",
                    ),
                ),
                (
                    "target_time_s",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="target time"),
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
                        to="athletes.race",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="athletes_raceaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="Shoe",
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
                ("started_on", models.DateField(blank=True, null=True, verbose_name="in use since")),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retired on")),
                ("limit_m", models.FloatField(default=800000, verbose_name="limit")),
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
                "ordering": ["name", "pk"],
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["organization", "athlete", "name"], name="shoe_of_athlete")],
                "constraints": [
                    tenancy.locks.RowSecurity(name="athletes_shoe_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="athletes_shoe_athlete_own", to="athletes.Athlete"
                    ),
                    models.UniqueConstraint(fields=("organization", "id"), name="athletes_shoe_key"),
                    models.UniqueConstraint(
                        fields=("organization", "public_id"), name="athletes_shoe_public"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShoeAudit",
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
                ("started_on", models.DateField(blank=True, null=True, verbose_name="in use since")),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retired on")),
                ("limit_m", models.FloatField(default=800000, verbose_name="limit")),
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
                        to="athletes.shoe",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="athletes_shoeaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="WellnessDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("source", models.CharField(max_length=20)),
                ("hrv_ms", models.FloatField(null=True)),
                (
                    "hrv_kind",
                    models.CharField(
                        choices=[("rmssd", "rMSSD"), ("sdnn", "SDNN")], default="rmssd", max_length=5
                    ),
                ),
                ("resting_hr_bpm", models.FloatField(null=True)),
                ("sleep_h", models.FloatField(null=True)),
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "athlete", "day", "source"), name="wellness_once"
                    ),
                    tenancy.locks.RowSecurity(name="athletes_wellnessday_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="athletes_wellnessday_athlete_own", to="athletes.Athlete"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WellnessDayAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("day", models.DateField()),
                ("source", models.CharField(max_length=20)),
                ("hrv_ms", models.FloatField(null=True)),
                (
                    "hrv_kind",
                    models.CharField(
                        choices=[("rmssd", "rMSSD"), ("sdnn", "SDNN")], default="rmssd", max_length=5
                    ),
                ),
                ("resting_hr_bpm", models.FloatField(null=True)),
                ("sleep_h", models.FloatField(null=True)),
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
                        to="athletes.wellnessday",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="athletes_wellnessdayaudit_tenant")],
            },
        ),
        migrations.CreateModel(
            name="Zones",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(choices=[("hr", "Heart rate"), ("pace", "Pace")], max_length=5)),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("bounds", django.contrib.postgres.fields.ArrayField(base_field=models.FloatField(), size=5)),
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "athlete", "kind", "valid_from"), name="zones_once_a_day"
                    ),
                    tenancy.locks.RowSecurity(name="athletes_zones_tenant"),
                    tenancy.locks.SameOrganization(
                        column="athlete_id", name="athletes_zones_athlete_own", to="athletes.Athlete"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ZonesAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("kind", models.CharField(choices=[("hr", "Heart rate"), ("pace", "Pace")], max_length=5)),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("bounds", django.contrib.postgres.fields.ArrayField(base_field=models.FloatField(), size=5)),
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
                        to="athletes.zones",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [tenancy.locks.RowSecurity(name="athletes_zonesaudit_tenant")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="athlete",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_athleteaudit" ("availability_min", "birth_date", "coach_id", "created_at", "deleted_at", "id", "invitation_id", "max_hr_bpm", "member_id", "mode", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "resting_hr_bpm", "settings", "sex", "threshold_hr_bpm", "threshold_speed_m_s", "timezone", "version") VALUES (NEW."availability_min", NEW."birth_date", NEW."coach_id", NEW."created_at", NEW."deleted_at", NEW."id", NEW."invitation_id", NEW."max_hr_bpm", NEW."member_id", NEW."mode", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."resting_hr_bpm", NEW."settings", NEW."sex", NEW."threshold_hr_bpm", NEW."threshold_speed_m_s", NEW."timezone", NEW."version"); RETURN NULL;',
                    hash="149dc3f6ace7762cdff44da0ce3c571969f2fc82",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0cc80",
                    table="athletes_athlete",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="athlete",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "athletes_athleteaudit" ("availability_min", "birth_date", "coach_id", "created_at", "deleted_at", "id", "invitation_id", "max_hr_bpm", "member_id", "mode", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "resting_hr_bpm", "settings", "sex", "threshold_hr_bpm", "threshold_speed_m_s", "timezone", "version") VALUES (NEW."availability_min", NEW."birth_date", NEW."coach_id", NEW."created_at", NEW."deleted_at", NEW."id", NEW."invitation_id", NEW."max_hr_bpm", NEW."member_id", NEW."mode", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."resting_hr_bpm", NEW."settings", NEW."sex", NEW."threshold_hr_bpm", NEW."threshold_speed_m_s", NEW."timezone", NEW."version"); RETURN NULL;',
                    hash="34d988a0455763813164b15171f32251a7835daf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3feb5",
                    table="athletes_athlete",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="athlete",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_athleteaudit" ("availability_min", "birth_date", "coach_id", "created_at", "deleted_at", "id", "invitation_id", "max_hr_bpm", "member_id", "mode", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "resting_hr_bpm", "settings", "sex", "threshold_hr_bpm", "threshold_speed_m_s", "timezone", "version") VALUES (OLD."availability_min", OLD."birth_date", OLD."coach_id", OLD."created_at", OLD."deleted_at", OLD."id", OLD."invitation_id", OLD."max_hr_bpm", OLD."member_id", OLD."mode", OLD."name", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."resting_hr_bpm", OLD."settings", OLD."sex", OLD."threshold_hr_bpm", OLD."threshold_speed_m_s", OLD."timezone", OLD."version"); RETURN NULL;',
                    hash="0c6d97e33902ee71f3c8041d7d53d7b4cc8b6358",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5a802",
                    table="athletes_athlete",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitysource",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_activitysourceaudit" ("activity_id", "athlete_id", "device", "id", "kind", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sha256") VALUES (NEW."activity_id", NEW."athlete_id", NEW."device", NEW."id", NEW."kind", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."received_at", NEW."sha256"); RETURN NULL;',
                    hash="967f8360357cf329ec6257e17ede12cf3702e7ff",
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
                    func='INSERT INTO "athletes_activitysourceaudit" ("activity_id", "athlete_id", "device", "id", "kind", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sha256") VALUES (NEW."activity_id", NEW."athlete_id", NEW."device", NEW."id", NEW."kind", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."received_at", NEW."sha256"); RETURN NULL;',
                    hash="6ca4a3e2b14492e6db5a2e1969ff06afe7bc9f25",
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
                    func='INSERT INTO "athletes_activitysourceaudit" ("activity_id", "athlete_id", "device", "id", "kind", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sha256") VALUES (OLD."activity_id", OLD."athlete_id", OLD."device", OLD."id", OLD."kind", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."received_at", OLD."sha256"); RETURN NULL;',
                    hash="98647ffc6c27a2ce83bee289363e60ee0228128b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c6eca",
                    table="athletes_activitysource",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_activityaudit" ("ascent_m", "athlete_id", "avg_cadence_spm", "avg_hr_bpm", "avg_power_w", "calories", "day", "deleted_at", "distance_m", "duration_s", "elapsed_s", "feel", "hr_zone_s", "id", "load", "load_inputs", "load_method", "max_hr_bpm", "moving_s", "name", "note", "organization_id", "pace_zone_s", "pain", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rpe", "sport", "started_at", "sub_sport", "version", "warnings") VALUES (NEW."ascent_m", NEW."athlete_id", NEW."avg_cadence_spm", NEW."avg_hr_bpm", NEW."avg_power_w", NEW."calories", NEW."day", NEW."deleted_at", NEW."distance_m", NEW."duration_s", NEW."elapsed_s", NEW."feel", NEW."hr_zone_s", NEW."id", NEW."load", NEW."load_inputs", NEW."load_method", NEW."max_hr_bpm", NEW."moving_s", NEW."name", NEW."note", NEW."organization_id", NEW."pace_zone_s", NEW."pain", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rpe", NEW."sport", NEW."started_at", NEW."sub_sport", NEW."version", NEW."warnings"); RETURN NULL;',
                    hash="07de5ea8a6855bdf085a73d3e6301bfacf638592",
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
                    func='INSERT INTO "athletes_activityaudit" ("ascent_m", "athlete_id", "avg_cadence_spm", "avg_hr_bpm", "avg_power_w", "calories", "day", "deleted_at", "distance_m", "duration_s", "elapsed_s", "feel", "hr_zone_s", "id", "load", "load_inputs", "load_method", "max_hr_bpm", "moving_s", "name", "note", "organization_id", "pace_zone_s", "pain", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rpe", "sport", "started_at", "sub_sport", "version", "warnings") VALUES (NEW."ascent_m", NEW."athlete_id", NEW."avg_cadence_spm", NEW."avg_hr_bpm", NEW."avg_power_w", NEW."calories", NEW."day", NEW."deleted_at", NEW."distance_m", NEW."duration_s", NEW."elapsed_s", NEW."feel", NEW."hr_zone_s", NEW."id", NEW."load", NEW."load_inputs", NEW."load_method", NEW."max_hr_bpm", NEW."moving_s", NEW."name", NEW."note", NEW."organization_id", NEW."pace_zone_s", NEW."pain", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."rpe", NEW."sport", NEW."started_at", NEW."sub_sport", NEW."version", NEW."warnings"); RETURN NULL;',
                    hash="f62437f427c5bdd61cbdb9bc3f2a9ef2cc63095a",
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
                    func='INSERT INTO "athletes_activityaudit" ("ascent_m", "athlete_id", "avg_cadence_spm", "avg_hr_bpm", "avg_power_w", "calories", "day", "deleted_at", "distance_m", "duration_s", "elapsed_s", "feel", "hr_zone_s", "id", "load", "load_inputs", "load_method", "max_hr_bpm", "moving_s", "name", "note", "organization_id", "pace_zone_s", "pain", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rpe", "sport", "started_at", "sub_sport", "version", "warnings") VALUES (OLD."ascent_m", OLD."athlete_id", OLD."avg_cadence_spm", OLD."avg_hr_bpm", OLD."avg_power_w", OLD."calories", OLD."day", OLD."deleted_at", OLD."distance_m", OLD."duration_s", OLD."elapsed_s", OLD."feel", OLD."hr_zone_s", OLD."id", OLD."load", OLD."load_inputs", OLD."load_method", OLD."max_hr_bpm", OLD."moving_s", OLD."name", OLD."note", OLD."organization_id", OLD."pace_zone_s", OLD."pain", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rpe", OLD."sport", OLD."started_at", OLD."sub_sport", OLD."version", OLD."warnings"); RETURN NULL;',
                    hash="49c2146bf303a235cd570a92f492d7cbe82a25b6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_55b8b",
                    table="athletes_activity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="athletegrant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_athletegrantaudit" ("athlete_id", "granted_at", "id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."athlete_id", NEW."granted_at", NEW."id", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="15151af42900ea4c1cc3ca566680b1c73e452c63",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ce11f",
                    table="athletes_athletegrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="athletegrant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "athletes_athletegrantaudit" ("athlete_id", "granted_at", "id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."athlete_id", NEW."granted_at", NEW."id", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="542ed3e85c2a6aeb805251e6d087a29742f00a0d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b2797",
                    table="athletes_athletegrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="athletegrant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_athletegrantaudit" ("athlete_id", "granted_at", "id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."athlete_id", OLD."granted_at", OLD."id", OLD."member_id", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="f896e6078df43da61577d4aaa79c55abf6b9e164",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_74ed5",
                    table="athletes_athletegrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lap",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_lapaudit" ("activity_id", "ascent_m", "athlete_id", "avg_cadence_spm", "avg_hr_bpm", "distance_m", "duration_s", "id", "max_hr_bpm", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_s") VALUES (NEW."activity_id", NEW."ascent_m", NEW."athlete_id", NEW."avg_cadence_spm", NEW."avg_hr_bpm", NEW."distance_m", NEW."duration_s", NEW."id", NEW."max_hr_bpm", NEW."number", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."start_s"); RETURN NULL;',
                    hash="f9069e36788c08be0910a60004e495d4189b1f75",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_76b48",
                    table="athletes_lap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lap",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "athletes_lapaudit" ("activity_id", "ascent_m", "athlete_id", "avg_cadence_spm", "avg_hr_bpm", "distance_m", "duration_s", "id", "max_hr_bpm", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_s") VALUES (NEW."activity_id", NEW."ascent_m", NEW."athlete_id", NEW."avg_cadence_spm", NEW."avg_hr_bpm", NEW."distance_m", NEW."duration_s", NEW."id", NEW."max_hr_bpm", NEW."number", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."start_s"); RETURN NULL;',
                    hash="84233c7f821c232b838544f371f4b80d788cb9b0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a0229",
                    table="athletes_lap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lap",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_lapaudit" ("activity_id", "ascent_m", "athlete_id", "avg_cadence_spm", "avg_hr_bpm", "distance_m", "duration_s", "id", "max_hr_bpm", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_s") VALUES (OLD."activity_id", OLD."ascent_m", OLD."athlete_id", OLD."avg_cadence_spm", OLD."avg_hr_bpm", OLD."distance_m", OLD."duration_s", OLD."id", OLD."max_hr_bpm", OLD."number", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."start_s"); RETURN NULL;',
                    hash="cf476c0460f3da9a66089abca5d196db737bad33",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a6dd6",
                    table="athletes_lap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="message",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_messageaudit" ("athlete_id", "author_id", "body", "id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "read_at", "sent_at", "side") VALUES (NEW."athlete_id", NEW."author_id", NEW."body", NEW."id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."read_at", NEW."sent_at", NEW."side"); RETURN NULL;',
                    hash="e4f9deaf0aac614d44d89511de5fdc1e6b3405ce",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ec54e",
                    table="athletes_message",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="message",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "athletes_messageaudit" ("athlete_id", "author_id", "body", "id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "read_at", "sent_at", "side") VALUES (NEW."athlete_id", NEW."author_id", NEW."body", NEW."id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."read_at", NEW."sent_at", NEW."side"); RETURN NULL;',
                    hash="4dec2e29ec3b65b27f5844fc1866fcf2871c74e6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_19c80",
                    table="athletes_message",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="message",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_messageaudit" ("athlete_id", "author_id", "body", "id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "read_at", "sent_at", "side") VALUES (OLD."athlete_id", OLD."author_id", OLD."body", OLD."id", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."read_at", OLD."sent_at", OLD."side"); RETURN NULL;',
                    hash="11951118b8e7406a18f8c19e5823cc4cea3c5dcb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0e797",
                    table="athletes_message",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="race",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_raceaudit" ("athlete_id", "day", "deleted_at", "distance_m", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "public_id", "target_time_s", "version") VALUES (NEW."athlete_id", NEW."day", NEW."deleted_at", NEW."distance_m", NEW."id", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."priority", NEW."public_id", NEW."target_time_s", NEW."version"); RETURN NULL;',
                    hash="5355262c3d853c70869f0e609cf362f493808637",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_51a02",
                    table="athletes_race",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="race",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "athletes_raceaudit" ("athlete_id", "day", "deleted_at", "distance_m", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "public_id", "target_time_s", "version") VALUES (NEW."athlete_id", NEW."day", NEW."deleted_at", NEW."distance_m", NEW."id", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."priority", NEW."public_id", NEW."target_time_s", NEW."version"); RETURN NULL;',
                    hash="1350055267c448ce3fdc95e9eb67206248b68ad4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_96922",
                    table="athletes_race",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="race",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_raceaudit" ("athlete_id", "day", "deleted_at", "distance_m", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "public_id", "target_time_s", "version") VALUES (OLD."athlete_id", OLD."day", OLD."deleted_at", OLD."distance_m", OLD."id", OLD."name", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."priority", OLD."public_id", OLD."target_time_s", OLD."version"); RETURN NULL;',
                    hash="2ba1f84f75b9a430095f0b8eba727dd470fa8bea",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ad77a",
                    table="athletes_race",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shoe",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_shoeaudit" ("athlete_id", "deleted_at", "id", "limit_m", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_on", "started_on", "version") VALUES (NEW."athlete_id", NEW."deleted_at", NEW."id", NEW."limit_m", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."retired_on", NEW."started_on", NEW."version"); RETURN NULL;',
                    hash="195d6da6ae765ca21920cc64aac597beacab7f66",
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
                    func='INSERT INTO "athletes_shoeaudit" ("athlete_id", "deleted_at", "id", "limit_m", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_on", "started_on", "version") VALUES (NEW."athlete_id", NEW."deleted_at", NEW."id", NEW."limit_m", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."retired_on", NEW."started_on", NEW."version"); RETURN NULL;',
                    hash="7fa11a74b81bb1bfacb475d2532b10ffabe5b420",
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
                    func='INSERT INTO "athletes_shoeaudit" ("athlete_id", "deleted_at", "id", "limit_m", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "retired_on", "started_on", "version") VALUES (OLD."athlete_id", OLD."deleted_at", OLD."id", OLD."limit_m", OLD."name", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."retired_on", OLD."started_on", OLD."version"); RETURN NULL;',
                    hash="4125cbdb3e37de03f47ba358edaa6ffbe487b4fb",
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
                    func='INSERT INTO "athletes_wellnessdayaudit" ("athlete_id", "day", "hrv_kind", "hrv_ms", "id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resting_hr_bpm", "sleep_h", "source") VALUES (NEW."athlete_id", NEW."day", NEW."hrv_kind", NEW."hrv_ms", NEW."id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."resting_hr_bpm", NEW."sleep_h", NEW."source"); RETURN NULL;',
                    hash="fb2ea2abc1df683ed2e9911568eebc2d88fc1cfc",
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
                    func='INSERT INTO "athletes_wellnessdayaudit" ("athlete_id", "day", "hrv_kind", "hrv_ms", "id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resting_hr_bpm", "sleep_h", "source") VALUES (NEW."athlete_id", NEW."day", NEW."hrv_kind", NEW."hrv_ms", NEW."id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."resting_hr_bpm", NEW."sleep_h", NEW."source"); RETURN NULL;',
                    hash="d65ccf26035e26481e30acc9757a35803739af5e",
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
                    func='INSERT INTO "athletes_wellnessdayaudit" ("athlete_id", "day", "hrv_kind", "hrv_ms", "id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resting_hr_bpm", "sleep_h", "source") VALUES (OLD."athlete_id", OLD."day", OLD."hrv_kind", OLD."hrv_ms", OLD."id", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."resting_hr_bpm", OLD."sleep_h", OLD."source"); RETURN NULL;',
                    hash="21f9ad46f6fb098838cbdfab18c949482f2b1303",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_244dc",
                    table="athletes_wellnessday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="zones",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_zonesaudit" ("athlete_id", "bounds", "id", "kind", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from") VALUES (NEW."athlete_id", NEW."bounds", NEW."id", NEW."kind", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."valid_from"); RETURN NULL;',
                    hash="10083d12c2d721aec63e7875157ef194173e2782",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8acbf",
                    table="athletes_zones",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="zones",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "athletes_zonesaudit" ("athlete_id", "bounds", "id", "kind", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from") VALUES (NEW."athlete_id", NEW."bounds", NEW."id", NEW."kind", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."valid_from"); RETURN NULL;',
                    hash="d73998b8f36f3f3e25c1f2e1b411980d0d0521bf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_090f9",
                    table="athletes_zones",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="zones",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "athletes_zonesaudit" ("athlete_id", "bounds", "id", "kind", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from") VALUES (OLD."athlete_id", OLD."bounds", OLD."id", OLD."kind", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."valid_from"); RETURN NULL;',
                    hash="167d5fc3cd9dc3793df37953e7298812da51106f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_60cb4",
                    table="athletes_zones",
                    when="AFTER",
                ),
            ),
        ),
    ]
