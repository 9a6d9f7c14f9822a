"""Who is asking, for which organization, in which language; and where htmx is sent."""

import json

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone, translation

from athletes.models import Athlete
from tenancy import scope
from tenancy.middleware import HtmxRedirectMiddleware, PersonMiddleware, TenancyMiddleware
from tenancy.models import Membership, User
from tests.factories import NOW, Club

QUEUE = "/o/northline/queue/"


def signed_in(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.user)
    return client


def ask(respond: object, club: Club, path: str = QUEUE) -> HttpResponse:
    """The answer of a page behind the tenancy middleware."""
    request = RequestFactory().get(path)
    request.user = club.coach.user
    return TenancyMiddleware(respond)(request)


# --- the organization -------------------------------------------------------------------------------------


def test_the_address_names_the_organization(club: Club, other_club: Club) -> None:
    coach = signed_in(club.coach)

    found = [coach.get(f"/o/{slug}/queue/").status_code for slug in ("northline", "southside", "nowhere")]

    assert found == [200, 404, 404]


def test_a_member_who_has_left_finds_nothing(club: Club) -> None:
    coach = signed_in(club.coach)
    with scope.enter(club.organization.pk):
        Membership.objects.filter(pk=club.coach.pk).update(ended_at=NOW)

    assert coach.get(QUEUE).status_code == 404


def test_strangers_are_asked_to_sign_in_and_come_back(club: Club) -> None:
    answer = Client().get(f"{QUEUE}?tab=done")

    assert answer.url == "/account/sign-in/?next=/o/northline/queue/%3Ftab%3Ddone"


def test_the_page_runs_in_the_scope_and_it_ends_with_it(club: Club) -> None:
    inside: list[object] = []

    def respond(request: HttpRequest) -> HttpResponse:
        inside.extend([scope.organization_id(), Athlete.objects.count(), request.membership.organization])
        return HttpResponse()

    ask(respond, club)

    assert (inside, scope.current()) == ([club.organization.pk, 2, club.organization], None)


@pytest.mark.parametrize(
    "status, kept", [(200, "Renamed"), (404, "Renamed"), (500, "Ji-woo Han"), (503, "Ji-woo Han")]
)
def test_an_answer_that_failed_leaves_nothing_written(club: Club, status: int, kept: str) -> None:
    def respond(request: HttpRequest) -> HttpResponse:
        Athlete.objects.filter(pk=club.athlete.pk).update(name="Renamed")
        return HttpResponse(status=status)

    ask(respond, club)

    with scope.enter(club.organization.pk):
        assert Athlete.objects.get(pk=club.athlete.pk).name == kept


def test_a_streamed_body_is_read_inside_the_transaction(club: Club) -> None:
    def respond(request: HttpRequest) -> HttpResponse:
        names = (athlete.name for athlete in Athlete.objects.order_by("name").iterator())
        return StreamingHttpResponse(names, headers={"X-Kept": "yes"})

    answer = ask(respond, club)

    assert (answer.content, answer.headers["X-Kept"]) == (b"Daniel OkaforJi-woo Han", "yes")


def test_who_wrote_stands_in_the_audit(club: Club) -> None:
    def respond(request: HttpRequest) -> HttpResponse:
        Athlete.objects.filter(pk=club.athlete.pk).update(name="Renamed")
        return HttpResponse()

    ask(respond, club)

    with scope.enter(club.organization.pk), connection.cursor() as cursor:
        cursor.execute("SELECT pgh_context FROM athletes_athleteaudit ORDER BY pgh_id DESC LIMIT 1")
        context = json.loads(cursor.fetchone()[0])
    assert context == {"membership": club.coach.pk, "source": QUEUE}


# --- the person -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "locale, cookie, browser, language",
    [
        ("ko", "en", "en", "ko"),
        ("", "ko", "en", "ko"),
        ("", "", "ko", "ko"),
        ("", "xx", "fr", "en"),
        ("en", "ko", "ko", "en"),
    ],
)
def test_language_is_the_persons_else_the_cookies_else_the_browsers(
    club: Club, locale: str, cookie: str, browser: str, language: str
) -> None:
    User.objects.filter(pk=club.coach.user_id).update(locale=locale)
    client = signed_in(club.coach)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie

    answer = client.get(QUEUE, headers={"Accept-Language": browser})

    assert answer.headers["Content-Language"] == language
    assert f'<html lang="{language}">' in answer.content.decode()


def test_the_persons_time_zone_holds_during_the_request_only(club: Club) -> None:
    club.coach.user.timezone = "Asia/Seoul"
    request, seen = RequestFactory().get("/"), []
    request.user = club.coach.user

    def respond(request: HttpRequest) -> HttpResponse:
        seen.append((timezone.get_current_timezone_name(), translation.get_language()))
        return HttpResponse()

    PersonMiddleware(respond)(request)

    assert (seen, timezone.get_current_timezone_name()) == ([("Asia/Seoul", "en")], "UTC")


# --- htmx -------------------------------------------------------------------------------------------------


def test_an_expired_session_moves_the_whole_page_to_the_sign_in(club: Club) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/o/northline/queue/?tab=done"}

    answer = Client().post(f"{QUEUE}0190f3a0-0000-7000-8000-000000000000/approve/", headers=headers)

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["HX-Redirect"] == "/account/sign-in/?next=/o/northline/queue/%3Ftab%3Ddone"


def test_a_page_of_another_site_is_not_where_one_comes_back_to(club: Club) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "https://evil.example/queue/"}

    answer = Client().get(QUEUE, headers=headers)

    assert answer.headers["HX-Redirect"] == f"/account/sign-in/?next={QUEUE}"


def test_other_redirects_stay_what_they_are(club: Club) -> None:
    answer = signed_in(club.coach).get("/o/northline/", headers={"HX-Request": "true"})

    assert (answer.status_code, answer.url) == (302, QUEUE)


def test_without_htmx_a_redirect_is_a_redirect(club: Club) -> None:
    request = RequestFactory().get("/")
    request.htmx = False

    answer = HtmxRedirectMiddleware(lambda request: HttpResponse("page"))(request)

    assert answer.content == b"page"
