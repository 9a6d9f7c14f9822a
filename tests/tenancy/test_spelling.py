"""Columns of values as PostgreSQL reads them: each value comes back as it was."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.json import Jsonb

from tenancy.database.spelling import spelled_all
from tests.factories import Club

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
QUIET = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def read(literal: str, type_: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT %s::{type_}[]", [literal])
        (found,) = cursor.fetchone()
    return list(found)


@QUIET
@given(st.lists(st.none() | TEXT))
def test_texts_come_back(inside: Club, values: list[str | None]) -> None:
    assert read(spelled_all(values), "text") == values


@QUIET
@given(st.lists(st.none() | st.floats(allow_nan=False)))
def test_numbers_come_back_to_the_last_digit(inside: Club, values: list[float | None]) -> None:
    assert read(spelled_all(values), "double precision") == values


@QUIET
@given(st.dictionaries(TEXT, TEXT | st.integers(-9, 9) | st.none(), max_size=4))
def test_json_comes_back(inside: Club, value: dict[str, Any]) -> None:
    literal = spelled_all([Jsonb(value), None])

    with connection.cursor() as cursor:
        cursor.execute("SELECT (%s::jsonb[])[1] = %s::jsonb", [literal, Jsonb(value)])
        assert cursor.fetchone() == (True,)


@pytest.mark.parametrize(
    "value, type_",
    [
        (True, "boolean"),
        (-7, "bigint"),
        (date(2026, 2, 28), "date"),
        (datetime(2026, 2, 28, 6, 30, 0, 5, UTC), "timestamptz"),
        (UUID(int=7), "uuid"),
    ],
)
def test_each_kind_comes_back(inside: Club, value: object, type_: str) -> None:
    assert read(spelled_all([value, None]), type_) == [value, None]


def test_a_list_is_the_literal_of_its_own() -> None:
    assert spelled_all([[1, None], []]) == '{"{1,NULL}","{}"}'


def test_what_is_not_known_is_refused() -> None:
    with pytest.raises(TypeError):
        spelled_all([Decimal(1)])
