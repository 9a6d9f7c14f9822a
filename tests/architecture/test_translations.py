"""Every word a person reads ships in English and Korean: none untranslated, none fuzzy, none forgotten."""

import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest

PROJECT = Path(__file__).resolve().parents[2]
CATALOGUE = PROJECT / "locale" / "ko" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[+\d.]*[sdf]|%%")


@pytest.fixture(scope="module")
def messages() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def test_nothing_is_untranslated(messages: polib.POFile) -> None:
    assert [entry.msgid for entry in messages.untranslated_entries()] == []


def test_nothing_is_fuzzy(messages: polib.POFile) -> None:
    assert [entry.msgid for entry in messages.fuzzy_entries()] == []


def test_placeholders_survive_translation(messages: polib.POFile) -> None:
    assert [entry.msgid for entry in messages if _strange_placeholders(entry)] == []


def _strange_placeholders(entry: polib.POEntry) -> set[str]:
    given = PLACEHOLDER.findall(entry.msgid + (entry.msgid_plural or ""))
    translated = "".join([entry.msgstr, *entry.msgstr_plural.values()])
    return set(PLACEHOLDER.findall(translated)) - set(given)


def test_the_compiled_catalogue_is_that_of_the_source(messages: polib.POFile) -> None:
    compiled = polib.mofile(str(CATALOGUE.with_suffix(".mo")))

    assert {(entry.msgctxt, entry.msgid): entry.msgstr for entry in compiled} == {
        (entry.msgctxt, entry.msgid): entry.msgstr for entry in messages if not entry.obsolete
    }


def test_every_string_of_the_code_is_in_the_catalogue(messages: polib.POFile, tmp_path: Path) -> None:
    """By gettext's own extraction, where gettext is installed."""
    if subprocess.run(["which", "xgettext"], capture_output=True, check=False).returncode:
        pytest.skip("gettext is not installed")
    copy = tmp_path / "project"
    subprocess.run(["git", "checkout-index", "--all", f"--prefix={copy}/"], cwd=PROJECT, check=True)
    command = ["makemessages", "--locale=ko", "--no-obsolete", "--no-location", "--no-wrap", "--verbosity=0"]
    subprocess.run([sys.executable, "manage.py", *command], cwd=copy, check=True)

    collected = polib.pofile(str(copy / "locale" / "ko" / "LC_MESSAGES" / "django.po"))

    known = {(entry.msgctxt, entry.msgid) for entry in messages if not entry.obsolete}
    assert {(entry.msgctxt, entry.msgid) for entry in collected} - known == set()
