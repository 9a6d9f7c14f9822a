"""TCX and GPX files for the tests, as watches and websites write them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

STARTED_AT = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
METRES_OF_A_DEGREE = 111_195.08  # of latitude, on the mean sphere
_TCX = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
_AX = "http://www.garmin.com/xmlschemas/ActivityExtension/v2"
_GPX = "http://www.topografix.com/GPX/1/1"
_TPX = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"


def at(second: float) -> str:
    return f"{STARTED_AT + timedelta(seconds=second):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z"


def trackpoint(second: float, body: str = "") -> str:
    return f"<Trackpoint><Time>{at(second)}</Time>{body}</Trackpoint>"


def tcx_track(seconds: Iterable[float], speed_m_s: float = 3.0) -> str:
    """Points with distance and a heart rate that rises by one a point, to 200."""
    points = (
        trackpoint(
            second,
            f"<DistanceMeters>{second * speed_m_s}</DistanceMeters>"
            f"<HeartRateBpm><Value>{140 + number % 61}</Value></HeartRateBpm>",
        )
        for number, second in enumerate(seconds)
    )
    return f"<Track>{''.join(points)}</Track>"


def lap(start: float, timer_s: float, *tracks: str, totals: str = "", after: str = "") -> str:
    head = f"<TotalTimeSeconds>{timer_s}</TotalTimeSeconds>{totals}"
    return f'<Lap StartTime="{at(start)}">{head}{"".join(tracks)}{after}</Lap>'


def activity(*laps: str, sport: str = "Running", after: str = "") -> str:
    return f'<Activity Sport="{sport}"><Id>{at(0)}</Id>{"".join(laps)}{after}</Activity>'


def tcx(*activities: str) -> bytes:
    body = "".join(activities)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><TrainingCenterDatabase xmlns="{_TCX}" xmlns:ns3="{_AX}">'
        f"<Activities>{body}</Activities></TrainingCenterDatabase>"
    ).encode()


def trkpt(second: float, metres: float, inside: str = "") -> str:
    """A point so many metres north of the first one."""
    return (
        f'<trkpt lat="{37.5 + metres / METRES_OF_A_DEGREE:.9f}" lon="127.0">'
        f"<time>{at(second)}</time>{inside}</trkpt>"
    )


def segment(seconds: Iterable[float], speed_m_s: float = 3.0) -> str:
    return f"<trkseg>{''.join(trkpt(second, second * speed_m_s) for second in seconds)}</trkseg>"


def trk(*segments: str, kind: str = "running", name: str = "") -> str:
    return f"<trk><name>{name}</name><type>{kind}</type>{''.join(segments)}</trk>"


def gpx(*tracks: str, before: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?><gpx creator="Watch 1" version="1.1" xmlns="{_GPX}" xmlns:g="{_TPX}">'
        f"{before}{''.join(tracks)}</gpx>"
    ).encode()
