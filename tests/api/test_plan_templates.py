"""Plan templates by API: made, written week by week, kept from plans, removed."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from api.serializers.templates import EXAMPLE, WEEK_EXAMPLE
from planning.models import Anchor, CatalogueSession, PlanTemplate, TemplateRow
from tenancy import scope
from tests.api import given
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.factories import Club
from tests.planning.templating import apply_to, make_template


def a_template(club: Club, **facts: Any) -> PlanTemplate:
    with scope.enter(club.organization.pk):
        return make_template(club, **facts)


def ask(club: Club, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
    return send(as_member(club.coach), method, f"plan-templates/{path}", body, **headers)


def write(club: Club, template: PlanTemplate, *days: tuple[int, str], **said: Any) -> HttpResponse:
    body = {"days": [{"weekday": day, "text": text} for day, text in days], **said}
    return ask(club, "patch", f"{template.public_id}/weeks/1/", body)


def titles(answer: HttpResponse) -> dict[int, list[str]]:
    days = answer.json()["days"]
    return {day["weekday"]: [one["title"] for one in day["sessions"]] for day in days if day["sessions"]}


@pytest.mark.parametrize("count", [1, 3])
def test_templates_are_listed_by_name_in_as_many_queries(
    club: Club, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        a_template(club, name=f"Plan {number}")
    client = as_member(club.assistant)
    client.get(f"{V1}/plan-templates/")

    with django_assert_num_queries(6):
        found = client.get(f"{V1}/plan-templates/").json()["results"]

    assert [one["name"] for one in found] == [f"Plan {number}" for number in range(count)]
    assert (found[0]["week_count"], found[0]["session_count"], found[0]["followers"]) == (3, 9, 0)


@pytest.mark.parametrize("query, count", [("anchor=race", 1), ("q=TEN", 1), ("q=half", 0)])
def test_filters(club: Club, query: str, count: int) -> None:
    a_template(club, anchor=Anchor.RACE)

    assert len(ask(club, "get", f"?{query}").json()["results"]) == count


def test_the_example_makes_an_empty_template_once(club: Club) -> None:
    first, again = (ask(club, "post", "", EXAMPLE, Idempotency_Key="one") for _ in range(2))

    assert first.status_code == 201
    assert first.json() == again.json()
    assert (first.json()["week_count"], first.json()["session_count"]) == (12, 0)
    assert [day["race"] for day in first.json()["weeks"][-1]["days"]] == [False] * 6 + [True]


def test_a_template_shows_its_weeks(club: Club) -> None:
    template = a_template(club)

    answer = ask(club, "get", f"{template.public_id}/")

    week = answer.json()["weeks"][0]
    assert answer["ETag"].startswith('"v1-')
    assert [len(day["sessions"]) for day in week["days"]] == [0, 1, 0, 1, 0, 1, 0]
    assert week["duration_s"] == sum(one["duration_s"] for day in week["days"] for one in day["sessions"])


def shipped(code: str) -> str:
    return str(CatalogueSession.objects.get(code=code).title["en"])


def test_the_example_of_a_week_is_written(club: Club) -> None:
    template = a_template(club, days={})

    answer = ask(club, "patch", f"{template.public_id}/weeks/2/", WEEK_EXAMPLE)

    assert answer.status_code == 200
    assert titles(answer) == {1: [shipped("vo2-400")], 3: ["Easy 50 min"], 5: ["Loops"]}
    assert (answer.json()["phase"], answer.json()["cutback"], answer.json()["version"]) == ("build", False, 2)


def test_what_is_not_named_stays_and_the_text_reads_as_it_was(club: Club) -> None:
    template = a_template(club)
    before = ask(club, "get", f"{template.public_id}/weeks/1/").json()

    answer = write(club, template, (1, before["days"][1]["text"]), (5, ""), cutback=True)

    after = answer.json()
    assert titles(answer) == {1: ["Threshold 21"], 3: ["Easy 40"]}
    assert after["days"][1] == before["days"][1]
    assert (after["phase"], after["cutback"]) == ("base", True)
    with scope.enter(club.organization.pk):
        assert TemplateRow.objects.filter(replaced_at=None).count() == 8


@pytest.mark.parametrize(
    "days, refused",
    [
        ([(1, "easy 50 min"), (3, "10m Z1\n10 fast")], [("days.1.text", "no_amount")]),
        (
            [(1, "easy 5 min\n---\neasy 5 min\n---\neasy 5 min\n---\n")],
            [("days.0.text", "too_many_sessions")],
        ),
        ([(1, ""), (1, "")], [("days", "unique")]),
        ([(7, "")], [("days.0.weekday", "max_value")]),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_day(
    club: Club, days: list[tuple[int, str]], refused: list[tuple[str, str]]
) -> None:
    assert errors(write(club, a_template(club), *days)) == refused


def test_an_error_says_line_and_column(club: Club) -> None:
    refused = write(club, a_template(club), (3, "10m Z1\n3x 400mtr fast"))

    assert refused.json()["errors"][0]["detail"].startswith("Line 2, column 11: ")


def test_an_older_version_writes_nothing(club: Club) -> None:
    template = a_template(club)
    write(club, template, (1, ""))
    path, old = f"{template.public_id}/", {"If_Match": '"v1"'}

    refused = [
        ask(club, "patch", f"{path}weeks/1/", {"days": []}, **old),
        ask(club, "patch", path, {"name": "New"}, **old),
        ask(club, "delete", path, **old),
    ]

    assert [refusal(one) for one in refused] == [(412, "stale")] * 3


@pytest.mark.parametrize("week", [0, 4])
def test_a_week_that_is_none(club: Club, week: int) -> None:
    assert refusal(ask(club, "get", f"{a_template(club).public_id}/weeks/{week}/")) == (404, "not_found")


def test_name_and_length_change_together(club: Club) -> None:
    template = a_template(club)

    changed = ask(club, "patch", f"{template.public_id}/", {"name": "Base", "weeks": 2}).json()

    assert (changed["name"], changed["week_count"], changed["session_count"]) == ("Base", 2, 6)
    assert errors(ask(club, "patch", f"{template.public_id}/", {"weeks": 54})) == [("weeks", "max_value")]


def test_a_removed_template_is_gone_and_its_plans_stay(club: Club) -> None:
    template = a_template(club)
    with scope.enter(club.organization.pk):
        apply_to(template, club)

    assert ask(club, "delete", f"{template.public_id}/").status_code == 204

    assert refusal(ask(club, "get", f"{template.public_id}/")) == (404, "not_found")
    assert len(as_member(club.coach).get(f"{V1}/athletes/{club.athlete.public_id}/plans/").json()["results"])


def test_a_plan_becomes_a_template(club: Club) -> None:
    (plan,) = given.drafts(club, 1)

    kept = send(as_member(club.coach), "post", f"plans/{plan.public_id}/template/", {"name": "Kept"})

    assert (kept.status_code, kept.json()["name"], kept.json()["anchor"]) == (201, "Kept", "race")
    assert kept.json()["session_count"] > 40


def test_who_follows_is_told_of_those_one_looks_after(club: Club) -> None:
    template = a_template(club)
    with scope.enter(club.organization.pk):
        apply_to(template, club, club.athlete, club.stranger)
    path = f"plan-templates/{template.public_id}/plans/"

    seen = {
        name: [one["athlete"]["name"] for one in send(as_member(member), "get", path).json()["results"]]
        for name, member in (("owner", club.owner), ("coach", club.coach), ("assistant", club.assistant))
    }

    assert seen == {"owner": ["Ji-woo Han", "Daniel Okafor"], "coach": ["Ji-woo Han"], "assistant": []}


@pytest.mark.parametrize(
    "method, path, body",
    [("post", "", EXAMPLE), ("patch", "{id}/", {"name": "N"}), ("delete", "{id}/", None)],
)
@pytest.mark.parametrize("member", ["assistant", "runner"])
def test_others_write_nothing(club: Club, member: str, method: str, path: str, body: Any) -> None:
    template = a_template(club)

    answer = send(
        as_member(getattr(club, member)),
        method,
        f"plan-templates/{path.format(id=template.public_id)}",
        body,
    )

    assert refusal(answer) == (404, "not_found")
