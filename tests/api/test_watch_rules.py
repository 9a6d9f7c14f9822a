"""The rules that watch over athletes, in JSON."""

from typing import Any

from athletes.models import Athlete
from readiness.models import RecomputeRun
from tenancy import scope
from tenancy.models import Organization
from tests.api.asking import V1, as_member, errors, send
from tests.factories import Club

PATH = "organization/watch-rules/"


def of_athlete(club: Club) -> str:
    return f"athletes/{club.athlete.public_id}/watch-rules/"


def change(club: Club, changes: dict[str, Any], tag: str = "") -> Any:
    client = as_member(club.owner)
    seen = tag or client.get(f"{V1}/{PATH}")["ETag"]
    return send(client, "patch", PATH, {"changes": changes}, If_Match=seen)


def test_every_rule_is_shown_with_what_holds(club: Club) -> None:
    given = as_member(club.coach).get(f"{V1}/{PATH}").json()

    silent = next(rule for rule in given["rules"] if rule["code"] == "silent")
    number = next(one for one in silent["numbers"] if one["key"] == "evidence.silent_days")
    assert silent["does"].startswith("Speaks after 4 days without a check-in")
    assert (number["value"], number["own"], number["low"], number["high"]) == (4, False, 1, 90)
    assert given["run"] is None


def test_an_athlete_finds_no_rules(club: Club) -> None:
    assert as_member(club.runner).get(f"{V1}/{PATH}").status_code == 404


def test_a_change_is_kept_and_everybody_looked_at_again(club: Club) -> None:
    answer = change(club, {"evidence": {"silent_days": 6}, "watch.strain": False})

    kept = Organization.objects.get(pk=club.organization.pk).settings
    assert answer.status_code == 200
    assert kept == {"evidence": {"silent_days": 6}, "watch": {"strain": False}}
    assert answer.json()["run"]["total"] == 2


def test_a_change_of_nothing_looks_at_nobody(club: Club) -> None:
    change(club, {"evidence.silent_days": None})

    with scope.enter(club.organization.pk):
        assert not RecomputeRun.objects.exists()


def test_what_does_not_fit_is_named(club: Club) -> None:
    answer = change(club, {"evidence.silent_days": 400})

    assert errors(answer) == [("changes.evidence.silent_days", "out_of_range")]


def test_settings_that_are_no_rules_are_refused(club: Club) -> None:
    answer = change(club, {"coaches_see_all": True})

    assert errors(answer) == [("changes.coaches_see_all", "unknown")]


def test_a_stale_version_changes_nothing(club: Club) -> None:
    assert change(club, {"evidence.silent_days": 6}, tag='"99"').status_code == 412


def test_an_athletes_own_number_stands_over_the_organizations(club: Club) -> None:
    sent = {"changes": {"evidence.silent_days": 9}}
    client = as_member(club.coach)
    tag = client.get(f"{V1}/{of_athlete(club)}")["ETag"]

    answer = send(client, "patch", of_athlete(club), sent, If_Match=tag)

    silent = next(rule for rule in answer.json()["rules"] if rule["code"] == "silent")
    number = next(one for one in silent["numbers"] if one["key"] == "evidence.silent_days")
    assert (number["value"], number["own"]) == (9, True)
    with scope.enter(club.organization.pk):
        assert Athlete.objects.get(pk=club.athlete.pk).settings == {"evidence": {"silent_days": 9}}


def test_a_preview_keeps_nothing(club: Club) -> None:
    sent = {"changes": {"evidence.silent_days": 2}}

    both = [send(as_member(club.coach), "post", f"{path}preview/", sent) for path in (PATH, of_athlete(club))]

    nothing = {"cases": 0, "about": 0, "by_code": {}}
    assert [one.json() for one in both] == [
        {**nothing, "asked": count, "athletes": count} for count in (2, 1)
    ]
    assert Organization.objects.get(pk=club.organization.pk).settings == {}
