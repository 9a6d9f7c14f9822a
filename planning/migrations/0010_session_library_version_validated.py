# The key of the migration before, checked for the rows that were there: apart, so that nobody waits for it.

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0009_session_library_version"),
    ]

    operations = [
        ValidateConstraint(model_name="plannedsession", name="planning_plannedsession_library_version_own"),
    ]
