"""Long series in fewer points, for whoever draws them."""

import numpy as np

from analytics.samples import Array


def bucket_means(values: Array, points: int) -> Array:
    """The means of `points` runs of samples, as even as can be; NaN counts for nothing, a run of NaN is NaN.

    `values` has shape (n,). Returns shape (min(n, points),); a series that is short enough as it is.
    """
    if points < 1:
        raise ValueError("at least one point")
    if len(values) <= points:
        return values
    starts = np.arange(points) * len(values) // points
    known = ~np.isnan(values)
    sums = np.add.reduceat(np.where(known, values, 0.0), starts)
    counts = np.add.reduceat(known.astype(np.float64), starts)
    means: Array = np.divide(sums, counts, out=np.full(points, np.nan), where=counts > 0)
    return means
