"""The global tables, which are read before a scope exists, and the tenancy's own tenant tables."""

from tenancy.models.organizations import LONGEST_KEY, ApiKey, Invitation, Kind, Membership, Organization, Role
from tenancy.models.people import Language, SignIn, Units, User, UserManager
from tenancy.models.records import (
    SHORTEST_REASON,
    ErrorSeen,
    OperatorLeaving,
    OperatorVisit,
    SlowStatement,
    Stay,
)
from tenancy.models.work import Heartbeat, Idempotency, Outbox

__all__ = [
    "LONGEST_KEY",
    "SHORTEST_REASON",
    "ApiKey",
    "ErrorSeen",
    "Heartbeat",
    "Idempotency",
    "Invitation",
    "Kind",
    "Language",
    "Membership",
    "OperatorLeaving",
    "OperatorVisit",
    "Organization",
    "Outbox",
    "Role",
    "SignIn",
    "SlowStatement",
    "Stay",
    "Units",
    "User",
    "UserManager",
]
