"""The season's page: by htmx and without it, who may, and the way of a change to the athlete."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from athletes.models import AthleteGrant
from planning import selectors
from planning.models import PlannedSession, Revision
from tests.coach.given import HTMX, address
from tests.factories import Club
from tests.planning.drafting import TODAY, fresh
from tests.planning.making import MONDAY, make_plan, make_session

WEEK = {"monday": MONDAY.isoformat(), "measure": "time"}


@pytest.fixture
def session(inside: Club) -> PlannedSession:
    return make_session(make_plan(inside.athlete, inside.coach), TODAY)


def page(client: Client, club: Club, **asked: Any) -> HttpResponse:
    return client.get(address("season", club.athlete.public_id), asked)


def send(client: Client, club: Club, *, htmx: bool = False, **words: Any) -> HttpResponse:
    url = address("season_week", club.athlete.public_id)
    look = "?to=season&reach=ahead&measure=time"
    return client.post(url + look, {**WEEK, **words}, headers=HTMX if htmx else None)


def drafted(club: Club) -> int:
    return len(selectors.draft_of(athlete=club.athlete).changes)


@pytest.mark.parametrize("name", ["season", "season_what_if"])
def test_whom_a_coach_does_not_see_is_not_found(inside: Club, coach: Client, name: str) -> None:
    assert coach.get(address(name, inside.stranger.public_id)).status_code == 404


def test_athletes_read_their_own_and_change_nothing(
    inside: Club, coach: Client, runner: Client, session: PlannedSession
) -> None:
    send(coach, inside, amount="1.5")

    own, staff = page(runner, inside), page(coach, inside)

    words = own.content.decode()
    assert (own.context["year"].weeks[0].planned, staff.context["year"].weeks[0].planned) == (
        "45 min",
        "1 h 30 m",
    )
    assert [hook for hook in ("year-verb", "amount-", "cal-publish", "what-if") if hook in words] == []
    assert send(runner, inside, amount="2").status_code == 404
    assert runner.get(address("season_what_if", inside.athlete.public_id)).status_code == 404


def test_what_speaks_against_a_week_is_for_the_staff(
    inside: Club, coach: Client, runner: Client, session: PlannedSession
) -> None:
    PlannedSession.objects.update(duration_s=2 * 3600)

    told = [b"2 h planned, 1 h available" in page(one, inside).content for one in (coach, runner)]

    assert told == [True, False]


def test_the_staff_and_the_athlete_each_have_their_own_frame(
    inside: Club, coach: Client, runner: Client
) -> None:
    """One page of two frames: what is kept of one must not stand in the other."""
    heads = [page(one, inside).content.decode().split("</head>")[0] for one in (coach, runner)]

    assert [("css/athlete.css" in head, "css/coach.css" in head) for head in heads] == [
        (False, True),
        (True, False),
    ]


def test_an_assistant_looks_and_changes_nothing(
    inside: Club, assistant: Client, session: PlannedSession
) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)

    words = page(assistant, inside).content.decode()

    assert [hook for hook in ("year-verb", "amount-", "cal-publish") if hook in words] == []
    assert send(assistant, inside, amount="2").status_code == 404


def test_a_week_is_set_published_and_taken_back_by_forms(
    inside: Club, coach: Client, session: PlannedSession
) -> None:
    here = f"{address('season', inside.athlete.public_id)}?reach=ahead&measure=time"
    bar = address("calendar_publish", inside.athlete.public_id)

    sent = send(coach, inside, amount="1.5")
    shown = coach.get(here).content.decode()
    gone = coach.post(f"{bar}?to=season&reach=ahead&measure=time")

    assert (sent.status_code, sent["Location"]) == (302, here)
    assert "1 change" in shown
    assert f'action="{bar}?to=season&amp;reach=ahead&amp;measure=time"' in shown
    assert "hx-post" not in shown[shown.index('id="cal-bar"') : shown.index("year-finding")]
    assert (gone.status_code, gone["Location"]) == (302, here)
    assert fresh(session).duration_s == 5400
    revision = Revision.objects.get()
    coach.post(f"{address('revision_take_back', revision.public_id)}?to=season")
    assert fresh(session).duration_s == 2700


def test_htmx_draws_bars_table_and_bar_anew(inside: Club, coach: Client, session: PlannedSession) -> None:
    answer = send(coach, inside, htmx=True, amount="1.5").content.decode()

    assert "<html" not in answer
    assert [part for part in ('id="cal-bar"', 'id="year-view"', "1 h 30 m in the draft.") if part in answer]
    assert f'id="bar-{MONDAY.isoformat()}"' in answer


@pytest.mark.parametrize(
    "words",
    [
        {"amount": ""},
        {"amount": "-1"},
        {"amount": "9", "monday": "soon"},
        {"amount": "0.75"},
        {"amount": "9", "monday": "2026-12-07"},
    ],
    ids=["nothing", "less than nothing", "no day", "what it is", "a week without sessions"],
)
@pytest.mark.parametrize("htmx", [True, False])
def test_what_cannot_be_is_refused_with_words(
    inside: Club, coach: Client, session: PlannedSession, words: dict[str, str], htmx: bool
) -> None:
    answer = send(coach, inside, htmx=htmx, **words)

    assert (answer.status_code, drafted(inside)) == (422, 0)
    assert b'class="toast' in answer.content or b"banner" in answer.content


def test_a_week_that_comes_no_nearer_is_told(inside: Club, coach: Client, session: PlannedSession) -> None:
    answer = send(coach, inside, htmx=True, amount="9").content.decode()

    assert "1 h 30 m in the draft; its sessions come no nearer to 9 h." in answer


@pytest.mark.parametrize("asked", [{"reach": "ever", "measure": "stones"}, {"measure": "distance"}])
def test_what_makes_no_sense_counts_as_not_said(inside: Club, coach: Client, asked: dict[str, str]) -> None:
    assert page(coach, inside, **asked).status_code == 200


def test_an_empty_season_says_what_to_do(inside: Club, coach: Client, runner: Client) -> None:
    staff, own = page(coach, inside).content.decode(), page(runner, inside).content.decode()

    assert address("plan_new", inside.athlete.public_id) in staff
    assert "When a plan is published its weeks stand here." in own


def test_it_is_linked_where_the_season_is_met(inside: Club, coach: Client, runner: Client) -> None:
    plan = make_plan(inside.athlete, inside.coach, weeks=2)
    link = address("season", inside.athlete.public_id)
    at = inside.athlete.public_id

    pages = [coach.get(address(*to)) for to in (("athlete_page", at), ("calendar", at))]
    pages += [coach.get(address("plan_page", plan.public_id)), runner.get(address("my_plan"))]

    assert [link in one.content.decode() for one in pages] == [True] * 4
