"""Whose files are refused."""

from datetime import timedelta

from ingest.models import Upload, UploadState
from ingest.selectors import failing_days
from readiness.models import Intervention
from readiness.services import watch_sources
from tests.factories import NOW, Club
from tests.readiness.given import codes

HOUR = timedelta(hours=1)


def sent(club: Club, state: UploadState, hours_ago: int, *, previewed: bool = False) -> None:
    Upload.objects.create(
        athlete=club.athlete,
        uploader=club.runner,
        filename="run.fit",
        state=state,
        previewed=previewed,
        received_at=NOW - hours_ago * HOUR,
    )


def test_refusals_count_since_a_file_was_taken(inside: Club) -> None:
    for state, hours_ago in (("refused", 90), ("done", 80), ("refused", 60), ("refused", 30), ("refused", 2)):
        sent(inside, UploadState(state), hours_ago)

    assert failing_days(now=NOW) == {inside.athlete.pk: (3, NOW - 60 * HOUR)}


def test_one_file_and_what_was_only_tried_out_say_little(inside: Club) -> None:
    sent(inside, UploadState.REFUSED, 3)
    sent(inside, UploadState.REFUSED, 70, previewed=True)

    assert failing_days(now=NOW) == {inside.athlete.pk: (1, NOW - 3 * HOUR)}


def test_refusals_of_two_days_open_a_case_until_a_file_is_taken(inside: Club) -> None:
    for hours_ago in (60, 30, 2):
        sent(inside, UploadState.REFUSED, hours_ago)

    watch_sources(failing=failing_days(now=NOW), now=NOW)
    case = Intervention.objects.open().get()
    sent(inside, UploadState.DONE, 1)
    watch_sources(failing=failing_days(now=NOW), now=NOW)

    assert codes(case) == ["connection_failing"]
    assert not Intervention.objects.open().exists()
