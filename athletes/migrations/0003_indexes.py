from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("athletes", "0002_automatic_mode"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        RemoveIndexConcurrently(
            model_name="activity",
            name="activity_on_day",
        ),
        RemoveIndexConcurrently(
            model_name="athletestate",
            name="state_pulse",
        ),
        AddIndexConcurrently(
            model_name="activity",
            index=models.Index(
                fields=["organization", "athlete", "day"],
                include=("load", "started_at", "deleted_at"),
                name="activity_on_day",
            ),
        ),
        AddIndexConcurrently(
            model_name="athlete",
            index=models.Index(
                condition=models.Q(("deleted_at", None)),
                fields=["organization", "name", "id"],
                name="athlete_by_name",
            ),
        ),
        AddIndexConcurrently(
            model_name="athlete",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", False)),
                fields=["organization", "id"],
                name="athlete_removed",
            ),
        ),
        AddIndexConcurrently(
            model_name="athlete",
            index=models.Index(fields=["organization", "timezone"], name="athlete_zone"),
        ),
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                fields=["organization", "readiness_day", "band", "athlete"], name="state_pulse"
            ),
        ),
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                fields=["organization", "athlete"], include=("band", "readiness_day"), name="state_band"
            ),
        ),
    ]
