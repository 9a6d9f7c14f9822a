"""Files of every kind that is read, damaged at random; the same ones for the same seed.

Whatever a file holds: it is read, or refused as Unreadable, in little time and memory. For many of them:
python -m tests.ingest.hostile 100000
"""

import io
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from openpyxl import Workbook

from demo.fitfile import encode_run
from demo.simulation import Course, Runner, Segment, simulate
from ingest.parsers import Unreadable, archives, reading
from tests.ingest.parsers import xml_samples as xml
from tests.ingest.parsers.apple import samples as apple
from tests.ingest.parsers.archives.samples import zipped
from tests.ingest.parsers.garmin import samples as garmin
from tests.ingest.parsers.mutations import mutated

EVERY_S = 60.0
BEGUN = datetime(2026, 11, 21, 5, 30, tzinfo=UTC)
MOST_SECONDS, MOST_MEGABYTES = 5.0, 512
TABLE = b"""Date,Miles,Time,Avg HR,Type,Shoe,RPE,Intensity,Notes
1/2/2026,5,40:00,150,easy,Ghost 15,3,40,
1/14/2026,8.2,1:04:00,,tempo,,7,75,7:45; 152; 178; felt good
"""


def samples() -> dict[str, bytes]:
    """A small sound file of each kind, by a name that fits."""
    seconds = range(0, 300, 5)
    run = {
        "run.fit": short_run(),
        "run.tcx": xml.tcx(xml.activity(xml.lap(0, 300, xml.tcx_track(seconds)))),
        "run.gpx": xml.gpx(xml.trk(xml.segment(seconds))),
        "log.csv": TABLE,
        "log.xlsx": workbook(),
        "export.xml": apple.export(apple.workout(), apple.record("RestingHeartRate", 48, "count/min")),
        garmin.PATHS["sleep"]: garmin.document([{"calendarDate": "2026-03-02", "deepSleepSeconds": 3600}]),
    }
    return {**run, "export.zip": zipped(run)}


def short_run() -> bytes:
    """Four minutes with a record every five seconds. No Django, so that this runs by itself."""
    seoul = Course(lat_deg=37.52, lon_deg=126.99)
    return encode_run(
        simulate((Segment(240, 3.0),), runner=Runner(), started_at=BEGUN, seed=1, course=seoul), every_s=5
    )


def workbook() -> bytes:
    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    for row in (["Date", "Miles", "Time", "Notes"], ["2026-01-05", 8.0, "1:04:00", "felt good"]):
        sheet.append(row)
    book.save(file)
    return file.getvalue()


def damaged(count: int, *, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many of each kind, in turn."""
    kinds = {name: mutated(data, seed=seed, count=count) for name, data in samples().items()}
    for _ in range(count):
        for name, files in kinds.items():
            yield name, next(files)


def outcome(name: str, data: bytes) -> str:
    """What becomes of it. Anything but Unreadable is raised."""
    try:
        if name.endswith(".zip"):
            for member in archives.members(io.BytesIO(data)):
                _read(member.path, member)
        else:
            reading.read(data, name)
    except Unreadable as refused:
        return str(refused.code)
    return "read"


def _read(path: str, member: archives.Member) -> None:
    """One that cannot be read does not harm the others."""
    try:
        reading.read(member.read(), path)
    except Unreadable:
        return


def main(count: int, seed: int) -> int:
    """How many of what; 1 where one took too much."""
    found: Counter[str] = Counter()
    slowest, said_at = 0.0, time.monotonic()
    for number, (name, data) in enumerate(damaged(count // len(samples()), seed=seed), start=1):
        begun = time.process_time()
        found[f"{name.rpartition('.')[2]} {outcome(name, data)}"] += 1
        slowest = max(slowest, time.process_time() - begun)
        if time.monotonic() - said_at > EVERY_S:
            said_at = time.monotonic()
            print(f"{number} files, slowest {slowest:.2f} s", flush=True)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for words, times in found.most_common():
        print(f"{times:>8} {words}")
    print(f"{sum(found.values())} files: slowest {slowest:.2f} s, {megabytes:.0f} MB")
    return int(slowest > MOST_SECONDS or megabytes > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
