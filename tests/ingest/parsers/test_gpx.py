"""GPX: points, segments, tracks, and all that has to be computed."""

from datetime import timedelta

import numpy as np
import pytest

from ingest.parsers import Notice, Origin, Pause, Refusal, Unreadable, gpx
from tests.ingest.parsers import xml_samples as xml
from tests.ingest.parsers.xml_samples import STARTED_AT, segment, trk, trkpt


def test_parse_computes_what_gpx_does_not_say():
    recording = gpx.parse(xml.gpx(trk(segment(range(601)), name="Morning")))

    assert (recording.sport, recording.origin, recording.name) == ("running", Origin.GPX, "Morning")
    assert (recording.started_at, recording.device) == (STARTED_AT, "Watch 1")
    summary = recording.summary
    assert (summary.timer_s, summary.elapsed_s, summary.moving_s) == (600, 600, 600)
    assert summary.distance_m == pytest.approx(1800, rel=1e-4)
    assert summary.avg_speed_m_s == pytest.approx(3.0, rel=1e-4)
    assert [warning.code for warning in recording.warnings] == [Notice.SUMMARY_COMPUTED]


@pytest.mark.parametrize("prefix", ["g:", "", "unbound:"])
def test_parse_reads_extensions_with_any_prefix(prefix: str):
    inside = (
        "<extensions><{0}x><{0}hr>150</{0}hr><{0}cad>85</{0}cad><{0}atemp>21</{0}atemp></{0}x>"
        "<power>240</power></extensions>"
    )
    points = "".join(trkpt(second, second, inside.format(prefix)) for second in range(3))

    streams = gpx.parse(xml.gpx(trk(f"<trkseg>{points}</trkseg>"))).streams

    assert streams["heart_rate_bpm"].tolist() == [150] * 3
    assert streams["cadence_spm"].tolist() == [170] * 3
    assert streams["temperature_c"].tolist() == [21] * 3
    assert streams["power_w"].tolist() == [240] * 3


def test_parse_does_not_double_steps_of_both_feet():
    inside = "<extensions><g:cad>172</g:cad></extensions>"
    points = "".join(trkpt(second, second, inside) for second in range(3))

    assert gpx.parse(xml.gpx(trk(f"<trkseg>{points}</trkseg>"))).streams["cadence_spm"].tolist() == [172] * 3


def test_parse_takes_a_gap_between_segments_as_a_pause():
    recording = gpx.parse(xml.gpx(trk(segment(range(101)), segment(range(300, 401)))))

    assert recording.pauses == (Pause(100, 300),)
    assert (recording.summary.timer_s, recording.summary.elapsed_s) == (200, 400)
    # The way walked in the pause is none of the run.
    assert recording.summary.distance_m == pytest.approx(600, rel=1e-3)


def test_parse_does_not_begin_with_the_time_of_the_file():
    metadata = f"<metadata><time>{xml.at(-23)}</time></metadata>"

    recording = gpx.parse(xml.gpx(trk(segment(range(61))), before=metadata))

    assert recording.started_at == STARTED_AT


def test_parse_counts_only_climbs_that_are_no_noise():
    heights = [100, 101, 100, 110, 109, 120, 90]
    points = "".join(trkpt(5 * i, 15 * i, f"<ele>{ele}</ele>") for i, ele in enumerate(heights))

    summary = gpx.parse(xml.gpx(trk(f"<trkseg>{points}</trkseg>"))).summary

    assert (summary.ascent_m, summary.descent_m) == (20, 30)


def test_parse_keeps_a_point_without_a_place():
    missing = [
        f"<trkpt><time>{xml.at(1)}</time></trkpt>",
        f'<trkpt lat="95" lon="x"><time>{xml.at(2)}</time></trkpt>',
    ]
    points = trkpt(0, 0) + "".join(missing) + trkpt(3, 9)

    recording = gpx.parse(xml.gpx(trk(f"<trkseg>{points}</trkseg>")))

    assert np.isnan(recording.streams["lat_deg"]).tolist() == [False, True, True, False]
    assert recording.summary.distance_m == pytest.approx(9, rel=1e-3)


def test_parse_leaves_out_a_leap_that_nobody_made():
    places = [0, 3, 6, 5000, 12, 15]
    points = "".join(trkpt(second, metres) for second, metres in enumerate(places))

    recording = gpx.parse(xml.gpx(trk(f"<trkseg>{points}</trkseg>")))

    assert recording.warnings[0].params == {"records": 1}
    assert recording.summary.distance_m == pytest.approx(15, rel=1e-3)


