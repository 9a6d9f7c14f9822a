"""Positions that no athlete can have reached."""

import numpy as np
from numpy.typing import NDArray

from ingest.parsers.recording import Stream

EARTH_RADIUS_M = 6_371_008.8  # mean radius, IUGG
FASTEST_M_S = 45.0  # faster than any descent on a bicycle
_LONGEST_DEG_M = EARTH_RADIUS_M * np.pi / 180 * (1 + 1e-9)


def spikes(time_s: Stream, lat_deg: Stream, lon_deg: Stream) -> NDArray[np.bool_]:
    """Which positions leap out and back again faster than anyone moves. Shapes (n,), NaN for missing."""
    found = np.zeros(len(time_s), dtype=np.bool_)
    known = np.flatnonzero(~(np.isnan(lat_deg) | np.isnan(lon_deg)))
    if len(known) < 3:
        return found
    if len(known) < len(time_s):
        time_s, lat_deg, lon_deg = time_s[known], lat_deg[known], lon_deg[known]
    seconds = np.maximum(np.diff(time_s), 1.0)
    # First north and then east is no shorter than straight ahead, and quick to work out.
    detour_deg = np.abs(np.diff(lat_deg)) + np.abs(np.diff(lon_deg))
    if (detour_deg * _LONGEST_DEG_M <= FASTEST_M_S * seconds).all():
        return found
    leaps = leg_lengths_m(lat_deg, lon_deg) / seconds > FASTEST_M_S
    found[known[1:-1]] = leaps[:-1] & leaps[1:]
    return found


def leg_lengths_m(lat_deg: Stream, lon_deg: Stream) -> Stream:
    """Great-circle distance between consecutive positions, shape (n-1,) (haversine)."""
    lat, lon = np.radians(lat_deg), np.radians(lon_deg)
    half: Stream = np.sin(np.diff(lat) / 2) ** 2
    half += np.cos(lat[:-1]) * np.cos(lat[1:]) * np.sin(np.diff(lon) / 2) ** 2
    lengths: Stream = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))
    return lengths
