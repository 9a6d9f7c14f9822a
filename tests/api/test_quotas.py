"""Who asks too often waits; everyone is told how they stand. Counted by PostgreSQL, none lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from api import jobs, quotas
from api.models import ONE_MORE, Asking
from tests.api.asking import V1, as_member, refusal
from tests.api.test_api_keys import program
from tests.database import TestDatabase
from tests.factories import NOW, Club

WINDOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def three_a_minute(settings: Settings) -> None:
    settings.API_PER_MINUTE = 3


def standing(answer: HttpResponse) -> tuple[int, str, str]:
    return answer.status_code, answer["RateLimit-Policy"], answer["RateLimit"]


def test_answers_say_how_one_stands(club: Club) -> None:
    client = as_member(club.coach)

    answers = [client.get(f"{V1}/me/") for _ in range(2)]

    assert [standing(answer) for answer in answers] == [
        (200, '"person";q=3;w=60', '"person";r=2;t=60'),
        (200, '"person";q=3;w=60', '"person";r=1;t=60'),
    ]


def test_who_asks_too_often_is_told_how_long_to_wait(club: Club, clock: time_machine.Traveller) -> None:
    client = as_member(club.coach)
    clock.move_to(NOW + timedelta(seconds=20))

    answers = [client.get(f"{V1}/me/") for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert refusal(answers[3]) == (429, "throttled")
    assert (answers[3]["Retry-After"], standing(answers[3])[2]) == ("41", '"person";r=0;t=41')
    clock.move_to(NOW + timedelta(seconds=61))
    assert client.get(f"{V1}/me/").status_code == 200


def test_each_person_and_each_key_is_counted_apart(club: Club) -> None:
    clients = [as_member(club.owner), as_member(club.coach), program(club), program(club, name="Other")]

    answers = [client.get(f"{V1}/athletes/")["RateLimit"] for client in clients]

    assert answers == ['"person";r=2;t=60'] * 2 + ['"key";r=2;t=60'] * 2


def test_person_is_counted_by_token_and_by_session_alike(club: Club) -> None:
    browser = Client()
    browser.force_login(club.coach.user)
    as_member(club.coach).get(f"{V1}/me/")

    assert browser.get(f"{V1}/me/")["RateLimit"] == '"person";r=1;t=60'


def test_whoever_is_unknown_is_counted_by_address(club: Club) -> None:
    asked = [
        {"REMOTE_ADDR": "198.51.100.7"},
        {"REMOTE_ADDR": "198.51.100.7"},
        {"REMOTE_ADDR": "198.51.100.8"},
    ]

    answers = [Client(**where).get(f"{V1}/me/", headers={"Authorization": "Api-Key x"}) for where in asked]

    assert [standing(answer) for answer in answers] == [
        (401, '"address";q=120;w=60', f'"address";r={left};t=60') for left in (119, 118, 119)
    ]


def test_whoever_has_no_address_is_counted_too(club: Club) -> None:
    assert Client(REMOTE_ADDR="").get(f"{V1}/docs/")["RateLimit"] == '"address";r=119;t=60'


@pytest.mark.parametrize(
    "address, who",
    [
        ("198.51.100.7", "address:198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "address:2001:db8:1:2::"),
        ("::ffff:198.51.100.7", "address:198.51.100.7"),
        ("2001:db8:1:2::9", "address:2001:db8:1:2::"),
    ],
)
def test_neighbours_in_a_network_count_as_one(address: str, who: str) -> None:
    assert quotas.of_address(address).who == who


def test_pages_are_not_counted(club: Club) -> None:
    Client().get("/account/sign-in/")

    assert Asking.objects.count() == 0


def test_without_a_limit_nothing_is_counted(club: Club, settings: Settings) -> None:
    settings.API_PER_MINUTE = 0

    answer = as_member(club.coach).get(f"{V1}/me/")

    assert ("RateLimit" in answer, Asking.objects.count()) == (False, 0)


def test_counts_are_forgotten_after_an_hour(db: None) -> None:
    for minutes in (1, 61):
        quotas.count(quotas.of_person(minutes, limit=3), now=NOW - timedelta(minutes=minutes))

    jobs.forget_asking()

    assert list(Asking.objects.values_list("who", flat=True)) == ["person:1"]


def test_table_writes_no_journal(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE oid = 'api_asking'::regclass")

        assert cursor.fetchone() == ("u",)


def test_none_is_lost_when_all_ask_at_once(transactional_db: None, test_database: TestDatabase) -> None:
    def many(_worker: int) -> list[int]:
        with psycopg.connect(test_database.urls.app, autocommit=True) as own:
            return [own.execute(ONE_MORE, ["person:1", WINDOW]).fetchone()[0] for _ in range(25)]

    with ThreadPoolExecutor(4) as workers:
        counted = [number for numbers in workers.map(many, range(4)) for number in numbers]

    assert sorted(counted) == list(range(1, 101))
