"""All that one FIT file holds."""

from datetime import UTC, date

import pytest

from demo.fitfile import encode_run
from ingest.parsers import Notice, Refusal, Unreadable, fit
from tests.ingest.parsers import rawfit
from tests.ingest.parsers.samples import activity, encoded, message, records, session, simulated, workout_file
from tests.ingest.parsers.sources import NIGHT, RAW, RUN, SCALE, WELLNESS


def refusal_of(data: bytes) -> tuple[Refusal, dict[str, object]]:
    with pytest.raises(Unreadable) as refused:
        fit.read(data)
    return refused.value.code, refused.value.params


def test_read_gives_the_same_recording_as_parse():
    contents = fit.read(RUN)

    (recording,) = contents.recordings
    assert (recording.summary, recording.laps) == (fit.parse(RUN).summary, fit.parse(RUN).laps)
    assert (contents.days, contents.unread, contents.warnings) == ((), {}, ())


def test_read_gives_every_activity_of_a_chain():
    contents = fit.read(RUN + RAW + RUN)

    assert [len(recording.streams["time_s"]) for recording in contents.recordings] == [11, 20, 11]
    assert not any(
        warning.code == Notice.OTHER_ACTIVITIES
        for recording in contents.recordings
        for warning in recording.warnings
    )


def test_read_keeps_the_activities_that_are_whole_and_counts_the_others():
    month = activity(*records([day * 80_000 for day in range(30)]))

    contents = fit.read(month + RUN)

    assert len(contents.recordings) == 1
    assert contents.unread == {"activity": 1}


def test_read_says_which_activity_of_a_chain_is_damaged():
    broken = encode_run(simulated(), every_s=20)
    broken = broken[:-1] + bytes([broken[-1] ^ 0xFF])

    first, second = fit.read(RUN + broken).recordings

    assert [warning.code for warning in first.warnings] == []
    assert [warning.code for warning in second.warnings] == [Notice.CRC]


def test_read_counts_settings_that_are_chained_to_an_activity():
    contents = fit.read(RUN + encoded(message("FILE_ID", type="settings")))

    assert contents.unread == {"settings": 1}


def test_read_tells_of_bytes_behind_the_file():
    contents = fit.read(RUN + b"garbage")

    assert [(warning.code, warning.params) for warning in contents.warnings] == [
        (Notice.TRAILING_BYTES, {"bytes": 7})
    ]


def test_read_of_a_chain_of_days_and_a_workout_gives_both():
    contents = fit.read(NIGHT + SCALE + WELLNESS + workout_file(), zone=UTC)

    assert {day.day for day in contents.days} >= {date(2026, 3, 1)}
    assert [workout.name for workout in contents.workouts] == ["Tempo"]


@pytest.mark.parametrize("file_type", ["settings", "course", "goals", "totals", "schedules"])
def test_read_refuses_what_tells_nothing_we_keep(file_type: str):
    data = encoded(message("FILE_ID", type=file_type), *records(range(3), distance=10.0))

    assert refusal_of(data) == (Refusal.NOT_READ, {"category": file_type})


def test_read_refuses_a_strap_s_log_alone():
    log = rawfit.definition(rawfit.HR, (6, 1, rawfit.UINT8), (9, 4, rawfit.UINT32))
    data = [rawfit.file(log, rawfit.data("<BI", 100, 1024), file_type=kind) for kind in (None, 2)]

    assert [refusal_of(one) for one in data] == [
        (Refusal.NO_RECORDS, {}),
        (Refusal.NOT_READ, {"category": "settings"}),
    ]


def test_read_refuses_an_activity_in_which_nothing_was_recorded():
    assert refusal_of(activity()) == (Refusal.NO_RECORDS, {})
    assert refusal_of(activity(session(total_timer_time=0))) == (Refusal.NO_RECORDS, {})


def test_read_refuses_what_is_no_fit():
    assert refusal_of(b"%PDF-1.7\n")[0] == Refusal.NOT_FIT
