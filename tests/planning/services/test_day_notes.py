"""Notes on days: written, changed, taken away, undone; who sees which."""

from datetime import date
from typing import Any

import pytest

from athletes.services import Changed
from planning import selectors, services
from planning.models import Audience, DayNote
from tests.factories import NOW, Club

DAY = date(2026, 11, 24)


def note(club: Club, text: str, audience: Audience = Audience.ATHLETE, **given: Any) -> DayNote:
    facts = {"athlete": club.athlete, "author": club.coach, "day": DAY, "now": NOW, **given}
    return services.write_day_note(text=text, audience=audience, **facts)


def texts(club: Club) -> list[tuple[str, str]]:
    found = selectors.notes_between(athlete=club.athlete, first=DAY, last=DAY)
    return [(one.audience, one.text) for one in found.get(DAY, ())]


def test_a_day_says_one_thing_to_the_athlete_and_one_to_the_staff(inside: Club) -> None:
    note(inside, "  Meet at the track. ")
    note(inside, "Watch the calf.", Audience.STAFF)

    assert texts(inside) == [("athlete", "Meet at the track."), ("staff", "Watch the calf.")]
    own = selectors.notes_for_athlete(athlete=inside.athlete, first=DAY, last=DAY)
    assert [one.text for one in own[DAY]] == ["Meet at the track."]
    seen = [
        list(DayNote.objects.visible_to(member).values_list("audience", flat=True))
        for member in (inside.runner, inside.coach)
    ]
    assert seen == [["athlete"], ["athlete", "staff"]]


def test_writing_the_same_again_changes_nothing(inside: Club) -> None:
    assert note(inside, "At seven").version == note(inside, "At seven").version == 1


def test_what_was_written_is_undone_and_done_again(inside: Club) -> None:
    note(inside, "At seven")
    changed = note(inside, "At eight")

    back = services.undo_day_note(note=changed, author=inside.coach, version=2, now=NOW)
    said = texts(inside)
    services.undo_day_note(note=back, author=inside.coach, version=3, now=NOW)

    assert (said, texts(inside)) == ([("athlete", "At seven")], [("athlete", "At eight")])


def test_a_note_that_is_taken_away_comes_back(inside: Club) -> None:
    note(inside, "At seven")
    gone = note(inside, "")
    empty = texts(inside)

    services.undo_day_note(note=gone, author=inside.coach, version=2, now=NOW)

    assert (empty, texts(inside)) == ([], [("athlete", "At seven")])


def test_nothing_newer_is_lost(inside: Club) -> None:
    made = note(inside, "At seven", version=0)
    note(inside, "At eight", version=1)

    with pytest.raises(Changed):
        note(inside, "At nine", version=1)
    with pytest.raises(services.NoteChanged):
        services.undo_day_note(note=made, author=inside.coach, version=1, now=NOW)
    assert texts(inside) == [("athlete", "At eight")]


def test_nothing_is_no_note(inside: Club) -> None:
    with pytest.raises(services.NothingNoted):
        note(inside, "   ")
