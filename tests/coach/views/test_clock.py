"""The owner's page of clocks."""

from typing import Any

import pytest
from django.test import Client

from athletes.services import change_settings
from readiness.services import clock_wishes_of
from tenancy.models import Organization
from tests.coach.given import address, browser
from tests.factories import Club

TARGETS = {
    f"{target}_{bucket}": hours
    for bucket in ("at_risk", "watch", "stable")
    for target, hours in (("response", "12"), ("resolution", "48"))
}


def kept(club: Club) -> Organization:
    return Organization.objects.get(pk=club.organization.pk)


def save(owner: Client, club: Club, **changes: str) -> Any:
    version = str(kept(club).settings_version)
    usual = {**TARGETS, "answer_h": "36", "escalate": "on", "after_h": "0", "to": "owners"}
    return owner.post(address("clock_settings"), {"version": version, **usual, **changes})


def test_the_page_shows_what_holds(inside: Club, owner: Client) -> None:
    change_settings(
        organization=inside.organization, changes={"sla.watch": 6.0, "hours.monday": "09:00-17:00"}
    )

    form = owner.get(address("clock_settings")).context["form"]

    shown = {name: form[name].value() for name in ("response_at_risk", "response_watch", "resolution_watch")}
    assert shown == {"response_at_risk": 24.0, "response_watch": 6.0, "resolution_watch": 72.0}
    assert form["hours_monday"].value() == "09:00-17:00"


def test_what_is_typed_is_kept_as_it_reads(inside: Club, owner: Client) -> None:
    answer = save(
        owner,
        inside,
        hours_friday="9:00–12:00 ,13:00-16:30",
        closed_days="2026-12-25 Christmas Day",
        to="both",
    )

    found = clock_wishes_of(kept(inside))
    assert answer.status_code == 302
    assert (found.hours["friday"], found.closed_days) == (
        "09:00-12:00, 13:00-16:30",
        "2026-12-25 Christmas Day",
    )
    assert (found.response_h["stable"], found.resolution_h["stable"], found.answer_h) == (12, 48, 36)
    assert found.escalation.to == "both"


@pytest.mark.parametrize(
    "field, value",
    [
        ("hours_monday", "nine to five"),
        ("hours_monday", "18:00-09:00"),
        ("hours_monday", "09:00-12:00, 11:00-13:00"),
        ("closed_days", "Christmas"),
        ("response_watch", "0"),
        ("response_watch", ""),
        ("resolution_watch", "11"),
        ("answer_h", "0"),
        ("answer_h", ""),
        ("after_h", "-1"),
        ("to", "nobody"),
        ("version", "x"),
    ],
)
def test_what_cannot_be_comes_back(inside: Club, owner: Client, field: str, value: str) -> None:
    answer = save(owner, inside, **{field: value})

    form = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (422, [field])
    assert form[field].value() == value
    assert kept(inside).settings == {}


def test_two_owners_at_once_the_second_is_told(inside: Club, owner: Client) -> None:
    answer = save(owner, inside, version="7")

    assert answer.status_code == 409
    assert "has been changed since" in answer.content.decode()
    assert kept(inside).settings == {}


def test_a_change_is_taken_back_from_its_toast(inside: Club, owner: Client) -> None:
    save(owner, inside, hours_monday="09:00-17:00")
    (toast,) = owner.get(address("clock_settings")).context["messages"]

    answer = owner.post(toast.extra_tags.removeprefix("undo:"))

    assert answer.status_code == 302
    assert clock_wishes_of(kept(inside)).hours["monday"] == ""


def test_what_was_changed_again_is_not_taken_back(inside: Club, owner: Client) -> None:
    save(owner, inside, hours_monday="09:00-17:00")
    undo = address("clock_undo", kept(inside).settings_version)
    save(owner, inside, hours_monday="10:00-17:00")

    assert owner.post(undo).status_code == 409
    assert clock_wishes_of(kept(inside)).hours["monday"] == "10:00-17:00"


@pytest.mark.parametrize("who", ["coach", "assistant", "runner"])
def test_it_is_the_owner_s_alone(inside: Club, who: str) -> None:
    client = browser(getattr(inside, who))

    assert client.get(address("clock_settings")).status_code == 404
    assert client.post(address("clock_undo", 2)).status_code == 404
