"""How well a line of the palette fits what was typed."""

import pytest

from coach.palette import closeness


@pytest.mark.parametrize(
    "label, query, rank",
    [
        ("Ji-woo Han", "ji", 0),
        ("Ji-woo Han", "JI-WOO HAN", 0),
        ("Ji-woo Han", "han", 1),
        ("Ji-woo Han", "han ji", 1),
        ("Ji-woo Han", "woo", 2),
        ("Ji-woo Han", "ji woo", 2),
        ("Ji-woo Han", "ji park", None),
        ("한지우", "지우", 2),
        ("Squad", "", 0),
    ],
)
def test_closeness_of_a_label(label: str, query: str, rank: int | None) -> None:
    assert closeness(label, query) == rank
