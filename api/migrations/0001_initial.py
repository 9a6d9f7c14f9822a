"""Counts of requests; nothing that has to outlive a crash, so the table is unlogged and writes no WAL."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Asking",
            fields=[
                ("who", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("began_at", models.DateTimeField()),
                ("asked", models.PositiveIntegerField()),
            ],
        ),
        migrations.RunSQL(
            "ALTER TABLE api_asking SET UNLOGGED", reverse_sql="ALTER TABLE api_asking SET LOGGED"
        ),
    ]
