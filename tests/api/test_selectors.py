"""Lists as they are asked for most: the same rows as with a filter, read in another way."""

from datetime import timedelta

import pytest

from api import selectors
from api.serializers.interventions import Intervention as Row
from api.serializers.people import SquadAthlete
from api.writing import written
from coach.selectors import Tab
from planning.models import PlannedSession
from readiness.models import Intervention, InterventionState
from tests.coach.given import more_cases
from tests.factories import NOW, Club

STANDING = {
    Tab.NEEDS_YOU: {},
    Tab.WAITING: {"state": InterventionState.WAITING},
    Tab.SNOOZED: {"snoozed_until": NOW + timedelta(hours=9)},
    Tab.DONE: {"state": InterventionState.APPLIED, "closed_at": NOW},
}


@pytest.mark.parametrize("session", ["confirmed", "unconfirmed", "none"])
@pytest.mark.parametrize("tab", Tab)
def test_the_top_of_the_queue_says_what_the_queue_says(inside: Club, tab: Tab, session: str) -> None:
    cases = more_cases(inside, 3)
    Intervention.objects.filter(pk=cases[0].pk).update(risk=0.01, proposal=None)
    Intervention.objects.update(**STANDING[tab], **({"session": None} if session == "none" else {}))
    PlannedSession.objects.update(automatic=True, confirmed=session == "confirmed")
    asked = {"membership": inside.coach, "tab": tab, "now": NOW}

    top = selectors.top_of_queue(**asked, most=2)

    whole = selectors.queue(**asked).order_by(*selectors.QUEUE_ORDER)
    assert written(Row, top) == Row(whole[:2], many=True).data
    assert [row.pk for row in top] == [case.pk for case in whole[:2]]


def test_the_top_of_the_squad_is_its_beginning(inside: Club) -> None:
    more_cases(inside, 3)

    top = selectors.with_states(selectors.top_of_squad(membership=inside.owner, most=3))

    whole = list(selectors.squad(membership=inside.owner).order_by(*selectors.SQUAD_ORDER)[:3])
    assert written(SquadAthlete, top) == SquadAthlete(selectors.with_states(whole), many=True).data
