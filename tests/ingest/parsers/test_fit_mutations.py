"""Thousands of files damaged at random, and one cut at every byte."""

import time
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from ingest.parsers import Unreadable, fit
from tests.ingest.parsers.fit_mutations import MOST_SECONDS, mutated, survives
from tests.ingest.parsers.rawfit import BYTE, ENUM, RECORD, UINT8, data, definition, file
from tests.ingest.parsers.samples import START
from tests.ingest.parsers.sources import RAW, RUN, SOURCES, STRAP, TIME


@pytest.mark.no_cover
def test_read_survives_two_thousand_damaged_files():
    slowest = 0.0
    read = 0

    for damaged in mutated(SOURCES, 2000, seed=20_260_301):
        begun = time.process_time()
        read += survives(damaged)
        slowest = max(slowest, time.process_time() - begun)

    assert slowest < MOST_SECONDS
    assert 200 < read < 1800


@pytest.mark.no_cover
def test_parse_of_a_file_cut_at_every_byte_keeps_what_is_whole():
    whole = fit.parse(RUN).streams["time_s"]
    kept = []

    for end in range(len(RUN)):
        try:
            streams = fit.parse(RUN[:end]).streams
        except Unreadable:
            kept.append(0)
        else:
            kept.append(len(streams["time_s"]))
            np.testing.assert_array_equal(streams["time_s"], whole[: kept[-1]])

    assert kept == sorted(kept)
    assert kept[-1] == len(whole)


@pytest.mark.no_cover
def test_read_of_a_chain_cut_at_every_byte_raises_nothing_but_unreadable():
    chain = RAW + STRAP

    assert sum(survives(chain[:end]) for end in range(len(chain))) > len(STRAP)


@pytest.mark.no_cover
def test_parse_of_millions_of_empty_messages_is_refused_soon():
    empty = file(definition(300), bytes(5_000_000))
    begun = time.process_time()

    with pytest.raises(Unreadable) as refused:
        fit.parse(empty)

    assert refused.value.params["of"] == "frames"
    assert time.process_time() - begun < MOST_SECONDS


@pytest.mark.no_cover
def test_parse_of_a_file_with_thousands_of_definitions_is_refused_soon():
    begun = time.process_time()
    many = file(*(definition(RECORD, TIME, (i % 250, 1 + i // 250, BYTE)) for i in range(20_000)))

    with pytest.raises(Unreadable) as refused:
        fit.parse(many)

    assert refused.value.params == {"limit": 5000, "of": "definitions"}
    assert time.process_time() - begun < MOST_SECONDS


@pytest.mark.no_cover
@pytest.mark.parametrize("zone", [UTC, ZoneInfo("Asia/Seoul")], ids=["utc", "seoul"])
def test_read_of_heart_rates_from_all_over_time_ends_soon(zone: tzinfo):
    times = np.random.default_rng(1).integers(START - 10**9, START + 10**9, 300_000)
    heart_rates = (data("<IBB", int(one), 60, 6) for one in times)
    wild = file(definition(55, TIME, (27, 1, UINT8), (5, 1, ENUM)), *heart_rates, file_type=32)
    begun = time.process_time()

    try:
        found = len(fit.read(wild, zone=zone).pulses)
    except Unreadable:
        found = 0

    assert found <= 400
    assert time.process_time() - begun < MOST_SECONDS
