"""`make bench`: the promised speeds, measured as ratios on a club of ten thousand."""
