"""Shoes of activities."""

import pytest

from ingest.parsers import Unreadable, garmin
from tests.ingest.parsers.garmin.samples import PATHS, document


def gear(**first: object) -> bytes:
    shoe = {"gearPk": 7, "gearTypeName": "Shoes", "displayName": "Red ones", "customMakeModel": "Fast 3"}
    bike = {"gearPk": 8, "gearTypeName": "Bike", "displayName": "Old bike"}
    worn = {
        "7": [{"activityId": 11}, {"activityId": 12}],
        "8": [{"activityId": 13}],
        "9": [{"activityId": 14}],
    }
    return document([{"gearDTOS": [shoe | first, bike], "gearActivityDTOs": worn}])


def test_shoes_by_activity():
    assert garmin.shoes(gear()) == {"11": "Red ones", "12": "Red ones"}
    assert garmin.read(gear(), PATHS["gear"]).gear == garmin.shoes(gear())


def test_a_shoe_without_a_name_of_its_own_has_that_of_its_model():
    assert garmin.shoes(gear(displayName=None)) == {"11": "Fast 3", "12": "Fast 3"}


@pytest.mark.parametrize("rows", [[{}], [], {}, [1], [{"gearDTOS": 1, "gearActivityDTOs": []}]])
def test_shoes_of_somebody_who_has_none(rows: object):
    assert garmin.shoes(document(rows)) == {}


def test_shoes_of_no_json():
    with pytest.raises(Unreadable):
        garmin.shoes(b"{")
