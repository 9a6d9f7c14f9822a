"""Who asks, and where they belong."""

from django.test import Client

from api import services
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.factories import Club


def test_me_with_an_organization_names_the_athlete(club: Club) -> None:
    answer = as_member(club.runner).get(f"{V1}/me/")

    user = club.runner.user
    assert answer.json() == {
        "public_id": str(user.public_id),
        "email": "northline.runner@example.org",
        "name": "Northline Runner",
        "language": "",
        "timezone": "UTC",
        "units": "metric",
        "memberships": [
            {
                "organization": {"slug": "northline", "name": "Northline", "kind": "club", "timezone": "UTC"},
                "role": "",
            }
        ],
        "athlete": {"public_id": str(club.athlete.public_id), "name": "Ji-woo Han"},
    }


def test_me_without_an_organization_names_none(club: Club) -> None:
    token = services.issue(user=club.runner.user).access

    answer = Client().get(f"{V1}/me/", headers={"Authorization": f"Bearer {token}"})

    assert (answer.status_code, answer.json()["athlete"]) == (200, None)


def test_me_of_staff(club: Club) -> None:
    answer = as_member(club.coach).get(f"{V1}/me/").json()

    assert (answer["memberships"][0]["role"], answer["athlete"]) == ("coach", None)


def test_change_of_oneself_leaves_the_rest(club: Club) -> None:
    body = {"language": "ko", "units": "imperial"}

    answer = send(as_member(club.runner), "patch", "me/", body)

    assert answer.status_code == 200
    club.runner.user.refresh_from_db()
    user = club.runner.user
    assert (user.name, user.locale, user.timezone, user.units) == (
        "Northline Runner",
        "ko",
        "UTC",
        "imperial",
    )
    assert {name: answer.json()[name] for name in body} == body


def test_change_of_oneself_that_cannot_be(club: Club) -> None:
    body = {"name": "", "language": "tlh", "timezone": "Mars/Base", "units": "cubits"}

    assert errors(send(as_member(club.runner), "patch", "me/", body)) == [
        ("name", "blank"),
        ("language", "invalid_choice"),
        ("timezone", "unknown"),
        ("units", "invalid_choice"),
    ]


def test_nobody_changes_nobody(db: None) -> None:
    assert refusal(send(Client(), "patch", "me/", {"name": "Anyone"})) == (401, "not_authenticated")
