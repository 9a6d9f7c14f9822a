"""Who looks after a case."""

import pytest

from athletes.models import Athlete, AthleteGrant
from athletes.selectors.seeing import staff_who_see
from readiness import services
from readiness.models import Decision, Intervention, Verb
from readiness.services import NobodysCase, OutOfSight, StaleIntervention
from tenancy.models import Membership, Role
from tests.factories import NOW, Club
from tests.readiness.given import HURT, check_in, open_case


@pytest.fixture
def case(inside: Club) -> Intervention:
    check_in(inside.athlete, HURT)
    return open_case(inside.athlete)


def claimed(case: Intervention, member: Membership) -> Decision:
    return services.claim(intervention=case, member=member, now=NOW, version=fresh(case).version)


def fresh(case: Intervention) -> Intervention:
    return Intervention.objects.get(pk=case.pk)


def test_a_case_is_claimed_seen_and_released(inside: Club, case: Intervention) -> None:
    claimed(case, inside.coach)
    assert (fresh(case).owner, fresh(case).state) == (inside.coach, "seen")

    services.release(intervention=case, member=inside.coach, now=NOW, version=fresh(case).version)

    assert fresh(case).owner is None
    assert [one.verb for one in Decision.objects.order_by("pk")] == [Verb.CLAIM, Verb.RELEASE]


def test_only_one_of_two_claims_at_a_version_counts(inside: Club, case: Intervention) -> None:
    services.claim(intervention=case, member=inside.coach, now=NOW, version=case.version)

    with pytest.raises(StaleIntervention):
        services.claim(intervention=case, member=inside.owner, now=NOW, version=case.version)
    assert fresh(case).owner == inside.coach


def test_ones_own_case_is_handed_over_with_a_note(inside: Club, case: Intervention) -> None:
    claimed(case, inside.coach)

    made = services.assign(
        intervention=case,
        member=inside.coach,
        now=NOW,
        version=fresh(case).version,
        owner=inside.owner,
        note=" Physio? ",
    )

    assert (made.verb, made.reason, made.params) == (
        Verb.HAND_OVER,
        "Physio?",
        {"to": str(inside.owner.public_id)},
    )
    assert fresh(case).owner == inside.owner


def test_nobody_is_given_an_athlete_whom_they_do_not_see(inside: Club, case: Intervention) -> None:
    for stranger in (inside.assistant, inside.runner):
        with pytest.raises(OutOfSight):
            services.assign(
                intervention=case, member=inside.owner, now=NOW, version=case.version, owner=stranger
            )


def test_what_nobody_has_taken_cannot_be_released(inside: Club, case: Intervention) -> None:
    with pytest.raises(NobodysCase):
        services.release(intervention=case, member=inside.coach, now=NOW, version=case.version)


def test_undo_gives_the_case_back_to_whoever_had_it(inside: Club, case: Intervention) -> None:
    claimed(case, inside.coach)
    made = claimed(case, inside.owner)

    services.undo(decision=made, member=inside.owner, now=NOW)

    assert fresh(case).owner == inside.coach


def test_undo_gives_nothing_to_whoever_sees_the_athlete_no_longer(inside: Club, case: Intervention) -> None:
    claimed(case, inside.coach)
    made = claimed(case, inside.owner)
    services.hand_over(athlete=inside.athlete, coach=None, version=inside.athlete.version)

    services.undo(decision=made, member=inside.owner, now=NOW)

    assert fresh(case).owner is None


def test_another_coach_takes_the_case_from_one_who_sees_it_no_longer(
    inside: Club, case: Intervention
) -> None:
    claimed(case, inside.coach)

    services.hand_over(athlete=inside.athlete, coach=inside.owner, version=inside.athlete.version)

    assert (fresh(case).owner, fresh(case).coach) == (None, inside.owner)


def test_an_owner_who_has_left_leaves_the_case_to_nobody(inside: Club, case: Intervention) -> None:
    claimed(case, inside.owner)
    inside.owner.role, inside.owner.ended_at = Role.NONE, NOW
    inside.owner.save()

    assert (services.let_go_unseen(), fresh(case).owner) == (1, None)


def test_a_claimed_case_still_closes_by_itself(inside: Club, case: Intervention) -> None:
    """Whoever was to look after it has decided nothing."""
    claimed(case, inside.coach)

    services.withdraw_check_in(athlete=inside.athlete, day=NOW.date(), now=NOW)

    assert fresh(case).closed_at == NOW


@pytest.mark.parametrize("see_all", [True, False])
def test_those_who_see_an_athlete_are_those_to_whom_it_is_visible(inside: Club, see_all: bool) -> None:
    inside.organization.settings = {"coaches_see_all": see_all}
    inside.organization.save()
    AthleteGrant.objects.create(athlete=inside.stranger, member=inside.assistant)
    staff = (inside.owner, inside.coach, inside.assistant)
    for member in staff:
        member.organization = inside.organization

    for athlete in Athlete.objects.select_related("organization"):
        seeing = {one for one in staff if Athlete.objects.visible_to(one).filter(pk=athlete.pk).exists()}
        assert set(staff_who_see(athlete=athlete)) == seeing
