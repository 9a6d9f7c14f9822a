"""An invitation from the mail to the membership: once, in time, for the invited."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from athletes.models import Athlete
from athletes.services import invite_athlete
from tenancy import queue, scope, services
from tenancy.models import Invitation, Membership, Organization, Role, User
from tests.factories import NOW, Club, make_user
from tests.tenancy.signing_in import make_account, sign_in

EMAIL = "eva.kim@example.org"
ANSWERS = {"name": "Eva Kim", "password": "a much better sentence", "timezone": "Asia/Seoul"}


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def invited(club: Club, email: str = EMAIL, role: Role = Role.COACH) -> Invitation:
    with scope.enter(club.organization.pk):
        return services.invite(by=club.owner, email=email, name="Eva", role=role, now=NOW)


def link(invitation: Invitation) -> str:
    return reverse("accept_invitation", args=[services.invitation_token(invitation)])


def join(invitation: Invitation, client: Client | None = None, **changes: str) -> HttpResponse:
    return (client or Client()).post(link(invitation), {**ANSWERS, **changes})


def membership(email: str = EMAIL) -> Membership:
    return Membership.objects.select_related("user").get(user__email=email)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "language, subject",
    [
        ("", "Northline Owner invites you to Northline"),
        ("ko", "Northline Owner님이 Northline 단체에 초대했어요"),
    ],
)
def test_the_mail_leaves_through_the_outbox_in_the_inviters_language(
    club: Club, language: str, subject: str
) -> None:
    User.objects.filter(pk=club.owner.user_id).update(locale=language)
    invitation = invited(club)
    sent_at_once = len(mail.outbox)

    queue.drain()

    sent = mail.outbox[0]
    assert (sent_at_once, len(mail.outbox), sent.to, sent.subject) == (0, 1, [EMAIL], subject)
    assert f"http://localhost:8000{link(invitation)}" in sent.body


@pytest.mark.django_db(transaction=True)
def test_an_invitation_withdrawn_meanwhile_is_not_sent(club: Club) -> None:
    services.withdraw_invitation(invitation=invited(club), now=NOW)

    queue.drain()

    assert mail.outbox == []


def test_a_new_person_gets_an_account_and_is_in(club: Club) -> None:
    invitation, client = invited(club), Client()
    form = client.get(link(invitation))

    answer = join(invitation, client)

    member = membership()
    assert (form.context["form"]["name"].value(), answer.url) == ("Eva", "/o/northline/")
    assert (member.role, member.user.name, member.user.timezone) == (Role.COACH, "Eva Kim", "Asia/Seoul")
    assert client.get("/o/northline/queue/").status_code == 200
    assert sign_in(EMAIL, ANSWERS["password"]).url == "/"


@pytest.mark.parametrize(
    "field, value",
    [("password", "short"), ("password", "eva.kim@example.org"), ("name", ""), ("timezone", "Mars/Base")],
)
def test_an_account_that_cannot_be_comes_back(club: Club, field: str, value: str) -> None:
    answer = join(invited(club), **{field: value})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert User.objects.filter(email=EMAIL).exists() is False


def test_the_password_is_not_sent_back(club: Club) -> None:
    page = join(invited(club), name="").content.decode()

    assert ANSWERS["password"] not in page


def test_a_link_counts_once(club: Club) -> None:
    invitation = invited(club)
    join(invitation)

    again = Client().get(link(invitation))

    assert (again.status_code, "no longer valid" in again.content.decode()) == (410, True)


@pytest.mark.parametrize("days, status", [(6.9, 200), (7.1, 410)])
def test_a_link_lasts_seven_days(club: Club, clock: time_machine.Traveller, days: float, status: int) -> None:
    invitation = invited(club)

    clock.shift(timedelta(days=days))

    assert Client().get(link(invitation)).status_code == status


def test_a_withdrawn_link_is_gone(club: Club) -> None:
    invitation = invited(club)
    services.withdraw_invitation(invitation=invitation, now=NOW)

    assert (Client().get(link(invitation)).status_code, join(invitation).status_code) == (410, 410)
    assert User.objects.filter(email=EMAIL).exists() is False


@pytest.mark.parametrize("token", ["nonsense", "01900000-0000-7000-8000-000000000000:x", "{}x"])
def test_a_wrong_link_looks_like_one_that_is_gone(club: Club, token: str) -> None:
    wrong = token.format(services.invitation_token(invited(club)))

    page = Client().get(reverse("accept_invitation", args=[wrong]))

    assert (page.status_code, "no longer valid" in page.content.decode()) == (410, True)


def test_a_link_used_while_the_page_was_open_makes_no_account(club: Club) -> None:
    invitation = invited(club)
    with scope.enter(club.organization.pk):
        Invitation.objects.update(accepted_at=NOW)

    assert join(invitation).status_code == 410
    assert User.objects.filter(email=EMAIL).exists() is False


def test_a_known_person_signs_in_first_and_comes_back(club: Club) -> None:
    make_account("Eva Kim")
    invitation = invited(club)

    answer = Client().get(link(invitation))

    assert answer.url == f"/account/sign-in/?next={quote(link(invitation))}"


def test_a_known_person_joins_with_one_press(club: Club, other_club: Club) -> None:
    invitation, client = invited(club, other_club.coach.user.email), Client()
    client.force_login(other_club.coach.user)
    page = client.get(link(invitation))

    answer = client.post(link(invitation))

    assert (list(page.context["form"].fields), answer.url) == ([], "/o/northline/")
    assert {each.organization.slug for each in Membership.objects.filter(user=other_club.coach.user)} == {
        "northline",
        "southside",
    }


@pytest.mark.parametrize("known", [True, False])
def test_somebody_else_is_not_let_in(club: Club, other_club: Club, known: bool) -> None:
    if known:
        make_user("Eva Kim")
    invitation, client = invited(club), Client()
    client.force_login(other_club.coach.user)

    pages = [client.get(link(invitation)), client.post(link(invitation), ANSWERS)]

    assert [page.status_code for page in pages] == [200, 200]
    assert "It was sent to eva.kim@example.org" in pages[0].content.decode()
    assert Membership.objects.filter(organization=club.organization).count() == 4


def test_signing_out_leads_back_to_the_invitation(club: Club, other_club: Club) -> None:
    invitation, client = invited(club), Client()
    client.force_login(other_club.coach.user)
    field = re.search(r'name="next" value="([^"]+)"', client.get(link(invitation)).content.decode())

    answer = client.post(reverse("account_logout"), {"next": field[1]})

    assert (answer.url, client.get(answer.url).status_code) == (link(invitation), 200)


# --- who they are then ------------------------------------------------------------------------------------


def test_an_invited_athlete_becomes_who_they_were_invited_as(club: Club) -> None:
    with scope.enter(club.organization.pk):
        invitation = invite_athlete(athlete=club.stranger, by=club.coach, email=EMAIL, now=NOW)
    client = Client()

    answer = join(invitation, client)

    with scope.enter(club.organization.pk):
        athlete = Athlete.objects.get(pk=club.stranger.pk)
        assert (athlete.member, Athlete.objects.count()) == (membership(), 2)
    assert client.get(answer.url).url == "/o/northline/today/"


def test_an_athlete_nobody_has_made_yet_is_made(club: Club) -> None:
    join(invited(club, role=Role.NONE))

    with scope.enter(club.organization.pk):
        athlete = Athlete.objects.get(member=membership())
    assert (athlete.name, athlete.coach, athlete.timezone) == ("Eva Kim", club.owner, "Asia/Seoul")


def test_staff_who_become_athletes_stay_staff(club: Club) -> None:
    invitation, client = invited(club, club.coach.user.email, Role.NONE), Client()
    client.force_login(club.coach.user)

    client.post(link(invitation))

    assert membership(club.coach.user.email).role == Role.COACH


def test_an_athlete_can_become_staff(club: Club) -> None:
    invitation, client = invited(club, club.runner.user.email, Role.ASSISTANT), Client()
    client.force_login(club.runner.user)

    client.post(link(invitation))

    with scope.enter(club.organization.pk):
        assert Athlete.objects.get(pk=club.athlete.pk).member == club.runner
    assert membership(club.runner.user.email).role == Role.ASSISTANT


def test_a_former_member_comes_back(club: Club) -> None:
    services.end_membership(membership=club.coach, now=NOW - timedelta(days=1))
    invitation, client = invited(club, club.coach.user.email, Role.ASSISTANT), Client()
    client.force_login(club.coach.user)

    client.post(link(invitation))

    back = membership(club.coach.user.email)
    assert (back.pk, back.role, back.ended_at) == (club.coach.pk, Role.ASSISTANT, None)


def test_a_name_is_no_secret_of_another_organization(club: Club, other_club: Club) -> None:
    """The page of an invitation names its organization, the inviter and the invited; nothing else."""
    page = Client().get(link(invited(club))).content.decode()

    assert ("Northline" in page, "Southside" in page, "Ji-woo Han" in page) == (True, False, False)
    assert Organization.objects.count() == 2


def test_the_form_says_what_one_agrees_to(club: Club) -> None:
    athlete = Client().get(link(invited(club, role=Role.NONE))).content.decode()
    coach = Client().get(link(invited(club, "x@example.org"))).content.decode()

    assert ("Your coaches will see your check-ins" in athlete, "invited you to coach here" in coach) == (
        True,
        True,
    )
