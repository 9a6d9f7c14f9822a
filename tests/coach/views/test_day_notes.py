"""Notes on the days of the calendar, by htmx and as plain forms, and where they are read."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from planning import services
from planning.models import Audience, DayNote
from tests.coach.given import HTMX, address
from tests.coach.views.test_calendar import said
from tests.factories import NOW, Club
from tests.planning.drafting import TODAY


def write(client: Client, club: Club, *, htmx: bool = True, **words: Any) -> HttpResponse:
    at = f"{address('calendar_note_write', club.athlete.public_id)}?from=2026-11-16&weeks=1"
    facts = {"day": TODAY, "audience": "athlete", "version": 0, "text": "Meet at the track", **words}
    return client.post(at, facts, headers=HTMX if htmx else None)


@pytest.mark.parametrize("htmx", [True, False])
def test_a_note_is_written_read_and_undone(inside: Club, coach: Client, htmx: bool) -> None:
    answer = write(coach, inside, htmx=htmx)
    page = answer if htmx else coach.get(answer["Location"])
    note = DayNote.objects.get()

    undo = f"{address('day_note_undo', note.public_id)}?seen=1"
    assert ("Noted." in said(page), "For the athlete Meet at the track" in said(page)) == (True, True)
    assert undo in page.content.decode()
    assert "Undone." in said(coach.post(undo, headers=HTMX))
    assert (DayNote.objects.written().count(), coach.post(undo, headers=HTMX).status_code) == (0, 409)


def test_a_note_is_taken_away_with_an_empty_text(inside: Club, coach: Client) -> None:
    write(coach, inside)

    assert "The note is gone." in said(write(coach, inside, version=1, text=" "))
    assert DayNote.objects.written().count() == 0


def test_the_dialog_has_both_notes(inside: Club, coach: Client) -> None:
    write(coach, inside, audience="staff", text="Watch the calf")
    at = address("calendar_note", inside.athlete.public_id)

    dialog, page = coach.get(at, {"day": TODAY}, headers=HTMX), coach.get(at, {"day": TODAY})

    assert (dialog.content.strip().startswith(b"<dialog"), "Watch the calf" in said(page)) == (True, True)
    assert [form["text"].label for form in page.context["forms"]] == [one.label for one in Audience]


def test_the_athlete_reads_in_the_plan_what_is_for_them(inside: Club, coach: Client, runner: Client) -> None:
    write(coach, inside)
    write(coach, inside, audience="staff", text="Watch the calf")

    page = said(runner.get(address("my_plan"), {"week": TODAY}))

    assert ("From your coach Meet at the track" in page, "Watch the calf" in page) == (True, False)


@pytest.mark.parametrize(
    "words, status",
    [
        ({"text": ""}, 422),
        ({"text": "x" * 501}, 422),
        ({"audience": "press"}, 422),
        ({"day": "soon"}, 422),
        ({"version": 3}, 409),
    ],
)
def test_refusals_say_why(inside: Club, coach: Client, words: dict[str, Any], status: int) -> None:
    assert (write(coach, inside, **words).status_code, DayNote.objects.count()) == (status, 0)


def test_strangers_and_athletes_write_nothing(inside: Club, coach: Client, runner: Client) -> None:
    foreign = services.write_day_note(
        athlete=inside.stranger,
        author=inside.owner,
        day=TODAY,
        audience=Audience.ATHLETE,
        text="Elsewhere",
        now=NOW,
    )

    assert coach.post(address("day_note_undo", foreign.public_id)).status_code == 404
    assert write(runner, inside).status_code == 404
