import django.contrib.postgres.fields
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
        ("planning", "0007_calendar_drafts_and_locks"),
        ("tenancy", "0004_sign_ins"),
    ]

    operations = [
        migrations.CreateModel(
            name="LibraryFavourite",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(blank=True, help_text="of a shipped session, else empty", max_length=60),
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
            },
        ),
        migrations.CreateModel(
            name="LibrarySession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("title", models.CharField(max_length=120, verbose_name="title")),
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
                        verbose_name="category",
                    ),
                ),
                ("purpose", models.TextField(blank=True, max_length=500, verbose_name="purpose")),
                ("cues", models.TextField(blank=True, max_length=500, verbose_name="what to think of")),
                ("steps", models.JSONField(help_text="analytics.workout")),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=20
                    ),
                ),
                (
                    "folder",
                    models.CharField(
                        blank=True, help_text="parts divided by /", max_length=120, verbose_name="folder"
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("everyone", "Everyone on the staff"),
                            ("team", "The people named below"),
                            ("private", "Only the author"),
                        ],
                        max_length=10,
                        verbose_name="who sees it",
                    ),
                ),
                (
                    "copied_from",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="code of a shipped session",
                        max_length=60,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
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
                "ordering": ["title", "pk"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="LibraryFavouriteAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.CharField(blank=True, help_text="of a shipped session, else empty", max_length=60),
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
                        to="planning.libraryfavourite",
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
                        to="planning.librarysession",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddField(
            model_name="libraryfavourite",
            name="session",
            field=tenancy.rows.TenantForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="planning.librarysession",
            ),
        ),
        migrations.CreateModel(
            name="LibrarySessionAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("public_id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("title", models.CharField(max_length=120, verbose_name="title")),
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
                        verbose_name="category",
                    ),
                ),
                ("purpose", models.TextField(blank=True, max_length=500, verbose_name="purpose")),
                ("cues", models.TextField(blank=True, max_length=500, verbose_name="what to think of")),
                ("steps", models.JSONField(help_text="analytics.workout")),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=20
                    ),
                ),
                (
                    "folder",
                    models.CharField(
                        blank=True, help_text="parts divided by /", max_length=120, verbose_name="folder"
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("everyone", "Everyone on the staff"),
                            ("team", "The people named below"),
                            ("private", "Only the author"),
                        ],
                        max_length=10,
                        verbose_name="who sees it",
                    ),
                ),
                (
                    "copied_from",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="code of a shipped session",
                        max_length=60,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
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
                        to="planning.librarysession",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="LibraryShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                (
                    "session",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="planning.librarysession",
                    ),
                ),
            ],
            options={
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="LibraryShareAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
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
                        to="planning.libraryshare",
                    ),
                ),
                (
                    "session",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="planning.librarysession",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="LibraryVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("saved_at", models.DateTimeField()),
                ("title", models.CharField(max_length=120)),
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
                ("purpose", models.TextField(blank=True)),
                ("cues", models.TextField(blank=True)),
                ("steps", models.JSONField(help_text="analytics.workout")),
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
                    "session",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="planning.librarysession",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="LibraryVersionAudit",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("saved_at", models.DateTimeField()),
                ("title", models.CharField(max_length=120)),
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
                ("purpose", models.TextField(blank=True)),
                ("cues", models.TextField(blank=True)),
                ("steps", models.JSONField(help_text="analytics.workout")),
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
                        to="planning.libraryversion",
                    ),
                ),
                (
                    "session",
                    tenancy.rows.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="planning.librarysession",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddIndex(
            model_name="librarysession",
            index=models.Index(fields=["organization", "title", "id"], name="library_by_title"),
        ),
        migrations.AddConstraint(
            model_name="librarysession",
            constraint=tenancy.locks.RowSecurity(name="planning_librarysession_tenant"),
        ),
        migrations.AddConstraint(
            model_name="librarysession",
            constraint=tenancy.locks.SameOrganization(
                column="author_id", name="planning_librarysession_author_own", to="tenancy.Membership"
            ),
        ),
        migrations.AddConstraint(
            model_name="librarysession",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="planning_librarysession_key"
            ),
        ),
        migrations.AddConstraint(
            model_name="librarysession",
            constraint=models.UniqueConstraint(
                fields=("organization", "public_id"), name="planning_librarysession_public"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="librarysession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_librarysessionaudit" ("archived_at", "author_id", "category", "copied_from", "created_at", "cues", "folder", "id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "steps", "tags", "title", "version", "visibility") VALUES (NEW."archived_at", NEW."author_id", NEW."category", NEW."copied_from", NEW."created_at", NEW."cues", NEW."folder", NEW."id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."purpose", NEW."steps", NEW."tags", NEW."title", NEW."version", NEW."visibility"); RETURN NULL;',
                    hash="5521f8df27fc32d60b82bc386cae2e06802c9479",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ae91f",
                    table="planning_librarysession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="librarysession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "planning_librarysessionaudit" ("archived_at", "author_id", "category", "copied_from", "created_at", "cues", "folder", "id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "steps", "tags", "title", "version", "visibility") VALUES (NEW."archived_at", NEW."author_id", NEW."category", NEW."copied_from", NEW."created_at", NEW."cues", NEW."folder", NEW."id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."purpose", NEW."steps", NEW."tags", NEW."title", NEW."version", NEW."visibility"); RETURN NULL;',
                    hash="c6843034091413b668c2634ba507274617a806de",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_dd142",
                    table="planning_librarysession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="librarysession",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_librarysessionaudit" ("archived_at", "author_id", "category", "copied_from", "created_at", "cues", "folder", "id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "steps", "tags", "title", "version", "visibility") VALUES (OLD."archived_at", OLD."author_id", OLD."category", OLD."copied_from", OLD."created_at", OLD."cues", OLD."folder", OLD."id", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."purpose", OLD."steps", OLD."tags", OLD."title", OLD."version", OLD."visibility"); RETURN NULL;',
                    hash="5c448491e72261258e8482b7a376323ded3ac032",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cb6c7",
                    table="planning_librarysession",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="libraryfavouriteaudit",
            constraint=tenancy.locks.RowSecurity(name="planning_libraryfavouriteaudit_tenant"),
        ),
        migrations.AddConstraint(
            model_name="libraryfavourite",
            constraint=models.UniqueConstraint(
                condition=models.Q(("session__isnull", False)),
                fields=("organization", "member", "session"),
                name="favourite_own_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="libraryfavourite",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("organization", "member", "code"),
                name="favourite_shipped_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="libraryfavourite",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("code__gt", ""), ("session", None)),
                    models.Q(("code", ""), ("session__isnull", False)),
                    _connector="OR",
                ),
                name="favourite_is_one_session",
            ),
        ),
        migrations.AddConstraint(
            model_name="libraryfavourite",
            constraint=tenancy.locks.RowSecurity(name="planning_libraryfavourite_tenant"),
        ),
        migrations.AddConstraint(
            model_name="libraryfavourite",
            constraint=tenancy.locks.SameOrganization(
                column="member_id", name="planning_libraryfavourite_member_own", to="tenancy.Membership"
            ),
        ),
        migrations.AddConstraint(
            model_name="libraryfavourite",
            constraint=tenancy.locks.SameOrganization(
                column="session_id",
                name="planning_libraryfavourite_session_own",
                to="planning.LibrarySession",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="libraryfavourite",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_libraryfavouriteaudit" ("code", "id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."code", NEW."id", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."session_id"); RETURN NULL;',
                    hash="3bc9c6d7cf29e84ab1da5326f650f9e8347359b1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a2692",
                    table="planning_libraryfavourite",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="libraryfavourite",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "planning_libraryfavouriteaudit" ("code", "id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."code", NEW."id", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."session_id"); RETURN NULL;',
                    hash="c568d0c09543b221f00ca815e0faf5d79cc08d94",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_37afc",
                    table="planning_libraryfavourite",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="libraryfavourite",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_libraryfavouriteaudit" ("code", "id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (OLD."code", OLD."id", OLD."member_id", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."session_id"); RETURN NULL;',
                    hash="9e195936779a3075981ec43bad1e862bfa7962d2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f531c",
                    table="planning_libraryfavourite",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="librarysessionaudit",
            constraint=tenancy.locks.RowSecurity(name="planning_librarysessionaudit_tenant"),
        ),
        migrations.AddConstraint(
            model_name="libraryshare",
            constraint=models.UniqueConstraint(
                fields=("organization", "session", "member"), name="share_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="libraryshare",
            constraint=tenancy.locks.RowSecurity(name="planning_libraryshare_tenant"),
        ),
        migrations.AddConstraint(
            model_name="libraryshare",
            constraint=tenancy.locks.SameOrganization(
                column="session_id", name="planning_libraryshare_session_own", to="planning.LibrarySession"
            ),
        ),
        migrations.AddConstraint(
            model_name="libraryshare",
            constraint=tenancy.locks.SameOrganization(
                column="member_id", name="planning_libraryshare_member_own", to="tenancy.Membership"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="libraryshare",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_libraryshareaudit" ("id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."id", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."session_id"); RETURN NULL;',
                    hash="3eb592509af9cea8c5d54d7a29612ee03165a075",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a5ed9",
                    table="planning_libraryshare",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="libraryshare",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "planning_libraryshareaudit" ("id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."id", NEW."member_id", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."session_id"); RETURN NULL;',
                    hash="0e4da5787828671fb34b9b9d3f591dc0995139c1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_91825",
                    table="planning_libraryshare",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="libraryshare",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_libraryshareaudit" ("id", "member_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (OLD."id", OLD."member_id", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."session_id"); RETURN NULL;',
                    hash="f48b6ced038f4382881ee8c4c152dd0504e942fc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_feac1",
                    table="planning_libraryshare",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="libraryshareaudit",
            constraint=tenancy.locks.RowSecurity(name="planning_libraryshareaudit_tenant"),
        ),
        migrations.AddConstraint(
            model_name="libraryversion",
            constraint=models.UniqueConstraint(
                fields=("organization", "session", "number"), name="library_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="libraryversion",
            constraint=tenancy.locks.RowSecurity(name="planning_libraryversion_tenant"),
        ),
        migrations.AddConstraint(
            model_name="libraryversion",
            constraint=tenancy.locks.SameOrganization(
                column="session_id", name="planning_libraryversion_session_own", to="planning.LibrarySession"
            ),
        ),
        migrations.AddConstraint(
            model_name="libraryversion",
            constraint=tenancy.locks.SameOrganization(
                column="author_id", name="planning_libraryversion_author_own", to="tenancy.Membership"
            ),
        ),
        migrations.AddConstraint(
            model_name="libraryversion",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="planning_libraryversion_key"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="libraryversion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_libraryversionaudit" ("author_id", "category", "cues", "id", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "saved_at", "session_id", "steps", "title") VALUES (NEW."author_id", NEW."category", NEW."cues", NEW."id", NEW."number", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose", NEW."saved_at", NEW."session_id", NEW."steps", NEW."title"); RETURN NULL;',
                    hash="af90586e3a98ee2b1c054dc5063fe8df48cbb53c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_04f86",
                    table="planning_libraryversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="libraryversion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "planning_libraryversionaudit" ("author_id", "category", "cues", "id", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "saved_at", "session_id", "steps", "title") VALUES (NEW."author_id", NEW."category", NEW."cues", NEW."id", NEW."number", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose", NEW."saved_at", NEW."session_id", NEW."steps", NEW."title"); RETURN NULL;',
                    hash="a8bd99239ad321d4c76eb5299818396bd74fdb2c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f8ef6",
                    table="planning_libraryversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="libraryversion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "planning_libraryversionaudit" ("author_id", "category", "cues", "id", "number", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "saved_at", "session_id", "steps", "title") VALUES (OLD."author_id", OLD."category", OLD."cues", OLD."id", OLD."number", OLD."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose", OLD."saved_at", OLD."session_id", OLD."steps", OLD."title"); RETURN NULL;',
                    hash="3b652fdb0d7254a9bc39ba68879c8a583f65a04a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1b3a2",
                    table="planning_libraryversion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="libraryversionaudit",
            constraint=tenancy.locks.RowSecurity(name="planning_libraryversionaudit_tenant"),
        ),
    ]