def test_parse_believes_the_speed_that_a_phone_wrote():
    points = "".join(
        trkpt(second, 3 * second, "<extensions><speed>2.9</speed></extensions>") for second in range(4)
    )

    assert gpx.parse(xml.gpx(trk(f"<trkseg>{points}</trkseg>"))).streams["speed_m_s"].tolist() == [2.9] * 4


@pytest.mark.parametrize(
    "kind, sport",
    [
        ("running", ("running", "")),
        ("9", ("running", "")),
        ("trail_running", ("running", "trail")),
        ("Treadmill Running", ("running", "treadmill")),
        ("cycling", ("cycling", "")),
        ("Other", ("generic", "")),
        ("", ("", "")),
        ("Kite surfing", ("kite_surfing", "")),
    ],
)
def test_parse_reads_the_type_of_a_track(kind: str, sport: tuple[str, str]):
    recording = gpx.parse(xml.gpx(trk(segment(range(10)), kind=kind)))

    assert (recording.sport, recording.sub_sport) == sport


def test_read_joins_tracks_that_follow_each_other():
    data = xml.gpx(trk(segment(range(101))), trk(segment(range(700, 801))))

    (recording,) = gpx.read(data).recordings

    assert recording.pauses == (Pause(100, 700),)
    assert recording.summary.distance_m == pytest.approx(600, rel=1e-3)
    assert len(recording.sessions) == 1


@pytest.mark.parametrize(
    "second",
    [
        trk(segment(range(5000, 5101))),
        trk(segment(range(50, 151))),
        trk(segment(range(200, 301)), kind="cycling"),
    ],
    ids=["far apart", "at the same time", "of another sport"],
)
def test_read_parts_tracks_that_are_not_one_run(second: str):
    contents = gpx.read(xml.gpx(second, trk(segment(range(101)))))

    assert len(contents.recordings) == 2
    assert contents.recordings[0].started_at == STARTED_AT


def test_parse_counts_the_other_tracks():
    data = xml.gpx(trk(segment(range(101))), trk(segment(range(9000, 9101))))

    assert gpx.parse(data).warnings[-1].params == {"count": 1}


def test_read_passes_over_a_drawn_track_beside_a_recorded_one():
    drawn = '<trk><trkseg><trkpt lat="1" lon="2"/><trkpt lat="1.1" lon="2"/></trkseg></trk>'

    contents = gpx.read(xml.gpx(drawn, trk(segment(range(61)))))

    assert len(contents.recordings) == 1
    assert contents.unread == {"track_without_times": 1}
    assert contents.warnings[0].code == Notice.NO_TIMES


@pytest.mark.parametrize(
    "data, code",
    [
        (xml.gpx('<trk><trkseg><trkpt lat="1" lon="2"/></trkseg></trk>'), Refusal.NO_TIMES),
        (xml.gpx('<rte><rtept lat="1" lon="2"/></rte>'), Refusal.NO_TIMES),
        (xml.gpx('<wpt lat="1" lon="2"/>'), Refusal.NO_TIMES),
        (xml.gpx(), Refusal.NO_RECORDS),
        (xml.gpx(trk("<trkseg/>")), Refusal.NO_RECORDS),
        (b"<kml/>", Refusal.NOT_ACTIVITY),
        (b"\x89PNG\r\n", Refusal.NOT_XML),
    ],
)
def test_read_refuses_what_was_not_recorded(data: bytes, code: Refusal):
    with pytest.raises(Unreadable) as refused:
        gpx.read(data)

    assert refused.value.code == code


def test_parse_reads_offsets_of_local_time():
    data = xml.gpx(trk(segment(range(61)))).replace(b".000Z", b"+09:00")

    recording = gpx.parse(data)

    assert recording.local_offset_s == 9 * 3600
    assert recording.started_at == STARTED_AT - timedelta(hours=9)


def test_parse_straightens_a_clock_that_was_set():
    data = xml.gpx(trk(segment([*range(100), *range(-5000, -4900)])))

    recording = gpx.parse(data)

    assert (np.diff(recording.streams["time_s"]) >= 0).all()
    assert recording.warnings[0].code == Notice.CLOCK_JUMP
