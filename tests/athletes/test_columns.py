"""Streams at rest."""

import numpy as np

from athletes import columns


def test_as_kept_rounds_to_what_is_stored() -> None:
    given = {
        "speed_m_s": np.array([3.14159, np.nan]),
        "heart_rate_bpm": np.array([140.4, 140.6]),
        "lat_deg": np.array([37.12345678, 37.0]),
    }

    kept = columns.as_kept(given)

    np.testing.assert_array_equal(kept["speed_m_s"], [3.142, np.nan])
    np.testing.assert_array_equal(kept["heart_rate_bpm"], [140, 141])
    np.testing.assert_array_equal(kept["lat_deg"], [37.1234568, 37.0])


def test_as_kept_leaves_out_streams_without_a_column() -> None:
    assert columns.as_kept({"vertical_ratio": np.array([7.0])}) == {}


def test_decoded_gives_back_what_was_kept() -> None:
    random = np.random.default_rng(1)
    given = {name: random.uniform(-50, 50, 300) for name in columns.SCALES}
    given["altitude_m"][10:20] = np.nan
    kept = columns.as_kept(given)

    stored = columns.encoded(kept)
    found = columns.decoded({name: stored[name] for name in columns.SCALES})

    for name, values in kept.items():
        np.testing.assert_array_equal(found[name], values, err_msg=name)


def test_encoded_counts_power_in_bins() -> None:
    kept = columns.as_kept({"power_w": np.array([0.0, 250.0, 250.0, 900.0])})

    bins = np.frombuffer(columns.encoded(kept)["power_histogram"], "<u2")

    assert (bins[0], bins[100], bins[255], bins.sum()) == (1, 2, 1, 4)


def test_decoded_leaves_out_what_is_null() -> None:
    assert columns.decoded({"power_w": None}) == {}
