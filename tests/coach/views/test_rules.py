"""The page of rules: what is shown, tried and kept, for everybody and for one athlete."""

import pytest
import time_machine
from django.test import Client

from athletes.models import Athlete
from readiness import services
from readiness.models import RecomputeRun
from tenancy import scope
from tenancy.models import Organization
from tests.factories import NOW, Club
from tests.readiness.given import CARE, check_in, open_case, plan_for, session_for

HTMX = {"HX-Request": "true"}
SPOKE_AND_SILENT = ("low_readiness", "silent")


def url(club: Club, tail: str = "") -> str:
    return f"/o/{club.organization.slug}/settings/rules/{tail}"


def of_athlete(club: Club, tail: str = "", athlete: Athlete | None = None) -> str:
    found = athlete or club.athlete
    return f"/o/{club.organization.slug}/athletes/{found.public_id}/watch-rules/{tail}"


def signed_in(client: Client, club: Club, who: str = "owner") -> Client:
    client.force_login(getattr(club, who).user)
    return client


def stored(club: Club) -> dict[str, object]:
    return Organization.objects.get(pk=club.organization.pk).settings


def test_staff_reads_every_rule_with_its_numbers(client: Client, club: Club) -> None:
    page = signed_in(client, club, "coach").get(url(club))

    words = page.content.decode()
    assert page.status_code == 200
    assert "Speaks after 4 days without a check-in" in words
    assert 'placeholder="4"' in words
    assert 'id="save"' not in words


def test_athletes_find_no_rules(client: Client, club: Club) -> None:
    assert signed_in(client, club, "runner").get(url(club)).status_code == 404


def test_what_is_typed_is_kept_and_everybody_looked_at_again(client: Client, club: Club) -> None:
    sent = {"version": club.organization.settings_version, "evidence.silent_days": "6", "watch.strain": "off"}

    answer = signed_in(client, club).post(url(club, "save/"), sent)

    assert answer.status_code == 302
    assert stored(club) == {"evidence": {"silent_days": 6}, "watch": {"strain": False}}
    with scope.enter(club.organization.pk):
        assert RecomputeRun.objects.get().total == 2
    page = client.get(url(club)).content.decode()
    assert "Looking at athletes again: 0 of 2" in page
    assert "Speaks after 6 days without a check-in" in page
    assert "No check-in: Speaks from" in page


def test_a_number_out_of_its_limits_is_refused_by_its_field(client: Client, club: Club) -> None:
    sent = {"version": club.organization.settings_version, "evidence.silent_days": "400"}

    answer = signed_in(client, club).post(url(club, "save/"), sent)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["evidence.silent_days"]
    assert stored(club) == {}


def test_numbers_that_contradict_each_other_are_refused(client: Client, club: Club) -> None:
    sent = {"version": club.organization.settings_version, "risk.watch_from": "0.9"}

    answer = signed_in(client, club).post(url(club, "save/"), sent)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["risk.watch_from"])


def test_a_page_that_is_out_of_date_changes_nothing(client: Client, club: Club) -> None:
    sent = {"version": club.organization.settings_version - 1, "evidence.silent_days": "6"}

    answer = signed_in(client, club).post(url(club, "save/"), sent)

    assert (answer.status_code, stored(club)) == (409, {})


def test_a_change_can_be_taken_back(client: Client, club: Club) -> None:
    sent = {"version": club.organization.settings_version, "evidence.silent_days": "6"}
    page = signed_in(client, club).post(url(club, "save/"), sent, follow=True)
    (said,) = page.context["messages"]
    way_back = next(tag for tag in said.extra_tags.split() if tag.startswith("undo:")).removeprefix("undo:")

    client.post(way_back)
    again = client.post(way_back, follow=True)

    assert stored(club) == {}
    assert "cannot be undone any more" in again.content.decode()


def test_a_way_back_that_was_tampered_with_is_refused(client: Client, club: Club) -> None:
    answer = signed_in(client, club).post(f"{url(club, 'undo/')}?was=nonsense", follow=True)

    assert "cannot be undone any more" in answer.content.decode()


