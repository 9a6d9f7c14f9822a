"""Building a plan, publishing it, throwing it away."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from athletes.models import AthleteGrant, AthleteState, Race
from planning import selectors, services
from planning.forms import PlanForm
from planning.inputs import PlanInputs
from planning.models import Plan, PlanState
from tenancy import scope
from tests.factories import NOW, Club
from tests.planning.making import RACE_DAY, WEEK_MIN, address, make_plan, make_race, make_run

HTMX = {"HX-Request": "true"}
TODAY = NOW.date()


def answers(goal: Race | None = None, /, **changes: Any) -> dict[str, Any]:
    facts = {
        "race": str(goal.public_id) if goal else "new",
        "start": "2026-11-21",
        "weeks": "17",
        "current_week": "40",
        "key_per_week": "2",
        "long_day": "6",
        **{f"minutes_{weekday}": str(minutes) for weekday, minutes in enumerate(WEEK_MIN)},
    }
    return {**facts, **changes}


@pytest.fixture
def race(inside: Club) -> Race:
    return make_race(inside.athlete)


def test_the_form_arrives_filled(inside: Club, coach: Client, race: Race) -> None:
    make_run(inside.athlete, date(2026, 11, 12), distance_m=24_000)
    make_run(inside.athlete, date(2026, 10, 12), distance_m=36_000)

    form = coach.get(address("plan_new", inside.athlete.public_id)).context["form"]

    assert [form[name].value() for name in ("race", "weeks", "start", "current_week")] == [
        str(race.public_id),
        17,
        TODAY,
        10.0,
    ]
    assert [field.value() for field in form.availability] == inside.athlete.availability_min


@pytest.mark.parametrize("weeks,named,expected", [(11, "none", 16), (12, "race", 13), (60, "race", 48)])
def test_a_race_too_near_is_no_goal_yet(
    inside: Club, coach: Client, weeks: int, named: str, expected: int
) -> None:
    near = make_race(inside.athlete, day=date(2026, 11, 16) + timedelta(weeks=weeks - 1 + (weeks == 12)))

    form = coach.get(address("plan_new", inside.athlete.public_id)).context["form"]

    goal = {"none": "none", "race": str(near.public_id)}[named]
    assert (form["race"].value(), form["weeks"].value()) == (goal, expected)


def test_an_a_race_leads_before_any_other(inside: Club, coach: Client, race: Race) -> None:
    make_race(inside.athlete, day=RACE_DAY - timedelta(weeks=2), priority="B")

    form = coach.get(address("plan_new", inside.athlete.public_id)).context["form"]

    assert form["race"].value() == str(race.public_id)


def test_a_sent_form_becomes_a_draft(inside: Club, coach: Client, race: Race) -> None:
    sent = coach.post(address("plan_new", inside.athlete.public_id), answers(race))

    plan = Plan.objects.get()
    assert (sent.status_code, sent.url) == (302, address("plan_page", plan.public_id))
    assert (plan.state, plan.race, plan.author, plan.inputs["long_day"]) == ("draft", race, inside.coach, 6)


def test_a_new_race_comes_with_the_plan(inside: Club, coach: Client) -> None:
    new = {"race_name": "Jeju Half", "race_day": "2027-03-14", "race_distance": "21.0975"}

    coach.post(address("plan_new", inside.athlete.public_id), answers(**new))

    race = Plan.objects.get().race
    assert (race.name, race.day, race.distance_m, race.athlete) == (
        "Jeju Half",
        RACE_DAY,
        21_097.5,
        inside.athlete,
    )


def test_miles_are_miles(inside: Club, coach: Client, race: Race) -> None:
    inside.coach.user.units = "imperial"
    inside.coach.user.save(update_fields=["units"])

    coach.post(address("plan_new", inside.athlete.public_id), answers(race, current_week="10"))

    assert Plan.objects.get().inputs["current_week_m"] == 16_093.44


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"weeks": "11"}, "weeks"),
        ({"weeks": "49"}, "weeks"),
        ({"weeks": "40"}, "__all__"),
        ({"current_week": "-1"}, "current_week"),
        ({"minutes_3": ""}, "minutes_3"),
        ({"race": "new"}, "race_name"),
        ({"race": "somebody else's"}, "race"),
        ({"start": "yesterday"}, "start"),
    ],
)
def test_what_cannot_be_is_sent_back_with_everything_kept(
    inside: Club, coach: Client, race: Race, changes: dict[str, str], field: str
) -> None:
    sent = coach.post(address("plan_new", inside.athlete.public_id), answers(race, **changes))

    form = sent.context["form"]
    assert (sent.status_code, field in form.errors, Plan.objects.count()) == (422, True, 0)
    assert form["minutes_6"].value() == "150"


def test_the_form_takes_a_coachs_own_shape(inside: Club, coach: Client, race: Race) -> None:
    phases = {"base_weeks": "4", "build_weeks": "", "peak_weeks": "2", "taper_weeks": "3"}
    limits = {"cutback_every": "3", "growth": "8", "long_share": "30", "longest_min": "120"}
    more = {"loaded_week": "44", "key_days": ["1", "3"], "fatigue": "on"}

    coach.post(address("plan_new", inside.athlete.public_id), answers(race, **phases, **limits, **more))

    kept = PlanInputs.from_json(Plan.objects.get().inputs)
    assert (kept.base_weeks, kept.build_weeks, kept.peak_weeks, kept.taper_weeks) == (4, None, 2, 3)
    assert (kept.cutback_every, kept.growth_cap, kept.long_share, kept.longest_min) == (3, 0.08, 0.3, 120)
    assert (kept.loaded_week_m, kept.key_days, kept.fatigue) == (44_000, (1, 3), True)


def test_what_is_left_out_of_the_form_is_as_usual(inside: Club, coach: Client, race: Race) -> None:
    coach.post(address("plan_new", inside.athlete.public_id), answers(race))

    kept = PlanInputs.from_json(Plan.objects.get().inputs)
    usual = PlanInputs(TODAY, 17, 40_000.0, WEEK_MIN, long_day=6)
    assert kept == usual


def test_a_season_without_a_race_becomes_a_draft(inside: Club, coach: Client) -> None:
    sent = coach.post(
        address("plan_new", inside.athlete.public_id), answers(race="none", weeks="16", distance="5000")
    )

    plan = Plan.objects.get()
    assert (plan.race, plan.inputs["distance_m"]) == (None, 5000)
    assert "without a goal race" in coach.get(sent.url).content.decode()


def test_a_new_plan_is_shaped_as_the_one_before(inside: Club, coach: Client, race: Race) -> None:
    shape = {"cutback_every": "3", "growth": "7", "key_days": ["1"], "key_per_week": "1"}
    coach.post(address("plan_new", inside.athlete.public_id), answers(race, **shape))

    form = coach.get(address("plan_new", inside.athlete.public_id)).context["form"]

    assert [form[name].value() for name in shape] == [3, 7, ["1"], 1]


def test_too_little_history_asks_three_questions(inside: Club, coach: Client, race: Race) -> None:
    page = address("plan_new", inside.athlete.public_id)
    before = coach.get(page).content.decode()
    for weeks in range(1, 5):
        make_run(inside.athlete, TODAY - timedelta(weeks=weeks), distance_m=24_000)

    after = coach.get(page).content.decode()

    assert ['id="questions"' in found for found in (before, after)] == [True, False]
    assert "The last six weeks: 16 km a week." in after


def test_what_is_open_is_said_where_it_counts(inside: Club, coach: Client, race: Race) -> None:
    AthleteState.objects.filter(athlete=inside.athlete).update(readiness_day=TODAY, ill=True, pain=5)

    page = coach.get(address("plan_new", inside.athlete.public_id)).content.decode()

    assert "The latest check-in tells of illness" in page
    assert "The latest check-in tells of pain" in page


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


def test_a_suggestion_goes_by_deep_fatigue(inside: Club, coach: Client) -> None:
    """Two gentle weeks first: the suggestion is of the season that would be built."""
    form = PlanForm(answers(current_week="30", fatigue="on"), athlete=inside.athlete, races=[])
    said = form.said_so_far(week_m=0)

    found = services.suggest_season(
        athlete=inside.athlete,
        today=NOW.date(),
        availability_min=said.minutes,
        week_m=said.week_m,
        fatigue=said.fatigue,
    )

    assert (found.request.fatigue, found.request.open_injury) == (True, False)


def test_a_suggestion_without_a_race_goes_forward(inside: Club, coach: Client) -> None:
    sent = coach.post(address("plan_suggest", inside.athlete.public_id), answers(weeks=""))

    assert (sent.status_code, sent.context["form"]["race"].value()) == (200, "none")
    assert Plan.objects.count() == 0


def test_a_suggestion_that_cannot_be_says_why(inside: Club, coach: Client) -> None:
    nothing = {f"minutes_{weekday}": "0" for weekday in range(7)}

    sent = coach.post(address("plan_suggest", inside.athlete.public_id), answers(**nothing))

    assert sent.status_code == 422
    assert sent.context["reasons"] == ("No weekday has the 20 minutes that a run needs.",)


def test_a_race_of_somebody_else_is_refused(inside: Club, coach: Client) -> None:
    theirs = make_race(inside.stranger)

    sent = coach.post(address("plan_new", inside.athlete.public_id), answers(theirs))

    assert (sent.status_code, list(sent.context["form"].errors)) == (422, ["race"])


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


def test_a_draft_says_that_the_athlete_cannot_see_it(coach: Client, draft: Plan) -> None:
    page = coach.get(address("plan_page", draft.public_id)).content.decode()

    assert "The athlete cannot see this yet." in page
    assert (address("plan_publish", draft.public_id) in page, "Seoul Marathon" in page) == (True, True)


def test_the_form_points_to_an_open_draft(inside: Club, coach: Client, draft: Plan) -> None:
    page = coach.get(address("plan_new", inside.athlete.public_id)).content.decode()

    assert address("plan_page", draft.public_id) in page


def test_publishing_shows_it_to_the_athlete(inside: Club, coach: Client, draft: Plan) -> None:
    sent = coach.post(address("plan_publish", draft.public_id))

    assert (sent.status_code, sent.url) == (302, address("plan_page", draft.public_id))
    assert selectors.published_plan(athlete=inside.athlete) == draft


def test_publishing_by_htmx_answers_with_the_plan_as_it_is(coach: Client, draft: Plan) -> None:
    sent = coach.post(address("plan_publish", draft.public_id), headers=HTMX)

    assert (sent.context["plan"].state, b"<html" in sent.content) == (PlanState.PUBLISHED, False)
    assert "data-focus-after" in sent.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_publishing_twice_is_refused_with_the_plan_as_it_is(
    coach: Client, published: Plan, headers: dict[str, str]
) -> None:
    sent = coach.post(address("plan_publish", published.public_id), headers=headers)

    assert (sent.status_code, sent.context["plan"].state) == (409, PlanState.PUBLISHED)
    assert "This plan is no longer a draft." in sent.content.decode()


def test_a_draft_can_be_thrown_away(inside: Club, coach: Client, draft: Plan) -> None:
    sent = coach.post(address("plan_discard", draft.public_id))

    assert (sent.status_code, sent.url) == (302, address("plan_new", inside.athlete.public_id))
    assert coach.get(address("plan_page", draft.public_id)).status_code == 404


def test_a_published_plan_cannot_be_thrown_away(coach: Client, published: Plan) -> None:
    assert coach.post(address("plan_discard", published.public_id)).status_code == 409


@pytest.mark.parametrize("name", ["plan_page", "plan_publish", "plan_discard"])
def test_an_athlete_does_not_find_a_draft(runner: Client, draft: Plan, name: str) -> None:
    ask = runner.get if name == "plan_page" else runner.post

    found = ask(address(name, draft.public_id))

    assert (found.status_code, found.headers.get("Location")) in (
        (404, None),
        (302, address("my_plan")),
    )


def test_an_assistant_reads_a_draft_but_does_not_publish(inside: Club, client: Client, draft: Plan) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)
    client.force_login(inside.assistant.user)

    page = client.get(address("plan_page", draft.public_id))

    assert (page.status_code, page.context["may_write"]) == (200, False)
    assert client.post(address("plan_publish", draft.public_id)).status_code == 404


@pytest.mark.parametrize("name", ["plan_new", "plan_preview", "plan_suggest"])
def test_an_athlete_builds_no_plan(inside: Club, runner: Client, race: Race, name: str) -> None:
    assert runner.post(address(name, inside.athlete.public_id), answers(race)).status_code == 404


@pytest.mark.parametrize("name", ["plan_new", "plan_preview", "plan_suggest"])
def test_an_athlete_out_of_sight_is_not_found(inside: Club, coach: Client, name: str) -> None:
    assert coach.post(address(name, inside.stranger.public_id), answers()).status_code == 404


@pytest.mark.parametrize("name", ["plan_page", "plan_publish", "plan_discard"])
def test_a_plan_of_an_athlete_out_of_sight_is_not_found(
    inside: Club, coach: Client, draft: Plan, name: str
) -> None:
    Plan.objects.filter(pk=draft.pk).update(athlete=inside.stranger)
    ask = coach.get if name == "plan_page" else coach.post

    assert ask(address(name, draft.public_id)).status_code == 404


def test_another_organization_finds_nothing(club: Club, rival: Client) -> None:
    with scope.enter(club.organization.pk):
        plan = make_plan(club.athlete, club.coach)
    here = address("plan_page", plan.public_id)
    there = here.replace("northline", "southside")

    assert [rival.get(page).status_code for page in (here, there)] == [404, 404]
