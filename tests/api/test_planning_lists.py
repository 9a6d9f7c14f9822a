"""Lists of planning over the API: as many queries for one row as for three."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from planning.models import FeedKind, PlannedSession
from planning.services import feeds, roll_outs
from tenancy import scope
from tests.api.asking import V1, as_member
from tests.factories import NOW, Club
from tests.planning.templating import apply_to, edit, hard, later, make_template, squad, uses_of


def followers(club: Club, count: int) -> str:
    template = make_template(club)
    apply_to(template, club, *squad(club, count))
    return f"plan-templates/{template.public_id}/plans/"


def runs(club: Club, count: int) -> str:
    template = make_template(club)
    for _ in range(count):
        apply_to(template, club)
    return f"plan-templates/{template.public_id}/runs/"


def conflicts(club: Club, count: int) -> str:
    template = make_template(club)
    apply_to(template, club, *squad(club, count))
    PlannedSession.objects.filter(day=later(1)).update(steps=hard(33).steps, version=2)
    edit(template, 1, 1, hard(44))
    roll_outs.roll_out(template=template, uses=uses_of(template), from_week=1, author=club.coach, now=NOW)
    return f"template-conflicts/?template={template.public_id}"


def links(club: Club, count: int) -> str:
    for _ in range(count):
        feeds.make_feed(athlete=club.athlete, kind=FeedKind.FULL, by=club.coach, now=NOW)
    return f"athletes/{club.athlete.public_id}/feeds/"


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("rows, queries", [(followers, 7), (runs, 7), (conflicts, 6), (links, 7)])
def test_a_list_asks_as_much_for_three_rows_as_for_one(
    club: Club,
    django_assert_num_queries: DjangoAssertNumQueries,
    rows: Callable[[Club, int], str],
    queries: int,
    count: int,
) -> None:
    with scope.enter(club.organization.pk):
        path = rows(club, count)
    client = as_member(club.coach)
    client.get(f"{V1}/{path}")

    with django_assert_num_queries(queries):
        listed = client.get(f"{V1}/{path}")

    assert len(listed.json()["results"]) == count