def test_the_preview_counts_and_keeps_nothing(client: Client, club: Club) -> None:
    sent = {"version": club.organization.settings_version, "evidence.silent_days": "2"}

    part = signed_in(client, club, "coach").post(url(club, "preview/"), sent, headers=HTMX)
    page = client.post(url(club, "preview/"), sent)

    assert "Would have opened 0 cases in the last 7 days." in part.content.decode()
    assert "<html" not in part.content.decode()
    assert 'id="does-silent" hx-swap-oob="innerHTML">Speaks after 2 days' in part.content.decode()
    assert "<html" in page.content.decode()
    assert stored(club) == {}


def test_a_preview_of_what_does_not_fit_says_so(client: Client, club: Club) -> None:
    sent = {"version": club.organization.settings_version, "evidence.silent_days": "x"}

    part = signed_in(client, club).post(url(club, "preview/"), sent, headers=HTMX)

    assert part.status_code == 422
    assert "A number does not fit" in part.content.decode()


def test_an_athletes_own_rule_stands_over_the_organizations(client: Client, club: Club) -> None:
    sent = {"version": club.athlete.version, "evidence.silent_days": "9"}

    answer = signed_in(client, club, "coach").post(of_athlete(club, "save/"), sent)

    with scope.enter(club.organization.pk):
        athlete = Athlete.objects.get(pk=club.athlete.pk)
        assert answer.status_code == 302
        assert athlete.settings == {"evidence": {"silent_days": 9}}
        assert RecomputeRun.objects.get().total == 1
    page = client.get(of_athlete(club)).content.decode()
    assert "1 own number" in page


def test_an_athlete_goes_back_to_the_organizations_rules(client: Client, club: Club) -> None:
    with scope.enter(club.organization.pk):
        club.athlete.settings = {"evidence": {"silent_days": 9}, "athletes_move": True}
        club.athlete.save()
    sent = {"version": club.athlete.version, "evidence.silent_days": "9", "reset": "all"}

    signed_in(client, club, "coach").post(of_athlete(club, "save/"), sent)

    with scope.enter(club.organization.pk):
        assert Athlete.objects.get(pk=club.athlete.pk).settings == {"athletes_move": True}


@pytest.mark.parametrize("tail", ["", "save/", "preview/", "undo/"])
def test_a_strangers_athlete_is_not_found(tail: str, client: Client, club: Club) -> None:
    signed_in(client, club, "coach")
    ask = client.post if tail else client.get

    assert ask(of_athlete(club, tail, club.stranger)).status_code == 404


def test_the_run_says_how_far_it_is(client: Client, club: Club) -> None:
    with scope.enter(club.organization.pk):
        RecomputeRun.objects.create(total=5, done=3, started_at="2026-11-21T06:30Z")

    part = signed_in(client, club, "coach").get(url(club, "run/"), headers=HTMX)

    assert "Looking at athletes again: 3 of 5" in part.content.decode()


def test_each_rule_says_what_was_decided_about_its_cases(client: Client, club: Club) -> None:
    with time_machine.travel(NOW, tick=False):
        with scope.enter(club.organization.pk):
            session_for(plan_for(club, club.athlete))
            check_in(club.athlete, CARE)
            case = open_case(club.athlete)
            services.dismiss(
                intervention=case,
                member=club.coach,
                now=NOW,
                version=case.version,
                reason="Fine",
                false_alarm=True,
            )

        words = signed_in(client, club).get(url(club)).content.decode()

    low, silent = (words.split(f'id="rule-{code}"')[1].split("</details>")[0] for code in SPOKE_AND_SILENT)
    assert "dismissed 0, false alarms 1" in low
    assert "Nothing has been decided about this rule yet." in silent


def test_rules_lead_to_the_report_of_what_was_decided(client: Client, club: Club) -> None:
    words = signed_in(client, club).get(url(club)).content.decode()

    assert f'href="/o/{club.organization.slug}/reports/rules/"' in words


@pytest.mark.parametrize("key, value", [("contact.watch", 3.0), ("actions.refer_ill_days", 4)])
def test_contact_and_proposals_have_numbers_of_their_own(
    client: Client, club: Club, key: str, value: float
) -> None:
    section, name = key.split(".")

    signed_in(client, club).post(url(club, "save/"), {"version": 1, key: value})

    assert stored(club)[section] == {name: value}
    assert f'name="{key}" value="{value}"' in signed_in(client, club).get(url(club)).content.decode()
