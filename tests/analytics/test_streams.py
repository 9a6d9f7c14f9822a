"""Streams as bytes and histograms."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analytics.streams import HEADER, BadScale, BadStream, decode, encode, histogram

NAN = np.nan
ANY_STREAM = arrays(np.float64, st.integers(0, 200), elements=st.floats(allow_nan=True, allow_infinity=True))
SEMICIRCLES = st.lists(st.one_of(st.integers(-(2**31), 2**31 - 1), st.just(NAN)), max_size=200)


@given(ANY_STREAM)
@example(np.array([]))
@example(np.array([NAN]))
@example(np.array([NAN, 7.0, NAN]))
@example(np.array([0.0, 1e300, -1e300, 5e-324, 2.0**62, -(2.0**62), np.inf, -np.inf]))
def test_any_stream_comes_back_bit_for_bit(values: np.ndarray) -> None:
    assert np.array_equal(decode(encode(values)), values, equal_nan=True)


@given(SEMICIRCLES)
def test_whole_numbers_come_back_over_the_widest_jumps(positions: list[float]) -> None:
    values = np.array(positions, dtype=np.float64)

    assert np.array_equal(decode(encode(values, scale=1)), values, equal_nan=True)


@given(st.lists(st.one_of(st.integers(0, 20_000), st.just(NAN)), max_size=200))
def test_speeds_in_millimetres_come_back_exactly(millimetres: list[float]) -> None:
    speed = np.array(millimetres, dtype=np.float64) / 1000

    assert np.array_equal(decode(encode(speed, scale=1000)), speed, equal_nan=True)
    assert np.array_equal(decode(encode(speed)), speed, equal_nan=True)


def test_a_declared_scale_rounds_to_its_resolution() -> None:
    altitude = np.array([103.4000001, 103.61, NAN, 88.0])

    assert np.array_equal(decode(encode(altitude, scale=5)), [103.4, 103.6, NAN, 88.0], equal_nan=True)


def test_differences_wrap_around_the_ends_of_64_bits() -> None:
    far = np.array([-(2.0**62) * 1.9, 2.0**62 * 1.9, -(2.0**62) * 1.9])

    assert np.array_equal(decode(encode(far, scale=1)), far)


def test_an_hour_of_heart_rate_takes_a_kilobyte_or_so() -> None:
    steps = np.random.default_rng(3).integers(-1, 2, 3600)
    heart_rate = 150.0 + np.cumsum(steps)

    assert len(encode(heart_rate)) < 1400


def test_encode_takes_the_smallest_scale_that_loses_nothing() -> None:
    scales = [HEADER.unpack_from(encode(np.array(v)))[5] for v in ([1.0, 2.0], [0.5, 2.0], [3.125], [np.pi])]

    assert scales == [1.0, 10.0, 1000.0, 0.0]


@pytest.mark.parametrize("scale", [0.0, -1.0, NAN, np.inf])
def test_encode_refuses_a_scale_that_is_none(scale: float) -> None:
    with pytest.raises(BadScale):
        encode(np.array([1.0]), scale=scale)


@pytest.mark.parametrize("value", [1e19, np.inf])
def test_encode_refuses_a_value_too_large_for_the_scale(value: float) -> None:
    with pytest.raises(BadScale):
        encode(np.array([1.0, value]), scale=1)


@given(st.binary(max_size=80))
def test_decode_of_other_bytes_is_refused(stored: bytes) -> None:
    with pytest.raises(BadStream):
        decode(stored)


@pytest.mark.parametrize("length", [0, 10, HEADER.size, HEADER.size + 5, -1])
def test_decode_of_a_cut_stream_is_refused(length: int) -> None:
    stored = encode(np.array([1.0, NAN, 3.0, 700.0, 5.0]))

    with pytest.raises(BadStream):
        decode(stored[:length])


SHORT, LONG = encode(np.arange(10.0)), encode(np.arange(1000.0))
HOLED = encode(np.where(np.arange(1000) % 7, np.arange(1000.0), NAN))


@pytest.mark.parametrize("header, body", [(SHORT, LONG), (LONG, SHORT), (HOLED, SHORT), (LONG, HOLED)])
def test_decode_refuses_a_header_of_another_stream(header: bytes, body: bytes) -> None:
    with pytest.raises(BadStream):
        decode(header[: HEADER.size] + body[HEADER.size :])


def test_decode_refuses_a_later_version() -> None:
    stored = encode(np.arange(10.0))

    with pytest.raises(BadStream):
        decode(bytes([2]) + stored[1:])


def test_histogram_counts_to_the_nearest_bin() -> None:
    counts = histogram(np.array([60.0, 60.4, 61.0, 61.5, NAN, 62.0, np.inf]), lo=0, step=1)

    assert (counts.dtype, counts.shape) == (np.dtype(np.uint16), (256,))
    assert {at: int(counts[at]) for at in np.flatnonzero(counts)} == {60: 2, 61: 1, 62: 2}


def test_histogram_keeps_outliers_at_the_ends() -> None:
    counts = histogram(np.array([-5.0, 0.0, 2.5, 99.0]), lo=1.0, step=0.05)

    assert {at: int(counts[at]) for at in np.flatnonzero(counts)} == {0: 2, 30: 1, 255: 1}


def test_histogram_is_full_at_the_largest_number_it_can_hold() -> None:
    assert histogram(np.zeros(70_000), lo=0, step=1)[0] == 65_535


def test_histogram_of_nothing_is_empty() -> None:
    assert histogram(np.array([]), lo=0, step=1).sum() == 0
