"""Templates of messages: one's own and everybody's."""

import pytest
from django.test import Client

from athletes.models import Phrase
from tests.athletes.conftest import SignIn
from tests.factories import Club

PAGE = "/o/northline/phrases/"
SAID = {"name": "Rest", "body_en": "Rest today, {name}.", "body_ko": ""}


def test_coach_makes_one_for_everybody(inside: Club, coach: Client) -> None:
    coach.post(f"{PAGE}new/", {**SAID, "shared": "1"})

    assert (Phrase.objects.get().owner, Phrase.objects.get().body_en) == (None, "Rest today, {name}.")


def test_assistant_makes_their_own_and_changes_nobodys(inside: Club, sign_in: SignIn) -> None:
    assistant = sign_in(inside.assistant)
    shared = Phrase.objects.create(name="Shared", body_en="Hello")

    assistant.post(f"{PAGE}new/", {**SAID, "shared": "1"})

    assert Phrase.objects.get(name="Rest").owner == inside.assistant
    assert assistant.get(f"{PAGE}{shared.public_id}/").status_code == 404
    assert len(assistant.get(PAGE).context["phrases"]) == 2


@pytest.mark.parametrize("wrong", [{"name": ""}, {"body_en": ""}])
def test_what_says_nothing_is_refused(wrong: dict[str, str], inside: Club, coach: Client) -> None:
    assert coach.post(f"{PAGE}new/", {**SAID, **wrong}).status_code == 422
    assert not Phrase.objects.exists()


def test_name_is_taken_once(inside: Club, coach: Client) -> None:
    coach.post(f"{PAGE}new/", SAID)

    response = coach.post(f"{PAGE}new/", SAID)

    assert (response.status_code, Phrase.objects.count()) == (422, 1)


def test_stale_change_is_told(inside: Club, coach: Client) -> None:
    phrase = Phrase.objects.create(owner=inside.coach, version=2, name="Rest", body_en="Rest.")

    response = coach.post(f"{PAGE}{phrase.public_id}/", {**SAID, "version": "1"})

    assert (response.status_code, Phrase.objects.get().body_en) == (409, "Rest.")


def test_removed_one_is_brought_back(inside: Club, coach: Client) -> None:
    phrase = Phrase.objects.create(owner=inside.coach, name="Rest", body_en="Rest.")

    coach.post(f"{PAGE}{phrase.public_id}/remove/")
    gone = list(Phrase.objects.visible_to(inside.coach))
    coach.post(f"{PAGE}{phrase.public_id}/restore/?version=2")

    assert (gone, list(Phrase.objects.visible_to(inside.coach))) == ([], [phrase])


def test_anothers_own_is_not_found(inside: Club, coach: Client) -> None:
    phrase = Phrase.objects.create(owner=inside.assistant, name="Rest", body_en="Rest.")

    assert coach.get(f"{PAGE}{phrase.public_id}/").status_code == 404
