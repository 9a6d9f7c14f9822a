"""Numbers of which a FIT file wrote the lowest bits only, and counts on."""

import numpy as np
from numpy.typing import NDArray


def accumulated(values: NDArray[np.int64], whole: NDArray[np.bool_], bits: int) -> NDArray[np.int64]:
    """Whole numbers from ones of which only the lowest bits were written, shape (n,).

    `whole` says which are whole already; the others only ever count on from the one before, the first from
    nought.
    """
    if not len(values):
        return values
    steps = np.diff(values, prepend=0) & ((1 << bits) - 1)
    total = np.cumsum(np.where(whole, 0, steps))
    anchor = np.maximum.accumulate(np.where(whole, np.arange(len(values)), -1))
    counted: NDArray[np.int64] = total + np.where(anchor < 0, 0, values[anchor] - total[anchor])
    return counted
