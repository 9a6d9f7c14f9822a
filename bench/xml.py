"""`python -m bench.xml`: TCX and GPX against what most projects read them with, on files made here.

Both sides must find the same points before anything is timed. Ours does more in its time: it cleans the
streams, finds the pauses and computes the totals.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from xml.dom import minidom

import gpxpy
import numpy as np

from bench.timing import Times, in_turn
from bench.verdicts import Verdict, table
from ingest.parsers import Recording, gpx, tcx

PROMISE = 6.0
POINTS = 5_000
ROUNDS = 9
STARTED_AT = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
_TPX = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
_AX = "http://www.garmin.com/xmlschemas/ActivityExtension/v2"


def gpx_file() -> bytes:
    """As Garmin Connect writes it: heart rate, cadence and temperature in extensions."""
    points = "".join(
        f'<trkpt lat="{37.5 + i / 4e4:.10f}" lon="{127 + i % 500 / 4e4:.10f}"><ele>{20 + i % 60 / 5}</ele>'
        f"<time>{_at(i)}</time><extensions><ns3:TrackPointExtension><ns3:atemp>18.0</ns3:atemp>"
        f"<ns3:hr>{130 + i % 40}</ns3:hr><ns3:cad>{80 + i % 9}</ns3:cad></ns3:TrackPointExtension>"
        "</extensions></trkpt>\n"
        for i in range(POINTS)
    )
    head = f'<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:ns3="{_TPX}">'
    return f"{head}<trk><type>running</type><trkseg>{points}</trkseg></trk></gpx>".encode()


def tcx_file() -> bytes:
    """As Garmin Connect writes it: speed and cadence in extensions."""
    points = "".join(
        f"<Trackpoint><Time>{_at(i)}</Time><Position><LatitudeDegrees>{37.5 + i / 4e4:.10f}</LatitudeDegrees>"
        f"<LongitudeDegrees>{127 + i % 500 / 4e4:.10f}</LongitudeDegrees></Position>"
        f"<AltitudeMeters>{20 + i % 60 / 5}</AltitudeMeters><DistanceMeters>{i * 3.1:.2f}</DistanceMeters>"
        f"<HeartRateBpm><Value>{130 + i % 40}</Value></HeartRateBpm><Extensions><ns3:TPX>"
        f"<ns3:Speed>3.1</ns3:Speed><ns3:RunCadence>{80 + i % 9}</ns3:RunCadence></ns3:TPX></Extensions>"
        "</Trackpoint>\n"
        for i in range(POINTS)
    )
    database = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
    lap = f"<TotalTimeSeconds>{POINTS - 1}</TotalTimeSeconds>"
    return (
        f'<TrainingCenterDatabase xmlns="{database}" xmlns:ns3="{_AX}"><Activities>'
        f'<Activity Sport="Running"><Lap StartTime="{_at(0)}">{lap}<Track>{points}</Track></Lap></Activity>'
        "</Activities></TrainingCenterDatabase>"
    ).encode()


def gpxpy_points(data: bytes) -> list[tuple[float, ...]]:
    """Time, latitude, longitude, altitude and heart rate."""
    track = gpxpy.parse(data.decode()).tracks[0]
    return [
        (
            point.time.timestamp(),
            point.latitude,
            point.longitude,
            point.elevation,
            float(next(item.text for item in point.extensions[0] if item.tag.endswith("}hr"))),
        )
        for segment in track.segments
        for point in segment.points
    ]


def dom_points(data: bytes) -> list[tuple[float, ...]]:
    """The same of a TCX file, by the DOM of the standard library."""
    names = ("LatitudeDegrees", "LongitudeDegrees", "AltitudeMeters", "Value")
    return [
        (
            datetime.fromisoformat(_text(point, "Time")).timestamp(),
            *(float(_text(point, name)) for name in names),
        )
        for point in minidom.parseString(data).getElementsByTagName("Trackpoint")  # noqa: S318 - our own
    ]


def our_points(recording: Recording) -> list[tuple[float, ...]]:
    names = ("lat_deg", "lon_deg", "altitude_m", "heart_rate_bpm")
    times = recording.streams["time_s"] + recording.started_at.timestamp()
    return list(zip(times.tolist(), *(recording.streams[name].tolist() for name in names), strict=True))


def verdicts() -> Iterator[Verdict]:
    """Checked first, then measured; GPX also beside gpxpy's parsing alone, without its list of points."""
    gpx_data, tcx_data = gpx_file(), tcx_file()
    np.testing.assert_array_equal(our_points(gpx.parse(gpx_data)), gpxpy_points(gpx_data))
    np.testing.assert_array_equal(our_points(tcx.parse(tcx_data)), dom_points(tcx_data))
    times = in_turn(
        {
            "gpx": lambda: gpx.parse(gpx_data),
            "gpxpy": lambda: gpxpy_points(gpx_data),
            "gpxpy alone": lambda: gpxpy.parse(gpx_data.decode()),
        },
        rounds=ROUNDS,
    )
    alone = f"; gpxpy's parsing alone {times['gpxpy alone'].best:.0f}"
    yield _beside("GPX read / gpxpy and its points", times["gpx"], times["gpxpy"], alone)
    times = in_turn({"tcx": lambda: tcx.parse(tcx_data), "dom": lambda: dom_points(tcx_data)}, rounds=ROUNDS)
    yield _beside("TCX read / a DOM and its points", times["tcx"], times["dom"])


def _beside(what: str, ours: Times, theirs: Times, more: str = "") -> Verdict:
    """The best of the rounds, on both sides: what else the machine does only ever adds to it."""
    words = f"{POINTS} points: {ours.best:.1f} ms beside {theirs.best:.0f}: {theirs.best / ours.best:.1f}×"
    words += more
    return Verdict(what, 100 * ours.best / theirs.best, 100 / PROMISE, " %", words)


def _at(second: int) -> str:
    return f"{STARTED_AT + timedelta(seconds=second):%Y-%m-%dT%H:%M:%S.000Z}"


def _text(element: minidom.Element, name: str) -> str:
    return element.getElementsByTagName(name)[0].firstChild.data


if __name__ == "__main__":
    found = list(verdicts())
    print(table(found))
    raise SystemExit(not all(verdict.kept for verdict in found))
