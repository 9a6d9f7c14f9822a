"""The thread of an athlete, from both sides."""

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.models import Message
from tenancy import scope
from tests.api.asking import V1, as_member, errors, send
from tests.api.given import a_case, fresh, notes
from tests.factories import NOW, Club


def say(club: Club, member: str, body: str = "How is the calf?", **headers: str) -> HttpResponse:
    path = f"athletes/{club.athlete.public_id}/messages/"
    return send(as_member(getattr(club, member)), "post", path, {"body": body}, **headers)


def unread(club: Club) -> list[str]:
    with scope.enter(club.organization.pk):
        return [message.side for message in Message.objects.filter(read_at=None)]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("member", ["runner", "coach"])
def test_thread_latest_first(
    club: Club, member: str, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    thread = notes(club, count)
    notes(club, 1, club.stranger)
    client = as_member(getattr(club, member))

    with django_assert_num_queries(7):
        found = client.get(f"{V1}/athletes/{club.athlete.public_id}/messages/").json()["results"]

    assert [one["public_id"] for one in found] == [str(one.public_id) for one in thread]
    assert unread(club) == ["coach"] * (count + 1)


@pytest.mark.parametrize("member,side", [("coach", "coach"), ("owner", "coach"), ("runner", "athlete")])
def test_words_of_each_side_are_sent_once(club: Club, member: str, side: str) -> None:
    first, again = (say(club, member, Idempotency_Key="one") for _ in range(2))

    made = first.json()
    assert (first.status_code, again.json()) == (201, made)
    assert (made["side"], made["author"], made["body"], made["read_at"]) == (
        side,
        f"Northline {member.title()}",
        "How is the calf?",
        None,
    )
    assert unread(club) == [side]


def test_answer_brings_the_case_back(club: Club) -> None:
    case = a_case(club)
    body = {"verb": "message", "version": case.version, "body": "How is it?"}
    send(as_member(club.coach), "post", f"interventions/{case.public_id}/decisions/", body)
    assert fresh(case).state == "waiting"

    say(club, "runner", "Better")

    assert fresh(case).state == "seen"


@pytest.mark.parametrize("body,code", [("", "blank"), ("x" * 2001, "max_length")])
def test_words_that_cannot_be(club: Club, body: str, code: str) -> None:
    assert errors(say(club, "coach", body)) == [("body", code)]


@pytest.mark.parametrize("member,left", [("runner", ["athlete"]), ("coach", ["coach"])])
def test_each_side_reads_what_the_other_wrote(club: Club, member: str, left: list[str]) -> None:
    say(club, "coach")
    say(club, "runner")

    path = f"athletes/{club.athlete.public_id}/messages/read/"
    answer = send(as_member(getattr(club, member)), "post", path)

    assert (answer.status_code, unread(club)) == (204, left)
    with scope.enter(club.organization.pk):
        assert Message.objects.exclude(side=left[0]).get().read_at == NOW
