from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("ingest", "0002_imports"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="importrun",
            index=models.Index(
                condition=models.Q(("finished_at__isnull", False), ("seen_at", None)),
                fields=["organization", "-started_at"],
                name="import_unseen",
            ),
        ),
    ]
