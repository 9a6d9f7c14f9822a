import django.contrib.postgres.operations
from django.db import migrations, models

import tenancy.migrating


class Migration(migrations.Migration):
    atomic = False
    looked_at = {
        "ban-drop-constraint": "the same file may come in several imports; no client relies on its being refused"
    }

    dependencies = [
        ("ingest", "0002_imports"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="upload",
            name="upload_once",
        ),
        django.contrib.postgres.operations.AddIndexConcurrently(
            model_name="upload",
            index=models.Index(
                condition=models.Q(("run__isnull", False)),
                fields=["organization", "run", "state", "outcome"],
                name="upload_of_run",
            ),
        ),
        tenancy.migrating.AddUniqueConcurrently(
            model_name="upload",
            constraint=models.UniqueConstraint(
                condition=models.Q(("run", None)),
                fields=("organization", "athlete", "raw"),
                name="upload_once",
            ),
        ),
        tenancy.migrating.AddUniqueConcurrently(
            model_name="upload",
            constraint=models.UniqueConstraint(
                condition=models.Q(("run__isnull", False)),
                fields=("organization", "run", "filename"),
                name="upload_in_run",
            ),
        ),
        django.contrib.postgres.operations.ValidateConstraint(
            model_name="upload",
            name="ingest_upload_run_own",
        ),
        tenancy.migrating.AddUniqueConcurrently(
            model_name="upload",
            constraint=models.UniqueConstraint(fields=("organization", "id"), name="ingest_upload_key"),
        ),
        django.contrib.postgres.operations.AddIndexConcurrently(
            model_name="importrun",
            index=models.Index(
                condition=models.Q(("finished_at__isnull", False), ("seen_at", None)),
                fields=["organization", "-started_at"],
                name="import_unseen",
            ),
        ),
    ]
