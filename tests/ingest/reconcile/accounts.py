"""Accounts of runs for the tests: a morning run of ten kilometres, and any account at all."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from ingest.reconcile.fields import Choice, ChoiceKind, Field, Preferences, Source, Tolerance, Value
from ingest.reconcile.matching import Facts
from ingest.reconcile.resolving import Told

DAY = date(2026, 5, 9)
SIX = datetime(2026, 5, 9, 6, 0, tzinfo=UTC)
NUMBERS = [Field.DISTANCE, Field.TIMER, Field.AVG_HR, Field.ASCENT, Field.INTENSITY]
TEXTS = [Field.WORKOUT_TYPE, Field.SHOE, Field.NAME]


def run(**changes: Any) -> Facts:
    """Ten kilometres in fifty minutes from six o'clock UTC, as a watch tells it."""
    told: dict[str, Any] = {
        "key": 1,
        "source": Source.FIT,
        "day": DAY,
        "started_at": SIX,
        "sport": "running",
        "elapsed_s": 3000.0,
        "timer_s": 3000.0,
        "distance_m": 10_000.0,
    }
    return Facts(**told | changes)


def later(**span: float) -> datetime:
    return SIX + timedelta(**span)


def row(**changes: Any) -> Facts:
    """The same run as a list without times of day tells it."""
    return run(**{"source": Source.LOG, "started_at": None, "elapsed_s": None} | changes)


def told(key: int, source: Source, *, notes: str = "", **values: Value) -> Told:
    """An account; values by the names of Field."""
    return Told(key, source, {Field[name.upper()]: value for name, value in values.items()}, notes=notes)


def any_facts() -> st.SearchStrategy[Facts]:
    return st.builds(
        Facts,
        key=st.integers(1, 4),
        source=st.sampled_from([Source.FIT, Source.STRAVA, Source.LOG]),
        day=st.sampled_from([DAY, DAY + timedelta(days=1)]),
        started_at=st.none() | st.integers(-1000, 1000).map(lambda minutes: later(minutes=minutes)),
        sport=st.sampled_from(["running", "Run", "cycling", ""]),
        elapsed_s=st.none() | st.floats(60, 10_000),
        timer_s=st.none() | st.floats(60, 10_000),
        distance_m=st.none() | st.floats(0, 40_000),
        local_offset_s=st.none() | st.sampled_from([0, 3600, -10_800, 20_700, 32_400]),
        external_id=st.sampled_from(["", "1", "2"]),
    )


def _values() -> st.SearchStrategy[dict[Field, Value]]:
    numbers = st.dictionaries(st.sampled_from(NUMBERS), st.sampled_from([100.0, 101.0, 150.0, 400.0]))
    texts = st.dictionaries(st.sampled_from(TEXTS), st.sampled_from(["easy", "Easy", "race"]))
    return st.tuples(numbers, texts).map(lambda both: {**both[0], **both[1]})


def any_accounts(fewest: int = 0) -> st.SearchStrategy[list[Told]]:
    account = st.builds(
        Told,
        key=st.integers(1, 99),
        source=st.sampled_from(Source),
        values=_values(),
        notes=st.sampled_from(["", "felt good", "windy"]),
        scores=st.dictionaries(st.sampled_from(["trimp", "vdot"]), st.floats(0, 100)),
        doubts=st.dictionaries(st.sampled_from(NUMBERS), st.floats(0, 1)),
    )
    return st.lists(account, min_size=fewest, max_size=6, unique_by=lambda one: one.key)


def any_preferences() -> st.SearchStrategy[Preferences]:
    fields = st.sampled_from(NUMBERS + TEXTS)
    some = st.lists(st.sampled_from(Source), max_size=3, unique=True).map(tuple)
    return st.builds(
        Preferences,
        orders=st.dictionaries(fields, some, max_size=2),
        prefer=st.dictionaries(fields, st.sampled_from(Source), max_size=2),
        prefer_all=st.none() | st.sampled_from(Source),
        tolerances=st.dictionaries(fields, st.builds(Tolerance, st.floats(0, 60)), max_size=2),
    )


def any_choice() -> st.SearchStrategy[Choice]:
    return st.one_of(
        st.builds(
            Choice,
            st.sampled_from(NUMBERS + TEXTS),
            st.just(ChoiceKind.SOURCE),
            st.integers(1, 99).map(lambda key: (key,)),
        ),
        st.builds(Choice, st.sampled_from(NUMBERS), st.just(ChoiceKind.TYPED), value=st.floats(1, 500)),
        st.builds(Choice, st.sampled_from(NUMBERS), st.just(ChoiceKind.MEAN)),
    )
