"""A session of the club's own, looked at and dealt with."""

import pytest
from django.test import Client

from planning import services
from planning.models import CatalogueSession, LibraryFavourite, LibrarySession, Visibility
from tests.factories import NOW, Club
from tests.planning.making import address
from tests.planning.own import make_facts, make_own


@pytest.fixture
def own(inside: Club) -> LibrarySession:
    return make_own(inside.coach, visibility=Visibility.TEAM, shared_with=(inside.assistant,), cues="Relax.")


@pytest.fixture
def helper(inside: Club) -> Client:
    """An assistant with whom it is shared, signed in."""
    browser = Client()
    browser.force_login(inside.assistant.user)
    return browser


def test_a_session_shows_itself(inside: Club, coach: Client, own: LibrarySession) -> None:
    page = coach.get(address("own_session", own.public_id), {"athlete": str(inside.athlete.public_id)})

    content = page.content.decode()
    assert ("Relax." in content, "Northline Assistant" in content, page.context["writable"]) == (
        True,
        True,
        True,
    )
    assert page.context["found"].summary == "5 × 1 km at 4:10/km, 1 min 30 s rest"


def test_whom_it_is_shared_with_reads_and_keeps_it_at_hand(
    inside: Club, helper: Client, own: LibrarySession
) -> None:
    page = helper.get(address("own_session", own.public_id))
    assert (page.context["writable"], page.context["may_write"]) == (False, False)

    helper.post(address("own_favourite", own.public_id), {"favourite": "yes"})

    assert list(LibraryFavourite.objects.values_list("member", "session")) == [(inside.assistant.pk, own.pk)]


@pytest.mark.parametrize("name", ["own_archive", "own_copy"])
def test_assistants_write_nothing(helper: Client, own: LibrarySession, name: str) -> None:
    assert helper.post(address(name, own.public_id)).status_code == 404


def test_private_sessions_are_not_there_for_colleagues(inside: Club, coach: Client) -> None:
    secret = make_own(inside.owner, visibility=Visibility.PRIVATE)

    assert coach.get(address("own_session", secret.public_id)).status_code == 404


def test_athletes_find_no_session_of_the_club(inside: Club, runner: Client) -> None:
    session = make_own(inside.coach)

    assert runner.get(address("own_session", session.public_id)).status_code == 404
    assert b"Kilometres" not in runner.get(address("library")).content


def test_the_archive_is_entered_and_left(coach: Client, own: LibrarySession) -> None:
    coach.post(address("own_archive", own.public_id))
    own.refresh_from_db()
    assert own.archived_at is not None
    assert b"In the archive" in coach.get(address("own_session", own.public_id)).content

    coach.post(address("own_unarchive", own.public_id))
    own.refresh_from_db()
    assert own.archived_at is None


def test_a_shipped_session_is_made_ones_own(inside: Club, coach: Client) -> None:
    page = coach.post(address("shipped_copy", "vo2-400"))

    copy = LibrarySession.objects.get()
    assert (page["Location"], copy.author) == (address("session_edit", copy.public_id), inside.coach)


def test_a_colleagues_session_is_made_ones_own(inside: Club, coach: Client) -> None:
    theirs = make_own(inside.owner)

    coach.post(address("own_copy", theirs.public_id))

    assert LibrarySession.objects.exclude(pk=theirs.pk).get().author == inside.coach


def test_a_former_version_is_put_back(coach: Client, inside: Club, own: LibrarySession) -> None:
    facts = make_facts("20m Z2", title="Other", visibility=Visibility.TEAM)
    services.change_library_session(session=own, author=inside.coach, facts=facts, now=NOW)

    coach.post(address("own_put_back", own.public_id, 1))

    own.refresh_from_db()
    assert (own.title, own.version) == ("Kilometres", 3)


def test_a_version_that_never_was_is_not_found(coach: Client, own: LibrarySession) -> None:
    assert coach.post(address("own_put_back", own.public_id, 9)).status_code == 404


def test_nothing_is_put_back_in_the_archive(coach: Client, own: LibrarySession) -> None:
    services.archive_library_session(session=own, now=NOW)

    page = coach.post(address("own_put_back", own.public_id, 1), follow=True)

    assert b"Take it out before you change it" in page.content


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_shipped_session_is_kept_at_hand(inside: Club, coach: Client, answer: str) -> None:
    services.set_favourite(
        member=inside.coach, source=CatalogueSession.objects.get(code="vo2-400"), favourite=answer == "no"
    )

    page = coach.post(address("shipped_favourite", "vo2-400"), {"favourite": answer}, follow=True)

    assert page.context["favourite"] == (answer == "yes")
