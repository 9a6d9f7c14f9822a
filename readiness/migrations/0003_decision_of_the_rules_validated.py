# The constraint of the migration before, checked for the rows that were there: apart, so that nobody waits for it.

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("readiness", "0002_decision_of_the_rules"),
    ]

    operations = [
        ValidateConstraint(model_name="decision", name="decision_of_the_rules_has_no_member"),
    ]
