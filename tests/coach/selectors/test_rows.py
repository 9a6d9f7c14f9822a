"""Rows of the queue say what their cases say, and lead to them."""

import json
from datetime import timedelta

import pytest
from django.utils import translation

from athletes.models import Band
from coach import selectors
from coach.selectors.rows import words_of
from readiness import wording
from readiness.models import Intervention
from readiness.services import stands_alone
from tests.factories import NOW, Club


def said(case: Intervention) -> tuple[str, str, bool]:
    return wording.reason(case), wording.proposal(case), stands_alone(case)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_row_says_what_its_case_says(inside: Club, case: Intervention, language: str):
    with translation.override(language):
        (row,) = selectors.command_center(membership=inside.coach, now=NOW).rows
        whole = Intervention.objects.get(pk=case.pk)

        assert (row.reason, row.next_step, row.stands_alone) == said(whole)


def test_the_same_words_are_found_again_in_each_language(case: Intervention):
    words = json.dumps(case.factors)

    with translation.override("en"):
        english = words_of(case.action, words, None, "en")
    with translation.override("ko"):
        korean = words_of(case.action, words, None, "ko")

    assert english.reason != korean.reason


def test_the_first_case_stands_beside_the_queue_as_the_queue_has_read_it(inside: Club, case: Intervention):
    chosen = selectors.command_center(membership=inside.coach, now=NOW).chosen

    whole = Intervention.objects.select_related("athlete").get(pk=case.pk)
    assert chosen == whole
    assert (chosen.public_id, chosen.version, chosen.state) == (whole.public_id, whole.version, whole.state)
    assert (chosen.due_at, chosen.closed_at, chosen.snoozed_until) == (whole.due_at, None, None)
    assert (chosen.athlete, chosen.athlete.name) == (whole.athlete, whole.athlete.name)
    assert chosen.athlete.organization == inside.organization


def test_a_band_of_yesterday_says_nothing_about_today(inside: Club, case: Intervention):
    bands = [
        selectors.command_center(membership=inside.coach, now=now).rows[0].band
        for now in (NOW, NOW + timedelta(days=1))
    ]

    assert bands == [Band.RED.value, Band.NONE.value]
