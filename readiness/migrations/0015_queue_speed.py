# The queue's index holds whose a case is and its bucket too: what filters ask is then read there alone.

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("readiness", "0014_answers")]

    operations = [
        RemoveIndexConcurrently(model_name="intervention", name="queue_open"),
        AddIndexConcurrently(
            model_name="intervention",
            index=models.Index(
                condition=models.Q(("closed_at", None), ("deleted_at", None)),
                fields=["organization", "-risk", "due_at", "id"],
                include=(
                    "state",
                    "snoozed_until",
                    "closed_at",
                    "athlete",
                    "name_sought",
                    "owner",
                    "coach",
                    "bucket",
                ),
                name="queue_open",
            ),
        ),
    ]
