"""The response report as a page and as a table."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from readiness import services
from readiness.models import Intervention
from tests.coach.given import address, browser
from tests.factories import Club


@pytest.fixture
def answered(inside: Club, case: Intervention) -> Intervention:
    """Answered two hours after it was opened, this month."""
    opened = timezone.now() - timedelta(hours=2)
    Intervention.objects.filter(pk=case.pk).update(opened_at=opened, respond_by=opened + timedelta(days=1))
    case.refresh_from_db()
    services.dismiss(
        intervention=case,
        member=inside.coach,
        now=opened + timedelta(hours=2),
        version=case.version,
        reason="Fine",
    )
    return case


def rows(client: Client) -> list[list[str]]:
    answer = client.get(address("response_table"))
    assert answer["Content-Type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(answer.content.decode())))


def test_without_cases_the_page_says_what_will_be_there(inside: Club, owner: Client) -> None:
    page = owner.get(address("response_report"))

    assert "No case in these months." in page.content.decode()


def test_figures_are_on_the_page(owner: Client, answered: Intervention) -> None:
    page = owner.get(address("response_report"))

    (card,) = page.context["cards"]
    shown = {small.title: small.value for small in card.smalls}
    assert shown == {
        "Cases opened": "1",
        "First response": "2.0 h",
        "Within target": "100 %",
        "Missed": "0",
        "Resolution": "2.0 h",
        "Oldest open case": "–",
    }


def test_table_for_a_spreadsheet(inside: Club, owner: Client, answered: Intervention) -> None:
    head, line = rows(owner)

    month = timezone.now().strftime("%Y-%m")
    assert line == [str(inside.coach.user), month, "1", "2.00", "2.00", "100", "0", "0", "0", "1", "2.00"]
    assert len(head) == len(line)


def test_a_name_is_no_formula(inside: Club, owner: Client, answered: Intervention) -> None:
    inside.coach.user.name = "=HYPERLINK(1)"
    inside.coach.user.save()

    assert rows(owner)[1][0] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("months, shown", [("3", 3), ("12", 12), ("7", 6), ("x", 6), ("", 6)])
def test_months_of_the_address(owner: Client, answered: Intervention, months: str, shown: int) -> None:
    page = owner.get(address("response_report"), {"months": months})

    assert len(page.context["cards"][0].smalls[0].values) == shown


def test_a_coach_sees_their_own(inside: Club, coach: Client, answered: Intervention) -> None:
    Intervention.objects.filter(pk=answered.pk).update(coach=inside.owner)

    assert coach.get(address("response_report")).context["report"].empty


@pytest.mark.parametrize("who", ["assistant", "runner"])
def test_it_is_for_those_who_coach(inside: Club, who: str) -> None:
    client = browser(getattr(inside, who))

    assert [client.get(address(name)).status_code for name in ("response_report", "response_table")] == [
        404,
        404,
    ]
