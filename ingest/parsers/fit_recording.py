"""A Recording from the decoded messages of one FIT activity."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np

from ingest.parsers import fit_heart_rate, fit_streams, fit_summary, fit_timeline, summary
from ingest.parsers.fit_decoded import Decoded
from ingest.parsers.fit_values import Fields, text
from ingest.parsers.recording import Notice, Recording, Session, Stream, Summary, Warning
from ingest.parsers.unreadable import Refusal, Unreadable

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
FIRST_DATE = 0x10000000  # smaller times count from when the device was switched on
_WIDEST_OFFSET_S = 14 * 3600
_OFFSET_STEP_S = 900  # offsets from UTC are whole quarters of an hour; device clocks are not


def build(activity: Decoded, warnings: Sequence[Warning]) -> Recording:
    """The recording of one activity. Raises Unreadable where nothing tells the time or was recorded."""
    timeline = _timeline(activity)
    sessions = fit_summary.sessions(activity.messages.get("session", ()), timeline)
    sport, sub_sport = _sport(activity, sessions)
    on_foot = fit_summary.on_foot(timeline.time_s, sessions, sport)
    records = _with_strap(activity)
    streams, repairs = fit_streams.build(records, timeline.kept, timeline.time_s, on_foot)
    totals, computed = _totals(sessions, streams, timeline)
    if not len(timeline.time_s) and not totals.timer_s:
        raise Unreadable(Refusal.NO_RECORDS)
    started_at, local_offset_s, unset = _started_at(timeline.started, activity.first("activity"))
    return Recording(
        sport=sport,
        sub_sport=sub_sport,
        started_at=started_at,
        local_offset_s=local_offset_s,
        summary=totals,
        sessions=sessions,
        laps=fit_summary.laps(activity.messages.get("lap", ()), timeline, sport),
        pauses=timeline.pauses,
        streams=streams,
        device=_device(activity),
        serial=text(activity.first("file_id").get("serial_number")),
        workout_name=text(activity.first("workout").get("wkt_name")),
        warnings=(*warnings, *timeline.warnings, *unset, *repairs, *computed),
        developer=fit_streams.kept_rows(activity.developer, timeline.kept),
    )


def _with_strap(activity: Decoded) -> Mapping[str, Stream]:
    """The records, with the heart rate of a strap that was read afterwards."""
    times, bpm = fit_heart_rate.heart_rates([activity.beats])
    if not len(times) or "timestamp" not in activity.records:
        return activity.records
    timestamps = activity.records["timestamp"]
    known = activity.records.get("heart_rate", np.full(activity.record_count, np.nan))
    return {**activity.records, "heart_rate": fit_heart_rate.merge(known, timestamps, times, bpm)}


def _timeline(activity: Decoded) -> fit_timeline.Timeline:
    timestamps = activity.records.get("timestamp", np.full(activity.record_count, np.nan))
    starts = (fit_timeline.timestamp(fields, "start_time") for fields in activity.messages.get("session", ()))
    known = [start for start in starts if start is not None]
    return fit_timeline.place(timestamps, activity.messages.get("event", ()), known)


def _sport(activity: Decoded, sessions: tuple[Session, ...]) -> tuple[str, str]:
    sports = {(session.sport, session.sub_sport) for session in sessions}
    if len({sport for sport, _ in sports}) > 1:
        return "multisport", ""
    if sessions:
        return sessions[0].sport, sessions[0].sub_sport if len(sports) == 1 else ""
    named = activity.first("sport")
    return text(named.get("sport")), text(named.get("sub_sport"))


def _totals(
    sessions: tuple[Session, ...], streams: dict[str, Stream], timeline: fit_timeline.Timeline
) -> tuple[Summary, tuple[Warning, ...]]:
    written = summary.combine([session.summary for session in sessions]) if sessions else Summary()
    totals, computed = summary.fill(written, summary.summarise(streams, timeline.pauses, written))
    # Hardly any device writes moving time: computing it is no news.
    names = ",".join(name for name in computed if name != "moving_s")
    return totals, (Warning(Notice.SUMMARY_COMPUTED, {"fields": names}),) if names else ()


def _started_at(started: float, activity: Fields) -> tuple[datetime, int | None, tuple[Warning, ...]]:
    """The start in UTC and the offset of local time; without a known date, the local start as if UTC."""
    ahead = local_time_ahead(activity)
    if started >= FIRST_DATE:
        return EPOCH + timedelta(seconds=started), whole_offset(ahead), ()
    started_at = EPOCH + timedelta(seconds=started + (ahead or 0.0))
    return started_at, None, (Warning(Notice.CLOCK_UNSET, {}),)


def local_time_ahead(activity: Fields) -> float | None:
    """Local time less device time, from the pair of times that a device writes at the end."""
    end = fit_timeline.timestamp(activity, "timestamp")
    local_end = fit_timeline.timestamp(activity, "local_timestamp")
    return local_end - end if end is not None and local_end is not None and local_end >= FIRST_DATE else None


def whole_offset(ahead: float | None) -> int | None:
    offset = None if ahead is None else round(ahead / _OFFSET_STEP_S) * _OFFSET_STEP_S
    return offset if offset is not None and abs(offset) <= _WIDEST_OFFSET_S else None


def _device(activity: Decoded) -> str:
    """Maker and model, such as "garmin fr945"; the model's number where the profile has no name for it."""
    file_id, info = activity.first("file_id"), activity.first("device_info")
    names = ("product_name", "product")
    model = next((text(fields[name]) for fields in (file_id, info) for name in names if name in fields), "")
    maker = text(file_id.get("manufacturer")) or text(info.get("manufacturer"))
    return model if model.lower().startswith(maker.lower()) else f"{maker} {model}".strip()
