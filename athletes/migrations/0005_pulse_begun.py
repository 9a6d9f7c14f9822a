from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import connection, migrations, models

from tenancy import scope

# One statement, so that what happens meanwhile is either in the states that it counts or in the ledger.
BEGIN_THE_LEDGER = """
WITH gone AS (DELETE FROM athletes_pulseentry WHERE organization_id = %(organization)s)
INSERT INTO athletes_pulseentry (organization_id, zone, day, band, number)
SELECT athlete.organization_id, athlete.timezone, entry.day, entry.band, count(*)
FROM athletes_athletestate state
JOIN athletes_athlete athlete
    ON athlete.organization_id = state.organization_id AND athlete.id = state.athlete_id
CROSS JOIN LATERAL (VALUES
    (TRUE, NULL::date, ''),
    (state.band <> '' AND state.readiness_day IS NOT NULL, state.readiness_day, state.band)
) AS entry (counts, day, band)
WHERE athlete.organization_id = %(organization)s AND athlete.deleted_at IS NULL AND entry.counts
GROUP BY 1, 2, 3, 4
"""
COUNTED = """
SELECT (SELECT coalesce(sum(number), 0) FROM athletes_pulseentry
        WHERE organization_id = %(organization)s AND day IS NULL) =
    (SELECT count(*) FROM athletes_athletestate state JOIN athletes_athlete athlete
        ON athlete.organization_id = state.organization_id AND athlete.id = state.athlete_id
        WHERE state.organization_id = %(organization)s AND athlete.deleted_at IS NULL)
"""


def begin_the_ledger(apps, schema_editor):
    """Of each organization: its owner sees no row of any other way."""
    for organization in apps.get_model("tenancy", "Organization").objects.order_by("pk"):
        given = {"organization": organization.pk}
        with scope.enter(organization.pk, source="athletes.0005"), connection.cursor() as cursor:
            cursor.execute(BEGIN_THE_LEDGER, given)
            cursor.execute(COUNTED, given)
            if cursor.fetchone() != (True,):
                raise RuntimeError(f"The pulse of organization {organization.pk} does not add up.")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("athletes", "0004_pulse")]

    operations = [
        migrations.RunPython(begin_the_ledger, migrations.RunPython.noop),
        RemoveIndexConcurrently(
            model_name="athletestate",
            name="state_pulse",
        ),
        RemoveIndexConcurrently(
            model_name="athlete",
            name="athlete_zone",
        ),
        AddIndexConcurrently(
            model_name="athlete",
            index=models.Index(
                fields=["organization", "id"], include=("name", "timezone"), name="athlete_card"
            ),
        ),
    ]
