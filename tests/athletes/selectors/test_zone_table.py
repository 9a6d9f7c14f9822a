"""The six zones side by side."""

from athletes.models import Athlete
from athletes.selectors import zone_table
from athletes.selectors.zone_table import ZoneRow
from tests.athletes.factories import TODAY
from tests.factories import Club


def test_zone_table_has_a_row_for_each_zone(inside: Club) -> None:
    Athlete.objects.update(threshold_speed_m_s=None)
    inside.athlete.refresh_from_db()

    rows = zone_table(athlete=inside.athlete, day=TODAY)

    assert rows[0] == ZoneRow(1, None, 146, None, None)
    assert rows[4] == ZoneRow(5, 172, 182, None, None)
    assert rows[5] == ZoneRow(6, 182, None, None, None)


def test_zone_table_of_nothing_known_is_empty(inside: Club) -> None:
    Athlete.objects.update(threshold_speed_m_s=None, threshold_hr_bpm=None)
    inside.athlete.refresh_from_db()

    assert zone_table(athlete=inside.athlete, day=TODAY) == ()
