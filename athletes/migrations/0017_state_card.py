from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("athletes", "0016_squad_indexes")]

    operations = [
        AddIndexConcurrently(
            model_name="athletestate",
            index=models.Index(
                fields=["organization", "athlete"],
                include=("band", "readiness_day", "name", "timezone"),
                name="state_card",
            ),
        ),
        RemoveIndexConcurrently(model_name="athletestate", name="state_band"),
    ]
