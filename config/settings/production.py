"""Settings of a server on the Internet: everything over HTTPS, secrets refused where they are weak."""

from django.core.exceptions import ImproperlyConfigured

from config.env import env
from config.settings.base import *  # noqa: F403
from config.settings.local import STORAGES  # noqa: F401

if not env.database_url:
    raise ImproperlyConfigured(
        "Production needs DATABASE_URL: the embedded PostgreSQL is for one machine only."
    )
if len(set(env.signing_key)) < 20 or len(env.signing_key) < 50:
    raise ImproperlyConfigured("SECRET_KEY is too weak: use 50 random characters or more, or leave it empty.")

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if env.behind_https:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
