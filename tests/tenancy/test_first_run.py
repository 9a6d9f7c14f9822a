"""The first-run wizard: from the terminal's link to a site with an owner."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signing import TimestampSigner
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from athletes.models import Athlete, Zones
from coach import founding
from ingest.models import Upload
from tenancy import scope
from tenancy.models import Kind, Membership, Organization, Role, User
from tests.factories import NOW, Club
from tests.tenancy.signing_in import sign_in

pytestmark = pytest.mark.django_db

ANSWERS = {
    "kind": "club",
    "name": "Mina Seo",
    "email": "Mina@Example.org",
    "password": "a much better sentence",
    "organization": "Han River Runners",
    "timezone": "Asia/Seoul",
}
PROFILE = {
    "name": "Mina Seo",
    "timezone": "Asia/Seoul",
    "sex": "f",
    "max_hr_bpm": "188",
    "threshold_hr_bpm": "170",
    "threshold_speed_m_s": "4:10",
    **{f"minutes_{day}": "60" for day in range(7)},
}


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def link() -> str:
    return reverse("first_run", args=[founding.first_run_token()])


def found(client: Client, **changes: str) -> HttpResponse:
    return client.post(link(), {**ANSWERS, **changes})


def page(name: str) -> str:
    return reverse(name, args=[Organization.objects.get().slug])


@pytest.mark.parametrize("kind", ["club", "coach"])
def test_a_club_or_coach_is_at_work_after_one_page(client: Client, kind: str) -> None:
    form = client.get(link())
    begun = client.post(link(), {**ANSWERS, "kind": kind}, follow=True)

    owner = Membership.objects.select_related("user", "organization").get()
    assert (form.status_code, begun.redirect_chain[-1][0]) == (200, page("command_center"))
    assert (owner.role, owner.organization.kind, owner.organization.timezone) == (
        Role.OWNER,
        kind,
        "Asia/Seoul",
    )
    assert (owner.user.email, owner.user.is_staff, owner.user.timezone) == (
        "mina@example.org",
        True,
        "Asia/Seoul",
    )
    assert "No athletes yet" in begun.content.decode()


def test_the_owner_can_sign_in_again(client: Client) -> None:
    found(client)

    assert sign_in("mina@example.org", ANSWERS["password"]).url == "/"


def test_a_lone_runner_walks_through_three_pages(client: Client) -> None:
    first = found(client, kind="self")
    profile = client.get(first.url)
    second = client.post(first.url, PROFILE)
    last = client.get(second.url)

    organization = Organization.objects.get()
    with scope.enter(organization.pk):
        athlete = Athlete.objects.select_related("member", "coach").get()
        kinds = sorted(Zones.objects.values_list("kind", flat=True))
    assert (first.url, second.url) == (page("welcome_profile"), page("welcome_file"))
    assert [shown.context["wizard_steps"][0] for shown in (profile, last)] == ["You and your club"] * 2
    assert (athlete.member == athlete.coach, athlete.max_hr_bpm, kinds) == (True, 188, ["hr", "pace"])
    assert client.get(page("home")).url == page("today")


def test_a_lone_runner_may_skip_both_pages(client: Client) -> None:
    shown = client.get(found(client, kind="self").url).content.decode()

    assert f'href="{page("welcome_file")}"' in shown
    assert f'href="{page("home")}"' in client.get(page("welcome_file")).content.decode()


def test_a_first_file_is_accepted(client: Client) -> None:
    found(client, kind="self")

    answer = client.post(page("welcome_file"), {"file": SimpleUploadedFile("run.fit", b"not read here")})

    with scope.enter(Organization.objects.get().pk):
        upload = Upload.objects.get()
    assert (upload.filename, answer.url) == (
        "run.fit",
        reverse("upload_status", args=[Organization.objects.get().slug, upload.public_id]),
    )


def test_no_file_is_said(client: Client) -> None:
    found(client, kind="self")

    answer = client.post(page("welcome_file"))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["file"])


def test_a_profile_that_cannot_be_comes_back(client: Client) -> None:
    found(client, kind="self")

    answer = client.post(page("welcome_profile"), {**PROFILE, "max_hr_bpm": "20"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["max_hr_bpm"])
    assert answer.context["form"]["threshold_hr_bpm"].value() == "170"


@pytest.mark.parametrize(
    "field, value",
    [
        ("kind", "army"),
        ("password", "mina@example.org"),
        ("email", "nowhere"),
        ("organization", ""),
        ("timezone", "X"),
    ],
)
def test_answers_that_cannot_be_come_back(client: Client, field: str, value: str) -> None:
    answer = found(client, **{field: value})

    assert (answer.status_code, list(answer.context["form"].errors), User.objects.count()) == (
        422,
        [field],
        0,
    )
    assert ANSWERS["password"] not in answer.content.decode()


def test_an_address_with_an_account_is_refused(client: Client) -> None:
    User.objects.create_user("mina@example.org", "x", name="Operator")

    answer = found(client)

    assert (list(answer.context["form"].errors), Organization.objects.count()) == (["email"], 0)


def test_the_language_of_the_page_stays_with_the_owner(client: Client) -> None:
    client.post(link(), ANSWERS, headers={"Accept-Language": "ko"})

    assert User.objects.get().locale == "ko"


def test_the_link_works_once(client: Client) -> None:
    where = link()
    found(client)

    again = [Client().get(where).status_code, Client().post(where, ANSWERS).status_code]

    assert (again, Organization.objects.count()) == ([404, 404], 1)


def test_a_founded_site_has_no_wizard(club: Club, client: Client) -> None:
    assert client.get(link()).status_code == 404


@pytest.mark.parametrize("days, status", [(6, 200), (8, 404)])
def test_the_link_lasts_a_week(client: Client, clock: time_machine.Traveller, days: int, status: int) -> None:
    where = link()

    clock.shift(timedelta(days=days))

    assert client.get(where).status_code == status


@pytest.mark.parametrize(
    "token", ["nonsense", TimestampSigner(salt="other").sign("first-run")], ids=["nonsense", "of another use"]
)
def test_only_our_own_link_opens_it(client: Client, token: str) -> None:
    assert client.get(reverse("first_run", args=[token])).status_code == 404


def test_whoever_was_slower_founds_nothing(club: Club) -> None:
    answers = founding.FirstRun(**{**ANSWERS, "kind": Kind.CLUB}, locale="")

    with pytest.raises(founding.AlreadyFounded):
        founding.found(answers=answers)

    assert Organization.objects.count() == 1
