from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("athletes", "0003_indexes"),
        ("planning", "0004_indexes"),
        ("readiness", "0003_decision_of_the_rules_validated"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        RemoveIndexConcurrently(
            model_name="intervention",
            name="queue_open",
        ),
        AddIndexConcurrently(
            model_name="intervention",
            index=models.Index(
                condition=models.Q(("closed_at", None), ("deleted_at", None)),
                fields=["organization", "-risk", "due_at", "id"],
                include=("state", "snoozed_until", "closed_at", "athlete"),
                name="queue_open",
            ),
        ),
        AddIndexConcurrently(
            model_name="intervention",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", False), ("deleted_at", None)),
                fields=["organization", "-closed_at", "-id"],
                include=("athlete",),
                name="queue_done",
            ),
        ),
    ]
