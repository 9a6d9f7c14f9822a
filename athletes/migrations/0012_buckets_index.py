from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("athletes", "0011_buckets")]

    operations = [
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                fields=["organization", "bucket", "-bucket_since", "-id"],
                include=("athlete",),
                name="state_bucket",
            ),
        ),
    ]
