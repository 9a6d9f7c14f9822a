import django.db.models.deletion
from django.db import migrations

import tenancy.rows


class Migration(migrations.Migration):
    dependencies = [
        ("athletes", "0008_metrics"),
        ("planning", "0004_indexes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="plan",
            name="race",
            field=tenancy.rows.TenantForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="athletes.race",
            ),
        ),
        migrations.AlterField(
            model_name="planaudit",
            name="race",
            field=tenancy.rows.TenantForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="athletes.race",
            ),
        ),
    ]
