"""The log of decisions: every verb is in it, found by who, what, whom and when."""

import csv
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from analytics.recommendation import Action
from coach import selectors
from coach.selectors import LogQuery
from readiness import services
from readiness.models import Decision, Intervention, Verb
from tests.coach.given import address, more_cases
from tests.factories import NOW, Club
from tests.readiness.given import CARE, check_in, in_automatic_mode, plan_for, session_for

TODAY = NOW.date()


def do(club: Club, case: Intervention, verb: str, **words: Any) -> Decision:
    version = Intervention.objects.get(pk=case.pk).version
    act = getattr(services, verb)
    made: Decision = act(intervention=case, member=club.coach, now=NOW, version=version, **words)
    return made


@pytest.fixture
def every_verb(inside: Club, case: Intervention) -> None:
    """Each thing that can be done with a case, done."""
    do(inside, case, "claim")
    do(inside, case, "assign", owner=inside.owner, note="Call him")
    do(inside, case, "assign", owner=inside.coach)
    do(inside, case, "assign", owner=inside.owner)
    do(inside, case, "release")
    do(inside, case, "set_apart", code="low_readiness", reason="Bad bed")
    do(inside, case, "merge", code="low_readiness")
    do(inside, case, "message", body="How is it?")
    services.undo(decision=do(inside, case, "snooze", until=None), member=inside.coach, now=NOW)
    services.undo(decision=do(inside, case, "approve"), member=inside.coach, now=NOW)
    edited, dismissed = more_cases(inside, 2)
    do(inside, edited, "edit", choice=services.Choice(action=Action.SHORTEN))
    do(inside, dismissed, "dismiss", reason="=cmd()")


def test_nothing_that_can_be_done_is_missing(inside: Club, every_verb: None, coach: Client) -> None:
    inside.stranger.coach = inside.coach
    in_automatic_mode(inside.stranger)
    inside.stranger.save()
    session_for(plan_for(inside, inside.stranger))
    check_in(inside.stranger, CARE)
    do(inside, Intervention.objects.get(state="applied"), "confirm")

    log = selectors.decision_log(membership=inside.owner, query=LogQuery(), most=500)

    assert {entry.verb for entry in log.entries} == set(Verb)
    assert len(log.entries) == Decision.objects.count()
    page = coach.get(address("decision_log")).content.decode()
    assert all(str(verb.label) in page for verb in Verb)


def test_a_line_says_whom_what_until_when_and_why(inside: Club, case: Intervention) -> None:
    do(inside, case, "assign", owner=inside.owner, note="Call him")
    do(inside, case, "snooze", until=NOW + timedelta(days=1))

    snoozed, assigned = selectors.decision_log(membership=inside.coach, query=LogQuery()).entries

    assert (assigned.details, assigned.reason) == ("to Northline Owner", "Call him")
    assert (snoozed.details, snoozed.by, snoozed.undone) == (
        "until Sun 22 at 06:30",
        "Northline Coach",
        False,
    )


@pytest.mark.parametrize(
    "query, number",
    [
        ({"verb": "claim"}, 1),
        ({"member": "rules"}, 0),
        ({"name": "ji-woo"}, 1),
        ({"name": "nobody"}, 0),
        ({"since": TODAY}, 1),
        ({"until": TODAY - timedelta(days=1)}, 0),
        ({"since": TODAY, "until": TODAY}, 1),
    ],
)
def test_the_log_is_narrowed(
    inside: Club, case: Intervention, coach: Client, query: dict[str, str | date], number: int
) -> None:
    do(inside, case, "claim")

    assert len(coach.get(address("decision_log"), query).context["log"].entries) == number


def test_a_filter_that_makes_no_sense_is_said(inside: Club, coach: Client) -> None:
    assert coach.get(address("decision_log"), {"since": "soon"}).status_code == 422


def test_an_assistant_reads_of_their_own_athletes_alone(
    inside: Club, case: Intervention, assistant: Client
) -> None:
    do(inside, case, "claim")

    page = assistant.get(address("decision_log"))

    assert (page.status_code, page.context["log"].entries) == (200, ())
    assert "Nobody has decided anything yet" in page.content.decode()


def test_a_runner_finds_no_log(inside: Club, runner: Client) -> None:
    assert runner.get(address("decision_log")).status_code == 404


def test_the_log_has_pages(inside: Club, case: Intervention) -> None:
    for _time in range(3):
        do(inside, case, "claim")

    first = selectors.decision_log(membership=inside.coach, query=LogQuery(), most=2)
    second = selectors.decision_log(membership=inside.coach, query=LogQuery(), most=2, after=first.following)

    ids = [entry.public_id for entry in (*first.entries, *second.entries)]
    assert (len(ids), len(set(ids)), second.following) == (3, 3, "")


def test_the_table_holds_everything_and_no_formula(inside: Club, case: Intervention, coach: Client) -> None:
    do(inside, case, "dismiss", reason="=cmd()")

    answer = coach.get(address("decision_log_table"))

    head, line = csv.reader(answer.content.decode().splitlines())
    assert (head[0], line[2:4], line[5]) == ("When", ["Dismissed", "Ji-woo Han"], "'=cmd()")


@pytest.mark.parametrize("number", [1, 3])
def test_the_log_costs_the_same_with_more_lines(
    inside: Club, coach: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for case in more_cases(inside, number):
        do(inside, case, "claim")
    coach.get(address("decision_log"))

    with django_assert_num_queries(11):
        coach.get(address("decision_log"))
