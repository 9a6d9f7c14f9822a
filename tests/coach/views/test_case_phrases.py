"""Templates in the message dialog of a case."""

from uuid import uuid4

from django.test import Client

from athletes.models import Phrase
from readiness.models import Intervention


def address(case: Intervention) -> str:
    return f"/o/northline/queue/{case.public_id}/phrases/"


def test_choice_stands_in_the_dialog_and_fills_the_field(case: Intervention, coach: Client) -> None:
    phrase = Phrase.objects.create(name="Rest", body_en="Rest, {name}.")
    htmx = {"HX-Request": "true"}

    choice = coach.get(address(case), headers=htmx).content.decode()
    field = coach.get(address(case), {"phrase": phrase.public_id}, headers=htmx).content.decode()

    assert ("<html" in choice, str(phrase.public_id) in choice) == (False, True)
    assert ('id="message_case-body"' in field, "Rest, Ji-woo." in field) == (True, True)


def test_page_without_javascript_holds_the_filled_form(case: Intervention, coach: Client) -> None:
    phrase = Phrase.objects.create(name="Rest", body_en="Rest, {name}.")

    page = coach.get(address(case), {"phrase": phrase.public_id})

    assert (page.context["form"]["body"].value(), page.status_code) == ("Rest, Ji-woo.", 200)


def test_case_of_nobody_is_not_found(case: Intervention, coach: Client) -> None:
    assert coach.get(f"/o/northline/queue/{uuid4()}/phrases/").status_code == 404
