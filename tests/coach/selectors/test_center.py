"""The command center's statements: few, and answered from indexes that hold all that they ask for."""

from datetime import timedelta

import pytest
from django.db.models import Model, Q

from athletes.models import Athlete, AthleteState
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


def held_by(model: type[Model], name: str) -> set[str]:
    """The columns that an index holds, so that a question about them needs no row."""
    index = next(index for index in model._meta.indexes if index.name == name)
    return {column.removeprefix("-") for column in index.fields} | set(index.include)


def asked_for(condition: Q) -> set[str]:
    """The columns of a condition."""
    inner = [asked_for(one) if isinstance(one, Q) else {one[0].split("__")[0]} for one in condition.children]
    return set().union(*inner)


@pytest.mark.parametrize(
    "tab, index, order",
    [
        (Tab.NEEDS_YOU, "queue_open", {"risk", "due_at", "id"}),
        (Tab.WAITING, "queue_open", {"risk", "due_at", "id"}),
        (Tab.SNOOZED, "queue_open", {"snoozed_until", "id"}),
        (Tab.DONE, "queue_done", {"closed_at", "id"}),
    ],
)
def test_an_index_holds_what_a_tab_asks_for(tab: Tab, index: str, order: set[str]) -> None:
    """Else thousands of cases would be read whole to find the few that are shown."""
    assert asked_for(standing_in(tab, WHENEVER)) | order <= held_by(Intervention, index)


def test_an_index_holds_who_the_athletes_are_beside_the_queue() -> None:
    card = {"readiness_day", "band", "name", "timezone", "athlete"}

    assert card <= held_by(AthleteState, "state_card")


def test_an_index_holds_what_the_queue_is_narrowed_by() -> None:
    assert {"owner", "coach", "bucket"} <= held_by(Intervention, "queue_open")


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
