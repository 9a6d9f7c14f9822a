"""When a snooze ends, and what each verb asks."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from analytics.recommendation import Action
from coach.forms.decisions import EditForm, SnoozeForm, moment
from planning.models import CatalogueSession
from readiness.services import Choice

SEOUL = ZoneInfo("Asia/Seoul")
SATURDAY = datetime(2026, 11, 21, 9, 5, tzinfo=SEOUL)


@pytest.mark.parametrize(
    "choice, clock, ends",
    [
        ("evening", SATURDAY, "2026-11-21T18:00+09:00"),
        ("morning", SATURDAY, "2026-11-22T06:30+09:00"),
        ("monday", SATURDAY, "2026-11-23T06:30+09:00"),
        ("monday", datetime(2026, 11, 23, 5, tzinfo=SEOUL), "2026-11-30T06:30+09:00"),
        ("morning", datetime(2026, 10, 24, 12, tzinfo=ZoneInfo("Europe/Berlin")), "2026-10-25T06:30+01:00"),
    ],
)
def test_a_snooze_ends_by_the_wall_clock(choice: str, clock: datetime, ends: str) -> None:
    assert moment(choice, clock) == datetime.fromisoformat(ends)


@pytest.mark.parametrize(
    "hour, offered",
    [(17, ["morning", "evening", "monday", "news", "own"]), (18, ["morning", "monday", "news", "own"])],
)
def test_an_evening_that_has_begun_is_not_offered(hour: int, offered: list[str]) -> None:
    form = SnoozeForm(clock=SATURDAY.replace(hour=hour))

    assert [value for value, _label in form.fields["until"].choices] == offered


def edited(**words: str) -> EditForm:
    shipped = [CatalogueSession(code="easy-run", category="easy", title={"en": "Easy run", "ko": "이지 런"})]
    return EditForm({"version": "3", **words}, clock=SATURDAY, sessions=shipped)


def test_another_action_is_a_choice() -> None:
    form = edited(choice="shorten", note="Flat")

    assert form.is_valid()
    assert form.words() == {"choice": Choice(action=Action.SHORTEN), "note": "Flat", "version": 3}


def test_a_session_of_the_library_may_have_its_own_length() -> None:
    form = edited(choice="code:easy-run", minutes="45")

    assert form.is_valid()
    assert form.words()["choice"] == Choice(code="easy-run", duration_s=2700.0)


def test_a_session_that_is_not_shipped_is_refused() -> None:
    assert list(edited(choice="code:unknown").errors) == ["choice"]
