"""The one place where RunSeason reads its environment; each variable is validated and documented here."""

import os
import secrets
import sys
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from config.values import DatabaseUrl, Dotted, EmailUrl, JsonObject, SiteUrl, TimeZone

PROJECT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("RUNSEASON_VAR") or PROJECT / "var")
NO_START = 3
"""Exit code for bad settings; gunicorn gives up on it, and on others starts workers for ever."""

Words = Annotated[tuple[str, ...], NoDecode]


class Environment(BaseSettings):
    """Variables of the process, then `var/database.env`, which `manage.py up` writes."""

    model_config = SettingsConfigDict(env_file=VAR / "database.env", extra="ignore", frozen=True)

    runseason_var: Path = Field(
        default=VAR, description="Folder for the embedded database, uploads, logs and secrets."
    )
    runseason_static: str = Field(
        default="", description="Folder of the collected static files. Empty: `static` in RUNSEASON_VAR."
    )
    database_url: DatabaseUrl = Field(
        default="", description="PostgreSQL for the application role. Empty: the embedded server."
    )
    database_owner_url: DatabaseUrl = Field(
        default="", description="The same database as the owner, who migrates it."
    )
    database_direct: bool = Field(
        default=False,
        description="True where DATABASE_URL leads to PostgreSQL itself and to no pooler: plans are kept.",
    )
    database_listen_url: DatabaseUrl = Field(
        default="", description="Address of PostgreSQL itself where DATABASE_URL is a pooler."
    )
    database_backup_url: DatabaseUrl = Field(
        default="", description="The same database as the role that dumps it."
    )
    runseason_database_role: Literal["app", "owner", "backup"] = Field(
        default="app", description="Which of the three addresses this process uses."
    )
    celery_broker_url: str = Field(
        default="", description="Redis that rings the workers. Empty: PostgreSQL rings them."
    )
    secret_key: str = Field(
        default="", description="Django's signing key, 50 characters or more. Empty: made and kept."
    )
    allowed_hosts: Words = Field(
        default=("localhost", "127.0.0.1", "[::1]"),
        description="Host names the site answers to, separated by commas.",
    )
    trusted_origins: Words = Field(
        default=(), description="Origins such as https://run.example.org that may post forms."
    )
    site_url: SiteUrl = Field(
        default="http://localhost:8000", description="Address of the site as links in mails name it."
    )
    default_language: Literal["en", "ko"] = Field(
        default="en", description="Language where neither user nor browser says."
    )
    default_timezone: TimeZone = Field(
        default="UTC", description="Time zone of a new organization until its owner picks one."
    )
    email_url: EmailUrl = Field(
        default="", description="smtp://user:password@host:port, or smtp+tls://. Empty: mails go to var/mail."
    )
    email_from: str = Field(
        default="RunSeason <runseason@localhost>", description="Sender of the site's mails."
    )
    behind_https: bool = Field(
        default=False, description="True when a proxy ends TLS and sets X-Forwarded-Proto."
    )
    trusted_proxies: int = Field(default=0, ge=0, le=5, description="How many proxies stand before the site.")
    max_upload_mb: int = Field(
        default=64, ge=1, le=1024, description="Largest file that may be uploaded, in megabytes."
    )
    max_attachment_mb: int = Field(
        default=10, ge=1, le=100, description="Largest picture or document of a note, in megabytes."
    )
    max_attached_mb: int = Field(
        default=2048,
        ge=1,
        le=1_048_576,
        description="All pictures and documents of one organization's notes, in megabytes.",
    )
    max_archive_mb: int = Field(
        default=4096, ge=1, le=65_536, description="Largest archive that may be uploaded, in megabytes."
    )
    archive_max_entries: int = Field(
        default=100_000, ge=1, le=1_000_000, description="Most files that an archive may hold."
    )
    archive_max_ratio: int = Field(
        default=200, ge=10, le=10_000, description="How many times its size an archive may unpack to."
    )
    files_storage: Dotted = Field(
        default="django.core.files.storage.FileSystemStorage",
        description="Class of the storage that keeps uploaded files.",
    )
    files_options: JsonObject = Field(default={}, description="What that class is given, as a JSON object.")
    slow_query_ms: int = Field(
        default=500, ge=1, description="From how many milliseconds a statement is listed as slow."
    )
    api_per_minute: int = Field(
        default=600, ge=0, le=100_000, description="API requests a minute of a person or a key. 0: no limit."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="Least level that is logged."
    )

    @field_validator("allowed_hosts", "trusted_origins", mode="before")
    @classmethod
    def split(cls, value: object) -> object:
        return (
            tuple(word.strip() for word in value.split(",") if word.strip())
            if isinstance(value, str)
            else value
        )

    @cached_property
    def signing_key(self) -> str:
        return self.secret_key or kept_secret("secret_key", length=64)

    @property
    def keeps_plans(self) -> bool:
        """What `var/database.env` says of its own server does not count for another one."""
        told = "DATABASE_DIRECT" in os.environ or "DATABASE_URL" not in os.environ
        return self.database_direct and told

    @property
    def role_url(self) -> str:
        urls = {
            "app": self.database_url,
            "owner": self.database_owner_url,
            "backup": self.database_backup_url,
        }
        return urls[self.runseason_database_role]


def kept_secret(name: str, *, length: int) -> str:
    """Read `var/secrets/<name>`, or make it, readable by its owner alone."""
    path = VAR / "secrets" / name
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_once(path, secrets.token_urlsafe(length))
    return path.read_text().strip()


def _write_once(path: Path, text: str) -> None:
    """Written whole, then linked: of several processes one is first, and none reads half a secret."""
    with NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}-") as file:  # for its owner alone
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(file.name, path)


def read() -> Environment:
    """The environment; where a value cannot be, the end of the process, with a line for each of them."""
    try:
        return Environment()
    except ValidationError as refused:
        print(*map(_sentence, refused.errors()), sep="\n", file=sys.stderr)
    raise SystemExit(NO_START)


def _sentence(error: ErrorDetails) -> str:
    """Never the value itself: it may hold a password."""
    names = ".".join(map(str, error["loc"])).upper()
    return f"{names}: {error['msg'].removeprefix('Value error, ')}."


env = read()
