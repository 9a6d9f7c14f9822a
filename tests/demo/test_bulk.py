"""The club of thousands, made small: its rows obey the rules that the site's own rows obey."""

from datetime import date, timedelta

import pytest
from django.apps import apps

from athletes.models import Activity, Athlete, AthleteState, Message
from athletes.selectors import fitness_on
from coach.selectors import Place, Tab, command_center
from demo.bulk import club
from demo.bulk.lives import live
from demo.bulk.making import make_club
from demo.cast import cast
from planning.models import PlannedSession
from planning.selectors import catalogue
from readiness import services
from readiness.models import CheckIn, Flag, Intervention
from tenancy import scope
from tenancy.models import Membership, Organization
from tests.factories import NOW

COUNT, WEEKS, LIVES, SEED = 60, 12, 16, 3
TODAY = NOW.date()


def said(_words: str) -> None:
    """Progress is for the terminal."""


@pytest.fixture
def organization(db: None) -> Organization:
    return make_club(count=COUNT, weeks=WEEKS, seed=SEED, now=NOW, say=said, lives=LIVES)


def test_state_says_what_the_facts_say(organization: Organization) -> None:
    with scope.enter(organization.pk):
        for state in AthleteState.objects.select_related("athlete__organization"):
            facts = fitness_on(athlete=state.athlete, day=TODAY)
            assert (state.ctl, state.atl, state.tsb) == pytest.approx((facts.ctl, facts.atl, facts.tsb))
            assert (state.last_activity_at, state.load_day) == (facts.last_activity_at, TODAY)
            assert _readiness(state) == _latest(state.athlete)
            assert state.spark == _scores(state.athlete, state.readiness_day)
            last = Message.objects.of(state.athlete).first()
            assert state.last_contact_at == (last.sent_at if last else None)


def test_a_morning_scored_again_stays_as_it_is(organization: Organization) -> None:
    with scope.enter(organization.pk):
        mornings = list(CheckIn.objects.filter(day=TODAY).select_related("athlete__organization"))
        for before in mornings:
            after = services.rescore(athlete=before.athlete, day=TODAY, now=NOW)
            assert after is not None
            assert (after.score, after.band, after.version) == (before.score, before.band, before.version)

    assert len(mornings) > COUNT / 2


def test_every_tab_has_cases_and_no_athlete_two_open(organization: Organization) -> None:
    owner = Membership.objects.select_related("organization").get(organization=organization, role="owner")
    with scope.enter(organization.pk):
        open_ones = list(Intervention.objects.open().values_list("athlete_id", flat=True))
        rows = {
            tab: len(command_center(membership=owner, now=NOW, place=Place(tab)).rows)
            for tab in (Tab.NEEDS_YOU, Tab.WAITING, Tab.SNOOZED, Tab.DONE)
        }
        strayed = Flag.objects.filter(withdrawn_at=None).exclude(day=TODAY).count()

    assert (len(open_ones), strayed) == (len(set(open_ones)), 0)
    assert min(rows.values()) > 0


def test_a_run_is_the_session_of_its_day(organization: Organization) -> None:
    with scope.enter(organization.pk):
        matched = list(PlannedSession.objects.exclude(activity=None).select_related("activity"))
        last = Activity.objects.filter(day__gte=TODAY).count()

    assert {session.activity.day - session.day for session in matched} == {timedelta()}
    assert {session.activity.athlete_id - session.athlete_id for session in matched} == {0}
    assert last == 0


def test_nobody_did_it_so_nothing_is_audited(organization: Organization) -> None:
    events = apps.get_model("readiness", "CheckInAudit")
    with scope.enter(organization.pk):
        assert (CheckIn.objects.exists(), events.objects.exists()) == (True, False)


def test_a_club_that_stands_is_left_as_it_is(organization: Organization) -> None:
    again = make_club(count=COUNT, weeks=WEEKS, seed=SEED, now=NOW, say=said, lives=LIVES)

    assert again == organization == club.existing(COUNT)
    with scope.enter(organization.pk):
        assert Athlete.objects.count() == COUNT


@pytest.mark.django_db
def test_the_same_seed_lives_the_same_life() -> None:
    person, library = cast(count=16, seed=SEED)[0], catalogue()
    first, again = (live(person, now=NOW, weeks=WEEKS, zone="UTC", library=library) for _ in range(2))

    assert first == again


def _readiness(state: AthleteState) -> tuple[object, ...]:
    return state.readiness, state.band, state.readiness_day, state.last_check_in_at


def _latest(athlete: Athlete) -> tuple[object, ...]:
    last = CheckIn.objects.of(athlete).first()
    return last.score, last.band, last.day, last.answered_at


def _scores(athlete: Athlete, head: date) -> list[int | None]:
    scores = dict(CheckIn.objects.of(athlete).values_list("day", "score"))
    return [scores.get(head - timedelta(days=ago)) for ago in range(27, -1, -1)]
