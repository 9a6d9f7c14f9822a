"""Second factors: app, recovery codes, security keys; what is kept of them, and when a code counts."""

import base64
import os
from dataclasses import dataclass

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction
from django.utils.encoding import force_bytes

from tenancy.models import User

NONCE_BYTES = 12
PURPOSE = b"runseason second factor"
LAST = "last_counter"


class Unreadable(ValueError):
    """A kept secret was written under another signing key, or was changed."""


class FactorAdapter(DefaultMFAAdapter):
    """allauth's second factors, with secrets that a copy of the database does not give away."""

    def encrypt(self, text: str) -> str:
        nonce = os.urandom(NONCE_BYTES)
        sealed = AESGCM(_key(settings.SECRET_KEY)).encrypt(nonce, text.encode(), PURPOSE)
        return base64.b64encode(nonce + sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        sealed = base64.b64decode(encrypted_text)
        for signing_key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
            try:
                opened = AESGCM(_key(signing_key)).decrypt(
                    sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], PURPOSE
                )
            except InvalidTag:
                continue
            return opened.decode()
        raise Unreadable("No signing key opens this secret; SECRET_KEY_FALLBACKS takes former ones.")

    def _get_site_name(self) -> str:
        return settings.SITE_NAME


@dataclass(frozen=True, slots=True)
class Kept:
    """What a person has set up; `codes_left` is None where there are no recovery codes."""

    app: Authenticator | None
    keys: list[Authenticator]
    codes_left: int | None

    @property
    def any(self) -> bool:
        return self.app is not None or bool(self.keys)


def of(user: User) -> Kept:
    """The person's second factors, keys by age. One query."""
    rows = list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))
    codes = next((row for row in rows if row.type == Authenticator.Type.RECOVERY_CODES), None)
    return Kept(
        app=next((row for row in rows if row.type == Authenticator.Type.TOTP), None),
        keys=[row for row in rows if row.type == Authenticator.Type.WEBAUTHN],
        codes_left=None if codes is None else len(codes.wrap().get_unused_codes()),
    )


def has_second_factor(user: User) -> bool:
    """True if the person's sign-in asks for more than the password. One query."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user=user, type__in=kinds).exists()


def accepted(*, user: User, code: str) -> Authenticator | None:
    """Which of the person's factors the code belongs to. A code counts once."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    for kept in Authenticator.objects.filter(user=user, type__in=kinds).order_by("-type"):
        if kept.type == Authenticator.Type.TOTP and _count_up(kept.pk, code):
            return kept
        if kept.type == Authenticator.Type.RECOVERY_CODES and kept.wrap().validate_code(code):
            return kept
    return None


@transaction.atomic
def _count_up(pk: int, code: str) -> bool:
    """Take the code of a time that is later than the last one taken.

    allauth remembers codes in the cache, for one period; with a tolerance they are good for three.
    """
    kept = Authenticator.objects.select_for_update().get(pk=pk)
    secret = FactorAdapter().decrypt(kept.data["secret"])
    for counter in totp.yield_hotp_counters_from_time():
        expected = totp.format_hotp_value(totp.hotp_value(secret, counter))
        if counter > kept.data.get(LAST, 0) and compare_user_code(actual=code, expected=expected):
            kept.data[LAST] = counter
            kept.save(update_fields=["data"])
            return True
    return False


def _key(signing_key: str | bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(force_bytes(signing_key))
