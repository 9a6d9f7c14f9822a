"""The lockout holds in a process that has just been started: it is kept in the database, and nowhere else."""

import subprocess
import sys

import pytest
from django.core.cache import cache

from tests.database import PROJECT, TestDatabase
from tests.tenancy.codes import give_app, wrong_code
from tests.tenancy.signing_in import fail, make_account
from tests.tenancy.test_second_factors import EMAIL, second_step

TRY = f"""
import django; django.setup()
from tests.tenancy.signing_in import sign_in
print("answered", sign_in({EMAIL!r}).status_code)
"""


@pytest.mark.parametrize("what", ["passwords", "codes"])
def test_the_lock_survives_a_restart(transactional_db: None, test_database: TestDatabase, what: str) -> None:
    user = make_account()
    if what == "passwords":
        fail(EMAIL, 5)
    else:
        code = wrong_code(give_app(user))
        assert [second_step(code).status_code for _ in range(5)][-1] == 429
    cache.clear()

    assert "answered 429" in in_a_new_process(test_database)


def test_without_wrong_tries_the_new_process_lets_in(
    transactional_db: None, test_database: TestDatabase
) -> None:
    make_account()

    assert "answered 302" in in_a_new_process(test_database)


def in_a_new_process(test_database: TestDatabase) -> str:
    words = [sys.executable, "-c", TRY]
    done = subprocess.run(
        words, cwd=PROJECT, env=test_database.environment(), capture_output=True, text=True, check=True
    )
    return done.stdout
