"""config/env.py: every variable documented, bad values refused with a sentence."""

import os
import re
import secrets
import string
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from config import env as module
from config.env import PROJECT, Environment

DATABASE = "postgresql://runseason_app:word@db.example.org/runseason"
ROW = re.compile(r"^\| `(?P<name>[A-Z_]+)` \| (?P<default>.+?) \| (?P<meaning>.+) \|$", re.MULTILINE)
A_DATABASE = "Value error, Write postgresql://user:password@host:port/database"
A_MAIL_SERVER = "Value error, Write smtp://user:password@host:port or smtp+tls://user:password@host:port"
A_SITE = "Value error, Write an address such as https://run.example.org"
A_CLASS = "Value error, Write the path of a class, such as storages.backends.s3.S3Storage"
AN_OBJECT = 'Value error, Write a JSON object such as {"bucket_name": "runseason"}'
A_ZONE = "Value error, No such time zone; write one such as Europe/Berlin or Asia/Seoul"
NO_START = 3
ON_OR_OFF = "Input should be a valid boolean, unable to interpret input"
WHOLE_NUMBER = "Input should be a valid integer, unable to parse string as an integer"
NO_KEY = "SECRET_KEY is too weak: use 50 random characters or more, or leave it empty."
NO_DATABASE = "Production needs DATABASE_URL: the embedded PostgreSQL is for one machine only."


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the variables of whoever runs the tests nor their secrets are looked at."""
    for name in Environment.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setattr(module, "VAR", tmp_path)


def read(file: Path | None = None) -> Environment:
    return Environment(_env_file=file)


def start(code: str, var: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, as configuration is read once, on import."""
    env = {"PATH": os.environ["PATH"], "RUNSEASON_VAR": str(var), **variables}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, env=env, capture_output=True, text=True, check=False
    )


def documented() -> list[tuple[str, str, str]]:
    readme = (PROJECT / "README.md").read_text()
    section = readme.partition("## Configuration\n")[2].partition("\n## ")[0]
    return ROW.findall(section)


def declared() -> list[tuple[str, str, str]]:
    fields = Environment.model_fields.items()
    return [(name.upper(), shown(field.default), str(field.description)) for name, field in fields]


def shown(default: object) -> str:
    if isinstance(default, Path):
        return "`var`"
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    text = ",".join(default) if isinstance(default, tuple) else str(default)
    return f"`{text}`" if text else "empty"


def test_readme_lists_every_variable_with_its_default_and_meaning() -> None:
    assert documented() == declared()


def test_folder_is_var_in_the_project_unless_named(tmp_path: Path) -> None:
    say = "from config.env import VAR; print(VAR)"

    named, unnamed = start(say, tmp_path), start(say, tmp_path, RUNSEASON_VAR="")

    assert (named.stdout, unnamed.stdout) == (f"{tmp_path}\n", f"{PROJECT / 'var'}\n")


