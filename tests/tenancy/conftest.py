"""Mina, who can sign in; with an authenticator app where a test asks for its secret."""

import pytest

from tenancy.models import User
from tests.tenancy.codes import give_app
from tests.tenancy.signing_in import make_account


@pytest.fixture
def mina(db: None) -> User:
    return make_account()


@pytest.fixture
def secret(mina: User) -> str:
    """What Mina's authenticator app makes its codes of."""
    return give_app(mina)
