"""The one place where RunSeason reads its environment; each variable is validated and documented here."""

import os
import secrets
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("RUNSEASON_VAR") or PROJECT / "var")

Words = Annotated[tuple[str, ...], NoDecode]


class Environment(BaseSettings):
    """Variables of the process, then `var/database.env`, which `manage.py up` writes."""

    model_config = SettingsConfigDict(env_file=VAR / "database.env", extra="ignore", frozen=True)

    runseason_var: Path = Field(
        VAR, description="Folder for the embedded database, uploads, logs and secrets."
    )
    database_url: str = Field(
        "", description="PostgreSQL for the application role. Empty: the embedded server."
    )
    database_owner_url: str = Field("", description="The same database as the owner, who migrates it.")
    database_listen_url: str = Field(
        "", description="Address of PostgreSQL itself where DATABASE_URL is a pooler."
    )
    database_backup_url: str = Field("", description="The same database as the role that dumps it.")
    runseason_database_role: Literal["app", "owner", "backup"] = Field(
        "app", description="Which of the three addresses this process uses."
    )
    celery_broker_url: str = Field(
        "", description="Redis that rings the workers. Empty: PostgreSQL rings them."
    )
    secret_key: str = Field(
        "", description="Django's signing key, 50 characters or more. Empty: made and kept."
    )
    allowed_hosts: Words = Field(
        ("localhost", "127.0.0.1", "[::1]"),
        description="Host names the site answers to, separated by commas.",
    )
    trusted_origins: Words = Field(
        (), description="Origins such as https://run.example.org that may post forms."
    )
    site_url: str = Field(
        "http://localhost:8000", description="Address of the site as links in mails name it."
    )
    default_language: Literal["en", "ko"] = Field(
        "en", description="Language where neither user nor browser says."
    )
    default_timezone: str = Field(
        "UTC", description="Time zone of a new organization until its owner picks one."
    )
    email_url: str = Field(
        "", description="smtp://user:password@host:port. Empty: mails are written to var/mail."
    )
    email_from: str = Field("RunSeason <runseason@localhost>", description="Sender of the site's mails.")
    behind_https: bool = Field(False, description="True when a proxy ends TLS and sets X-Forwarded-Proto.")
    trusted_proxies: int = Field(0, ge=0, le=5, description="How many proxies stand before the site.")
    max_upload_mb: int = Field(
        64, ge=1, le=1024, description="Largest file that may be uploaded, in megabytes."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="Least level that is logged."
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
    def role_url(self) -> str:
        urls = {
            "app": self.database_url,
            "owner": self.database_owner_url,
            "backup": self.database_backup_url,
        }
        return urls[self.runseason_database_role]


def kept_secret(name: str, *, length: int) -> str:
    """Read `var/secrets/<name>`, or make it, readable by its owner alone."""
    folder = VAR / "secrets"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / name
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(length))
    return path.read_text().strip()


env = Environment()
