"""Own sessions: written, changed, shared, copied, put away."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import translation

from analytics.workout import from_json
from analytics.workout.text import parse
from athletes.services import Changed
from planning import services
from planning.models import CatalogueSession, LibraryFavourite, LibrarySession, LibraryVersion, Visibility
from tests.factories import NOW, Club
from tests.planning.own import make_facts, make_own

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def own(inside: Club) -> LibrarySession:
    return make_own(inside.coach)


def numbers(session: LibrarySession) -> list[int]:
    return [version.number for version in session.versions.all()]


def test_a_new_session_says_what_was_said(inside: Club) -> None:
    facts = make_facts(
        folder="5 km/ Track", tags=("Hard", "hard", "track"), shared_with=(inside.assistant, inside.coach)
    )

    session = services.add_library_session(author=inside.coach, facts=facts, now=NOW)

    session.refresh_from_db()
    assert (session.folder, session.tags, session.version, numbers(session)) == (
        "5 km / Track",
        ["Hard", "track"],
        1,
        [1],
    )
    assert services.facts_of_library_session(session) == replace(
        facts, folder="5 km / Track", tags=("Hard", "track"), shared_with=(inside.assistant,)
    )


def test_a_change_keeps_what_was_before(inside: Club, own: LibrarySession) -> None:
    before = own.steps

    services.change_library_session(
        session=own, author=inside.owner, facts=make_facts("30m Z3", title="Tempo"), now=LATER, version=1
    )

    own.refresh_from_db()
    newest, first = own.versions.all()
    assert (own.title, own.version, from_json(own.steps)) == ("Tempo", 2, parse("30m Z3"))
    assert (newest.number, newest.title, newest.author, newest.saved_at) == (2, "Tempo", inside.owner, LATER)
    assert (first.number, first.title, first.steps) == (1, "Kilometres", before)


def test_another_folder_is_a_change_but_no_version(inside: Club, own: LibrarySession) -> None:
    services.change_library_session(
        session=own, author=inside.coach, facts=make_facts(folder="Track"), now=LATER
    )

    own.refresh_from_db()
    assert (own.version, numbers(own)) == (2, [1])


def test_saving_the_same_again_changes_nothing(inside: Club, own: LibrarySession) -> None:
    services.change_library_session(session=own, author=inside.coach, facts=make_facts(), now=LATER)

    own.refresh_from_db()
    assert (own.version, numbers(own)) == (1, [1])


def test_whom_it_is_shared_with_is_a_change(inside: Club, own: LibrarySession) -> None:
    shared = make_facts(visibility=Visibility.TEAM, shared_with=(inside.assistant, inside.owner))
    services.change_library_session(session=own, author=inside.coach, facts=shared, now=LATER)

    fewer = replace(shared, shared_with=(inside.owner,))
    services.change_library_session(session=own, author=inside.coach, facts=fewer, now=LATER)

    own.refresh_from_db()
    assert (own.version, services.facts_of_library_session(own).shared_with) == (3, (inside.owner,))


def test_an_older_version_is_refused(inside: Club, own: LibrarySession) -> None:
    change = {"session": own, "author": inside.coach, "now": LATER, "version": 1}
    services.change_library_session(facts=make_facts(title="First"), **change)

    with pytest.raises(Changed):
        services.change_library_session(facts=make_facts(title="Second"), **change)

    own.refresh_from_db()
    assert own.title == "First"


def test_athletes_are_not_shared_with(inside: Club) -> None:
    with pytest.raises(services.NotOnStaff):
        make_own(inside.coach, shared_with=(inside.runner,))


def test_other_organizations_are_not_shared_with(other_club: Club, inside: Club) -> None:
    with pytest.raises(services.NotOnStaff):
        make_own(inside.coach, shared_with=(other_club.coach,))


def test_the_archive_is_left_as_it_was_entered(inside: Club, own: LibrarySession) -> None:
    services.archive_library_session(session=own, now=LATER)
    services.archive_library_session(session=own, now=LATER + timedelta(hours=1))

    own.refresh_from_db()
    assert (own.archived_at, own.version) == (LATER, 2)

    services.unarchive_library_session(session=own, version=2)
    services.unarchive_library_session(session=own)

    own.refresh_from_db()
    assert (own.archived_at, own.version) == (None, 3)


def test_the_archive_too_minds_the_version(own: LibrarySession) -> None:
    with pytest.raises(Changed):
        services.archive_library_session(session=own, now=LATER, version=7)
    with pytest.raises(Changed):
        services.unarchive_library_session(session=own, version=7)


def test_a_session_that_is_not_there_has_changed(inside: Club) -> None:
    with pytest.raises(Changed):
        services.archive_library_session(session=LibrarySession(pk=0), now=LATER)


def test_sessions_and_versions_are_called_by_their_title(own: LibrarySession) -> None:
    assert (str(own), str(own.versions.get())) == ("Kilometres", "Kilometres (1)")


def test_nothing_is_changed_in_the_archive(inside: Club, own: LibrarySession) -> None:
    services.archive_library_session(session=own, now=LATER)

    with pytest.raises(services.Archived):
        services.change_library_session(
            session=own, author=inside.coach, facts=make_facts("5m Z1"), now=LATER
        )


def test_a_former_version_comes_back_as_a_new_one(inside: Club, own: LibrarySession) -> None:
    facts = make_facts("30m Z3", title="Tempo", folder="Track", tags=("hard",))
    services.change_library_session(session=own, author=inside.coach, facts=facts, now=LATER)

    services.put_back_version(session=own, author=inside.owner, number=1, now=LATER, version=2)

    own.refresh_from_db()
    assert (own.title, own.folder, own.tags, own.version, numbers(own)) == (
        "Kilometres",
        "Track",
        ["hard"],
        3,
        [3, 2, 1],
    )


def test_a_version_that_never_was_does_not_come_back(inside: Club, own: LibrarySession) -> None:
    with pytest.raises(LibraryVersion.DoesNotExist):
        services.put_back_version(session=own, author=inside.coach, number=9, now=LATER)


def test_versions_are_only_ever_added(own: LibrarySession) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        own.versions.update(title="Forged")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        own.versions.all().delete()


def test_a_shipped_session_is_made_ones_own_in_ones_language(inside: Club) -> None:
    shipped = CatalogueSession.objects.get(code="vo2-400")

    with translation.override("ko"):
        session = services.make_mine(source=shipped, author=inside.coach, now=NOW)

    assert (session.title, session.purpose, session.steps, session.category) == (
        shipped.title["ko"],
        shipped.purpose["ko"],
        shipped.steps,
        shipped.category,
    )
    assert (session.visibility, session.copied_from, session.author) == ("private", "vo2-400", inside.coach)


def test_a_colleagues_session_is_made_ones_own(inside: Club, own: LibrarySession) -> None:
    copy = services.make_mine(source=own, author=inside.owner, now=NOW)

    assert (copy.pk != own.pk, copy.title, copy.steps, copy.author, copy.visibility) == (
        True,
        own.title,
        own.steps,
        inside.owner,
        "private",
    )


def test_favourites_are_kept_once_and_let_go(inside: Club, own: LibrarySession) -> None:
    shipped = CatalogueSession.objects.get(code="vo2-400")
    for source in (own, shipped, own, shipped):
        services.set_favourite(member=inside.coach, source=source, favourite=True)

    kept = LibraryFavourite.objects.filter(member=inside.coach).order_by("code")
    assert list(kept.values_list("code", "session")) == [("", own.pk), ("vo2-400", None)]

    services.set_favourite(member=inside.coach, source=own, favourite=False)
    services.set_favourite(member=inside.owner, source=shipped, favourite=False)
    assert list(kept.values_list("code", "session")) == [("vo2-400", None)]


@pytest.mark.parametrize("both", [False, True])
def test_a_favourite_is_one_session(inside: Club, own: LibrarySession, both: bool) -> None:
    fields = {"session": own, "code": "vo2-400"} if both else {}

    with pytest.raises(IntegrityError, match="favourite_is_one_session"), transaction.atomic():
        LibraryFavourite.objects.create(member=inside.coach, **fields)
