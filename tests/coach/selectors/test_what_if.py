"""What if: as many questions for a week as for a season, and differences of what is shown."""

from datetime import timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from athletes.models import Athlete
from coach import selectors
from planning import services
from planning.changes import Miss, Scale
from tests.factories import NOW, Club
from tests.planning.drafting import TODAY
from tests.planning.making import make_inputs, make_race

QUERIES = 12


@pytest.mark.parametrize("weeks", [12, 48])
def test_a_long_season_is_as_few_queries_as_a_short_one(
    inside: Club, weeks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    race = make_race(inside.athlete, day=TODAY + timedelta(weeks=weeks, days=1))
    inputs = make_inputs(weeks=weeks)
    plan = services.draft_plan(athlete=inside.athlete, race=race, author=inside.coach, inputs=inputs)
    services.publish_plan(plan=plan, now=NOW)
    athlete = Athlete.objects.select_related("organization").get(pk=inside.athlete.pk)
    ideas = (("A", Miss(TODAY, TODAY + timedelta(days=6))), ("B", Scale(TODAY, TODAY, 120)))

    with django_assert_num_queries(QUERIES):
        found = selectors.what_if(athlete=athlete, now=NOW, ideas=ideas)

    (fitness, *_more) = found.rows
    stands, missed, _more_run = (int(cell.words) for cell in fitness.cells)
    assert fitness.cells[1].apart in ("", f"−{stands - missed}")
    assert len(found.compared.weeks) >= weeks
