"""Cases claimed, assigned, released; reasons set apart; filters, pages, snoozing as the coach sees them."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import Group, GroupMember
from readiness.models import UNTIL_NEWS, Decision, Intervention, Verb
from tests.coach.given import HTMX, address, more_cases, shown
from tests.factories import NOW, Club, make_athlete

STAYING = ("claim", "release", "assign", "set_apart", "merge")


def act(client: Client, verb: str, case: Intervention, *, htmx: bool = True, **words: Any) -> HttpResponse:
    version = Intervention.objects.get(pk=case.pk).version
    data = {"version": version, **words}
    return client.post(address(verb, case.public_id), data, headers=HTMX if htmx else None)


def narrowed(client: Client, **query: str) -> list[str]:
    return shown(client.get(address("command_center"), query))


def queue(club: Club, number: int) -> None:
    Intervention.objects.bulk_create(
        Intervention(
            athlete=make_athlete(f"Runner {count:02}", coach=club.coach),
            coach=club.coach,
            risk=(count % 9) / 10,
            bucket="watch",
            confidence=1,
            action="keep",
            opened_at=NOW,
            due_at=NOW + timedelta(hours=count % 5 - 2),
        )
        for count in range(number)
    )


@pytest.mark.parametrize("htmx", [True, False])
def test_a_case_is_claimed_and_says_whose_it_is(case: Intervention, coach: Client, htmx: bool) -> None:
    answer = act(coach, "claim", case, htmx=htmx)

    page = coach.get(address("command_center")).content.decode()
    assert answer.status_code == (200 if htmx else 302)
    assert "Seen · Northline Coach" in page
    assert 'id="do-release"' in page


def test_the_toast_of_a_claim_takes_it_back(case: Intervention, coach: Client) -> None:
    page = act(coach, "claim", case).content.decode()
    undo = re.search(r'action="([^"]*decisions/[^"]*/undo/[^"]*)"', page)
    assert undo is not None

    coach.post(undo[1].replace("&amp;", "&"), headers=HTMX)

    case.refresh_from_db()
    assert case.owner is None


def test_a_case_is_assigned_to_whoever_sees_the_athlete(
    inside: Club, case: Intervention, coach: Client
) -> None:
    form = coach.get(address("assign", case.public_id), headers=HTMX).content.decode()
    assert ("Northline Owner" in form, "Northline Assistant" in form) == (True, False)

    act(coach, "assign", case, owner=str(inside.owner.public_id), note="Please call.")

    case.refresh_from_db()
    made = Decision.objects.get()
    assert (case.owner, made.verb, made.reason) == (inside.owner, Verb.ASSIGN, "Please call.")


def test_a_stranger_is_not_in_the_choice(inside: Club, case: Intervention, coach: Client) -> None:
    answer = act(coach, "assign", case, owner=str(inside.assistant.public_id))

    assert (answer.status_code, Decision.objects.count()) == (422, 0)


def test_two_claims_at_one_version_tell_the_second(case: Intervention, coach: Client, owner: Client) -> None:
    data = {"version": case.version}
    coach.post(address("claim", case.public_id), data, headers=HTMX)

    answer = owner.post(address("claim", case.public_id), data, headers=HTMX)

    assert answer.status_code == 409
    assert "has changed since you opened it" in answer.content.decode()


def test_a_reason_is_set_apart_and_brought_back(case: Intervention, coach: Client) -> None:
    said = act(coach, "set_apart", case, code="low_readiness", until="dismiss", reason="Bad bed.")
    assert "Low readiness: dismissed by itself" in said.content.decode()

    back = act(coach, "merge", case, code="low_readiness")

    assert "dismissed by itself" not in back.content.decode()
    assert [one.verb for one in Decision.objects.order_by("pk")] == [Verb.SET_APART, Verb.MERGE]


@pytest.mark.parametrize(
    "said", [{"until": "dismiss"}, {"until": "own"}, {"until": "monday", "code": "silent"}, {"until": "x"}]
)
def test_a_reason_set_apart_badly_is_asked_again(
    case: Intervention, coach: Client, said: dict[str, str]
) -> None:
    answer = act(coach, "set_apart", case, **{"code": "low_readiness", **said})

    assert (answer.status_code, Decision.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    "said, until",
    [
        ({"until": "news"}, UNTIL_NEWS),
        ({"until": "own", "at": "2026-11-25T17:15"}, NOW.replace(day=25, hour=17, minute=15)),
    ],
)
def test_a_case_is_put_off_until_something_new_or_a_time_of_ones_own(
    case: Intervention, coach: Client, said: dict[str, str], until: object
) -> None:
    act(coach, "snooze", case, **said)

    case.refresh_from_db()
    page = coach.get(address("command_center"), {"tab": "snoozed"}).content.decode()
    assert case.snoozed_until == until
    assert ("Back with something new" in page) == (until == UNTIL_NEWS)


@pytest.mark.parametrize("verb", STAYING)
def test_a_strangers_id_is_not_found(rival: Client, case: Intervention, coach: Client, verb: str) -> None:
    assert coach.post(address(verb, uuid4()), {"version": 1}).status_code == 404
    assert rival.post(address(verb, case.public_id), {"version": 1}).status_code == 404


def test_the_queue_is_narrowed_and_the_address_keeps_it(
    inside: Club, case: Intervention, coach: Client
) -> None:
    more_cases(inside, 2)
    group = Group.objects.create(name="Track", tags=["fast"])
    GroupMember.objects.create(group=group, athlete=inside.athlete)
    act(coach, "claim", case)
    mine, others = ["Ji-woo Han"], ["Runner 1", "Runner 2"]

    assert narrowed(coach, owner="me") == mine
    assert narrowed(coach, owner="none") == others
    assert narrowed(coach, owner=str(inside.coach.public_id)) == mine
    assert narrowed(coach, coach="me") == mine + others
    assert narrowed(coach, coach="none") == []
    assert narrowed(coach, group=str(group.public_id)) == mine
    assert narrowed(coach, tag="fast") == mine
    assert narrowed(coach, kind="pain", bucket=case.bucket) == mine + others
    assert narrowed(coach, kind="silent") == []
    assert narrowed(coach, owner="me", q="runner") == []
    assert narrowed(coach, owner="nonsense", kind="nonsense") == mine + others


def test_a_narrowed_page_says_by_what_and_offers_to_save_it(
    inside: Club, case: Intervention, coach: Client
) -> None:
    page = coach.get(address("command_center"), {"owner": str(inside.owner.public_id), "kind": "pain"})

    chips = [chip.words for chip in page.context["narrowed"]]
    assert chips == ["Owner: Northline Owner", "Reason: Pain"]
    assert 'id="keep-view"' in page.content.decode()
    assert "No case fits these filters" in page.content.decode()


@pytest.mark.parametrize("htmx", [True, False])
def test_every_choice_is_offered(inside: Club, coach: Client, htmx: bool) -> None:
    Group.objects.create(name="Track", tags=["fast"])

    page = coach.get(
        address("queue_filters"), {"owner": "me"}, headers=HTMX if htmx else None
    ).content.decode()

    assert all(word in page for word in ("Track", "fast", "Northline Owner", "At risk", "Nobody yet"))
    assert ("<html" in page) != htmx


def test_a_long_queue_is_read_page_by_page_without_gap_or_double(inside: Club, coach: Client) -> None:
    queue(inside, 60)
    whole, after = [], ""
    for _page in range(3):
        center = coach.get(address("command_center"), {"after": after}).context["center"]
        whole += [row.name for row in center.rows]
        after = center.following

    order = Intervention.objects.order_by("-risk", "due_at", "pk").select_related("athlete")
    late = [case.athlete.name for case in order if case.due_at < NOW]
    rest = [case.athlete.name for case in order if case.due_at >= NOW]
    assert (whole, after) == (late + rest, "")


@pytest.mark.parametrize("tab", ["waiting", "snoozed", "done"])
def test_the_other_tabs_have_pages_too(inside: Club, coach: Client, tab: str) -> None:
    queue(inside, 30)
    moments = {"snoozed": "snoozed_until", "done": "closed_at"}
    for number, case in enumerate(Intervention.objects.order_by("pk")):
        change = {"state": "waiting"} if tab == "waiting" else {}
        if tab in moments:
            change[moments[tab]] = NOW + timedelta(hours=1 if tab == "snoozed" else -1, minutes=number // 3)
        Intervention.objects.filter(pk=case.pk).update(**change)

    first = coach.get(address("command_center"), {"tab": tab}).context["center"]
    second = coach.get(address("command_center"), {"tab": tab, "after": first.following}).context["center"]

    assert (len(first.rows), len(second.rows)) == (25, 5)
    assert len({row.name for row in (*first.rows, *second.rows)}) == 30


def test_the_rows_that_follow_come_alone_to_a_script(inside: Club, coach: Client) -> None:
    queue(inside, 30)
    after = coach.get(address("command_center")).context["center"].following

    rows = coach.get(address("command_center"), {"after": after}, headers=HTMX).content.decode()

    assert (rows.count('class="row"'), "<html" in rows, 'id="more"' in rows) == (5, False, False)


def test_a_cursor_of_nobody_begins_at_the_beginning(inside: Club, coach: Client) -> None:
    queue(inside, 3)

    assert len(narrowed(coach, after="nonsense")) == 3


@pytest.mark.parametrize("number", [1, 3])
def test_a_narrowed_page_costs_one_query_for_the_names(
    inside: Club, coach: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    queue(inside, number)
    Intervention.objects.update(owner=inside.coach, state="seen")
    query = {"owner": str(inside.coach.public_id), "kind": "", "bucket": "watch"}
    coach.get(address("command_center"), query)

    with django_assert_num_queries(12):
        coach.get(address("command_center"), query)


def test_several_are_assigned_and_claimed_at_once(inside: Club, coach: Client) -> None:
    queue(inside, 3)
    cases = [f"{case.public_id}:{case.version}" for case in Intervention.objects.all()]
    asked = coach.post(address("assign_together"), {"case": cases})
    assert asked.content.decode().count('name="case"') == 3

    said = {"case": cases, "verb": "assign", "owner": str(inside.owner.public_id)}
    answer = coach.post(address("decide_together"), said, headers=HTMX)

    assert (answer.status_code, set(Intervention.objects.values_list("owner", flat=True))) == (
        200,
        {inside.owner.pk},
    )
    again = coach.post(address("decide_together"), {"case": cases, "verb": "claim"}, headers=HTMX)
    assert "Left out, because they have changed" in again.content.decode()


def test_nobody_who_does_not_see_them_is_given_several(inside: Club, coach: Client) -> None:
    queue(inside, 2)
    cases = [f"{case.public_id}:{case.version}" for case in Intervention.objects.all()]

    said = {"case": cases, "verb": "assign", "owner": str(inside.assistant.public_id)}
    answer = coach.post(address("decide_together"), said, headers=HTMX)

    assert (answer.status_code, Decision.objects.count()) == (409, 0)
