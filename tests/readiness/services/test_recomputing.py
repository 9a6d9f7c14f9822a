"""Many athletes at once: the rows that rescoring one by one would have written, and few statements."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from athletes.models import Athlete, Mode
from readiness import services
from readiness.models import Decision, Flag, FlagKind, Verb
from tenancy.rows import Audit
from tests.factories import NOW, Club
from tests.readiness.many import make_many, overtake, stored

LATER = NOW + timedelta(hours=2)


QUERIES = 27


def overtaken(club: Club, *, seed: int = 1) -> list[Athlete]:
    athletes = make_many(club, 40, seed=seed)
    overtake(athletes)
    return athletes


def audited() -> list[int]:
    """How many audit rows there are, by table."""
    events = apps.get_app_config("readiness").get_models()
    return [model.objects.count() for model in events if issubclass(model, Audit)]


def queries_of(keys: list[int]) -> int:
    """With proposals drawn up already: each of those asks for its athlete's zones."""
    with transaction.atomic():
        services.recompute(athletes=keys, now=LATER)
        with CaptureQueriesContext(connection) as sent:
            services.recompute(athletes=keys, now=LATER)
        transaction.set_rollback(True)
    return len(sent)


def one_by_one(athletes: list[Athlete]) -> None:
    services.watch_the_clock(now=LATER)
    services.watch_the_runs(now=LATER)
    for athlete in athletes:
        services.rescore(athlete=athlete, day=athlete.local_day(LATER), now=LATER)


def rolled_back(act: Callable[[], object]) -> dict[str, list[object]]:
    with transaction.atomic():
        act()
        found = stored()
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_many_at_once_are_written_as_one_by_one(seed: int, inside: Club) -> None:
    athletes = overtaken(inside, seed=seed)
    keys = [athlete.pk for athlete in athletes]

    singly = rolled_back(lambda: one_by_one(athletes))
    together = rolled_back(lambda: services.recompute(athletes=keys, now=LATER))

    for table, rows in singly.items():
        assert together[table] == rows
    assert singly != stored()


def test_what_is_compared_is_of_all_kinds(inside: Club) -> None:
    athletes = overtaken(inside)
    before = stored()

    services.recompute(athletes=[athlete.pk for athlete in athletes], now=LATER)

    after = stored()
    opened, closed = len(after["cases"]) - len(before["cases"]), [row["closed_at"] for row in after["cases"]]
    applied = Decision.objects.filter(verb=Verb.APPLY, decided_at=LATER).count()
    missed = Flag.objects.filter(kind=FlagKind.MISSED).count()
    silent = Flag.objects.filter(kind=FlagKind.SILENT).count()
    assert min(opened, closed.count(LATER), applied, missed, silent) > 0


def test_a_second_time_writes_nothing(inside: Club) -> None:
    keys = [athlete.pk for athlete in overtaken(inside)]
    services.recompute(athletes=keys, now=LATER)
    before, kept = audited(), stored()

    done = services.recompute(athletes=keys, now=LATER)

    assert stored() == kept
    assert (done.athletes, done.rows) == (len(keys), 0)
    assert audited() == before


def test_its_queries_are_as_many_for_ten_as_for_thirty(inside: Club) -> None:
    keys = [athlete.pk for athlete in overtaken(inside) if athlete.mode != Mode.AUTOMATIC]

    few, many = queries_of(keys[:10]), queries_of(keys)

    assert (few, many) == (QUERIES, QUERIES)


def test_nobody_is_nothing(inside: Club) -> None:
    assert services.recompute(athletes=[], now=LATER) == services.Recomputed(0, 0)


def test_athletes_of_others_are_left_alone(other_club: Club, inside: Club) -> None:
    done = services.recompute(athletes=[other_club.athlete.pk], now=LATER)

    assert done.athletes == 0
