"""The form of a new plan: what it arrives with, what it takes, what it sends back."""

from datetime import date, timedelta

import pytest
from django.test import Client

from athletes.models import AthleteState, Race
from planning import services
from planning.forms import PlanForm
from planning.inputs import PlanInputs
from planning.models import Plan
from tests.factories import NOW, Club
from tests.planning.answers import answers
from tests.planning.making import RACE_DAY, WEEK_MIN, address, make_race, make_run

TODAY = NOW.date()


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


def test_a_race_of_somebody_else_is_refused(inside: Club, coach: Client) -> None:
    theirs = make_race(inside.stranger)

    sent = coach.post(address("plan_new", inside.athlete.public_id), answers(theirs))

    assert (sent.status_code, list(sent.context["form"].errors)) == (422, ["race"])


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
