from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("planning", "0012_templates_and_feeds"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="plan",
            index=models.Index(
                condition=models.Q(("deleted_at", None)),
                fields=["organization", "athlete", "-starts_on"],
                name="plan_of_athlete",
            ),
        ),
        AddIndexConcurrently(
            model_name="planweek",
            index=models.Index(fields=["organization", "athlete", "starts_on"], name="week_of_athlete"),
        ),
    ]
