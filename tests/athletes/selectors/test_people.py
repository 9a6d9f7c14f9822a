"""One athlete by the name that addresses carry, for those who see them."""

from pytest_django import DjangoAssertNumQueries

from athletes.selectors import visible_athlete
from tests.factories import Club


def test_an_athlete_is_found_by_those_who_see_them(
    inside: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    named = inside.athlete.public_id

    with django_assert_num_queries(3):
        found = [
            visible_athlete(membership=one, public_id=named)
            for one in (inside.owner, inside.coach, inside.assistant)
        ]

    assert found == [inside.athlete, inside.athlete, None]
    assert found[0].organization == inside.organization


def test_an_athlete_who_was_removed_is_not_found(inside: Club) -> None:
    inside.athlete.deleted_at = inside.organization.created_at
    inside.athlete.save()

    assert visible_athlete(membership=inside.owner, public_id=inside.athlete.public_id) is None
