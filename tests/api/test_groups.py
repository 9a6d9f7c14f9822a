"""Groups of athletes, by API."""

from athletes.models import Group
from tenancy import scope
from tests.api.asking import as_member, send
from tests.factories import Club


def make(club: Club, **said: object) -> dict[str, object]:
    body = {"name": "Track", "tags": ["fast"], "members": [str(club.athlete.public_id)], **said}
    answer = send(as_member(club.coach), "post", "groups/", body, Idempotency_Key="one")
    assert answer.status_code == 201, answer.content
    return dict(answer.json())


def test_a_group_is_made_once_however_often_it_is_sent(club: Club) -> None:
    first, again = make(club), make(club)

    assert first == again
    assert (first["name"], first["members"]) == ("Track", [str(club.athlete.public_id)])


def test_groups_are_listed_by_name(club: Club) -> None:
    made = make(club)

    assert send(as_member(club.coach), "get", "groups/").json()["results"] == [made]


def test_what_is_left_out_of_a_change_stays(club: Club) -> None:
    path = f"groups/{make(club)['public_id']}/"

    changed = send(as_member(club.coach), "patch", path, {"tags": ["slow"]}).json()

    assert (changed["name"], changed["tags"], changed["members"]) == (
        "Track",
        ["slow"],
        [str(club.athlete.public_id)],
    )


def test_whom_one_does_not_see_is_not_let_in(club: Club) -> None:
    assert make(club, members=[str(club.stranger.public_id)])["members"] == []


def test_two_of_one_name_are_a_conflict(club: Club) -> None:
    make(club)

    answer = send(as_member(club.coach), "post", "groups/", {"name": "Track"}, Idempotency_Key="two")

    assert answer.status_code == 409


def test_a_removed_group_is_gone(club: Club) -> None:
    path = f"groups/{make(club)['public_id']}/"

    assert send(as_member(club.coach), "delete", path).status_code == 204
    assert send(as_member(club.coach), "get", path).status_code == 404
    with scope.enter(club.organization.pk):
        assert not Group.objects.current().exists()