@pytest.mark.parametrize(
    "name, value, sentence",
    [
        ("LOG_LEVEL", "LOUD", "Input should be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("DEFAULT_LANGUAGE", "de", "Input should be 'en' or 'ko'"),
        ("RUNSEASON_DATABASE_ROLE", "root", "Input should be 'app', 'owner' or 'backup'"),
        ("BEHIND_HTTPS", "perhaps", ON_OR_OFF),
        ("TRUSTED_PROXIES", "-1", "Input should be greater than or equal to 0"),
        ("TRUSTED_PROXIES", "6", "Input should be less than or equal to 5"),
        ("MAX_UPLOAD_MB", "lots", WHOLE_NUMBER),
        ("MAX_UPLOAD_MB", "0", "Input should be greater than or equal to 1"),
        ("MAX_UPLOAD_MB", "1025", "Input should be less than or equal to 1024"),
        ("DEFAULT_TIMEZONE", "Mars/Olympus", A_ZONE),
        ("DEFAULT_TIMEZONE", "Europe", A_ZONE),
        ("DEFAULT_TIMEZONE", "../etc/passwd", A_ZONE),
        ("SITE_URL", "run.example.org", A_SITE),
        ("SITE_URL", "https://", A_SITE),
        ("SITE_URL", "https://run.example.org:port", A_SITE),
        ("DATABASE_URL", "mysql://app:word@db/runseason", A_DATABASE),
        ("DATABASE_OWNER_URL", "host=db dbname=runseason", A_DATABASE),
        ("DATABASE_BACKUP_URL", "postgresql://app:wo rd@db/run?season", A_DATABASE),
        ("FILES_STORAGE", "s3", A_CLASS),
        ("FILES_OPTIONS", '["runseason"]', AN_OBJECT),
        ("FILES_OPTIONS", "bucket", AN_OBJECT),
        ("EMAIL_URL", "mail.example.org:587", A_MAIL_SERVER),
        ("EMAIL_URL", "smtp://user:word@:587", A_MAIL_SERVER),
        ("EMAIL_URL", "smtp://mail.example.org:70000", A_MAIL_SERVER),
    ],
)
def test_bad_value_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(ValidationError) as refused:
        read()

    assert [(error["loc"], error["msg"]) for error in refused.value.errors()] == [((name.lower(),), sentence)]


def test_all_bad_values_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "LOUD")
    monkeypatch.setenv("DEFAULT_LANGUAGE", "de")

    with pytest.raises(ValidationError) as refused:
        read()

    assert {error["loc"] for error in refused.value.errors()} == {("log_level",), ("default_language",)}


@pytest.mark.parametrize(
    "name, value",
    [
        ("DEFAULT_TIMEZONE", "Asia/Seoul"),
        ("SITE_URL", "https://run.example.org/club"),
        ("DATABASE_URL", "postgresql://app:word@/runseason?host=/run/postgresql&port=5432"),
        ("DATABASE_URL", "postgres://app:word@db.example.org:5432/runseason"),
        ("EMAIL_URL", "smtp+tls://user:wo%40rd@mail.example.org:2525"),
        ("EMAIL_URL", ""),
    ],
)
def test_value_of_the_right_form_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)

    assert getattr(read(), name.lower()) == value


def test_process_with_bad_values_ends_with_a_line_for_each(tmp_path: Path) -> None:
    secret = "mysql://app:word@db/runseason"

    done = start("import config.env", tmp_path, BEHIND_HTTPS="perhaps", DATABASE_URL=secret)

    database = A_DATABASE.removeprefix("Value error, ")
    lines = [f"DATABASE_URL: {database}.", f"BEHIND_HTTPS: {ON_OR_OFF}."]
    assert (done.returncode, done.stderr.splitlines()) == (NO_START, lines)


@pytest.mark.parametrize(
    "address, server",
    [
        ("smtp://mail.example.org", ("mail.example.org", 587, "", "", True)),
        ("smtp://me:wo%40rd@mail.example.org:25", ("mail.example.org", 25, "me", "wo@rd", False)),
        ("smtp+tls://me:word@mail.example.org:2525", ("mail.example.org", 2525, "me", "word", True)),
    ],
)
@pytest.mark.parametrize("place", ["local", "production"])
def test_mail_goes_to_the_server_of_its_address(
    tmp_path: Path, place: str, address: str, server: tuple[str, int, str, str, bool]
) -> None:
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS")
    say = f"from config.settings.{place} import *; print(({', '.join(f'EMAIL_{name}' for name in names)}))"

    done = start(say, tmp_path, EMAIL_URL=address, DATABASE_URL=DATABASE)

    assert done.stdout == f"{server}\n"


