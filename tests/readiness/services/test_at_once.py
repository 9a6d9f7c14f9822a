"""Two coaches act on one case at once, in transactions of their own: one wins, the other is told."""

from collections.abc import Callable
from datetime import timedelta
from itertools import combinations_with_replacement
from typing import Any

import pytest

from analytics.recommendation import Action
from planning.services import StaleSession
from readiness import services
from readiness.models import FINAL, Decision, Intervention, Verb
from readiness.services import StaleIntervention
from tenancy import scope
from tenancy.models import Membership
from tests.at_once import at_once
from tests.factories import NOW, Club, make_club
from tests.readiness.given import HURT, check_in, open_case, plan_for, session_for

pytestmark = pytest.mark.django_db(transaction=True)

Said = Callable[[Club], dict[str, Any]]
ACTS: dict[str, Said] = {
    "approve": lambda _club: {},
    "edit": lambda _club: {"choice": services.Choice(action=Action.SHORTEN)},
    "message": lambda _club: {"body": "How is it?"},
    "snooze": lambda _club: {"until": NOW + timedelta(hours=9)},
    "dismiss": lambda _club: {"reason": "Known."},
    "claim": lambda _club: {},
    "assign": lambda club: {"owner": club.owner},
    "set_apart": lambda _club: {"code": "low_readiness", "reason": "Bad bed."},
}
TOLD = (StaleIntervention, StaleSession)


@pytest.fixture
def club() -> Club:
    return make_club()


@pytest.fixture
def case(club: Club) -> Intervention:
    with scope.enter(club.organization.pk):
        session_for(plan_for(club, club.athlete))
        check_in(club.athlete, HURT)
        return open_case(club.athlete)


def both(club: Club, *acts: Callable[[], Any]) -> list[Any]:
    return at_once(club, *acts, told=TOLD)


def acting(club: Club, case: Intervention, verb: str, member: Membership) -> Callable[[], Any]:
    words = ACTS[verb](club)

    def act() -> Any:
        seen = Intervention.objects.select_related("athlete", "session").get(pk=case.pk)
        do = getattr(services, verb)
        return do(intervention=seen, member=member, now=NOW, version=case.version, **words)

    return act


@pytest.mark.no_cover
@pytest.mark.parametrize("first, second", list(combinations_with_replacement(ACTS, 2)))
def test_one_wins_and_the_other_is_told(club: Club, case: Intervention, first: str, second: str) -> None:
    done = both(club, acting(club, case, first, club.coach), acting(club, case, second, club.owner))

    with scope.enter(club.organization.pk):
        kept = list(Decision.objects.all())
        held = Intervention.objects.get()
    assert sorted(isinstance(one, TOLD) for one in done) == [False, True]
    assert [one.pk for one in kept] == [one.pk for one in done if isinstance(one, Decision)]
    assert held.version == case.version + 1
    assert (held.closed_at is not None) == (kept[0].verb in FINAL)


@pytest.mark.no_cover
@pytest.mark.parametrize("verb", ACTS)
def test_a_check_in_meanwhile_loses_nothing(club: Club, case: Intervention, verb: str) -> None:
    """Whichever is first: the answers are kept, and the decision counts or its maker is told."""
    later = NOW + timedelta(minutes=5)

    def answer() -> Any:
        return services.record_check_in(
            athlete=club.athlete, day=later.date(), answers=HURT, note="x", now=later
        )

    decided, _answered = both(club, acting(club, case, verb, club.coach), answer)

    with scope.enter(club.organization.pk):
        assert Decision.objects.count() == (0 if isinstance(decided, TOLD) else 1)
        assert Intervention.objects.open().count() <= 1


@pytest.mark.no_cover
def test_an_undo_and_a_decision_at_once_end_in_one_of_both(club: Club, case: Intervention) -> None:
    with scope.enter(club.organization.pk):
        made = services.claim(intervention=case, member=club.coach, now=NOW, version=case.version)
        seen = Intervention.objects.get(pk=case.pk)

    def undo() -> Any:
        try:
            return services.undo(decision=made, member=club.coach, now=NOW)
        except services.NotUndoable as refused:
            return refused

    undone, decided = both(club, undo, acting(club, seen, "dismiss", club.owner))

    with scope.enter(club.organization.pk):
        verbs = [one.verb for one in Decision.objects.order_by("pk")]
    assert verbs[0] == Verb.CLAIM
    assert len(verbs) == 2
    assert isinstance(undone, services.NotUndoable) != isinstance(decided, TOLD)
