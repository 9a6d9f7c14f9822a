"""Growth of volume against the three loaded weeks before."""

import pytest

from analytics.growth import Volume, growth, over_cap


def test_growth_is_measured_against_the_last_three_loaded_weeks() -> None:
    weeks = [Volume(40), Volume(42), Volume(44), Volume(30, light=True), Volume(47), Volume(60), Volume(0)]

    found = growth(weeks)

    assert found[:3] == [None, None, None]
    assert found[3:6] == [
        pytest.approx(30 / 42 - 1),
        pytest.approx(47 / 42 - 1),
        pytest.approx(60 * 3 / 133 - 1),
    ]
    assert found[6] is None


@pytest.mark.parametrize("share, over", [(None, False), (0.10, False), (0.104, False), (0.11, True)])
def test_only_growth_over_the_cap_breaks_the_rule(share: float | None, over: bool) -> None:
    assert over_cap(share) is over
