"""A plan as a table and on paper."""

import io
from datetime import timedelta

from django.test import Client
from openpyxl import load_workbook

from ingest.parsers.season import season_of, sheets_of
from planning.cells import read_cell
from planning.content import content_of
from planning.models import Audience, Plan, PlannedSession
from planning.selectors.templates import library_by_code
from planning.services import write_day_note
from tests.factories import NOW, Club
from tests.planning.making import MONDAY, address, make_session


def test_the_table_reads_back_as_the_same_season(inside: Club, coach: Client, draft: Plan) -> None:
    answer = coach.get(address("plan_table", draft.public_id))

    table, library = season_of(sheets_of(answer.content)), library_by_code()
    found = [
        content
        for place in sorted(table.texts)
        for content in read_cell(table.texts[place], library).contents
    ]
    sessions = PlannedSession.objects.current().filter(plan=draft)
    assert table.weeks == draft.weeks
    assert [(one.category, one.steps) for one in found] == [(one.category, one.steps) for one in sessions]
    assert content_of(sessions[0]).steps == found[0].steps


def test_what_looks_like_a_formula_is_text(inside: Club, coach: Client, bare: Plan) -> None:
    make_session(bare, MONDAY, None, title={"en": "Rest"})
    make_session(bare, MONDAY, title={"en": "=1+1"})

    book = load_workbook(io.BytesIO(coach.get(address("plan_table", bare.public_id)).content))

    assert "f" not in {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}


def test_paper_has_a_page_a_week_with_the_steps(inside: Club, coach: Client, published: Plan) -> None:
    page = coach.get(address("plan_print", published.public_id)).content.decode()

    assert page.count('class="sheet') == published.weeks
    assert "Warm-up" not in page
    assert "/km" in page


def test_what_nobody_has_confirmed_is_not_on_paper(inside: Club, coach: Client, bare: Plan) -> None:
    make_session(bare, MONDAY, automatic=True, confirmed=False)

    page = coach.get(address("plan_print", bare.public_id)).content.decode()

    assert "Not yet confirmed by a person." in page
    assert "Easy run" not in page


def test_what_the_coach_says_of_a_day_is_on_paper_and_what_the_staff_says_is_not(
    inside: Club, runner: Client, published: Plan
) -> None:
    day = published.starts_on + timedelta(days=8)
    noted = {"athlete": inside.athlete, "author": inside.coach, "day": day, "now": NOW}
    write_day_note(audience=Audience.ATHLETE, text="Bring the spikes.", **noted)
    write_day_note(audience=Audience.STAFF, text="Watch the left calf.", **noted)

    first, second, *_ = runner.get(address("plan_print", published.public_id)).context["weeks"]
    page = runner.get(address("plan_print", published.public_id)).content.decode()

    assert [(one.day, one.text) for one in second.notes] == [(day, "Bring the spikes.")]
    assert first.notes == ()
    assert ("Bring the spikes." in page, "Watch the left calf." in page) == (True, False)


def test_an_athlete_prints_the_published_plan_alone(inside: Club, runner: Client, draft: Plan) -> None:
    assert runner.get(address("plan_print", draft.public_id)).status_code == 404
