"""Templates applied and rolled out by API: previewed, done, followed, taken back, decided."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse

from athletes.services import groups
from planning.models import Anchor, Plan, PlannedSession, PlanTemplate, TemplateConflict
from tenancy import scope
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.factories import NOW, Club
from tests.planning.templating import (
    START,
    apply_to,
    days_of,
    easy,
    edit,
    hard,
    later,
    make_template,
    race_of,
    session_on,
    squad,
)

GONE = "01a2186e-9810-777a-8574-7f0e2237f4ad"


def a_template(club: Club, **facts: Any) -> PlanTemplate:
    with scope.enter(club.organization.pk):
        return make_template(club, **facts)


def ask(club: Club, template: PlanTemplate, path: str, body: Any = None, **headers: str) -> HttpResponse:
    return send(as_member(club.coach), "post", f"plan-templates/{template.public_id}/{path}", body, **headers)


def whom(club: Club, **said: Any) -> dict[str, Any]:
    return {"athletes": [str(club.athlete.public_id)], "start": START.isoformat(), **said}


def followed(club: Club) -> PlanTemplate:
    """A template that the club's runner follows."""
    template = a_template(club)
    with scope.enter(club.organization.pk):
        apply_to(template, club)
    return template


def in_dispute(club: Club) -> dict[str, Any]:
    """A Tuesday that both the coach has changed in the plan and the template since; as the API tells it."""
    template = followed(club)
    with scope.enter(club.organization.pk):
        session = session_on(club.athlete, later(1))
        session.steps, session.title = hard(33).steps, {"en": "Mine", "ko": "내 것"}
        session.version += 1
        session.save()
        edit(template, 1, 1, hard(44))
    assert ask(club, template, "roll-out/", {}).status_code == 201
    listed = as_member(club.coach).get(f"{V1}/template-conflicts/?template={template.public_id}&state=open")
    (found,) = listed.json()["results"]
    return dict(found)


def decide(club: Club, conflict: dict[str, Any], **said: Any) -> HttpResponse:
    path = f"template-conflicts/{conflict['public_id']}/decision/"
    return send(as_member(club.coach), "post", path, said)


def test_a_preview_keeps_nothing(club: Club) -> None:
    answer = ask(club, a_template(club), "apply/preview/", whom(club)).json()

    (plan,) = answer["plans"]
    assert (answer["total"], plan["athlete"]["name"], plan["sessions"]) == (1, "Ji-woo Han", 9)
    with scope.enter(club.organization.pk):
        assert not Plan.objects.exists()


def test_each_gets_a_draft_once(club: Club) -> None:
    template = a_template(club)
    first, again = (ask(club, template, "apply/", whom(club), Idempotency_Key="one").json() for _ in range(2))

    assert first == again
    run = first["run"]
    assert (run["state"], run["done"], run["total"], run["kind"]) == ("done", 1, 1, "apply")
    assert run["undo_until"] == "2026-11-21T06:40:00Z"
    assert first["parts"][0]["counts"] == {"added": 9}
    with scope.enter(club.organization.pk):
        assert Plan.objects.get().public_id.hex == first["parts"][0]["plan"].replace("-", "")


def test_groups_are_their_members_of_those_one_sees(club: Club) -> None:
    with scope.enter(club.organization.pk):
        group = groups.make_group(name="Track", tags=(), members=[club.athlete, club.stranger])
    said = {"groups": [str(group.public_id)], "start": START.isoformat()}

    answer = ask(club, a_template(club), "apply/", said).json()

    assert [part["athlete"]["name"] for part in answer["parts"]] == ["Ji-woo Han"]


def test_many_are_left_to_a_worker_and_the_run_says_how_far_it_is(club: Club) -> None:
    with scope.enter(club.organization.pk):
        people = [str(one.public_id) for one in squad(club, 21)]

    answer = ask(club, a_template(club), "apply/", whom(club, athletes=people))

    path = f"{V1}/template-runs/{answer.json()['run']['public_id']}/"
    run = as_member(club.assistant).get(path).json()["run"]
    assert answer.status_code == 202
    assert (run["state"], run["done"], run["total"], run["undo_until"]) == ("running", 0, 21, None)


def test_who_has_no_race_is_named(club: Club) -> None:
    template = a_template(club, anchor=Anchor.RACE)
    with scope.enter(club.organization.pk):
        (other,) = squad(club, 1)
        race_of(club.athlete)
    both = {"athletes": [str(club.athlete.public_id), str(other.public_id)]}

    answer = ask(club, template, "apply/", both).json()

    assert [one["name"] for one in answer["without_race"]] == ["Runner 000"]
    assert [part["athlete"]["name"] for part in answer["parts"]] == ["Ji-woo Han"]
    refused = ask(club, template, "apply/", {"athletes": [str(other.public_id)]})
    assert errors(refused) == [("athletes", "no_race")]


@pytest.mark.parametrize(
    "said, refused",
    [
        ({"athletes": []}, ("athletes", "nobody")),
        ({"athletes": [GONE]}, ("athletes", "unknown")),
        ({"groups": [GONE]}, ("athletes", "unknown")),
        ({"start": "soon"}, ("start", "invalid")),
    ],
)
@pytest.mark.parametrize("path", ["apply/", "apply/preview/"])
def test_who_cannot_be_meant(club: Club, path: str, said: dict[str, Any], refused: tuple[str, str]) -> None:
    assert errors(ask(club, a_template(club), path, whom(club, **said))) == [refused]


