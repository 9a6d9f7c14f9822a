"""The command center's statements: queue and counts are found in indexes, whatever the squad's size."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q

from athletes.models import Athlete
from bench.statements import Statement, recorded
from coach import selectors
from coach.selectors import Place, Tab
from coach.selectors.tabs import WHENEVER, standing_in
from readiness.models import Intervention
from tests.factories import NOW, Club


def queue(club: Club, number: int) -> None:
    """Athletes of the coach, each with an open case."""
    athletes = Athlete.objects.bulk_create(
        Athlete(name=f"Runner {count}", coach=club.coach) for count in range(number)
    )
    common = {"coach": club.coach, "bucket": "watch", "confidence": 1, "action": "keep", "opened_at": NOW}
    Intervention.objects.bulk_create(
        Intervention(athlete=athlete, risk=count / number, due_at=NOW + timedelta(hours=count), **common)
        for count, athlete in enumerate(athletes)
    )


def statements(club: Club, place: Place) -> list[Statement]:
    with recorded() as sent:
        selectors.command_center(membership=club.owner, now=NOW, place=place)
    return sent


def index_only(statement: Statement, *tables: str) -> dict[str, bool]:
    """How each index of these tables is read where the planner may choose: True for the index alone."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement.sql}", statement.params)
        nodes = list(_below(cursor.fetchone()[0][0]["Plan"]))
    found = [node for node in nodes if node.get("Relation Name") in tables]
    return {node.get("Index Name", ""): node["Node Type"] == "Index Only Scan" for node in found}


def _below(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _below(child)


def asked_for(condition: Q) -> set[str]:
    """The columns of a condition."""
    inner = [asked_for(one) if isinstance(one, Q) else {one[0].split("__")[0]} for one in condition.children]
    return set().union(*inner)


@pytest.mark.parametrize("tab", [Tab.NEEDS_YOU, Tab.WAITING, Tab.SNOOZED])
def test_the_queues_index_holds_what_a_tab_asks_for(inside: Club, tab: Tab) -> None:
    """Else thousands of cases would be read whole to find the few that are shown."""
    index = next(index for index in Intervention._meta.indexes if index.name == "queue_open")

    held = {name.removeprefix("-") for name in index.fields} | set(index.include)

    assert asked_for(standing_in(tab, WHENEVER)) | {"risk", "due_at", "snoozed_until"} <= held


@pytest.mark.parametrize("search", ["", "runner"])
def test_what_was_done_today_is_found_in_its_index(inside: Club, search: str) -> None:
    found, _counts = statements(inside, Place(Tab.DONE, search))

    assert index_only(found, "readiness_intervention")["queue_done"] is True


def test_the_bands_beside_the_queue_are_read_from_an_index(inside: Club) -> None:
    found, _counts = statements(inside, Place())

    assert index_only(found, "athletes_athletestate") == {"state_band": True}


@pytest.mark.parametrize("number", [1, 3])
def test_the_command_center_is_two_statements(inside: Club, number: int) -> None:
    queue(inside, number)

    assert len(statements(inside, Place())) == 2


def test_a_removed_athlete_is_in_no_queue_and_no_count(inside: Club) -> None:
    queue(inside, 3)
    Athlete.objects.filter(name="Runner 1").update(deleted_at=NOW)

    center = selectors.command_center(membership=inside.owner, now=NOW)

    assert {row.name for row in center.rows} == {"Runner 0", "Runner 2"}
    assert center.counts.needs_you == 2
