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
from datetime import datetime, timedelta

from openpyxl import Workbook

from ingest.parsers import Unreadable, archives, reading
from tests.ingest.files import STARTED_AT, short_file
from tests.ingest.parsers import xml_samples as xml
from tests.ingest.parsers.apple import samples as apple
from tests.ingest.parsers.archives.samples import zipped
from tests.ingest.parsers.garmin import samples as garmin
from tests.ingest.parsers.mutations import mutated

MOST_SECONDS, MOST_MEGABYTES = 5.0, 512
TABLE = b"""Date,Miles,Time,Avg HR,Type,Shoe,RPE,Intensity,Notes
1/2/2026,5,40:00,150,easy,Ghost 15,3,40,
1/14/2026,8.2,1:04:00,,tempo,,7,75,7:45; 152; 178; felt good
"""


def samples() -> dict[str, bytes]:
    """A small sound file of each kind, by a name that fits."""
    seconds = range(0, 300, 5)
    run = {
        "run.fit": short_file(0),
        "run.tcx": xml.tcx(xml.activity(xml.lap(0, 300, xml.tcx_track(seconds)))),
        "run.gpx": xml.gpx(xml.trk(xml.segment(seconds))),
        "log.csv": TABLE,
        "log.xlsx": workbook(),
        "export.xml": apple.export(apple.workout(), apple.record("RestingHeartRate", 48, "count/min")),
        garmin.PATHS["sleep"]: garmin.document([{"calendarDate": "2026-03-02", "deepSleepSeconds": 3600}]),
    }
    return {**run, "export.zip": zipped(run)}


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
    slowest, before = 0.0, STARTED_AT
    for number, (name, data) in enumerate(damaged(count // len(samples()), seed=seed), start=1):
        begun = time.process_time()
        found[f"{name.rpartition('.')[2]} {outcome(name, data)}"] += 1
        slowest = max(slowest, time.process_time() - begun)
        if datetime.now(before.tzinfo) - before > timedelta(minutes=1):
            before = datetime.now(before.tzinfo)
            print(f"{number} files, slowest {slowest:.2f} s", flush=True)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for words, times in found.most_common():
        print(f"{times:>8} {words}")
    print(f"{sum(found.values())} files: slowest {slowest:.2f} s, {megabytes:.0f} MB")
    return int(slowest > MOST_SECONDS or megabytes > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