def test_a_template_from_a_start_needs_one(club: Club) -> None:
    said = {"athletes": [str(club.athlete.public_id)]}

    assert errors(ask(club, a_template(club), "apply/", said)) == [("start", "required")]


def test_a_stranger_cannot_be_meant(club: Club) -> None:
    said = whom(club, athletes=[str(club.stranger.public_id)])

    assert errors(ask(club, a_template(club), "apply/", said)) == [("athletes", "unknown")]


def test_a_run_is_taken_back_within_ten_minutes(club: Club, clock: time_machine.Traveller) -> None:
    run = ask(club, a_template(club), "apply/", whom(club)).json()["run"]
    path = f"template-runs/{run['public_id']}/undo/"

    undone = send(as_member(club.coach), "post", path)

    assert (undone.json()["run"]["state"], undone.json()["run"]["undo_until"]) == ("undone", None)
    assert refusal(send(as_member(club.coach), "post", path)) == (409, "too_late")
    with scope.enter(club.organization.pk):
        assert not Plan.objects.current().exists()


def test_after_ten_minutes_it_is_too_late(club: Club, clock: time_machine.Traveller) -> None:
    run = ask(club, a_template(club), "apply/", whom(club)).json()["run"]
    clock.move_to(NOW + timedelta(minutes=11))

    refused = send(as_member(club.coach), "post", f"template-runs/{run['public_id']}/undo/")

    assert refusal(refused) == (409, "too_late")


def test_a_roll_out_says_first_what_it_would_do(club: Club) -> None:
    template = followed(club)
    with scope.enter(club.organization.pk):
        edit(template, 2, 3, easy(70))

    (plan,) = ask(club, template, "roll-out/preview/", {"from_week": 2}).json()["plans"]
    nothing = ask(club, template, "roll-out/preview/", {"from_week": 3}).json()["plans"]

    (difference,) = plan["differences"]
    assert (plan["written"], difference["fate"]) == (1, "updated")
    assert (difference["mine"]["title"], difference["theirs"]["title"]) == ("Easy 40", "Easy 70")
    assert nothing[0]["written"] == 0
    with scope.enter(club.organization.pk):
        assert "Easy 70" not in dict(days_of(club.athlete)).values()


def test_a_roll_out_brings_the_changes_and_the_list_shows_it(club: Club) -> None:
    template = followed(club)
    with scope.enter(club.organization.pk):
        edit(template, 2, 3, easy(70))

    rolled = ask(club, template, "roll-out/", {"from_week": 2})

    listed = as_member(club.coach).get(f"{V1}/plan-templates/{template.public_id}/runs/").json()["results"]
    assert (rolled.status_code, rolled.json()["parts"][0]["counts"]["updated"]) == (201, 1)
    assert [(one["kind"], one["from_week"]) for one in listed] == [("roll_out", 2), ("apply", 1)]
    with scope.enter(club.organization.pk):
        assert "Easy 70" in dict(days_of(club.athlete)).values()


def test_nobody_follows(club: Club) -> None:
    assert refusal(ask(club, a_template(club), "roll-out/", {})) == (409, "no_followers")


def test_what_both_changed_stands_side_by_side(club: Club) -> None:
    conflict = in_dispute(club)

    assert (conflict["mine"]["title"], conflict["theirs"]["title"]) == ("Mine", "Threshold 44")
    assert (conflict["state"], conflict["athlete"]["name"]) == ("open", "Ji-woo Han")
    one = as_member(club.coach).get(f"{V1}/template-conflicts/{conflict['public_id']}/")
    assert (one.json(), one["ETag"][:4]) == (conflict, f'"v{conflict["version"]}-'[:4])


def test_ones_own_is_kept(club: Club) -> None:
    conflict = in_dispute(club)

    assert decide(club, conflict, side="mine").json()["state"] == "kept"
    assert refusal(decide(club, conflict, side="mine")) == (409, "already_decided")


def test_the_templates_is_taken(club: Club) -> None:
    conflict = in_dispute(club)

    decided = decide(club, conflict, side="theirs", version=conflict["version"]).json()

    assert (decided["state"], decided["mine"]["title"]) == ("taken", "Threshold 44")


def test_taking_names_the_version(club: Club) -> None:
    conflict = in_dispute(club)

    assert errors(decide(club, conflict, side="theirs")) == [("version", "required")]
    assert refusal(decide(club, conflict, side="theirs", version=99)) == (409, "stale_session")


@pytest.mark.parametrize("member", ["assistant", "runner"])
def test_others_decide_nothing(club: Club, member: str) -> None:
    path = f"template-conflicts/{in_dispute(club)['public_id']}/decision/"

    assert refusal(send(as_member(getattr(club, member)), "post", path, {"side": "mine"}))[0] == 404
    with scope.enter(club.organization.pk):
        assert TemplateConflict.objects.get().state == "open"
        assert PlannedSession.objects.filter(title__en="Mine").exists()
