"""What check-ins said before the athlete's state had a place for it."""

from importlib import import_module

from django.apps import apps
from django.db import connection

from athletes.models import Athlete, AthleteState
from tests.readiness.given import HURT, SORE, WELL, check_in

tell = import_module("readiness.migrations.0006_complaints_told").tell


def complaints(athlete: Athlete) -> tuple[int, bool]:
    found: tuple[int, bool] = AthleteState.objects.values_list("pain", "ill").get(athlete=athlete)
    return found


def test_the_latest_check_in_is_told(athlete: Athlete) -> None:
    check_in(athlete, SORE, days_ago=1)
    check_in(athlete, HURT)
    AthleteState.objects.update(pain=0, ill=False)

    tell(apps, connection.schema_editor())

    assert complaints(athlete) == (6, False)


def test_an_older_complaint_is_over(athlete: Athlete) -> None:
    check_in(athlete, HURT, days_ago=1)
    check_in(athlete, WELL)

    tell(apps, connection.schema_editor())

    assert complaints(athlete) == (0, False)
