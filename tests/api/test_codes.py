"""Every code that a refusal can carry stands in docs/api.md, and none that nothing gives."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from rest_framework import exceptions

from api.problems import CODES, REFUSALS

PROJECT = Path(settings.BASE_DIR)
SOURCES = [*sorted((PROJECT / "api").rglob("*.py")), PROJECT / "config" / "errors.py"]
GIVES_A_CODE = {"Refused", "NotAuthenticated", "AuthenticationFailed", "document", "_answer", "__init__"}
CODE = re.compile(r"[a-z]+(_[a-z]+)*")
OF_DRF = (
    exceptions.ValidationError,
    exceptions.ParseError,
    exceptions.NotAuthenticated,
    exceptions.MethodNotAllowed,
    exceptions.NotAcceptable,
    exceptions.UnsupportedMediaType,
)
ROW = re.compile(r"^\| [0-9 ]+ \| (`[^|]+`) \|", re.MULTILINE)


def called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def given(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and called(node) in GIVES_A_CODE:
            words = [one.value for one in node.args if isinstance(one, ast.Constant)]
            yield from (word for word in words if isinstance(word, str) and CODE.fullmatch(word))


def test_codes_of_the_docs_are_those_of_the_code() -> None:
    ours = {code for path in SOURCES for code in given(path)} | {code for _status, code in REFUSALS.values()}
    theirs = {CODES.get(kind.default_code, kind.default_code) for kind in OF_DRF}
    section = (PROJECT / "docs" / "api.md").read_text().partition("\n## Refusals\n")[2]

    documented = set(re.findall(r"`(\w+)`", " ".join(ROW.findall(section.partition("\n## ")[0]))))

    assert documented == ours | theirs
