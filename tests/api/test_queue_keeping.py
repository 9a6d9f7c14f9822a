"""Owners, reasons set apart, saved views, rota, absences and the log, by API."""

from typing import Any

import pytest

from api.serializers.decisions import VERBS
from athletes.models import Athlete
from readiness.models import Intervention, Verb
from tenancy import scope
from tests.api.asking import as_member, send
from tests.factories import NOW, Club
from tests.readiness.given import HURT, check_in, open_case


@pytest.fixture
def case(club: Club) -> Intervention:
    with scope.enter(club.organization.pk):
        check_in(club.athlete, HURT)
        return open_case(club.athlete)


def fresh(case: Intervention) -> Intervention:
    with scope.enter(case.organization_id):
        return Intervention.objects.select_related("owner").get(pk=case.pk)


def decide(club: Club, case: Intervention, verb: str, **words: Any) -> Any:
    body = {"verb": verb, "version": fresh(case).version, **words}
    return send(as_member(club.coach), "post", f"interventions/{case.public_id}/decisions/", body)


def test_a_case_is_claimed_handed_over_and_found_by_its_owner(club: Club, case: Intervention) -> None:
    assert decide(club, case, "claim").status_code == 201
    answer = decide(club, case, "assign", owner=str(club.owner.public_id), note="Please.")

    found = send(as_member(club.owner), "get", f"interventions/?owner={club.owner.public_id}").json()[
        "results"
    ]
    assert (answer.json()["verb"], [one["owner"] for one in found]) == ("hand_over", ["Northline Owner"])
    assert (
        send(as_member(club.coach), "get", f"interventions/?owner={club.coach.public_id}").json()["results"]
        == []
    )
    assert decide(club, case, "release").status_code == 201
    assert decide(club, case, "release").json()["code"] == "nobodys_case"


def test_who_does_not_see_the_athlete_is_refused(club: Club, case: Intervention) -> None:
    assert decide(club, case, "assign", owner=str(club.assistant.public_id)).json()["code"] == "not_theirs"
    assert decide(club, case, "assign", owner="01890000-0000-7000-8000-000000000000").status_code == 404


def test_a_reason_is_set_apart_and_merged(club: Club, case: Intervention) -> None:
    decide(club, case, "set_apart", code="low_readiness", reason="Bad bed.")
    whole = send(as_member(club.coach), "get", f"interventions/{case.public_id}/").json()
    assert [(one["code"], one["dismissed"]) for one in whole["apart"]] == [("low_readiness", True)]

    assert decide(club, case, "merge", code="low_readiness").status_code == 201
    assert decide(club, case, "merge", code="low_readiness").json()["code"] == "no_such_reason"


def test_a_snooze_without_a_time_lasts_until_something_new(club: Club, case: Intervention) -> None:
    assert decide(club, case, "snooze", until=None).status_code == 201
    assert decide(club, case, "snooze").status_code == 400
    assert fresh(case).snoozed_until.year == 9999


@pytest.mark.parametrize("query, number", [("reason=pain", 1), ("reason=silent", 0)])
def test_the_queue_is_narrowed_by_reason(club: Club, case: Intervention, query: str, number: int) -> None:
    assert len(send(as_member(club.coach), "get", f"interventions/?{query}").json()["results"]) == number


def test_the_log_lists_what_was_done(club: Club, case: Intervention) -> None:
    decide(club, case, "claim")
    decide(club, case, "dismiss", reason="Known.")

    log = send(as_member(club.coach), "get", "decisions/").json()["results"]
    assert [(one["verb"], one["by"], one["reason"]) for one in log] == [
        ("dismiss", "Northline Coach", "Known."),
        ("claim", "Northline Coach", ""),
    ]
    assert len(send(as_member(club.coach), "get", "decisions/?verb=claim").json()["results"]) == 1
    assert send(as_member(club.assistant), "get", "decisions/").json()["results"] == []


def test_a_view_is_kept_changed_removed_and_taken_back(club: Club) -> None:
    asking = as_member(club.coach)
    made = send(asking, "post", "views/", {"page": "queue", "name": "Mine", "query": "owner=me"}).json()
    path = f"views/{made['public_id']}/"

    changed = send(asking, "patch", path, {"shared": True}).json()
    assert (changed["name"], changed["shared"], changed["keeper"]) == ("Mine", True, "Northline Coach")
    assert len(send(as_member(club.owner), "get", "views/?page=queue").json()["results"]) == 1
    assert send(as_member(club.owner), "delete", path).status_code == 404
    removed = send(asking, "delete", path).json()
    assert send(asking, "post", f"{path}restore/", {"version": removed["version"]}).status_code == 200
    again = send(asking, "post", "views/", {"page": "queue", "name": "Mine", "query": ""})
    assert again.json()["code"] == "view_exists"


def test_the_rota_is_written_by_owners_and_read_by_the_staff(club: Club) -> None:
    body = {"member": str(club.coach.public_id), "weekday": 0}
    assert send(as_member(club.coach), "post", "rota/", body).status_code == 404
    turn = send(as_member(club.owner), "post", "rota/", body).json()
    path = f"rota/{turn['public_id']}/"

    changed = send(as_member(club.owner), "put", path, {**body, "weekday": 2}).json()
    days = send(as_member(club.coach), "get", "rota/days/").json()["days"]
    assert (changed["weekday"], [day["names"] for day in days].count(["Northline Coach"])) == (2, 1)
    removed = send(as_member(club.owner), "delete", path).json()
    assert (
        send(as_member(club.owner), "post", f"{path}restore/", {"version": removed["version"]}).status_code
        == 200
    )


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"weekday": 9},
        {"first_on": "2026-11-21"},
        {"weekday": 1, "first_on": "2026-11-21", "last_on": "2026-11-22"},
    ],
)
def test_a_turn_is_of_a_weekday_or_of_days(club: Club, said: dict[str, Any]) -> None:
    body = {"member": str(club.coach.public_id), **said}

    assert send(as_member(club.owner), "post", "rota/", body).status_code == 400


def test_a_caseload_is_lent_and_given_back(club: Club) -> None:
    today = NOW.date().isoformat()
    body = {
        "member": str(club.coach.public_id),
        "stand_in": str(club.owner.public_id),
        "first_on": today,
        "last_on": "2099-01-01",
        "caseload": True,
    }
    made = send(as_member(club.coach), "post", "absences/", body)
    assert made.status_code == 201, made.content
    with scope.enter(club.organization.pk):
        assert Athlete.objects.get(pk=club.athlete.pk).coach_id == club.owner.pk

    path = f"absences/{made.json()['public_id']}/"
    assert send(as_member(club.coach), "post", "absences/", body).json()["code"] == "already_away"
    assert send(as_member(club.coach), "delete", path).status_code == 200
    with scope.enter(club.organization.pk):
        assert Athlete.objects.get(pk=club.athlete.pk).coach_id == club.coach.pk


def test_nobody_says_of_others_that_they_are_away_but_an_owner(club: Club) -> None:
    body = {"member": str(club.owner.public_id), "first_on": "2099-01-01", "last_on": "2099-01-02"}

    assert send(as_member(club.coach), "post", "absences/", body).status_code == 404


def test_every_verb_is_in_the_description() -> None:

    assert {*VERBS, Verb.UNDO, Verb.APPLY, Verb.HAND_OVER} == set(Verb)
