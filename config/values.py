"""The forms of the environment's values; each check says in a sentence what would be right."""

import json
import re
from typing import Annotated, Any
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict
from pydantic import AfterValidator, BeforeValidator
from pydantic_settings import NoDecode

DOTTED = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+")


def time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (LookupError, ValueError, OSError) as problem:
        raise ValueError("No such time zone; write one such as Europe/Berlin or Asia/Seoul") from problem
    return value


def site(value: str) -> str:
    if not _leads_to_a_host(value, "http", "https"):
        raise ValueError("Write an address such as https://run.example.org")
    return value


def database(value: str) -> str:
    """A host is optional: a socket leads to PostgreSQL too. libpq's words may quote it, and are left out."""
    sentence = "Write postgresql://user:password@host:port/database"
    if value and not value.startswith(("postgresql://", "postgres://")):
        raise ValueError(sentence)
    try:
        conninfo_to_dict(value)
    except ProgrammingError:
        raise ValueError(sentence) from None
    return value


def mail(value: str) -> str:
    if value and not _leads_to_a_host(value, "smtp", "smtp+tls"):
        raise ValueError("Write smtp://user:password@host:port or smtp+tls://user:password@host:port")
    return value


def dotted(value: str) -> str:
    if not DOTTED.fullmatch(value):
        raise ValueError("Write the path of a class, such as storages.backends.s3.S3Storage")
    return value


def json_object(value: object) -> object:
    """Never the text itself: it may hold a password."""
    if not isinstance(value, str):
        return value
    try:
        found = json.loads(value or "{}")
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ValueError('Write a JSON object such as {"bucket_name": "runseason"}')  # noqa: TRY004 - pydantic
    return found


def _leads_to_a_host(value: str, *schemes: str) -> bool:
    try:
        found = urlsplit(value)
        return found.scheme in schemes and bool(found.hostname) and _port_is_one(found)
    except ValueError:
        return False


def _port_is_one(found: SplitResult) -> bool:
    """Reading a port that is none raises ValueError; 0 is no port to connect to."""
    return found.port != 0


Dotted = Annotated[str, AfterValidator(dotted)]
JsonObject = Annotated[dict[str, Any], NoDecode, BeforeValidator(json_object)]
TimeZone = Annotated[str, AfterValidator(time_zone)]
SiteUrl = Annotated[str, AfterValidator(site)]
DatabaseUrl = Annotated[str, AfterValidator(database)]
EmailUrl = Annotated[str, AfterValidator(mail)]
