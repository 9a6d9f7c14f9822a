"""The library behind our own decoder reads the same."""

import numpy as np
import pytest

from ingest.parsers import Refusal, Unreadable, fit_fallback, fit_messages, fit_recording, fit_segments
from ingest.parsers.fit_decoded import Decoded
from ingest.parsers.recording import Recording
from tests.ingest.parsers import rawfit
from tests.ingest.parsers.samples import START
from tests.ingest.parsers.sources import RUN, TIME


def fallen_back(data: bytes, most_frames: int = 1000) -> Decoded:
    (segment,), _ = fit_segments.split(data)
    return fit_fallback.decode(segment, most_frames)


def recording(decoded: Decoded) -> Recording:
    return fit_recording.build(decoded, ())


def test_decode_reads_a_run_as_our_own_decoder_does():
    (segment,), _ = fit_segments.split(RUN)
    own = recording(fit_messages.decode(segment))

    found = recording(fallen_back(RUN))

    assert (found.summary, found.laps, found.sessions) == (own.summary, own.laps, own.sessions)
    assert (found.started_at, found.local_offset_s) == (own.started_at, own.local_offset_s)
    assert (found.device, found.serial, found.pauses) == (own.device, own.serial, own.pauses)
    assert found.streams.keys() == own.streams.keys()
    for name, stream in own.streams.items():
        np.testing.assert_array_equal(found.streams[name], stream)


def test_decode_keeps_what_comes_before_the_damage():
    broken = rawfit.file(
        rawfit.definition(rawfit.RECORD, TIME),
        rawfit.data("<I", START),
        b"\x0f",
        rawfit.data("<I", START + 1),
    )

    found = fallen_back(broken)

    assert (found.record_count, found.lost_bytes) == (1, 1)


def test_decode_refuses_more_than_any_run_has():
    with pytest.raises(Unreadable) as refused:
        fallen_back(RUN, most_frames=5)

    assert (refused.value.code, refused.value.params) == (Refusal.TOO_LARGE, {"limit": 5, "of": "frames"})
