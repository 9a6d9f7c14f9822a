"""A season drawn before it is a plan, and one suggested."""

from datetime import timedelta

from django.test import Client

from athletes.models import Race
from planning.models import Plan
from tests.factories import NOW, Club
from tests.planning.answers import answers
from tests.planning.making import address, make_run

HTMX = {"HX-Request": "true"}
TODAY = NOW.date()


def test_the_preview_draws_fitness(inside: Club, coach: Client, race: Race) -> None:
    make_run(inside.athlete, TODAY - timedelta(days=1), load=400.0)

    sent = coach.post(address("plan_preview", inside.athlete.public_id), answers(race), headers=HTMX)

    chart = sent.context["picture"].chart
    assert (len(chart.fitness), chart.fittest.ctl > 9) == (17, True)
    assert "Fitness (CTL) is highest in week" in sent.content.decode()


def test_a_suggestion_fills_the_form_and_says_why(inside: Club, coach: Client, race: Race) -> None:
    sent = coach.post(
        address("plan_suggest", inside.athlete.public_id),
        answers(race="new", weeks="", current_week="30", peak_weeks="9", longest_min="100"),
    )

    form, page = sent.context["form"], sent.content.decode()
    assert [form[name].value() for name in ("race", "start", "weeks", "cutback_every")] == [
        str(race.public_id),
        "2026-11-23",
        "16",
        "3",
    ]
    assert [form[name].value() for name in ("peak_weeks", "longest_min", "minutes_6")] == ["", "100", "150"]
    assert (sent.status_code, sent.context["picture"] is not None) == (200, True)
    assert "Goal: the A race on Sunday 14 March, 16 weeks ahead." in page


def test_a_suggestion_without_a_race_goes_forward(inside: Club, coach: Client) -> None:
    sent = coach.post(address("plan_suggest", inside.athlete.public_id), answers(weeks=""))

    assert (sent.status_code, sent.context["form"]["race"].value()) == (200, "none")
    assert Plan.objects.count() == 0


def test_a_suggestion_that_cannot_be_says_why(inside: Club, coach: Client) -> None:
    nothing = {f"minutes_{weekday}": "0" for weekday in range(7)}

    sent = coach.post(address("plan_suggest", inside.athlete.public_id), answers(**nothing))

    assert sent.status_code == 422
    assert sent.context["reasons"] == ("No weekday has the 20 minutes that a run needs.",)


def test_the_preview_is_a_fragment_with_the_season(inside: Club, coach: Client, race: Race) -> None:
    sent = coach.post(address("plan_preview", inside.athlete.public_id), answers(race), headers=HTMX)

    chart = sent.context["picture"].chart
    assert (sent.status_code, len(chart.bars), [band.phase for band in chart.bands][-1]) == (
        200,
        18,
        "recovery",
    )
    assert (b"<html" in sent.content, b'<svg class="season"' in sent.content) == (False, True)
    assert Plan.objects.count() == 0


def test_the_preview_works_without_javascript(inside: Club, coach: Client, race: Race) -> None:
    sent = coach.post(address("plan_preview", inside.athlete.public_id), answers(race))

    page = sent.content.decode()
    assert ("<html" in page, '<svg class="season"' in page, 'value="150"' in page) == (True, True, True)


def test_the_preview_names_the_rules_that_gave_way(inside: Club, coach: Client, race: Race) -> None:
    sent = coach.post(
        address("plan_preview", inside.athlete.public_id), answers(race, open_injury="on"), headers=HTMX
    )

    assert sent.context["picture"].warnings[0].startswith("Injury rule: ")
    assert "Injury rule: " in sent.content.decode()


def test_a_preview_of_nonsense_says_why(inside: Club, coach: Client, race: Race) -> None:
    sent = coach.post(
        address("plan_preview", inside.athlete.public_id), answers(race, weeks="40"), headers=HTMX
    )

    assert sent.status_code == 422
    assert "40 weeks do not fit before this race: 17 are left from the first day." in sent.content.decode()
