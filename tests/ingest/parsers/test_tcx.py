"""TCX: points, laps, pauses and several activities."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from ingest.parsers import Notice, Origin, Pause, Refusal, Unreadable, tcx
from tests.ingest.parsers import xml_samples as xml
from tests.ingest.parsers.xml_samples import STARTED_AT, activity, lap, tcx_track


def test_parse_reads_points_and_totals():
    totals = (
        "<DistanceMeters>180</DistanceMeters><MaximumSpeed>3.5</MaximumSpeed><Calories>12</Calories>"
        "<AverageHeartRateBpm><Value>150</Value></AverageHeartRateBpm>"
        "<MaximumHeartRateBpm><Value>171</Value></MaximumHeartRateBpm>"
    )
    data = xml.tcx(activity(lap(0, 60.4, tcx_track(range(61)), totals=totals)))

    recording = tcx.parse(data)

    assert (recording.sport, recording.origin, recording.started_at) == ("running", Origin.TCX, STARTED_AT)
    assert recording.streams["time_s"].tolist() == list(range(61))
    assert recording.streams["heart_rate_bpm"].tolist() == list(range(140, 201))
    summary = recording.summary
    assert (summary.timer_s, summary.distance_m, summary.calories) == (60.4, 180, 12)
    assert (summary.avg_hr_bpm, summary.max_hr_bpm, summary.max_speed_m_s) == (150, 171, 3.5)
    assert recording.warnings == ()


def test_parse_reads_extensions_with_any_prefix():
    inner = (
        "<{0}TPX{1}><{0}Speed>2.5</{0}Speed><{0}RunCadence>{2}</{0}RunCadence>"
        "<{0}Watts>250</{0}Watts></{0}TPX>"
    )
    own = ' xmlns="http://www.garmin.com/xmlschemas/ActivityExtension/v2"'
    points = (
        xml.trackpoint(0, f"<Extensions>{inner.format('ns3:', '', 80)}</Extensions>"),
        xml.trackpoint(1, f"<Extensions>{inner.format('', own, 90)}</Extensions>"),
    )
    data = xml.tcx(activity(lap(0, 1, f"<Track>{''.join(points)}</Track>")))

    streams = tcx.parse(data).streams

    assert streams["cadence_spm"].tolist() == [160, 180]
    assert streams["speed_m_s"].tolist() == [2.5, 2.5]
    assert streams["power_w"].tolist() == [250, 250]


@pytest.mark.parametrize("sport, cadence", [("Running", 164), ("Biking", 82)])
def test_parse_doubles_the_cadence_of_a_lap_on_foot(sport: str, cadence: float):
    extensions = "<Extensions><ns3:LX><ns3:AvgRunCadence>82</ns3:AvgRunCadence></ns3:LX></Extensions>"
    data = xml.tcx(activity(lap(0, 60, tcx_track([0, 60]), after=extensions), sport=sport))

    assert tcx.parse(data).laps[0].summary.avg_cadence_spm == cadence


def test_parse_computes_speed_from_distance():
    data = xml.tcx(activity(lap(0, 20, tcx_track(range(21), speed_m_s=4.0))))

    assert tcx.parse(data).streams["speed_m_s"].tolist() == pytest.approx([4.0] * 21)


def test_parse_takes_a_gap_between_tracks_of_a_lap_as_a_pause():
    data = xml.tcx(activity(lap(0, 70, tcx_track(range(31)), tcx_track(range(90, 131)))))

    recording = tcx.parse(data)

    assert recording.pauses == (Pause(30, 90),)
    assert (recording.summary.timer_s, recording.summary.elapsed_s) == (70, 130)


def test_parse_finds_the_pause_that_only_the_timer_tells_of():
    seconds = [*range(31), *range(90, 131)]
    data = xml.tcx(activity(lap(0, 72, tcx_track(seconds))))

    assert tcx.parse(data).pauses == (Pause(30, 88),)


def test_parse_takes_a_new_lap_for_no_pause():
    laps = (lap(0, 60, tcx_track(range(0, 60, 4))), lap(60, 60, tcx_track(range(60, 121, 4))))

    recording = tcx.parse(xml.tcx(activity(*laps)))

    assert recording.pauses == ()
    assert [found.start_s for found in recording.laps] == [0, 60]


def test_parse_reads_what_a_lap_is():
    words = "<Intensity>Resting</Intensity><TriggerMethod>Distance</TriggerMethod>"
    data = xml.tcx(activity(lap(0, 60, tcx_track([0, 60]), totals=words)))

    found = tcx.parse(data).laps[0]

    assert (found.intensity, found.trigger, found.sport) == ("rest", "distance", "running")


def test_parse_reads_device_notes_and_plan():
    words = (
        "<Notes>windy</Notes><Training><Plan><Name>8x400</Name></Plan></Training>"
        "<Creator><Name>Watch 1</Name><UnitId>42</UnitId></Creator>"
    )
    recording = tcx.parse(xml.tcx(activity(lap(0, 60, tcx_track([0, 60])), after=words)))

    assert (recording.device, recording.serial) == ("Watch 1", "42")
    assert (recording.notes, recording.workout_name) == ("windy", "8x400")


def test_parse_reads_offsets_of_local_time():
    data = xml.tcx(activity(lap(0, 60, tcx_track([0, 60])))).replace(b".000Z", b".000-04:00")

    recording = tcx.parse(data)

    assert recording.local_offset_s == -4 * 3600
    assert recording.started_at == STARTED_AT + timedelta(hours=4)


def test_parse_takes_times_without_a_zone_as_utc():
    data = xml.tcx(activity(lap(0, 60, tcx_track([0, 60])))).replace(b".000Z", b"")

    recording = tcx.parse(data)

    assert (recording.started_at, recording.local_offset_s) == (STARTED_AT, None)


def test_parse_begins_with_a_lap_that_starts_before_its_first_point():
    data = xml.tcx(activity(lap(-5, 65, tcx_track(range(61)))))

    recording = tcx.parse(data)

    assert recording.started_at == STARTED_AT - timedelta(seconds=5)
    assert recording.streams["time_s"][0] == 5


def test_parse_sorts_out_what_sensors_got_wrong():
    points = (
        xml.trackpoint(0, "<HeartRateBpm><Value>0</Value></HeartRateBpm><Cadence>abc</Cadence>"),
        xml.trackpoint(
            1, "<HeartRateBpm><Value>240</Value></HeartRateBpm><AltitudeMeters>NaN</AltitudeMeters>"
        ),
    )
    recording = tcx.parse(xml.tcx(activity(lap(0, 1, f"<Track>{''.join(points)}</Track>"))))

    assert np.isnan(recording.streams["heart_rate_bpm"][0])
    assert set(recording.streams) == {"time_s", "heart_rate_bpm"}
    assert {warning.code for warning in recording.warnings} >= {Notice.HR_ZERO, Notice.HR_TOO_HIGH}


def test_parse_leaves_out_points_without_a_time():
    track = f"<Track><Trackpoint></Trackpoint>{xml.trackpoint(0)}{xml.trackpoint(9)}</Track>"

    recording = tcx.parse(xml.tcx(activity(lap(0, 9, track))))

    assert recording.streams["time_s"].tolist() == [0, 9]
    assert Notice.UNTIMED in {warning.code for warning in recording.warnings}


def test_parse_forgets_a_distance_that_falls_back_to_nought():
    track = tcx_track(range(11)).replace("<DistanceMeters>30.0<", "<DistanceMeters>0<")

    recording = tcx.parse(xml.tcx(activity(lap(0, 10, track))))

    assert np.isnan(recording.streams["distance_m"][-1])
    assert recording.summary.distance_m == 27


def test_parse_reads_laps_without_points():
    data = xml.tcx(activity(lap(0, 600, totals="<DistanceMeters>2000</DistanceMeters>")))

    recording = tcx.parse(data)

    assert (recording.summary.timer_s, recording.summary.distance_m) == (600, 2000)
    assert len(recording.streams["time_s"]) == 0


def test_read_gives_each_activity_by_itself():
    data = xml.tcx(
        activity(lap(0, 60, tcx_track(range(61)))), activity(lap(7200, 60, tcx_track(range(7200, 7261))))
    )

    contents = tcx.read(data)

    assert [found.started_at for found in contents.recordings] == [
        STARTED_AT,
        STARTED_AT + timedelta(hours=2),
    ]
    assert tcx.parse(data).warnings[-1].params == {"count": 1}


def _multisport(second_starts: float) -> bytes:
    run = activity(lap(0, 60, tcx_track(range(61))))
    ride = activity(
        lap(second_starts, 60, tcx_track(range(int(second_starts), int(second_starts) + 61))), sport="Biking"
    )
    session = f"<FirstSport>{run}</FirstSport><NextSport><Transition/>{ride}</NextSport>"
    return xml.tcx(f"<MultiSportSession><Id>x</Id>{session}</MultiSportSession>")


def test_read_gives_a_multisport_session_as_one():
    (recording,) = tcx.read(_multisport(100)).recordings

    assert recording.sport == "multisport"
    assert [(part.sport, part.start_s) for part in recording.sessions] == [("running", 0), ("cycling", 100)]
    assert recording.pauses == (Pause(60, 100),)
    assert (recording.summary.timer_s, recording.summary.elapsed_s) == (120, 160)
    assert recording.streams["time_s"][-1] == 160


def test_read_parts_a_session_whose_sports_are_hours_apart():
    recordings = tcx.read(_multisport(90_000)).recordings

    assert [recording.sport for recording in recordings] == ["running", "cycling"]


def test_parse_reads_a_large_file_as_it_reads_a_small_one():
    """Above a size the points are read while the file is parsed."""
    padding = f"<Notes>{' ' * 9_000_000}</Notes>"
    seconds = [*range(2500), *range(2600, 5000)]
    small = xml.tcx(activity(lap(0, 4900, tcx_track(seconds))))
    large = xml.tcx(activity(lap(0, 4900, tcx_track(seconds)), after=padding))

    one, other = tcx.parse(small), tcx.parse(large)

    assert {name: values.tolist() for name, values in one.streams.items()} == {
        name: values.tolist() for name, values in other.streams.items()
    }
    assert (one.pauses, one.summary) == (other.pauses, other.summary)


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", Refusal.EMPTY),
        (b" \n", Refusal.EMPTY),
        (b"hello", Refusal.NOT_XML),
        (b"<html></html>", Refusal.NOT_ACTIVITY),
        (xml.tcx(), Refusal.NO_RECORDS),
        (xml.tcx(activity()), Refusal.NO_RECORDS),
        (xml.tcx(activity(lap(0, 8 * 86_400, tcx_track(range(0, 8 * 86_400, 3600))))), Refusal.TOO_LONG),
    ],
)
def test_read_refuses_what_holds_no_activity(data: bytes, code: Refusal):
    with pytest.raises(Unreadable) as refused:
        tcx.read(data)

    assert refused.value.code == code


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"  \n\t", b"\n\xef\xbb\xbf"])
def test_parse_reads_past_what_stands_before_the_declaration(before: bytes):
    data = before + xml.tcx(activity(lap(0, 60, tcx_track([0, 60]))))

    assert tcx.parse(data).summary.timer_s == 60


def test_parse_reads_utf_16():
    data = xml.tcx(activity(lap(0, 60, tcx_track([0, 60])))).decode().replace("UTF-8", "UTF-16")

    assert tcx.parse(data.encode("utf-16")).started_at == datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
