"""compose.yaml as this machine can run it: the services' own commands and variables, without containers."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from config.env import PROJECT

VARIABLE = re.compile(r"\$\{(\w+)(?::([?-])([^}]*))?\}")


class Unset(LookupError):
    """compose would stop here: a variable that has to be set is not."""


def filled(text: str, variables: dict[str, str]) -> str:
    """The text with its ${NAME}, ${NAME:-else} and ${NAME:?why} filled in, as compose does."""

    def fill(found: re.Match[str]) -> str:
        name, kind, words = found.groups()
        if variables.get(name):
            return variables[name]
        if kind == "?":
            raise Unset(f"{name}: {words}")
        return words or ""

    return VARIABLE.sub(fill, text)


def services(variables: dict[str, str]) -> dict[str, Any]:
    """What compose.yaml says of each service, with these variables."""
    text = (PROJECT / "compose.yaml").read_text()
    found: dict[str, Any] = _filled(yaml.safe_load(text), variables)["services"]
    return found


def _filled(part: Any, variables: dict[str, str]) -> Any:
    if isinstance(part, dict):
        return {name: _filled(inner, variables) for name, inner in part.items()}
    if isinstance(part, list):
        return [_filled(inner, variables) for inner in part]
    return filled(part, variables) if isinstance(part, str) else part


def written_secrets(folder: Path, host: str) -> dict[str, str]:
    """What deploy/secrets.sh writes for a host, run in a copy of its place."""
    (folder / "deploy").mkdir()
    script = shutil.copy(PROJECT / "deploy" / "secrets.sh", folder / "deploy")
    subprocess.run([script, host], check=True, capture_output=True)
    lines = (folder / ".env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines)


@dataclass(frozen=True)
class Places:
    """Where this machine has what the services name: PostgreSQL's socket folder, Redis' socket, a folder."""

    postgres: Path
    redis: Path
    var: Path

    def environment(self, service: dict[str, Any], image: dict[str, str]) -> dict[str, str]:
        """The variables of a service over those of the image, with our places for the containers' names."""
        given = {**image, **service["environment"], "RUNSEASON_VAR": str(self.var)}
        here = {name: self._here(value) for name, value in given.items()}
        return {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", **here}

    def _here(self, value: str) -> str:
        moved = value.replace("@postgres/runseason", f"@/runseason?host={self.postgres}")
        return moved.replace("redis://redis/0", f"redis+socket://{self.redis}")
