"""Settings that hold everywhere."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _
from pghistory import ContextJSONField
from psycopg.conninfo import conninfo_to_dict

from config.env import PROJECT, VAR, env

from .enums import ENUM_NAMES
from .logs import LOGGING, STRUCTLOG_CONFIGURED  # noqa: F401

BASE_DIR: Path = PROJECT
DEBUG = False
SECRET_KEY = env.signing_key
ALLOWED_HOSTS = list(env.allowed_hosts)
CSRF_TRUSTED_ORIGINS = list(env.trusted_origins)
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_NAME = "RunSeason"
SITE_URL = env.site_url.rstrip("/")

INSTALLED_APPS = [
    "config",
    "demo",
    "api",
    "coach",
    "ingest",
    "readiness",
    "planning",
    "athletes",
    "tenancy",
    "pghistory",
    "pgtrigger",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_structlog",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "rest_framework",
    "rest_framework_simplejwt.token_blacklist",
    "template_partials",
]

MIDDLEWARE = [
    "django_structlog.middlewares.RequestMiddleware",
    "tenancy.middleware.TroubleMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tenancy.middleware.HtmxRedirectMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tenancy.middleware.TokenMiddleware",
    "tenancy.middleware.SeenMiddleware",
    "tenancy.middleware.PersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "api.middleware.QuotaMiddleware",
    "tenancy.middleware.TenancyMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tenancy.context.place",
                "coach.context.navigation",
                "ingest.context.notices",
            ],
            "builtins": [
                "template_partials.templatetags.partials",
                "tenancy.templatetags.place",
                "tenancy.templatetags.ui",
            ],
        },
    }
]

# --- database ---------------------------------------------------------------------------------------------
_address = conninfo_to_dict(env.role_url) if env.role_url else {}
DATABASES = {
    "default": {
        "ENGINE": "tenancy.database",
        "NAME": _address.pop("dbname", "runseason"),
        "USER": _address.pop("user", ""),
        "PASSWORD": _address.pop("password", ""),
        "HOST": _address.pop("host", ""),
        "PORT": str(_address.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": {**_address, "prepare_threshold": 1 if env.keeps_plans else None},
    }
}
ATOMIC_REQUESTS = False
DATABASE_ROLE = env.runseason_database_role
_addresses = [conninfo_to_dict(url) for url in (env.database_url, env.database_backup_url) if url]
DATABASE_PASSWORDS = {
    str(way.get("user")): str(way.get("password", "")) for way in _addresses
}  # for roles to be made
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
PGHISTORY_CONTEXT_FIELD = ContextJSONField()
PGHISTORY_ADMIN_ALL_EVENTS = False

# --- people -----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "tenancy.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.BCryptSHA256PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 10}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "tenancy.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # whoever is invited gets mail; strangers get none in our name
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/10m/ip",
    "reset_password": "10/10m/ip,3/10m/key",
}
ACCOUNT_FORMS = {"change_password": "tenancy.forms.PasswordForm"}
MFA_ADAPTER = "tenancy.factors.FactorAdapter"
MFA_FORMS = {
    "authenticate": "tenancy.forms.CodeForm",
    "authenticate_webauthn": "tenancy.forms.KeyForm",
    "reauthenticate": "tenancy.forms.CodeAgainForm",
    "reauthenticate_webauthn": "tenancy.forms.KeyAgainForm",
    "add_webauthn": "tenancy.forms.AddKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1  # half a minute before and after: the clocks of phones differ
ALLAUTH_TRUSTED_PROXY_COUNT = env.trusted_proxies
AXES_HANDLER = "axes.handlers.database.AxesDatabaseHandler"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "tenancy.accounts.login_name"
AXES_LOCKOUT_CALLABLE = "tenancy.accounts.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # fifteen minutes are fifteen minutes
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["code", "credential", "oldpassword", "password1", "password2"]
# A club trains behind one address: the account is locked, and allauth limits the address by rate.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_IPWARE_PROXY_COUNT = env.trusted_proxies
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"

# --- words ------------------------------------------------------------------------------------------------
LANGUAGES = [("en", _("English")), ("ko", _("Korean"))]
LANGUAGE_CODE = env.default_language
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
DEFAULT_TIMEZONE = env.default_timezone

# --- files ------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.runseason_static or VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR / "files"
MAX_UPLOAD_BYTES = env.max_upload_mb * 1024 * 1024
MAX_ATTACHMENT_BYTES = env.max_attachment_mb * 1024 * 1024
MAX_ATTACHED_BYTES = env.max_attached_mb * 1024 * 1024
MAX_ARCHIVE_BYTES = env.max_archive_mb * 1024 * 1024
ARCHIVE_MAX_UNPACKED_BYTES = 16 * MAX_ARCHIVE_BYTES
ARCHIVE_MAX_ENTRIES = env.archive_max_entries
ARCHIVE_MAX_RATIO = env.archive_max_ratio
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = (
    2000  # ingest.forms.uploads.MOST_FILES and some more, for a sentence instead of 400
)

# --- mail and the bell ------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.email_from
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
if env.email_url:
    _mail = urlsplit(env.email_url)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname, _mail.port or 587
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_TLS = _mail.scheme == "smtp+tls" or EMAIL_PORT == 587
SLOW_QUERY_MS = env.slow_query_ms
CELERY_BROKER_URL = env.celery_broker_url
LISTEN_URL = env.database_listen_url

# --- what the browser may do ------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb", "interest-cohort")
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

# --- API --------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["api.authentication.MiddlewareAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["api.permissions.DeclaredAction"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.parsers.JsonParser"],
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "api.schema.Schema",
    "EXCEPTION_HANDLER": "api.problems.problem",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
API_PER_MINUTE = env.api_per_minute
SIMPLE_JWT = {
    "ACCESS_TOKEN_LIFETIME": timedelta(minutes=5),
    "REFRESH_TOKEN_LIFETIME": timedelta(days=14),
    "ROTATE_REFRESH_TOKENS": True,
    "BLACKLIST_AFTER_ROTATION": True,
    "USER_ID_FIELD": "public_id",
    "USER_ID_CLAIM": "sub",
    # A token ends with the password it was given for.
    "CHECK_REVOKE_TOKEN": True,
    "REVOKE_TOKEN_CLAIM": "password",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "RunSeason",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": ENUM_NAMES,
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "api.schema.with_problems"],
}
