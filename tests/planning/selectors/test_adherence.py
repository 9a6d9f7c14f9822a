from planning import selectors, services
from planning.models import Outcome, Plan, Why
from planning.services import Said
from tests.factories import NOW, Club
from tests.planning.adapted import TODAY, TOMORROW, missed_key
from tests.planning.making import MONDAY, make_run, make_session


def test_six_weeks_of_adherence_in_two_queries(inside: Club, bare: Plan, django_assert_num_queries):
    make_session(bare, MONDAY, outcome=Outcome.DONE, percent=100)
    make_session(bare, TOMORROW)
    session = missed_key(bare)
    make_run(inside.athlete, MONDAY, load=40, distance_m=8000)

    with django_assert_num_queries(2):
        weeks = selectors.adherence(athlete=inside.athlete, today=TODAY)

    last = weeks[-1]
    assert (len(weeks), last.monday, last.counted, last.done, last.missed) == (6, MONDAY, 2, 1, 1)
    assert (last.key_counted, last.planned.load, last.actual.load) == (1, 108.0, 40.0)

    services.give_reason(session=session, member=inside.runner, said=Said(Why.TRAVEL), now=NOW)
    excused = selectors.adherence(athlete=inside.athlete, today=TODAY)[-1]
    assert (excused.counted, excused.excused, excused.key_counted) == (1, 1, 0)
