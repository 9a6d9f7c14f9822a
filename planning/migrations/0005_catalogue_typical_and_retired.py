from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0004_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="cataloguesession",
            name="least_min",
            field=models.SmallIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name="cataloguesession",
            name="load",
            field=models.FloatField(db_default=0.0),
        ),
        migrations.AddField(
            model_name="cataloguesession",
            name="most_min",
            field=models.SmallIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name="cataloguesession",
            name="retired",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="no longer shipped; kept for the plans that name it",
            ),
        ),
    ]
