"""Choosing a language, and coming back to where one was."""

import pytest
from django.test import Client
from django.urls import reverse

from tenancy.models import User
from tests.factories import Club

CHOICE = {"language": "ko", "next": "/o/northline/athletes/?q=han"}


@pytest.mark.django_db
def test_a_stranger_keeps_it_in_a_cookie(client: Client) -> None:
    answer = client.post(reverse("set_language"), {"language": "ko", "next": "/account/sign-in/"})

    assert answer.url == "/account/sign-in/"
    assert '<html lang="ko">' in client.get(answer.url).content.decode()


def test_a_person_keeps_it_in_their_account(club: Club, client: Client) -> None:
    client.force_login(club.coach.user)

    answer = client.post(reverse("set_language"), CHOICE)

    assert (answer.url, User.objects.get(pk=club.coach.user_id).locale) == (CHOICE["next"], "ko")


@pytest.mark.django_db
@pytest.mark.parametrize("next_page", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_nobody_is_sent_elsewhere(client: Client, next_page: str) -> None:
    assert client.post(reverse("set_language"), {"language": "ko", "next": next_page}).url == "/"


@pytest.mark.django_db
def test_a_language_the_site_has_not_is_refused(client: Client) -> None:
    assert client.post(reverse("set_language"), {"language": "xx"}).status_code == 400


@pytest.mark.django_db
def test_a_link_changes_nothing(client: Client) -> None:
    assert client.get(reverse("set_language"), CHOICE).status_code == 405
