from datetime import timedelta
from uuid import UUID

import pytest

from planning import selectors, services
from planning.changes import Create, Edit
from planning.models import Change, Plan, PlannedSession, Revision, RevisionState, Source, Why
from planning.services import Said, adapting
from tenancy.models import Outbox
from tests.factories import NOW, Club
from tests.planning.adapted import TODAY, TOMORROW, in_pain, missed_key, week_after
from tests.planning.drafting import drafted, fresh, new
from tests.planning.making import make_session


def looked(club: Club, **given: object) -> services.Looked:
    return services.propose_adaptation(**{"athlete": club.athlete, "now": NOW, **given})


def waiting(club: Club) -> Revision:
    revision = looked(club).revision
    assert revision is not None
    return revision


def planned(club: Club) -> list[tuple[object, str]]:
    found = PlannedSession.objects.published().of(club.athlete)
    return [(one.day, one.title["en"]) for one in found]


def test_proposal_waits_with_its_reasons_and_changes_nothing(inside: Club, bare: Plan):
    session = missed_key(bare)

    revision = waiting(inside)

    assert (revision.source, revision.state, revision.author) == (Source.ADAPTATION, RevisionState.OPEN, None)
    assert [(one["rule"], one["params"]["day"]) for one in revision.reasons] == [
        ("move", TOMORROW.isoformat())
    ]
    assert planned(inside) == [(session.day, "Intervals")]
    assert selectors.draft_of(athlete=inside.athlete).changes == ()


def test_same_proposal_is_not_made_twice_and_a_newer_one_supersedes_it(inside: Club, bare: Plan):
    missed_key(bare)
    first, second = waiting(inside), waiting(inside)
    make_session(bare, TOMORROW)

    third = waiting(inside)

    assert (first.pk, third.pk == first.pk) == (second.pk, False)
    states = dict(Revision.objects.values_list("pk", "state"))
    assert states == {first.pk: RevisionState.SUPERSEDED, third.pk: RevisionState.OPEN}


def test_proposal_goes_when_its_cause_is_gone(inside: Club, bare: Plan):
    session = missed_key(bare)
    waiting(inside)
    said = Said(Why.TIRED)
    services.give_reason(session=session, member=inside.runner, said=said, now=NOW)

    found = looked(inside)

    assert (found.revision, [one.params["because"] for one in found.reasons]) == (None, ["tired"])
    assert selectors.waiting_adaptation(athlete=inside.athlete) is None


def test_approved_it_is_made_and_taken_back_it_waits_again(inside: Club, bare: Plan):
    session = missed_key(bare)
    revision = waiting(inside)

    made = services.approve_adaptation(revision=revision, member=inside.coach, now=NOW)

    stood = [(session.day, "Intervals")]
    assert (made.author, planned(inside)) == (inside.coach, [*stood, (TOMORROW, "Intervals")])
    assert looked(inside).revision is None

    services.take_back(revision=made, now=NOW + timedelta(minutes=9))

    assert planned(inside) == stood
    found = selectors.waiting_adaptation(athlete=inside.athlete)
    assert [found.revision if found else None] == [revision]
    again = services.approve_adaptation(revision=revision, member=inside.coach, now=NOW)
    assert len(planned(inside)) == 2
    with pytest.raises(services.TooLate):
        services.take_back(revision=again, now=NOW + timedelta(minutes=11))


def test_dismissed_it_is_not_proposed_again_and_can_be_brought_back(inside: Club, bare: Plan):
    missed_key(bare)
    revision = waiting(inside)

    gone = services.dismiss_adaptation(revision=revision, member=inside.coach, now=NOW)

    assert looked(inside).revision is None
    with pytest.raises(services.NothingProposed):
        services.approve_adaptation(revision=gone, member=inside.coach, now=NOW)
    assert services.take_back(revision=gone, now=NOW).state == RevisionState.OPEN


def test_edited_it_is_a_draft_of_the_calendar(inside: Club, bare: Plan):
    missed_key(bare)
    drafted(inside, new(TOMORROW + timedelta(days=1)))

    services.draft_adaptation(revision=waiting(inside), member=inside.coach, now=NOW)

    draft = selectors.draft_of(athlete=inside.athlete)
    assert ([type(one) for one in draft.changes], draft.steps) == ([Create, Create], 2)
    assert selectors.waiting_adaptation(athlete=inside.athlete) is None


def test_pain_makes_the_coming_runs_walk_runs_with_rest_between(inside: Club, bare: Plan):
    in_pain(bare)
    week_after(bare)

    revision = waiting(inside)

    rows = Change.objects.filter(revision=revision)
    contents = [one.content for one in map(selectors.change_of, rows) if isinstance(one, Edit)]
    assert [one.title["en"] for one in contents] == ["Walk-run 20 min", "Rest"] * 2 + ["Walk-run 20 min"]
    assert [one.duration_s for one in contents] == [1200.0, 0.0, 1200.0, 0.0, 1200.0]
    assert {one.template_code for one in contents if one.steps} == {"return-to-run"}


def test_illness_given_as_a_reason_is_illness(inside: Club, bare: Plan):
    session = missed_key(bare)
    week_after(bare)
    services.give_reason(session=session, member=inside.runner, said=Said(Why.ILL), now=NOW)

    assert [one.rule for one in looked(inside).reasons] == ["illness"]


def test_proposal_whose_sessions_have_changed_or_whose_day_has_come_is_not_made(inside: Club, bare: Plan):
    in_pain(bare)
    runs = week_after(bare)
    revision = waiting(inside)

    with pytest.raises(services.DayPassed):
        services.approve_adaptation(revision=revision, member=inside.coach, now=NOW + timedelta(days=3))
    PlannedSession.objects.filter(pk=runs[0].pk).update(version=7)
    with pytest.raises(services.StaleChanges):
        services.approve_adaptation(revision=revision, member=inside.coach, now=NOW)
    assert fresh(runs[1]).title["en"] == "Easy run"


def test_athlete_sees_a_proposal_once_it_is_approved(inside: Club, bare: Plan):
    missed_key(bare)
    revision = waiting(inside)

    def seen() -> list[UUID]:
        return list(Revision.objects.visible_to(inside.runner).values_list("public_id", flat=True))

    before = seen()
    services.approve_adaptation(revision=revision, member=inside.coach, now=NOW)

    assert (before, seen()) == ([], [revision.public_id])


def test_look_reads_a_constant_number_of_times(inside: Club, bare: Plan, django_assert_num_queries):
    for day in range(3):
        make_session(bare, TODAY + timedelta(days=day))

        with django_assert_num_queries(7):
            selectors.standing_of(athlete=inside.athlete, today=TODAY)


def test_night_asks_once_for_each_athlete_with_a_plan_by_their_own_clock(inside: Club, bare: Plan):
    night = NOW.replace(hour=4)

    asked = [adapting.ask_everywhere(now=night) for _ in range(2)]

    assert asked == [1, 1]
    assert list(Outbox.objects.filter(kind=adapting.PROPOSE).values_list("ids", flat=True)) == [
        {"athlete_id": inside.athlete.pk}
    ]
    assert adapting.ask_everywhere(now=NOW) == 0
