"""What the Dockerfile says, read line by line."""

import json
import re
import shlex

from config.env import PROJECT

Instruction = tuple[str, str]


def instructions() -> list[Instruction]:
    """Each instruction with its words; continued lines are one."""
    text = (PROJECT / "Dockerfile").read_text().replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(name, words) for name, _space, words in (line.partition(" ") for line in lines)]


def of_kind(kind: str) -> list[str]:
    return [words for name, words in instructions() if name == kind]


def command(kind: str) -> list[str]:
    """The words of CMD, or of the command of HEALTHCHECK."""
    listed = re.search(r"\[.*\]", of_kind(kind)[-1])
    assert listed is not None, f"{kind} has no list of words"
    found: list[str] = json.loads(listed.group())
    return found


def variables() -> dict[str, str]:
    """What the final image sets, without the paths that only an image has."""
    last = shlex.split(of_kind("ENV")[-1])
    found = dict(word.split("=", 1) for word in last)
    return {name: value for name, value in found.items() if name != "PATH"}
