"""What notices say."""

import pytest
from django.utils import translation

from athletes import wording_notices
from athletes.models import Event


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("event", Event)
def test_every_event_has_words_whatever_is_missing(event: Event, language: str) -> None:
    with translation.override(language):
        assert wording_notices.notice(event, {}).strip()


@pytest.mark.parametrize(
    "event,params,said",
    [
        (Event.MESSAGE, {"who": "Anna"}, "Message from Anna"),
        (
            Event.DECISION,
            {"who": "Anna", "verb": "dismiss"},
            "Anna has looked at your training: the plan stands",
        ),
        (Event.DISAGREED, {}, "Ji-woo Han disagrees with a decision"),
        (Event.IMPORT_ENDED, {"files": 3}, "An import has ended: 3 files"),
        (
            Event.IMPORT_ENDED,
            {"files": 1, "failed": 1},
            "An import has ended: 1 file, of which 1 could not be read",
        ),
        (Event.WEEKLY_DIGEST, {"day": "2026-11-16"}, "Your week as a coach, from Monday 16 November"),
    ],
)
def test_notice_in_a_sentence(event: Event, params: dict[str, object], said: str) -> None:
    assert wording_notices.notice(event, params, "Ji-woo Han") == said
