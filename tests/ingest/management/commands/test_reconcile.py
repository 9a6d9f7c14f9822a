"""`manage.py reconcile`: activities say again what their sources say."""

import pytest

from athletes.models import Activity
from tenancy import scope
from tests.factories import Club
from tests.ingest.files import processed, short_file
from tests.ingest.management.commands.calling import call


@pytest.fixture
def told_wrong(club: Club, other_club: Club) -> None:
    """An activity in each club that says something else than its source."""
    for one in (club, other_club):
        with scope.enter(one.organization.pk):
            processed(one, short_file(1))
            Activity.objects.update(distance_m=1.0)


def distances(club: Club) -> list[float]:
    with scope.enter(club.organization.pk):
        return [round(one) for one in Activity.objects.values_list("distance_m", flat=True)]


@pytest.mark.parametrize(
    "words,changed",
    [
        (["--athlete", "northline.runner@example.org"], 1),
        (["--organization", "northline"], 1),
        ([], 2),
    ],
)
def test_reconcile_of_one_of_a_club_or_of_all(
    told_wrong: None, club: Club, other_club: Club, words: list[str], changed: int
):
    assert call("reconcile", *words) == (0, f"{changed} activities changed\n", "")

    assert (distances(club) != [1], distances(other_club) != [1]) == (True, changed == 2)


def test_nothing_changes_twice(told_wrong: None):
    call("reconcile")

    assert call("reconcile") == (0, "0 activities changed\n", "")


def test_an_organization_that_is_not_there(club: Club):
    assert call("reconcile", "--organization", "nowhere")[::2] == (1, "There is no organization nowhere.")
