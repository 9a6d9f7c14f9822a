"""Long series in fewer points."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.thinning import bucket_means

NAN = np.nan


def test_bucket_means_of_even_buckets():
    means = bucket_means(np.array([1.0, 3.0, 10.0, 20.0, 7.0, 9.0]), 3)

    assert means.tolist() == [2.0, 15.0, 8.0]


def test_what_is_missing_counts_for_nothing():
    means = bucket_means(np.array([1.0, NAN, NAN, NAN, 4.0, 8.0]), 3)

    assert (means[0], np.isnan(means[1]), means[2]) == (1.0, True, 6.0)


def test_a_short_series_comes_back_as_it_is():
    values = np.array([1.0, NAN, 3.0])

    assert bucket_means(values, 3) is values


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=200), st.integers(1, 50))
def test_means_lie_between_the_extremes_and_are_as_many_as_asked(values: list[float], points: int):
    means = bucket_means(np.array(values), points)

    assert len(means) == min(len(values), points)
    assert min(values) - 1e-6 <= means.min() <= means.max() <= max(values) + 1e-6


def test_no_point_is_no_picture():
    with pytest.raises(ValueError, match="at least one point"):
        bucket_means(np.array([1.0]), 0)
