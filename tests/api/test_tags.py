"""ETags: what has not changed is not sent again, and a change says which version it was made on."""

import re

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from api.listing import Listing
from api.problems import problem
from api.tags import Tagged
from api.urls import urlpatterns
from athletes import services as athletes
from athletes.services import Changed
from tenancy import scope
from tests.api.asking import V1, as_member, refusal, send
from tests.api.given import a_case, a_long_run, a_session, drafts, mornings, races, shoes
from tests.factories import Club

OPAQUE, VERSIONED = re.compile(r'"[0-9a-f]{32}"'), re.compile(r'"v\d+-[0-9a-f]{32}"')


def read(club: Club, path: str, member: str = "owner", **headers: str) -> HttpResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return as_member(getattr(club, member)).get(f"{V1}/{path}", headers=named)


def effort(club: Club, path: str, **headers: str) -> HttpResponse:
    return send(as_member(club.runner), "patch", f"{path}effort/", {"rpe": 7}, **headers)


def test_each_single_thing_has_a_tag(club: Club) -> None:
    a_session(club)
    run, case = a_long_run(club), a_case(club, club.stranger)
    versioned = [f"activities/{run.public_id}/", f"interventions/{case.public_id}/"]

    assert [bool(VERSIONED.fullmatch(read(club, path)["ETag"])) for path in versioned] == [True] * 2
    assert OPAQUE.fullmatch(read(club, "me/")["ETag"])
    for path in ("today/", "plan/"):
        assert "ETag" in read(club, path, "runner")


def test_whatever_can_be_read_is_a_list_or_has_a_tag() -> None:
    views = [getattr(route.callback, "cls", None) for route in urlpatterns]
    read = [view for view in views if view is not None and "GET" in getattr(view, "actions", {})]
    bare = [view.__name__ for view in read if not issubclass(view, Listing | Tagged)]

    assert len(read) > 20
    # Bytes with a tag of their own; made when it is asked for; a few lines that are reckoned each time;
    # lists that no Listing gives.
    files = {"AttachmentBytes", "Description", "LibraryExport", "OwnExport", "SessionExport", "UploadFile"}
    lines = {"Adaptations", "Adherence", "CaseloadCounts", "NoteVersions", "Offers", "Squad", "Timeline"}
    assert set(bare) == files | lines


def the(club: Club, noun: str) -> str:
    """The address of a new row whose changes can name its version."""
    athlete = f"athletes/{club.athlete.public_id}/"
    if noun in ("athletes", "coaching"):
        return athlete if noun == "athletes" else f"{athlete}coaching/"
    makers = {"races": races, "shoes": shoes, "plans": drafts}
    return f"{noun}/{makers[noun](club, 1)[0].public_id}/" if noun in makers else "organization/"


CHANGES = [
    ("patch", "races", {"name": "Ten"}),
    ("delete", "races", None),
    ("patch", "shoes", {"name": "Racers"}),
    ("delete", "shoes", None),
    ("patch", "athletes", {"name": "Ji-woo"}),
    ("put", "coaching", {"coach": None, "assistants": []}),
    ("patch", "organization", {"name": "Northline Runners"}),
    ("delete", "plans", None),
    ("post", "plans", None),
]


@pytest.mark.parametrize("method, noun, body", CHANGES)
def test_each_change_of_a_versioned_row_takes_the_version(
    club: Club, method: str, noun: str, body: object
) -> None:
    path, client = the(club, noun), as_member(club.owner)
    tag = read(club, path)["ETag"]
    changed = f"{path}publish/" if method == "post" else path

    refused = send(client, method, changed, body, If_Match='"v2"')
    done = send(client, method, changed, body, If_Match=tag)

    assert (VERSIONED.fullmatch(tag) is not None, refusal(refused)) == (True, (412, "stale"))
    assert done.status_code == (204 if (method, noun) == ("delete", "plans") else 200)


def test_publishing_sent_again_under_its_key_is_not_stale(club: Club) -> None:
    path = the(club, "plans")
    headers = {"If_Match": read(club, path)["ETag"], "Idempotency_Key": "one"}

    first, again = (send(as_member(club.owner), "post", f"{path}publish/", **headers) for _ in range(2))

    assert (first.status_code, again.status_code, again.json()) == (200, 200, first.json())


def test_mornings_and_sessions_have_tags(club: Club) -> None:
    (morning,), session = mornings(club, 1), a_session(club)

    assert OPAQUE.fullmatch(read(club, f"check-ins/{morning.public_id}/")["ETag"])
    assert VERSIONED.fullmatch(read(club, f"planned-sessions/{session}/")["ETag"])


def test_lists_and_refusals_have_none(club: Club) -> None:
    assert [("ETag" in read(club, path)) for path in ("athletes/", "today/")] == [False, False]


def test_what_is_known_is_not_sent_again(club: Club) -> None:
    path = f"activities/{a_long_run(club).public_id}/"
    first = read(club, path)

    again = read(club, path, If_None_Match=f'"other", W/{first["ETag"]}')

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Cache-Control"] == "no-store"


def test_what_has_changed_is_sent(club: Club) -> None:
    path = f"activities/{a_long_run(club).public_id}/"
    old = read(club, path)["ETag"]
    effort(club, path)

    answer = read(club, path, If_None_Match=old)

    assert (answer.status_code, answer.json()["rpe"]) == (200, 7)


def test_another_language_is_another_answer(club: Club) -> None:
    path = f"interventions/{a_case(club).public_id}/"
    english = read(club, path)["ETag"]

    assert read(club, path, Accept_Language="ko", If_None_Match=english).status_code == 200


def test_change_on_the_version_that_was_read(club: Club) -> None:
    path = f"activities/{a_long_run(club).public_id}/"

    assert effort(club, path, If_Match=read(club, path)["ETag"]).status_code == 200


@pytest.mark.parametrize("tags", ['"v1"', '"other", "v1"', "*"])
def test_version_alone_will_do(club: Club, tags: str) -> None:
    assert effort(club, f"activities/{a_long_run(club).public_id}/", If_Match=tags).status_code == 200


@pytest.mark.parametrize("tags", ['W/"v1"', '"v2"', '"1"', "v1", '""', '"v1-x"'])
def test_change_on_another_version_is_refused(club: Club, tags: str) -> None:
    path = f"activities/{a_long_run(club).public_id}/"

    assert refusal(effort(club, path, If_Match=tags)) == (412, "stale")
    assert read(club, path).json()["rpe"] is None


def test_second_of_two_changes_on_one_version_is_refused(club: Club) -> None:
    path = f"activities/{a_long_run(club).public_id}/"
    tag = read(club, path)["ETag"]

    answers = [effort(club, path, If_Match=tag).status_code for _ in range(2)]

    assert answers == [200, 412]


def test_service_guards_what_changed_after_the_look(club: Club) -> None:
    run = a_long_run(club)
    said = {"rpe": 5, "feel": None, "pain": None, "note": ""}

    with scope.enter(club.organization.pk):
        athletes.log_effort(activity=run, **said, version=1)
        with pytest.raises(Changed):
            athletes.log_effort(activity=run, **said, version=1)


def test_quicker_change_between_the_look_and_the_lock_is_stale_too(club: Club, rf: RequestFactory) -> None:
    """What the service finds under its lock is answered as what the view finds before it."""
    named, unnamed = rf.patch("/", headers={"If-Match": '"v1"'}), rf.patch("/")

    answers = [problem(Changed(), {"request": request}) for request in (named, unnamed)]

    assert [answer and answer.data["code"] for answer in answers] == ["stale", "changed"]
