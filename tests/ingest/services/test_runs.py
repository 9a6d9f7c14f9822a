"""From a recording to the run that counts: sport, day, duration, laps and streams."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from demo.simulation import Stop
from ingest.parsers import Notice, Recording, Refusal, Summary, Unreadable, Warning, fit
from ingest.services.runs import NotARun, Reason, device_of, run_of
from tests.factories import NOW
from tests.ingest.files import EASY_RUN, STARTED_AT, file_of, fit_file

SEOUL = ZoneInfo("Asia/Seoul")
RECORDING = fit.parse(fit_file())


def run(recording: Recording = RECORDING, zone: ZoneInfo = SEOUL, now: datetime = NOW) -> Any:
    return run_of(recording, zone=zone, now=now)


def changed(**changes: Any) -> Recording:
    return replace(RECORDING, **changes)


def test_run_of_takes_over_the_totals():
    totals = RECORDING.summary

    found = run()

    assert (found.started_at, found.duration_s, found.sport, found.sub_sport) == (
        STARTED_AT,
        2700.0,
        "running",
        "",
    )
    assert (found.distance_m, found.avg_hr_bpm, found.max_hr_bpm) == (
        totals.distance_m,
        totals.avg_hr_bpm,
        totals.max_hr_bpm,
    )
    assert (found.avg_cadence_spm, found.ascent_m) == (totals.avg_cadence_spm, totals.ascent_m)


def test_run_of_puts_the_streams_on_a_grid_of_seconds():
    streams = run().streams

    assert {len(stream) for stream in streams.values()} == {2701}
    assert streams["time_s"].tolist() == list(range(2701))
    assert streams["distance_m"][-1] == pytest.approx(RECORDING.summary.distance_m, abs=0.01)
    assert not np.isnan(streams["heart_rate_bpm"]).any()


def test_run_of_leaves_pauses_out_of_laps_and_streams():
    paused = fit.parse(fit_file(EASY_RUN, lap_every_m=None, stops=[Stop(at_s=600, duration_s=120)]))

    found = run(paused)

    assert [(lap.start_s, lap.duration_s) for lap in found.laps] == [(0, 300), (300, 2100), (2400, 300)]
    assert (found.duration_s, found.elapsed_s, len(found.streams["time_s"])) == (2700, 2820, 2701)


@pytest.mark.parametrize(
    "offset_s, started_at, zone, day",
    [
        (32_400, "2026-11-20T16:30", "UTC", 21),  # the watch knew where it was
        (-28_800, "2026-11-21T05:30", "Asia/Seoul", 20),
        (0, "2026-11-20T16:30", "Asia/Seoul", 21),  # COROS writes UTC as local time
        (None, "2026-11-20T16:30", "Asia/Seoul", 21),
        (None, "2026-11-20T16:30", "UTC", 20),
        (0, "2026-11-20T23:59", "Europe/London", 20),
    ],
)
def test_run_of_finds_the_local_day(offset_s: int | None, started_at: str, zone: str, day: int):
    recording = changed(
        local_offset_s=offset_s, started_at=datetime.fromisoformat(started_at).replace(tzinfo=UTC)
    )

    assert run(recording, ZoneInfo(zone)).day == date(2026, 11, day)


def test_run_of_trusts_local_time_where_the_watch_knew_no_other():
    unset = changed(
        local_offset_s=None,
        started_at=datetime(2026, 11, 20, 22, 0, tzinfo=UTC),
        warnings=(Warning(Notice.CLOCK_UNSET, {}),),
    )

    found = run(unset)

    assert found.day == date(2026, 11, 20)
    assert found.warnings == ({"code": "clock_unset", "params": {}},)


@pytest.mark.parametrize(
    "sport, sub_sport, kept",
    [
        ("running", "generic", ""),
        ("running", "treadmill", "treadmill"),
        ("running", "trail", "trail"),
        ("", "", ""),
        ("fitness_equipment", "treadmill", "treadmill"),
        ("generic", "indoor_running", "indoor_running"),
    ],
)
def test_run_of_takes_every_kind_of_running(sport: str, sub_sport: str, kept: str):
    found = run(changed(sport=sport, sub_sport=sub_sport))

    assert (found.sport, found.sub_sport) == ("running", kept)


@pytest.mark.parametrize("sport", ["cycling", "swimming", "walking", "training", "multisport", "generic"])
def test_run_of_refuses_other_sports(sport: str):
    with pytest.raises(NotARun) as refused:
        run(fit.parse(file_of("cycling")) if sport == "cycling" else changed(sport=sport))

    assert (refused.value.code, refused.value.params) == (Reason.NOT_A_RUN, {"sport": sport})


def test_run_of_refuses_a_run_of_a_watch_without_a_date():
    with pytest.raises(NotARun) as refused:
        run(changed(started_at=datetime(1989, 12, 31, 0, 20, tzinfo=UTC), local_offset_s=None))

    assert refused.value.code == Reason.NO_DATE


def test_run_of_refuses_a_run_in_the_future():
    run(changed(started_at=NOW + timedelta(hours=23)))

    with pytest.raises(NotARun) as refused:
        run(changed(started_at=NOW + timedelta(hours=25)))

    assert (refused.value.code, refused.value.params) == (Reason.IN_FUTURE, {"day": "2026-11-22"})


@pytest.mark.parametrize(
    "timer_s, code", [(None, Refusal.NO_RECORDS), (0.0, Refusal.NO_RECORDS), (7.5 * 86_400, Refusal.TOO_LONG)]
)
def test_run_of_refuses_a_duration_that_no_run_has(timer_s: float | None, code: Refusal):
    with pytest.raises(Unreadable) as refused:
        run(changed(summary=Summary(timer_s=timer_s)))

    assert refused.value.code == code


def test_run_of_takes_nought_for_unknown():
    found = run(
        changed(summary=Summary(timer_s=600.0, distance_m=0.0, moving_s=0.0), streams={"time_s": np.empty(0)})
    )

    assert (found.distance_m, found.moving_s, found.streams) == (None, None, {})


def test_run_of_leaves_out_what_cannot_be_printed():
    named = changed(workout_name="Tempo\x00 run\n", device="garmin\x00 fr255")

    assert (run(named).name, device_of(named)) == ("Tempo run", "garmin fr255")


@pytest.mark.parametrize(
    "fields, kept",
    [
        ("max_power_w", []),
        ("avg_power_w,distance_m", ["summary_computed"]),
        ("timer_s", ["summary_computed"]),
    ],
)
def test_run_of_tells_of_computed_totals_only_where_they_matter(fields: str, kept: list[str]):
    found = run(changed(warnings=(Warning(Notice.SUMMARY_COMPUTED, {"fields": fields}),)))

    assert [one["code"] for one in found.warnings] == kept
