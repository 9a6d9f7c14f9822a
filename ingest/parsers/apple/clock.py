"""Apple's times, "2025-09-16 16:14:50 +0100", millions of them: taken apart by looking up their parts."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY_S = 86_400
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class _Dates(dict[str, int]):
    def __missing__(self, text: str) -> int:
        day = date.fromisoformat(text)
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise ValueError(text[:10])
        self[text] = seconds = (day.toordinal() - _EPOCH_DAY) * DAY_S
        return seconds


class _Times(dict[str, int]):
    def __missing__(self, text: str) -> int:
        hours, minutes, seconds = int(text[1:3]), int(text[4:6]), int(text[7:9])
        if len(text) != 9 or not (0 <= hours < 24 and 0 <= minutes < 60 and 0 <= seconds < 60):
            raise ValueError(text[:9])
        self[text] = whole = hours * 3600 + minutes * 60 + seconds
        return whole


class _Offsets(dict[str, int]):
    def __missing__(self, text: str) -> int:
        digits = text.strip().replace(":", "")
        if digits == "Z":
            digits = "+0000"
        hours, minutes = int(digits[1:3]), int(digits[3:5])
        if len(digits) != 5 or digits[0] not in "+-" or hours > 15 or minutes > 59:
            raise ValueError(text[:10])
        sign = -1 if digits[0] == "-" else 1
        self[text[:10]] = seconds = sign * (hours * 3600 + minutes * 60)
        return seconds


class Clock:
    """Turns Apple's times into seconds since 1970, in UTC and on the local clock.

    The offsets are those of the phone on the day of the export, summer and winter alike. Where `zone` is
    given, the athlete's own, local time is that of the zone; without, it is what the file says.
    """

    def __init__(self, zone: tzinfo | None) -> None:
        self._zone = zone
        self._dates, self._times, self._offsets = _Dates(), _Times(), _Offsets()
        self._in_zone: dict[int, int] = {}

    def instant(self, text: str) -> int:
        """Seconds since 1970. Raises ValueError for what is no time."""
        return self._dates[text[:10]] + self._times[text[10:19]] - self._offsets[text[19:]]

    def local(self, text: str) -> int:
        """Seconds since 1970 on the local clock. Raises ValueError for what is no time."""
        if self._zone is None:
            return self._dates[text[:10]] + self._times[text[10:19]]
        instant = self.instant(text)
        return instant + self._offset_in_zone(instant)

    def offset(self, text: str, zone_name: str = "") -> int:
        """Seconds from UTC to local time: of the named zone, else of the athlete's, else as written."""
        instant = self.instant(text)
        named = zone_called(zone_name)
        if named is not None:
            return offset_at(instant, named)
        return self._offsets[text[19:]] if self._zone is None else self._offset_in_zone(instant)

    def _offset_in_zone(self, instant: int) -> int:
        quarter = instant // 900  # clocks change at quarters of an hour, if not at full ones
        if quarter not in self._in_zone:
            self._in_zone[quarter] = offset_at(instant, self._zone or UTC)
        return self._in_zone[quarter]


def offset_at(instant: int, zone: tzinfo) -> int:
    offset = (_EPOCH + timedelta(seconds=instant)).astimezone(zone).utcoffset()
    return round(offset.total_seconds()) if offset is not None else 0


def utc(instant: int) -> datetime:
    return _EPOCH + timedelta(seconds=instant)


def day_of(local_s: int) -> date:
    return date.fromordinal(_EPOCH_DAY + local_s // DAY_S)


@lru_cache(maxsize=600)
def zone_called(name: str) -> ZoneInfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name[:64])
    except (ValueError, LookupError, OSError):
        return None
