# The constraint of the migration before, checked for the rows that were there: apart, so that nobody waits for it.

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0002_session_changed_by_rules"),
    ]

    operations = [
        ValidateConstraint(model_name="plannedsession", name="session_unconfirmed_by_rules_only"),
    ]
