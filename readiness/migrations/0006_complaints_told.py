from django.db import connection, migrations

from tenancy import scope

# What the latest check-ins said, for whoever answered before the state had a place for it.
TELL = """
UPDATE athletes_athletestate state SET pain = latest.pain, ill = (latest.problem = 'ill')
FROM readiness_checkin latest
WHERE state.organization_id = %s AND latest.organization_id = state.organization_id
    AND latest.athlete_id = state.athlete_id AND latest.day = state.readiness_day
    AND latest.deleted_at IS NULL AND (latest.pain > 0 OR latest.problem = 'ill')
"""


def tell(apps, schema_editor):
    for organization in apps.get_model("tenancy", "Organization").objects.order_by("pk"):
        with scope.enter(organization.pk, source="readiness.0006"), connection.cursor() as cursor:
            cursor.execute(TELL, [organization.pk])


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("athletes", "0009_open_complaints"),
        ("readiness", "0005_name_sought"),
    ]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
