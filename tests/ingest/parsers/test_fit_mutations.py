"""Thousands of files damaged at random, and one cut at every byte."""

import time

import numpy as np
import pytest

from ingest.parsers import Unreadable, fit
from tests.ingest.parsers.fit_mutations import MOST_SECONDS, mutated, survives
from tests.ingest.parsers.rawfit import BYTE, RECORD, UINT32, definition, file
from tests.ingest.parsers.sources import RAW, RUN, SOURCES, STRAP


def test_read_survives_two_thousand_damaged_files():
    slowest = 0.0
    read = 0

    for data in mutated(SOURCES, 2000, seed=20_260_301):
        begun = time.process_time()
        read += survives(data)
        slowest = max(slowest, time.process_time() - begun)

    assert slowest < MOST_SECONDS
    assert 200 < read < 1800


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


def test_read_of_a_chain_cut_at_every_byte_raises_nothing_but_unreadable():
    chain = RAW + STRAP

    assert sum(survives(chain[:end]) for end in range(len(chain))) > len(STRAP)


def test_parse_of_millions_of_empty_messages_is_refused_soon():
    empty = file(definition(300), bytes(5_000_000))
    begun = time.process_time()

    with pytest.raises(Unreadable) as refused:
        fit.parse(empty)

    assert refused.value.params["of"] == "frames"
    assert time.process_time() - begun < MOST_SECONDS


def test_parse_of_a_file_with_thousands_of_definitions_is_refused_soon():
    begun = time.process_time()
    many = file(*(definition(RECORD, (253, 4, UINT32), (i % 250, 1 + i // 250, BYTE)) for i in range(20_000)))

    with pytest.raises(Unreadable) as refused:
        fit.parse(many)

    assert refused.value.params == {"limit": 5000, "of": "definitions"}
    assert time.process_time() - begun < MOST_SECONDS
