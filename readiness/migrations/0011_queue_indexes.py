# What the migration before brought is looked at, and found by its indexes, while others write.

from django.contrib.postgres.operations import (
    AddIndexConcurrently,
    RemoveIndexConcurrently,
    ValidateConstraint,
)
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("readiness", "0010_queue"),
    ]

    operations = [
        ValidateConstraint(model_name="intervention", name="readiness_intervention_owner_own"),
        RemoveIndexConcurrently(
            model_name="intervention",
            name="queue_open_coach",
        ),
        RemoveIndexConcurrently(
            model_name="intervention",
            name="queue_done",
        ),
        AddIndexConcurrently(
            model_name="decision",
            index=models.Index(fields=["organization", "-decided_at", "-id"], name="decision_log"),
        ),
        AddIndexConcurrently(
            model_name="decision",
            index=models.Index(
                fields=["organization", "member", "-decided_at", "-id"], name="decision_of_member"
            ),
        ),
        AddIndexConcurrently(
            model_name="flag",
            index=models.Index(
                condition=models.Q(("intervention__isnull", False), ("withdrawn_at", None)),
                fields=["organization", "kind", "intervention"],
                name="flag_live_of_kind",
            ),
        ),
        AddIndexConcurrently(
            model_name="intervention",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", False), ("deleted_at", None)),
                fields=["organization", "-closed_at", "-id"],
                include=("athlete", "state", "session", "name_sought", "owner", "coach", "bucket"),
                name="queue_done",
            ),
        ),
        AddIndexConcurrently(
            model_name="intervention",
            index=models.Index(
                condition=models.Q(("closed_at", None), ("deleted_at", None)),
                fields=["organization", "coach", "-risk", "due_at", "id"],
                include=("state", "snoozed_until", "closed_at", "athlete", "name_sought", "owner", "bucket"),
                name="queue_open_coach",
            ),
        ),
        AddIndexConcurrently(
            model_name="intervention",
            index=models.Index(
                condition=models.Q(("closed_at", None), ("deleted_at", None)),
                fields=["organization", "owner", "-risk", "due_at", "id"],
                include=("state", "snoozed_until", "closed_at", "athlete", "name_sought", "coach", "bucket"),
                name="queue_open_owner",
            ),
        ),
        AddIndexConcurrently(
            model_name="intervention",
            index=models.Index(
                condition=models.Q(("closed_at", None), ("deleted_at", None)),
                fields=["organization", "bucket", "-risk", "due_at", "id"],
                include=("state", "snoozed_until", "closed_at", "athlete", "name_sought", "owner", "coach"),
                name="queue_open_bucket",
            ),
        ),
    ]
