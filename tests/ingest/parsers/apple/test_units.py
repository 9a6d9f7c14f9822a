"""Numbers with units."""

import pytest

from ingest.parsers.apple import units


@pytest.mark.parametrize(
    "text, metres",
    [("6575 cm", 65.75), ("1.5 km", 1500), ("100 ft", 30.48), ("5", None), ("m", None), (None, None)],
)
def test_quantity(text: str | None, metres: float | None):
    assert units.quantity(text, units.LENGTH) == (None if metres is None else pytest.approx(metres))


def test_amount_of_an_unknown_unit():
    assert units.amount("5", "stone's throw", units.LENGTH) is None


def test_amount_of_no_number():
    assert units.amount("five", "m", units.LENGTH) is None


@pytest.mark.parametrize("value, kept", [(1.0, 1.0), (3.0, None), (float("nan"), None), (None, None)])
def test_within(value: float | None, kept: float | None):
    assert units.within(value, 0, 2) == kept
