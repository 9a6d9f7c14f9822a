"""What cases say of their clock that were opened before there was one."""

from importlib import import_module

from django.apps import apps
from django.db import connection

from athletes.models import Athlete
from readiness.models import Breach, Intervention
from tests.factories import NOW, Club
from tests.readiness.given import HURT, approve, check_in, open_case

tell = import_module("readiness.migrations.0012_clock_told").tell
TARGETS = ("respond_by", "resolve_by", "responded_at", "response_s", "resolution_s")


def before_the_clock(case: Intervention) -> None:
    Intervention.objects.filter(pk=case.pk).update(**dict.fromkeys(TARGETS))


def told(case: Intervention) -> tuple[object, ...]:
    tell(apps, connection.schema_editor())
    case.refresh_from_db()
    return tuple(getattr(case, name) for name in ("responded_at", "response_s", "resolution_s"))


def test_a_case_that_nobody_answered_has_no_response(athlete: Athlete) -> None:
    check_in(athlete, HURT)
    case = open_case(athlete)
    before_the_clock(case)

    assert told(case) == (None, None, None)
    assert case.respond_by is not None


def test_a_case_that_was_decided_has_both_times(inside: Club) -> None:
    check_in(inside.athlete, HURT)
    case = open_case(inside.athlete)
    approve(inside, inside.athlete)
    before_the_clock(case)

    assert told(case) == (NOW, 0, 0)


def test_nothing_is_told_twice(athlete: Athlete) -> None:
    check_in(athlete, HURT)
    before_the_clock(open_case(athlete))
    told(open_case(athlete))
    breaches = Breach.objects.count()

    assert told(open_case(athlete)) == (None, None, None)
    assert Breach.objects.count() == breaches
