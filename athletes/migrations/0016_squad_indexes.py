from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import connection, migrations, models

from tenancy import scope

# Whose state stands already gets its card; without a day their numbers are made anew within the hour.
TAKE_CARDS = """
UPDATE athletes_athletestate state SET name = athlete.name, name_sought = upper(athlete.name),
    timezone = athlete.timezone, public_id = athlete.public_id, coach_key = athlete.coach_id,
    removed = athlete.deleted_at IS NOT NULL, load_day = NULL
FROM athletes_athlete athlete
WHERE state.organization_id = %s AND athlete.organization_id = state.organization_id
    AND athlete.id = state.athlete_id
"""
WITHOUT_CARD = "SELECT count(*) FROM athletes_athletestate WHERE organization_id = %s AND public_id IS NULL"


def take_cards(apps, schema_editor):
    for organization in apps.get_model("tenancy", "Organization").objects.order_by("pk"):
        with scope.enter(organization.pk, source="athletes.0016"), connection.cursor() as cursor:
            cursor.execute(TAKE_CARDS, [organization.pk])
            cursor.execute(WITHOUT_CARD, [organization.pk])
            if cursor.fetchone() != (0,):
                raise RuntimeError(f"States of organization {organization.pk} do not say whose they are.")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("athletes", "0015_squad_columns"), ("tenancy", "0004_sign_ins")]

    operations = [
        migrations.RunPython(take_cards, migrations.RunPython.noop, elidable=True),
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                condition=models.Q(("removed", False)),
                fields=["organization", "name_sought", "id"],
                include=("athlete", "timezone", "coach_key", "band", "readiness_day"),
                name="squad_by_name",
            ),
        ),
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                condition=models.Q(("removed", False)),
                fields=["organization", "-readiness_day", "readiness", "name_sought", "id"],
                include=("athlete", "timezone", "coach_key", "band"),
                name="squad_by_today",
            ),
        ),
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                condition=models.Q(("removed", False)),
                fields=["organization", "tsb", "name_sought", "id"],
                include=("athlete", "timezone", "coach_key", "band", "readiness_day"),
                name="squad_by_form",
            ),
        ),
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                condition=models.Q(("removed", False)),
                fields=["organization", "load_share", "name_sought", "id"],
                include=("athlete", "timezone", "coach_key", "band", "readiness_day"),
                name="squad_by_load",
            ),
        ),
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                condition=models.Q(("removed", False)),
                fields=["organization", "ramp", "name_sought", "id"],
                include=("athlete", "timezone", "coach_key", "band", "readiness_day"),
                name="squad_by_ramp",
            ),
        ),
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                condition=models.Q(("removed", False)),
                fields=["organization", "compliance", "name_sought", "id"],
                include=("athlete", "timezone", "coach_key", "band", "readiness_day"),
                name="squad_by_done",
            ),
        ),
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                condition=models.Q(("removed", False)),
                fields=["organization", "race_day", "name_sought", "id"],
                include=("athlete", "timezone", "coach_key", "band", "readiness_day"),
                name="squad_by_race",
            ),
        ),
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                condition=models.Q(("removed", False)),
                fields=["organization", "last_activity_at", "name_sought", "id"],
                include=("athlete", "timezone", "coach_key", "band", "readiness_day"),
                name="squad_by_run",
            ),
        ),
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                condition=models.Q(("removed", False)),
                fields=["organization", "last_contact_at", "name_sought", "id"],
                include=("athlete", "timezone", "coach_key", "band", "readiness_day"),
                name="squad_by_contact",
            ),
        ),
    ]
