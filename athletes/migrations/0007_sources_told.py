# What the sources of before told: the activity itself, for each had one source. By organization: row security.

import django.contrib.postgres.operations
from django.db import migrations, models, transaction

import tenancy.migrating
from tenancy import scope

TELL = """
UPDATE athletes_activitysource AS source
SET key = CASE WHEN sha256 = '' THEN 'own:' || source.id ELSE 'file:' || sha256 END,
    day = activity.day,
    started_at = activity.started_at,
    elapsed_s = coalesce(activity.elapsed_s, activity.duration_s),
    has_streams = EXISTS (
        SELECT FROM athletes_activitystreams AS streams WHERE streams.activity_id = activity.id
    ),
    told = jsonb_strip_nulls(jsonb_build_object(
        'sport', activity.sport,
        'sub_sport', nullif(activity.sub_sport, ''),
        'name', nullif(activity.name, ''),
        'timer_s', activity.duration_s,
        'elapsed_s', activity.elapsed_s,
        'moving_s', activity.moving_s,
        'distance_m', activity.distance_m,
        'ascent_m', activity.ascent_m,
        'avg_hr_bpm', activity.avg_hr_bpm,
        'max_hr_bpm', activity.max_hr_bpm,
        'avg_cadence_spm', activity.avg_cadence_spm,
        'avg_power_w', activity.avg_power_w,
        'calories', activity.calories,
        'streams', (
            SELECT streams.length FROM athletes_activitystreams AS streams WHERE streams.activity_id = activity.id
        )
    ))
FROM athletes_activity AS activity
WHERE activity.id = source.activity_id AND source.key = ''
"""


def tell(apps, schema_editor):
    connection = schema_editor.connection
    organizations = (
        apps.get_model("tenancy", "Organization").objects.order_by("pk").values_list("pk", flat=True)
    )
    for organization in list(organizations):
        with scope.enter(organization), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(TELL)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("athletes", "0006_sources"),
    ]

    operations = [
        migrations.RunPython(tell, migrations.RunPython.noop),
        tenancy.migrating.RemoveUniqueIndexConcurrently(
            model_name="activitysource",
            name="source_once",
        ),
        tenancy.migrating.AddUniqueConcurrently(
            model_name="activitysource",
            constraint=models.UniqueConstraint(
                fields=("organization", "athlete", "kind", "key"), name="source_once"
            ),
        ),
        django.contrib.postgres.operations.AddIndexConcurrently(
            model_name="activitysource",
            index=models.Index(
                condition=models.Q(("upload__isnull", False)),
                fields=["organization", "upload"],
                name="source_of_upload",
            ),
        ),
        django.contrib.postgres.operations.ValidateConstraint(
            model_name="activity",
            name="athletes_activity_shoe_own",
        ),
        tenancy.migrating.AddUniqueConcurrently(
            model_name="activitysource",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="athletes_activitysource_key"
            ),
        ),
    ]