@pytest.mark.parametrize("place", ["local", "production"])
def test_files_are_kept_by_the_storage_of_ones_choice(tmp_path: Path, place: str) -> None:
    """Another folder, here; an object store is a class and its options too."""
    options = f'{{"location": "{tmp_path}/elsewhere"}}'
    say = (
        f"import django, os; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings.{place}'; "
        "django.setup(); from django.core.files.base import ContentFile; "
        "from django.core.files.storage import default_storage; "
        "print(default_storage.save('1/raw/ab/abc', ContentFile(b'bytes')))"
    )

    done = start(say, tmp_path, FILES_OPTIONS=options, DATABASE_URL=DATABASE)

    assert (done.stdout, done.stderr) == ("1/raw/ab/abc\n", "")
    assert (tmp_path / "elsewhere" / "1" / "raw" / "ab" / "abc").read_bytes() == b"bytes"


def test_files_may_be_kept_by_another_class(tmp_path: Path) -> None:
    say = "from config.settings.local import STORAGES; print(STORAGES['default'])"

    done = start(say, tmp_path, FILES_STORAGE="django.core.files.storage.InMemoryStorage")

    backend = {"BACKEND": "django.core.files.storage.InMemoryStorage", "OPTIONS": {}}
    assert done.stdout == f"{backend}\n"


@pytest.mark.parametrize(
    "text, words",
    [("", ()), ("a.example.org", ("a.example.org",)), (" a , ,b,", ("a", "b"))],
)
def test_list_is_split_at_commas(monkeypatch: pytest.MonkeyPatch, text: str, words: tuple[str, ...]) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", text)

    assert read().allowed_hosts == words


def test_variable_of_the_process_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "database.env"
    file.write_text("EMAIL_FROM='of the file'\nSECRET_KEY='of the file'\nUNKNOWN='is left alone'\n")
    monkeypatch.setenv("EMAIL_FROM", "of the process")

    found = read(file)

    assert (found.email_from, found.secret_key) == ("of the process", "of the file")


@pytest.mark.parametrize("role", ["app", "owner", "backup"])
def test_role_picks_its_address(monkeypatch: pytest.MonkeyPatch, role: str) -> None:
    addresses = {"app": "DATABASE_URL", "owner": "DATABASE_OWNER_URL", "backup": "DATABASE_BACKUP_URL"}
    for who, name in addresses.items():
        monkeypatch.setenv(name, f"postgresql://{who}@/runseason")
    monkeypatch.setenv("RUNSEASON_DATABASE_ROLE", role)

    assert read().role_url == f"postgresql://{role}@/runseason"


def test_signing_key_is_made_where_none_is_given() -> None:
    key = read().signing_key

    assert (len(key) >= 50, read().signing_key) == (True, key)


def test_given_signing_key_is_used_and_not_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "given")

    assert (read().signing_key, list(tmp_path.iterdir())) == ("given", [])


@pytest.mark.parametrize("key", ["too-short", "a" * 80, "abcdefghij" * 8, string.ascii_letters[:49]])
def test_production_refuses_a_weak_key(tmp_path: Path, key: str) -> None:
    done = start("import config.settings.production", tmp_path, DATABASE_URL=DATABASE, SECRET_KEY=key)

    assert (done.returncode, done.stderr.splitlines()[-1].partition(": ")[2]) == (1, NO_KEY)


def test_production_refuses_a_weak_key_that_was_kept(tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "secret_key").write_text("changed by hand")

    done = start("import config.settings.production", tmp_path, DATABASE_URL=DATABASE)

    assert done.stderr.splitlines()[-1].partition(": ")[2] == NO_KEY


def test_production_makes_a_key_that_it_accepts(tmp_path: Path) -> None:
    done = start("import config.settings.production", tmp_path, DATABASE_URL=DATABASE)

    assert (done.returncode, done.stderr) == (0, "")


def test_production_refuses_the_embedded_database(tmp_path: Path) -> None:
    done = start("import config.settings.production", tmp_path, SECRET_KEY=secrets.token_urlsafe(64))

    assert (done.returncode, done.stderr.splitlines()[-1].partition(": ")[2]) == (1, NO_DATABASE)
