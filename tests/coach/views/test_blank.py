"""Blank forms are kept, each for its language and for the times that it offers."""

from datetime import datetime, timedelta

from django.test import Client
from django.utils.translation import override

from coach.forms.decisions import SnoozeForm
from coach.views import blank
from readiness.models import Intervention
from tests.coach.given import address
from tests.factories import NOW


def snooze(clock: datetime, language: str = "en") -> str:
    with override(language):
        return blank.verb_fields(SnoozeForm, "snooze", blank.look_at(clock))


def test_the_same_look_is_drawn_once() -> None:
    assert snooze(NOW) is snooze(NOW + timedelta(minutes=1))


def test_each_language_has_its_own() -> None:
    assert snooze(NOW) != snooze(NOW, "ko")


def test_this_evening_is_offered_until_it_has_come() -> None:
    late = NOW.replace(hour=19)

    assert ['value="evening"' in snooze(clock) for clock in (NOW, late)] == [True, False]


def test_a_dialog_names_the_version_of_its_case_once(case: Intervention, coach: Client) -> None:
    page = coach.get(address("command_center")).content.decode()

    (dialog,) = (
        part for part in page.split("<dialog ")[1:] if part.startswith('class="dialog" id="snooze-dialog"')
    )
    assert dialog.count(f'name="version" value="{case.version}"') == 1
