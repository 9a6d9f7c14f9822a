"""Several cases decided in one go, by htmx and as a plain form, and taken back by one key."""

import re
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from readiness.models import Decision, Intervention, Verb
from readiness.services import dismiss
from tests.coach.given import HTMX, address, browser, case_for, more_cases, shown
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import TIRED

WORDS = {"approve": {}, "snooze": {"until": "morning"}, "dismiss": {"reason": "Race week"}}


def tired(club: Club, number: int) -> list[Intervention]:
    """Cases of the coach's athletes in which one kind of session is proposed, and nobody hurts."""
    names = [f"Runner {count}" for count in range(1, number + 1)]
    return [case_for(club, make_athlete(name, coach=club.coach), TIRED) for name in names]


def send(
    client: Client, *cases: Intervention, verb: str = "approve", htmx: bool = True, **words: object
) -> HttpResponse:
    data = {"case": [f"{case.public_id}:{case.version}" for case in cases], "verb": verb, **WORDS[verb]}
    return client.post(address("decide_together"), {**data, **words}, headers=HTMX if htmx else None)


def undo_url(page: str) -> str:
    found = re.search(r'action="([^"]*/together/undo/[^"]*)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize("verb", list(WORDS))
def test_a_batch_leads_to_the_next_case(inside: Club, coach: Client, verb: str) -> None:
    *cases, following = tired(inside, 3)

    answer = send(coach, *cases, verb=verb, next=str(following.public_id))

    page = answer.content.decode()
    made = Decision.objects.filter(intervention__in=cases)
    assert (answer.status_code, answer.context["case"].intervention) == (200, following)
    assert {decision.verb for decision in made} == {verb}
    assert f"{Verb(verb).label}: 2 cases." in page
    assert ("<html" in page, 'id="queue-list"' in page) == (False, False)


def test_a_plain_form_leads_back_to_the_queue(inside: Club, coach: Client) -> None:
    answer = send(coach, *tired(inside, 2), htmx=False)

    page = coach.get(answer.url).content.decode()
    assert answer.url == f"{address('command_center')}?tab=needs-you"
    assert ("Approved: 2 cases." in page, undo_url(page).startswith(address("undo_together"))) == (True, True)


@pytest.mark.parametrize("htmx", [True, False])
def test_pain_is_refused_whatever_the_browser_sends(
    inside: Club, case: Intervention, coach: Client, htmx: bool
) -> None:
    answer = send(coach, case, *tired(inside, 1), htmx=htmx)

    assert (answer.status_code, Decision.objects.exists()) == (409, False)
    assert "Pain, illness and what athletes say are decided one by one" in answer.content.decode()
    assert answer.headers.get("HX-Retarget") == ("#flash" if htmx else None)


def test_a_stale_case_is_left_out_and_its_row_comes_back(inside: Club, coach: Client) -> None:
    fresh, stale, following = tired(inside, 3)
    Intervention.objects.filter(pk=stale.pk).update(version=9)

    answer = send(coach, fresh, stale, next=str(following.public_id))

    page = answer.content.decode()
    assert "Approved: 1 case. Left out, because they have changed: Runner 2." in page
    assert (shown(answer), 'id="queue-list"' in page) == (["Runner 2", "Runner 3"], True)


def test_a_batch_that_others_have_decided_offers_no_undo(inside: Club, coach: Client) -> None:
    case = tired(inside, 1)[0]
    dismiss(intervention=case, member=inside.owner, now=NOW, version=case.version, reason="Known")

    page = send(coach, case).content.decode()

    assert "Nothing was decided. Left out, because they have changed: Runner 1." in page
    assert "/together/undo/" not in page


@pytest.mark.parametrize("htmx", [True, False])
def test_one_undo_takes_the_batch_back(inside: Club, coach: Client, htmx: bool) -> None:
    cases = tired(inside, 2)
    where = undo_url(send(coach, *cases).content.decode())

    answer = coach.post(where, headers=HTMX if htmx else None, follow=True)

    assert "Undone: 2 cases." in answer.content.decode()
    assert (shown(answer), set(Intervention.objects.open())) == (["Runner 1", "Runner 2"], set(cases))


def test_undo_names_what_it_could_not_take_back(inside: Club, coach: Client) -> None:
    where = undo_url(send(coach, *tired(inside, 2)).content.decode())
    first = Decision.objects.get(athlete__name="Runner 1")
    coach.post(address("undo_decision", first.public_id))

    answers = [coach.post(where, headers=HTMX) for _ in range(2)]

    assert "Undone: 1 case. Not undone, because they have changed: Runner 1." in answers[0].content.decode()
    assert (answers[1].status_code, answers[1].headers["HX-Retarget"]) == (409, "#flash")


@pytest.mark.parametrize(
    "words, sentence",
    [
        ({"case": []}, "Select one case or more"),
        ({"case": ["nonsense"]}, "Select the cases once more."),
        ({"case": [f"{uuid4()}:1" for _ in range(51)]}, "Select one case or more"),
        ({"verb": "edit"}, "Select a valid choice."),
        ({"verb": "dismiss", "reason": " "}, "This field is required."),
        ({"verb": "snooze", "until": "never"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    inside: Club, coach: Client, words: dict[str, object], sentence: str
) -> None:
    data = {"verb": "approve", "case": [f"{tired(inside, 1)[0].public_id}:1"], **words}

    answer = coach.post(address("decide_together"), data, headers=HTMX)

    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "unknown"])
def test_a_case_of_nobody_is_not_found_and_decides_nothing(inside: Club, coach: Client, who: str) -> None:
    own, strange = tired(inside, 1)[0], case_for(inside, inside.stranger, TIRED)
    public_id = strange.public_id if who == "stranger" else uuid4()
    data = {"verb": "approve", "case": [f"{own.public_id}:1", f"{public_id}:1"]}

    answer = coach.post(address("decide_together"), data, headers=HTMX)

    assert (answer.status_code, Decision.objects.exists()) == (404, False)


@pytest.mark.parametrize("ids", ["", "nonsense", "0190b5f0-0000-7000-8000-000000000000"])
def test_an_undo_of_nothing_is_not_found(inside: Club, coach: Client, ids: str) -> None:
    assert coach.post(f"{address('undo_together')}?ids={ids}").status_code == 404


def test_decisions_out_of_sight_are_not_taken_back(inside: Club, owner: Client, coach: Client) -> None:
    where = undo_url(send(owner, case_for(inside, inside.stranger, TIRED)).content.decode())

    assert (coach.post(where).status_code, Decision.objects.count()) == (404, 1)


def test_athletes_and_strangers_decide_nothing(rival: Client, runner: Client) -> None:
    names = ("decide_together", "undo_together")

    assert [who.post(address(name)).status_code for who in (runner, rival) for name in names] == [404] * 4


def test_rows_of_pain_have_a_box_that_says_why_not(inside: Club, case: Intervention, coach: Client) -> None:
    other = tired(inside, 1)[0]

    page = coach.get(address("command_center")).content.decode()

    boxes = {row: re.search(rf'<input[^>]*id="x-{row}"[^>]*>', page)[0] for row in
             (case.public_id, other.public_id)}  # fmt: skip
    assert ("disabled" in boxes[case.public_id], "disabled" in boxes[other.public_id]) == (True, False)
    assert "pain and illness are decided one by one" in boxes[case.public_id]
    assert 'aria-label="Select Runner 1"' in boxes[other.public_id]


def test_what_is_decided_has_no_boxes(inside: Club, coach: Client) -> None:
    send(coach, *more_cases(inside, 0), *tired(inside, 1))

    page = coach.get(address("command_center"), {"tab": "done"}).content.decode()

    assert ("Runner 1" in page, 'class="x"' in page, 'id="together"' in page) == (True, False, False)


def test_an_assistant_decides_only_what_they_see(inside: Club) -> None:
    case = tired(inside, 1)[0]

    assert send(browser(inside.assistant), case).status_code == 404
