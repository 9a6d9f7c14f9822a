# Cases say since when their athlete has not answered; a rule for who was hurt and is not heard of.

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("readiness", "0015_queue_speed"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="intervention",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="intervention",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="intervention",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="intervention",
            name="unanswered_since",
            field=models.DateTimeField(
                blank=True,
                help_text="the athlete was asked then, and has let the time for an answer pass",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="interventionaudit",
            name="unanswered_since",
            field=models.DateTimeField(
                blank=True,
                help_text="the athlete was asked then, and has let the time for an answer pass",
                null=True,
            ),
        ),
        migrations.AlterField(
            model_name="flag",
            name="kind",
            field=models.CharField(
                choices=[
                    ("illness", "Illness"),
                    ("pain", "Pain"),
                    ("low_readiness", "Low readiness"),
                    ("falling", "Falling readiness"),
                    ("episode", "Open injury or illness"),
                    ("key_session", "Key session in doubt"),
                    ("ramp", "Load rising fast"),
                    ("monotony", "Monotonous load"),
                    ("no_rest", "No rest day"),
                    ("silent", "No check-in"),
                    ("missed", "Missed sessions"),
                    ("activity_pain", "Pain while running"),
                    ("disagrees", "The athlete disagrees"),
                    ("asks", "The athlete asks"),
                    ("returning", "Back after pain or illness"),
                    ("effort_high", "Runs feel harder than planned"),
                    ("easy_too_hard", "Easy runs too hard"),
                    ("decoupling_up", "Heart rate drifting more"),
                    ("hrv_low", "HRV low"),
                    ("resting_hr_high", "Resting heart rate high"),
                    ("sleep_short", "Sleep short"),
                    ("strain", "Strain high"),
                    ("race_near", "Race near"),
                    ("pain_lasting", "Pain that lasts"),
                    ("ill_lasting", "Illness that lasts"),
                    ("no_upload", "No run received"),
                    ("no_contact", "No word from the coach"),
                    ("unheard", "Hurt or ill, and not heard of"),
                    ("connection_failing", "Files not coming in"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="flagaudit",
            name="kind",
            field=models.CharField(
                choices=[
                    ("illness", "Illness"),
                    ("pain", "Pain"),
                    ("low_readiness", "Low readiness"),
                    ("falling", "Falling readiness"),
                    ("episode", "Open injury or illness"),
                    ("key_session", "Key session in doubt"),
                    ("ramp", "Load rising fast"),
                    ("monotony", "Monotonous load"),
                    ("no_rest", "No rest day"),
                    ("silent", "No check-in"),
                    ("missed", "Missed sessions"),
                    ("activity_pain", "Pain while running"),
                    ("disagrees", "The athlete disagrees"),
                    ("asks", "The athlete asks"),
                    ("returning", "Back after pain or illness"),
                    ("effort_high", "Runs feel harder than planned"),
                    ("easy_too_hard", "Easy runs too hard"),
                    ("decoupling_up", "Heart rate drifting more"),
                    ("hrv_low", "HRV low"),
                    ("resting_hr_high", "Resting heart rate high"),
                    ("sleep_short", "Sleep short"),
                    ("strain", "Strain high"),
                    ("race_near", "Race near"),
                    ("pain_lasting", "Pain that lasts"),
                    ("ill_lasting", "Illness that lasts"),
                    ("no_upload", "No run received"),
                    ("no_contact", "No word from the coach"),
                    ("unheard", "Hurt or ill, and not heard of"),
                    ("connection_failing", "Files not coming in"),
                ],
                max_length=20,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="intervention",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "readiness_interventionaudit" ("action", "apart", "athlete_id", "bucket", "clock", "closed_at", "coach_id", "confidence", "deleted_at", "due_at", "escalated_at", "factors", "further", "id", "opened_at", "organization_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "public_id", "resolution_s", "resolve_by", "respond_by", "responded_at", "response_s", "risk", "session_id", "session_version", "snoozed_until", "state", "unanswered_since", "version", "waiting_since") VALUES (NEW."action", NEW."apart", NEW."athlete_id", NEW."bucket", NEW."clock", NEW."closed_at", NEW."coach_id", NEW."confidence", NEW."deleted_at", NEW."due_at", NEW."escalated_at", NEW."factors", NEW."further", NEW."id", NEW."opened_at", NEW."organization_id", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposal", NEW."public_id", NEW."resolution_s", NEW."resolve_by", NEW."respond_by", NEW."responded_at", NEW."response_s", NEW."risk", NEW."session_id", NEW."session_version", NEW."snoozed_until", NEW."state", NEW."unanswered_since", NEW."version", NEW."waiting_since"); RETURN NULL;',
                    hash="af6f6977dd770eb9890e43b20cea53ec96b4e280",
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
                    condition='WHEN (OLD."action" IS DISTINCT FROM (NEW."action") OR OLD."apart" IS DISTINCT FROM (NEW."apart") OR OLD."athlete_id" IS DISTINCT FROM (NEW."athlete_id") OR OLD."bucket" IS DISTINCT FROM (NEW."bucket") OR OLD."clock" IS DISTINCT FROM (NEW."clock") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."coach_id" IS DISTINCT FROM (NEW."coach_id") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."deleted_at" IS DISTINCT FROM (NEW."deleted_at") OR OLD."due_at" IS DISTINCT FROM (NEW."due_at") OR OLD."escalated_at" IS DISTINCT FROM (NEW."escalated_at") OR OLD."factors" IS DISTINCT FROM (NEW."factors") OR OLD."further" IS DISTINCT FROM (NEW."further") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."proposal" IS DISTINCT FROM (NEW."proposal") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."resolution_s" IS DISTINCT FROM (NEW."resolution_s") OR OLD."resolve_by" IS DISTINCT FROM (NEW."resolve_by") OR OLD."respond_by" IS DISTINCT FROM (NEW."respond_by") OR OLD."responded_at" IS DISTINCT FROM (NEW."responded_at") OR OLD."response_s" IS DISTINCT FROM (NEW."response_s") OR OLD."risk" IS DISTINCT FROM (NEW."risk") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id") OR OLD."session_version" IS DISTINCT FROM (NEW."session_version") OR OLD."snoozed_until" IS DISTINCT FROM (NEW."snoozed_until") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."unanswered_since" IS DISTINCT FROM (NEW."unanswered_since") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."waiting_since" IS DISTINCT FROM (NEW."waiting_since"))',
                    func='INSERT INTO "readiness_interventionaudit" ("action", "apart", "athlete_id", "bucket", "clock", "closed_at", "coach_id", "confidence", "deleted_at", "due_at", "escalated_at", "factors", "further", "id", "opened_at", "organization_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "public_id", "resolution_s", "resolve_by", "respond_by", "responded_at", "response_s", "risk", "session_id", "session_version", "snoozed_until", "state", "unanswered_since", "version", "waiting_since") VALUES (NEW."action", NEW."apart", NEW."athlete_id", NEW."bucket", NEW."clock", NEW."closed_at", NEW."coach_id", NEW."confidence", NEW."deleted_at", NEW."due_at", NEW."escalated_at", NEW."factors", NEW."further", NEW."id", NEW."opened_at", NEW."organization_id", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposal", NEW."public_id", NEW."resolution_s", NEW."resolve_by", NEW."respond_by", NEW."responded_at", NEW."response_s", NEW."risk", NEW."session_id", NEW."session_version", NEW."snoozed_until", NEW."state", NEW."unanswered_since", NEW."version", NEW."waiting_since"); RETURN NULL;',
                    hash="a5e653571ca1c9a2f11cd2a42ea2ef13f6f4956a",
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
                    func='INSERT INTO "readiness_interventionaudit" ("action", "apart", "athlete_id", "bucket", "clock", "closed_at", "coach_id", "confidence", "deleted_at", "due_at", "escalated_at", "factors", "further", "id", "opened_at", "organization_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "public_id", "resolution_s", "resolve_by", "respond_by", "responded_at", "response_s", "risk", "session_id", "session_version", "snoozed_until", "state", "unanswered_since", "version", "waiting_since") VALUES (OLD."action", OLD."apart", OLD."athlete_id", OLD."bucket", OLD."clock", OLD."closed_at", OLD."coach_id", OLD."confidence", OLD."deleted_at", OLD."due_at", OLD."escalated_at", OLD."factors", OLD."further", OLD."id", OLD."opened_at", OLD."organization_id", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposal", OLD."public_id", OLD."resolution_s", OLD."resolve_by", OLD."respond_by", OLD."responded_at", OLD."response_s", OLD."risk", OLD."session_id", OLD."session_version", OLD."snoozed_until", OLD."state", OLD."unanswered_since", OLD."version", OLD."waiting_since"); RETURN NULL;',
                    hash="22931aa675cf07bb0913d5b3454c014295e945f7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_36ac1",
                    table="readiness_intervention",
                    when="AFTER",
                ),
            ),
        ),
    ]
