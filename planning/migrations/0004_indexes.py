from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("athletes", "0003_indexes"),
        ("planning", "0003_session_unconfirmed_validated"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="plan",
            index=models.Index(
                condition=models.Q(("deleted_at", None), ("state", "draft")),
                fields=["organization", "athlete"],
                name="plan_drafts",
            ),
        ),
    ]
