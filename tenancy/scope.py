"""The scope: which organization this code works for, and the transaction that pins PostgreSQL to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import transaction

from tenancy.database.signing import signed


class NoScope(RuntimeError):
    """A tenant's rows were asked for while no organization was entered."""


class ScopeChange(RuntimeError):
    """Code working for one organization tried to work for another."""


@dataclass(frozen=True, slots=True)
class Scope:
    organization_id: int
    membership_id: int | None = None


_current: ContextVar[Scope | None] = ContextVar("scope", default=None)


def current() -> Scope | None:
    """The scope, or None outside any organization."""
    return _current.get()


def organization_id() -> int:
    """The organization worked for; raises NoScope outside one."""
    entered = _current.get()
    if entered is None:
        raise NoScope("No organization is entered: use `with scope.enter(organization_id):`.")
    return entered.organization_id


@contextmanager
def enter(
    organization_id: int, *, membership_id: int | None = None, api_key_id: int | None = None, source: str = ""
) -> Iterator[None]:
    """Work for one organization, in one transaction, leaving who it was in the audit rows."""
    outer = _current.get()
    if outer is not None and outer.organization_id != organization_id:
        raise ScopeChange(
            f"In the scope of organization {outer.organization_id}: {organization_id} is refused."
        )
    token = _current.set(Scope(organization_id, membership_id))
    who = {"membership": membership_id, **({"api_key": api_key_id} if api_key_id else {})}
    try:
        with transaction.atomic(), signed(**who, source=source):
            yield
    finally:
        _current.reset(token)
