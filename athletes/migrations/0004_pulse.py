import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import tenancy.locks


class Migration(migrations.Migration):
    dependencies = [
        ("athletes", "0003_indexes"),
        ("tenancy", "0004_sign_ins"),
    ]

    operations = [
        migrations.CreateModel(
            name="PulseEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "zone",
                    models.CharField(help_text="the time zone that the athletes live by", max_length=64),
                ),
                ("day", models.DateField(null=True)),
                ("band", models.CharField(blank=True, max_length=5)),
                ("number", models.IntegerField()),
            ],
            options={
                "verbose_name_plural": "pulse entries",
                "base_manager_name": "objects",
            },
        ),
        migrations.AddIndex(
            model_name="pulseentry",
            index=models.Index(
                fields=["organization", "day"], include=("zone", "band", "number"), name="pulse_of_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="pulseentry",
            constraint=tenancy.locks.RowSecurity(name="athletes_pulseentry_tenant"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="athlete",
            trigger=pgtrigger.compiler.Trigger(
                name="pulse_of_athlete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF (OLD.timezone, OLD.deleted_at IS NULL) IS NOT DISTINCT FROM (NEW.timezone, NEW.deleted_at IS NULL) THEN\n    RETURN NULL;\nEND IF;\nINSERT INTO athletes_pulseentry (organization_id, zone, day, band, number)\nSELECT NEW.organization_id, side.zone, entry.day, entry.band, side.number\nFROM athletes_athletestate state\nCROSS JOIN (VALUES\n    (OLD.deleted_at IS NULL, OLD.timezone, -1),\n    (NEW.deleted_at IS NULL, NEW.timezone, 1)\n) AS side (counts, zone, number)\nCROSS JOIN LATERAL (VALUES\n    (TRUE, NULL::date, ''),\n    (state.band <> '' AND state.readiness_day IS NOT NULL, state.readiness_day, state.band)\n) AS entry (counts, day, band)\nWHERE state.organization_id = NEW.organization_id AND state.athlete_id = NEW.id\n    AND side.counts AND entry.counts;\nRETURN NULL;\n",
                    hash="7213b9a0b16cb5311e009127399f8707d2d35ad8",
                    operation="UPDATE",
                    pgid="pgtrigger_pulse_of_athlete_2518b",
                    table="athletes_athlete",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="athletestate",
            trigger=pgtrigger.compiler.Trigger(
                name="pulse_of_state",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE lives_in text;",
                    func="\nIF TG_OP = 'UPDATE' AND (OLD.readiness_day, OLD.band) IS NOT DISTINCT FROM (NEW.readiness_day, NEW.band) THEN\n    RETURN NULL;\nEND IF;\nSELECT timezone INTO lives_in FROM athletes_athlete\nWHERE organization_id = COALESCE(NEW.organization_id, OLD.organization_id)\n    AND id = COALESCE(NEW.athlete_id, OLD.athlete_id) AND deleted_at IS NULL FOR SHARE;\nIF NOT FOUND THEN\n    RETURN NULL;\nEND IF;\nINSERT INTO athletes_pulseentry (organization_id, zone, day, band, number)\nSELECT COALESCE(NEW.organization_id, OLD.organization_id), lives_in, entry.day, entry.band, entry.number\nFROM (VALUES\n    (TG_OP = 'INSERT', NULL::date, '', 1),\n    (TG_OP = 'DELETE', NULL::date, '', -1),\n    (TG_OP <> 'INSERT' AND OLD.band <> '' AND OLD.readiness_day IS NOT NULL, OLD.readiness_day, OLD.band, -1),\n    (TG_OP <> 'DELETE' AND NEW.band <> '' AND NEW.readiness_day IS NOT NULL, NEW.readiness_day, NEW.band, 1)\n) AS entry (counts, day, band, number)\nWHERE entry.counts;\nRETURN NULL;\n",
                    hash="487dfb534333febed0e772214a4fd6453c5f7008",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_pulse_of_state_95ffd",
                    table="athletes_athletestate",
                    when="AFTER",
                ),
            ),
        ),
    ]
