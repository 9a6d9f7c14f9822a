# Rows that were there are checked, and the index is built, while others write.

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations, models

import tenancy.migrating


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("planning", "0014_adherence_and_adaptation"),
    ]

    operations = [
        ValidateConstraint(model_name="revision", name="revision_by_somebody"),
        tenancy.migrating.AddUniqueConcurrently(
            model_name="revision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at", None), ("source", "adaptation"), ("state", "open")),
                fields=("organization", "athlete"),
                name="revision_one_proposal",
            ),
        ),
    ]
