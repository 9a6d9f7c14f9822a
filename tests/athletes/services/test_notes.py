"""Notes: who reads which, and what happens to them."""

from datetime import timedelta

import pytest

from athletes import selectors, services
from athletes.models import Athlete, AthleteGrant, Note, NoteAudience, NoteVersion
from athletes.services import NoteFacts
from tenancy.models import Membership
from tests.factories import NOW, Club

PRIVATE = NoteFacts(NoteAudience.PRIVATE, "Worries about work")
SHARED = NoteFacts(NoteAudience.SHARED, "Well done on Sunday")
PEOPLE = ("owner", "coach", "assistant", "runner")


def write(club: Club, facts: NoteFacts = PRIVATE, athlete: Athlete | None = None) -> Note:
    return services.write_note(athlete=athlete or club.athlete, author=club.coach, facts=facts, now=NOW)


def readers(club: Club, note: Note) -> set[str]:
    found = {name: getattr(club, name) for name in PEOPLE}
    return {name for name, one in found.items() if Note.objects.visible_to(one).filter(pk=note.pk).exists()}


def test_private_notes_are_read_by_who_coaches_and_by_no_athlete(inside: Club) -> None:
    private, shared = write(inside), write(inside, SHARED)

    assert readers(inside, private) == {"owner", "coach"}
    assert readers(inside, shared) == {"owner", "coach", "runner"}


def test_an_assistant_with_a_grant_reads_private_ones_too(inside: Club) -> None:
    private = write(inside)

    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)

    assert readers(inside, private) == {"owner", "coach", "assistant"}


def test_notes_on_others_are_not_read(inside: Club) -> None:
    note = write(inside, SHARED, inside.stranger)

    assert readers(inside, note) == {"owner"}


def test_a_coach_who_runs_reads_no_private_note_on_themself(inside: Club) -> None:
    Athlete.objects.filter(pk=inside.stranger.pk).update(member=inside.owner)
    private, shared = write(inside, athlete=inside.stranger), write(inside, SHARED, inside.stranger)
    own = services.write_note(athlete=inside.stranger, author=inside.owner, facts=PRIVATE, now=NOW)

    seen = Note.objects.visible_to(inside.owner).of(inside.stranger)

    assert set(seen) == {shared, own}
    assert private not in Note.objects.restorable_by(inside.owner, private.version)


def test_a_change_keeps_what_was_said_and_is_taken_back(inside: Club) -> None:
    note = write(inside, SHARED)

    changed = services.change_note(
        note=note, author=inside.owner, facts=PRIVATE, now=NOW + timedelta(hours=1), version=1
    )
    before = selectors.versions_of(note=note, membership=inside.coach)
    back = services.put_back_note(note=note, author=inside.coach, version=2, now=NOW)

    assert (changed.body, changed.audience, changed.version) == (PRIVATE.body, "private", 2)
    assert [(one.number, one.body, one.audience) for one in before] == [(1, SHARED.body, "shared")]
    assert (back.body, back.audience, back.version) == (SHARED.body, "shared", 3)


def test_an_athlete_never_reads_what_a_shared_note_said_before(inside: Club) -> None:
    note = write(inside)
    services.change_note(note=note, author=inside.coach, facts=SHARED, now=NOW)

    assert readers(inside, note) == {"owner", "coach", "runner"}
    assert list(NoteVersion.objects.visible_to(inside.runner)) == []
    assert selectors.versions_of(note=note, membership=inside.runner) == []


def test_of_two_who_change_at_once_one_is_told(inside: Club) -> None:
    note = write(inside)
    services.change_note(note=note, author=inside.owner, facts=SHARED, now=NOW, version=1)

    with pytest.raises(services.Changed):
        services.change_note(
            note=note, author=inside.coach, facts=NoteFacts(NoteAudience.PRIVATE, "Else"), now=NOW, version=1
        )

    assert Note.objects.get(pk=note.pk).body == SHARED.body


def test_the_same_words_again_change_nothing(inside: Club) -> None:
    note = write(inside)

    same = services.change_note(note=note, author=inside.owner, facts=PRIVATE, now=NOW)

    assert (same.version, same.author_id, NoteVersion.objects.count()) == (1, inside.coach.pk, 0)


def test_a_removed_note_is_gone_for_everybody_until_it_is_back(inside: Club) -> None:
    note = write(inside, SHARED)

    gone = services.remove_note(note=note, now=NOW, version=1)
    nobody = readers(inside, note)
    services.restore_note(note=gone, version=gone.version)

    assert nobody == set()
    assert readers(inside, note) == {"owner", "coach", "runner"}


def test_a_note_has_words(inside: Club) -> None:
    with pytest.raises(services.NothingWritten):
        write(inside, NoteFacts(NoteAudience.SHARED, "  "))


def test_nothing_to_put_back(inside: Club) -> None:
    with pytest.raises(services.NothingBefore):
        services.put_back_note(note=write(inside), author=inside.coach, version=1, now=NOW)


def test_the_athletes_own_page_holds_shared_ones_alone(inside: Club) -> None:
    write(inside)
    shared = write(inside, SHARED)

    assert [line.note for line in selectors.shared_notes(athlete=inside.athlete)] == [shared]


@pytest.mark.parametrize("count", [1, 3])
def test_notes_are_asked_for_in_two_queries(
    inside: Club, count: int, django_assert_num_queries: object
) -> None:
    for _number in range(count):
        write(inside)
    member = Membership.objects.select_related("organization").get(pk=inside.coach.pk)

    with django_assert_num_queries(2):  # type: ignore[operator]
        found = selectors.notes_of(athlete=inside.athlete, membership=member)

    assert len(found) == count
