"""Second factors for tests: the codes that a phone would show."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from tenancy.models import User


def give_app(user: User) -> str:
    """Set up an authenticator app; returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def give_recovery_codes(user: User) -> list[str]:
    return RecoveryCodes.activate(user).get_unused_codes()


def code_of(secret: str, *, steps: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def wrong_code(secret: str) -> str:
    """A code that the app shows at no time near now."""
    near = {code_of(secret, steps=step) for step in range(-2, 3)}
    return next(code for code in (digit * 6 for digit in "0123456789") if code not in near)
