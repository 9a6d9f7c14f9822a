"""The page behind a name: to decide about one athlete in a minute."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, AthleteGrant
from athletes.services import send_message
from readiness.models import CheckIn, Decision, Intervention
from tests.coach.given import WELL_FILLED, address
from tests.factories import NOW, Club
from tests.readiness.given import TODAY, WELL, approve, check_in, mornings, plan_for, run_for, session_for


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_athletes_page_costs_the_same_with_more(
    inside: Club, coach: Client, sessions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = plan_for(inside, inside.athlete)
    mornings(inside.athlete, sessions)
    for day in range(sessions):
        session_for(plan, TODAY + timedelta(days=day))
        run_for(inside.athlete, started_at=NOW - timedelta(days=day + 1))
    coach.get(address("athlete_page", inside.athlete.public_id))

    with django_assert_num_queries(41):
        coach.get(address("athlete_page", inside.athlete.public_id))


def test_the_page_tells_what_happened_newest_first(inside: Club, case: Intervention, coach: Client) -> None:
    run_for(inside.athlete, started_at=NOW - timedelta(days=1))
    run_for(inside.athlete, started_at=NOW - timedelta(days=15))
    run_for(inside.athlete, started_at=NOW - timedelta(days=2), deleted_at=NOW)
    later = {"now": NOW + timedelta(minutes=5)}
    send_message(athlete=inside.athlete, author=inside.coach, side="coach", body="Rest today", **later)
    approve(inside, inside.athlete, now=NOW + timedelta(minutes=6))

    person = coach.get(address("athlete_page", inside.athlete.public_id)).context["person"]

    told = [entry.code for entry in person.timeline.entries]
    assert told == ["approve", "coach", "at_risk", "raised", "check_in", "run", "run", "published"]


def test_a_withdrawn_check_in_did_not_happen(inside: Club, coach: Client) -> None:
    check_in(inside.athlete, WELL)
    CheckIn.objects.update(deleted_at=NOW)

    person = coach.get(address("athlete_page", inside.athlete.public_id)).context["person"]

    assert "check_in" not in [entry.code for entry in person.timeline.entries]


def test_an_open_case_is_linked(inside: Club, case: Intervention, coach: Client) -> None:
    page = coach.get(address("athlete_page", inside.athlete.public_id)).content.decode()

    assert f"{address('command_center')}?case={case.public_id}" in page


def test_an_assistant_is_offered_no_plan(inside: Club, assistant: Client) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)

    page = assistant.get(address("athlete_page", inside.athlete.public_id)).content.decode()

    assert address("plan_new", inside.athlete.public_id) not in page


def test_an_athlete_out_of_sight_is_not_found(inside: Club, coach: Client, assistant: Client) -> None:
    found = [
        client.get(address("athlete_page", public_id)).status_code
        for client, public_id in (
            (coach, inside.stranger.public_id),
            (coach, uuid4()),
            (assistant, inside.athlete.public_id),
        )
    ]

    assert found == [404, 404, 404]


def test_athletes_do_not_find_the_coachs_page_of_themselves(inside: Club, runner: Client) -> None:
    assert runner.get(address("athlete_page", inside.athlete.public_id)).status_code == 404


def page(client: Client, club: Club, **query: str) -> str:
    return client.get(address("athlete_page", club.athlete.public_id), query).content.decode()


def test_a_case_is_decided_where_one_reads_of_the_person(
    inside: Club, case: Intervention, coach: Client
) -> None:
    back = f"?tab=needs-you&back={inside.athlete.public_id}"
    url = f"{address('approve', case.public_id)}{back}"
    assert url.replace("&", "&amp;") in page(coach, inside) or url in page(coach, inside)

    answer = coach.post(url, {"version": case.version}, follow=True)

    case.refresh_from_db()
    assert case.closed_at is not None
    assert answer.redirect_chain == [(address("athlete_page", inside.athlete.public_id), 302)]
    assert "Approved: Ji-woo Han" in answer.content.decode()


@pytest.mark.parametrize("verb", ["edit_case", "message_case", "snooze", "dismiss"])
def test_each_verb_leads_back_and_so_does_its_undo(
    inside: Club, case: Intervention, coach: Client, verb: str
) -> None:
    home = address("athlete_page", inside.athlete.public_id)
    query = f"?back={inside.athlete.public_id}"

    made = coach.post(address(verb, case.public_id) + query, {"version": case.version, **WELL_FILLED[verb]})
    undone = coach.post(address("undo_decision", Decision.objects.get().public_id) + query)

    assert [(one.status_code, one["Location"]) for one in (made, undone)] == [(302, home), (302, home)]


def test_a_verb_not_filled_in_well_asks_again_and_still_leads_back(
    inside: Club, case: Intervention, coach: Client
) -> None:
    url = f"{address('dismiss', case.public_id)}?back={inside.athlete.public_id}"

    answer = coach.post(url, {"version": case.version})

    assert answer.status_code == 422
    assert f"back={inside.athlete.public_id}" in answer.content.decode()


def test_a_way_back_that_is_none_leads_to_the_queue(inside: Club, case: Intervention, coach: Client) -> None:
    url = f"{address('approve', case.public_id)}?back=//elsewhere.example"

    answer = coach.post(url, {"version": case.version})

    assert answer["Location"] == f"{address('command_center')}?tab=needs-you"


def test_somebody_else_was_faster(inside: Club, case: Intervention, coach: Client, owner: Client) -> None:
    url = f"{address('approve', case.public_id)}?back={inside.athlete.public_id}"
    owner.post(url, {"version": case.version})

    answer = coach.post(url, {"version": case.version}, follow=True)

    assert "somebody else has decided already" in answer.content.decode()
    assert Decision.objects.count() == 1


def test_the_proposal_stands_on_its_day(inside: Club, case: Intervention, coach: Client) -> None:
    person = coach.get(address("athlete_page", inside.athlete.public_id)).context["person"]

    (today,) = person.ahead[0].sessions
    assert (today.title, today.proposed != "", len(person.ahead)) == ("8×400 m, 200 m jog", True, 7)
    assert today.load_proposed < today.load


def test_a_day_with_more_than_there_is_time_for_says_so(inside: Club, coach: Client) -> None:
    inside.athlete.availability_min = [30] * 7
    inside.athlete.save()
    session_for(plan_for(inside, inside.athlete), duration_s=3600)

    person = coach.get(address("athlete_page", inside.athlete.public_id)).context["person"]

    assert [day.over for day in person.ahead[:2]] == [True, False]


@pytest.mark.parametrize("born, age", [("2010-11-21", 16), ("2008-11-21", None), ("2008-11-22", 17)])
def test_a_minor_is_named_as_one(inside: Club, coach: Client, born: str, age: int | None) -> None:
    Athlete.objects.filter(pk=inside.athlete.pk).update(birth_date=born)

    person = coach.get(address("athlete_page", inside.athlete.public_id)).context["person"]

    assert person.header.age == age


def test_the_timeline_is_narrowed_and_leafed_through(inside: Club, coach: Client) -> None:
    for number in range(35):
        run_for(inside.athlete, started_at=NOW - timedelta(days=number))

    first = coach.get(address("athlete_page", inside.athlete.public_id), {"show": "sessions"})
    earlier = first.context["person"].timeline.earlier
    second = coach.get(
        address("athlete_page", inside.athlete.public_id), {"show": "sessions", "before": earlier}
    )

    shown = [len(one.context["person"].timeline.entries) for one in (first, second)]
    assert (shown, second.context["person"].timeline.earlier) == ([30, 5], "")
    assert 'id="to-newest"' in second.content.decode()


@pytest.mark.parametrize("query", [{"show": "nonsense"}, {"before": "x~y~z"}, {"before": "2026~1~1"}])
def test_an_address_that_says_nonsense_shows_the_newest(
    inside: Club, coach: Client, query: dict[str, str]
) -> None:
    run_for(inside.athlete, started_at=NOW)

    assert 'id="to-newest"' not in page(coach, inside, **query)
    assert "Run, 11 km" in page(coach, inside, **query)


def test_a_kind_of_which_nothing_happened_says_what_to_do(inside: Club, coach: Client) -> None:
    assert "Choose another kind" in page(coach, inside, show="messages")


def test_an_assistant_decides_and_assigns_nobody(inside: Club, case: Intervention, assistant: Client) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)

    shown = page(assistant, inside)

    assert ('id="do-approve"' in shown, 'id="who-coaches"' in shown) == (True, False)


def test_nothing_of_the_old_page_is_lost(inside: Club, owner: Client) -> None:
    shown = page(owner, inside)

    names = ("calendar", "adaptation", "season", "plan_new", "athlete_profile", "zones_edit", "activities")
    more = ("watch_values", "upload", "imports", "coaching", "message_new", "zone_history", "athlete_files")
    assert [name for name in names + more if address(name, inside.athlete.public_id) not in shown] == []
