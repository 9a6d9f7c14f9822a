"""A simulated run as other programs would write it: TCX, GPX, a row of Strava's listing or of a log."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import openpyxl

from demo.simulation import SimulatedRun

EVERY_S = 5
# Strava's own header, with the names that it has twice.
_HEADER = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,"
    "Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,"
    "Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,"
    "Elevation Low,Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,"
    "Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories"
)
STRAVA = _HEADER.split(",")


def tcx(run: SimulatedRun) -> bytes:
    """One lap, a point every five seconds."""
    points = "".join(
        f"<Trackpoint><Time>{_at(run, s)}</Time><Position><LatitudeDegrees>{lat:.6f}</LatitudeDegrees>"
        f"<LongitudeDegrees>{lon:.6f}</LongitudeDegrees></Position><AltitudeMeters>{up:.1f}</AltitudeMeters>"
        f"<DistanceMeters>{run.distance_m[s]:.2f}</DistanceMeters><HeartRateBpm><Value>"
        f"{run.heart_rate_bpm[s]:.0f}</Value></HeartRateBpm></Trackpoint>"
        for s, lat, lon, up in _points(run)
    )
    last = len(run.distance_m) - 1
    return (
        '<?xml version="1.0"?><TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/'
        f'TrainingCenterDatabase/v2"><Activities><Activity Sport="Running"><Id>{_at(run, 0)}</Id>'
        f'<Lap StartTime="{_at(run, 0)}"><TotalTimeSeconds>{last}</TotalTimeSeconds><DistanceMeters>'
        f"{run.distance_m[-1]:.2f}</DistanceMeters><Calories>400</Calories><Intensity>Active</Intensity>"
        f"<TriggerMethod>Manual</TriggerMethod><Track>{points}</Track></Lap></Activity></Activities>"
        "</TrainingCenterDatabase>"
    ).encode()


def gpx(run: SimulatedRun) -> bytes:
    """A track of positions and heart rates."""
    points = "".join(
        f'<trkpt lat="{lat:.6f}" lon="{lon:.6f}"><ele>{up:.1f}</ele><time>{_at(run, s)}</time><extensions>'
        f"<gpxtpx:TrackPointExtension><gpxtpx:hr>{run.heart_rate_bpm[s]:.0f}</gpxtpx:hr>"
        "</gpxtpx:TrackPointExtension></extensions></trkpt>"
        for s, lat, lon, up in _points(run)
    )
    return (
        '<?xml version="1.0"?><gpx version="1.1" creator="A phone" xmlns="http://www.topografix.com/GPX/1/1" '
        'xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
        f"<trk><name>By phone</name><type>running</type><trkseg>{points}</trkseg></trk></gpx>"
    ).encode()


def strava_csv(*rows: Mapping[str, Any]) -> bytes:
    """`activities.csv`; of columns that Strava has twice, the second, in SI units, is given as "… 2"."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(STRAVA)
    for row in rows:
        seen: dict[str, int] = {}
        cells = []
        for name in STRAVA:
            seen[name] = seen.get(name, 0) + 1
            cells.append(row.get(f"{name} 2" if seen[name] == 2 else name, ""))
        writer.writerow(cells)
    return file.getvalue().encode()


def xlsx(*rows: Mapping[str, Any]) -> bytes:
    """A training log: one sheet, a header, a row a run."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def strava_time(moment: datetime) -> str:
    """Nov 21, 2026, 5:30:00 AM."""
    return moment.strftime("%b %d, %Y, %I:%M:%S %p")


def _at(run: SimulatedRun, second: int) -> str:
    return f"{run.started_at + timedelta(seconds=second):%Y-%m-%dT%H:%M:%SZ}"


def _points(run: SimulatedRun) -> Iterator[tuple[int, float, float, float]]:
    if run.lat_deg is None or run.lon_deg is None or run.altitude_m is None:
        raise ValueError("on a treadmill there is no track")
    last = len(run.distance_m) - 1
    for second in sorted({*range(0, last + 1, EVERY_S), last}):
        yield second, run.lat_deg[second], run.lon_deg[second], run.altitude_m[second]
