"""From a recording to the run that counts: sport, day, duration, laps and streams."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from demo.simulation import Stop
from ingest.parsers import (
    Contents,
    Entry,
    Notice,
    Origin,
    Recording,
    Refusal,
    Score,
    Summary,
    Unreadable,
    Warning,
    fit,
)
from ingest.services.accounts import Account, Given, Reason, Unfit, accounts_of
from tests.factories import NOW
from tests.ingest.files import EASY_RUN, STARTED_AT, fit_file

SEOUL = ZoneInfo("Asia/Seoul")
RECORDING = fit.parse(fit_file())


def told(recording: Recording = RECORDING, zone: ZoneInfo = SEOUL, now: datetime = NOW) -> Account:
    given = Given(sha256="a" * 64, upload=None, zone=zone, now=now)
    (account,) = accounts_of(Contents(recordings=(recording,)), given)
    return account


def changed(**changes: Any) -> Recording:
    return replace(RECORDING, **changes)


def test_accounts_of_takes_over_the_totals():
    totals = RECORDING.summary

    source = told().source

    assert (source.kind, source.started_at, source.day) == ("fit", STARTED_AT, date(2026, 11, 21))
    assert (source.told["timer_s"], source.told["sport"]) == (2700.0, "running")
    assert (source.told["distance_m"], source.told["avg_hr_bpm"], source.told["max_hr_bpm"]) == (
        totals.distance_m,
        totals.avg_hr_bpm,
        totals.max_hr_bpm,
    )
    assert (source.told["streams"], source.told["laps"]) == (2701, len(RECORDING.laps))


def test_accounts_of_puts_the_streams_on_a_grid_of_seconds():
    streams = told().attached.streams

    assert {len(stream) for stream in streams.values()} == {2701}
    assert streams["time_s"].tolist() == list(range(2701))
    assert streams["distance_m"][-1] == pytest.approx(RECORDING.summary.distance_m, abs=0.01)
    assert not np.isnan(streams["heart_rate_bpm"]).any()


def test_accounts_of_leaves_pauses_out_of_laps_and_streams():
    paused = fit.parse(fit_file(EASY_RUN, lap_every_m=None, stops=[Stop(at_s=600, duration_s=120)]))

    found = told(paused)

    laps = [(lap.start_s, lap.duration_s) for lap in found.attached.laps]
    assert laps == [(0, 300), (300, 2100), (2400, 300)]
    assert (found.source.told["timer_s"], found.source.elapsed_s) == (2700, 2820)
    assert len(found.attached.streams["time_s"]) == 2701


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
def test_accounts_of_finds_the_local_day(offset_s: int | None, started_at: str, zone: str, day: int):
    recording = changed(
        local_offset_s=offset_s, started_at=datetime.fromisoformat(started_at).replace(tzinfo=UTC)
    )

    assert told(recording, ZoneInfo(zone)).source.day == date(2026, 11, day)


def test_accounts_of_trusts_local_time_where_the_watch_knew_no_other():
    unset = changed(
        local_offset_s=None,
        started_at=datetime(2026, 11, 20, 22, 0, tzinfo=UTC),
        warnings=(Warning(Notice.CLOCK_UNSET, {}),),
    )

    found = told(unset)

    assert found.source.day == date(2026, 11, 20)
    assert found.attached.warnings == ({"code": "clock_unset", "params": {}},)


@pytest.mark.parametrize(
    "sport, sub_sport, said",
    [
        ("running", "generic", ("running", None)),
        ("running", "trail", ("running", "trail")),
        ("", "", (None, None)),
        ("fitness_equipment", "treadmill", ("running", "treadmill")),
        ("generic", "indoor_running", ("running", "indoor_running")),
        ("fitness_equipment", "elliptical", ("fitness_equipment", "elliptical")),
        ("cycling", "", ("cycling", None)),
    ],
)
def test_accounts_of_calls_every_kind_of_running_running(sport: str, sub_sport: str, said: tuple[Any, Any]):
    found = told(changed(sport=sport, sub_sport=sub_sport)).source.told

    assert (found.get("sport"), found.get("sub_sport")) == said


def test_accounts_of_refuses_a_watch_without_a_date():
    with pytest.raises(Unfit) as refused:
        told(changed(started_at=datetime(1989, 12, 31, 0, 20, tzinfo=UTC), local_offset_s=None))

    assert refused.value.code == Reason.NO_DATE


def test_accounts_of_refuses_the_future():
    told(changed(started_at=NOW + timedelta(hours=23)))

    with pytest.raises(Unfit) as refused:
        told(changed(started_at=NOW + timedelta(hours=25)))

    assert (refused.value.code, refused.value.params) == (Reason.IN_FUTURE, {"day": "2026-11-22"})


@pytest.mark.parametrize(
    "timer_s, code", [(None, Refusal.NO_RECORDS), (0.0, Refusal.NO_RECORDS), (7.5 * 86_400, Refusal.TOO_LONG)]
)
def test_accounts_of_refuses_a_duration_that_no_run_has(timer_s: float | None, code: Refusal):
    with pytest.raises(Unreadable) as refused:
        told(changed(summary=Summary(timer_s=timer_s)))

    assert refused.value.code == code


def test_accounts_of_takes_nought_for_unknown():
    nought = Summary(timer_s=600.0, distance_m=0.0, moving_s=0.0)

    found = told(changed(summary=nought, streams={"time_s": np.empty(0)}))

    assert {"distance_m", "moving_s", "streams"}.isdisjoint(found.source.told)
    assert found.attached.streams == {}


def test_accounts_of_leaves_out_what_cannot_be_printed():
    found = told(changed(workout_name="Tempo\x00 run\n", device="garmin\x00 fr255")).source

    assert (found.told["name"], found.device) == ("Tempo run", "garmin fr255")


@pytest.mark.parametrize(
    "fields, kept",
    [
        ("max_power_w", []),
        ("avg_power_w,distance_m", ["summary_computed"]),
        ("timer_s", ["summary_computed"]),
    ],
)
def test_accounts_of_tells_of_computed_totals_only_where_they_matter(fields: str, kept: list[str]):
    found = told(changed(warnings=(Warning(Notice.SUMMARY_COMPUTED, {"fields": fields}),)))

    assert [one["code"] for one in found.attached.warnings] == kept


def test_accounts_of_leaves_out_one_of_several_that_cannot_be():
    contents = Contents(recordings=(changed(started_at=NOW + timedelta(days=3)), RECORDING))

    found = accounts_of(contents, Given(sha256="a" * 64, upload=None, zone=SEOUL, now=NOW))

    assert [one.source.key for one in found] == ["file:" + "a" * 64 + "#1"]


def entry(**facts: Any) -> Account:
    row = Entry(
        **{"origin": Origin.STRAVA, "day": date(2026, 11, 20), "summary": Summary(timer_s=1800.0), **facts}
    )
    (account,) = accounts_of(
        Contents(entries=(row,)), Given(sha256="a" * 64, upload=None, zone=SEOUL, now=NOW)
    )
    return account


def test_a_row_is_known_by_its_number_else_by_what_it_says():
    numbered, one, same, other = (
        entry(external_id="923"),
        entry(name="Easy"),
        entry(name="Easy", place="7"),
        entry(name="Long"),
    )

    assert numbered.source.key == "id:923"
    assert one.source.key == same.source.key != other.source.key


def test_the_intensity_of_a_log_is_a_field_and_other_scores_stand_beside():
    found = entry(scores={Score.INTENSITY: 3.0, Score.TRIMP: 88.0}).source.told

    assert (found["intensity"], found["scores"]) == (3.0, {"trimp": 88.0})
