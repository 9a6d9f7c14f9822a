"""A template for somebody with open pain or illness: shorter, easy, with rest between, and it says so."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, AthleteState
from planning.models import PlannedSession, TemplatePart
from planning.selectors.templates import run_detail
from planning.services import roll_outs
from planning.telling import told_words
from tests.factories import NOW, Club
from tests.planning.templating import apply_to, days_of, edit, hard, later, make_template, squad, uses_of


def answer(athlete: Athlete, *, pain: int = 0, ill: bool = False, days_ago: int = 1) -> None:
    said = {"readiness_day": NOW.date() - timedelta(days=days_ago), "pain": pain, "ill": ill}
    AthleteState.objects.update_or_create(athlete=athlete, defaults=said)


def keys_of(athlete: Athlete) -> list[PlannedSession]:
    return list(PlannedSession.objects.of(athlete).filter(key=True))


def test_open_pain_makes_a_way_back_to_running_of_the_template(inside: Club) -> None:
    answer(inside.athlete, pain=4)

    apply_to(make_template(inside), inside, inside.athlete, inside.stranger)

    own = list(PlannedSession.objects.of(inside.athlete).order_by("day"))
    assert keys_of(inside.athlete) == []
    assert {one.template_code[:13] for one in own} == {"easy-run-walk"}
    assert [one.day for one in own[:3]] == [later(1), later(3), later(5)]
    assert own[0].duration_s == pytest.approx(0.5 * 31 * 60, abs=5 * 60)
    assert len(keys_of(inside.stranger)) == 3
    week = own[0].week
    assert week.target_s == sum(one.duration_s for one in own[:3])


def test_after_pain_there_is_rest_between_runs(inside: Club) -> None:
    answer(inside.athlete, pain=6)
    template = make_template(inside)
    edit(template, 1, 2, hard(40))

    apply_to(template, inside)

    assert [day for day, _title in days_of(inside.athlete)][:3] == [later(1), later(3), later(5)]
    (note,) = TemplatePart.objects.get().notes
    assert (note["code"], note["weeks"], note["eased"], note["left_out"]) == ("pain", 5, 9, 1)


def test_illness_holds_back_three_weeks_of_easy_running(inside: Club) -> None:
    answer(inside.athlete, ill=True)

    run = apply_to(make_template(inside), inside)

    assert keys_of(inside.athlete) == []
    (line,) = run_detail(run=run, membership=inside.coach).held
    assert line.athlete == inside.athlete
    assert line.rules[0].startswith("Illness rule: ")
    assert line.rules[0].endswith("Changed: 9, left out: 0.")


def test_what_was_said_long_before_the_first_session_is_over(inside: Club) -> None:
    answer(inside.athlete, pain=8, days_ago=20)

    run = apply_to(make_template(inside), inside)

    assert len(keys_of(inside.athlete)) == 3
    assert run_detail(run=run, membership=inside.coach).held == ()


def test_a_roll_out_writes_nothing_into_weeks_that_hold_back(inside: Club) -> None:
    template = make_template(inside)
    apply_to(template, inside, inside.athlete, inside.stranger)
    answer(inside.athlete, ill=True)
    edit(template, 1, 1, hard(40))
    edit(template, 3, 1, hard(50))

    run = roll_outs.roll_out(
        template=template, uses=uses_of(template), from_week=1, author=inside.coach, now=NOW
    )

    titles = {title for _day, title in days_of(inside.athlete)}
    assert ("Threshold 40" in titles, "Threshold 50" in titles) == (False, True)
    assert (later(1), "Threshold 40") in days_of(inside.stranger)
    part = TemplatePart.objects.get(run=run, athlete_id=inside.athlete.pk)
    assert told_words(part.notes[0]) == (
        "Illness rule: the latest check-in tells of illness, so nothing is written before Mon 7. "
        "Sessions that stay as they are: 1."
    )


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_those_held_back(
    inside: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    template, people = make_template(inside), squad(inside, count)
    for one in people:
        answer(one, pain=5)

    with django_assert_num_queries(21):
        apply_to(template, inside, *people)
