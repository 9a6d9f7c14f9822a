"""What was measured beside what was promised."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One promise: what it is about, the goal, and what was found; `words` tell how it came about."""

    what: str
    found: float
    goal: float
    unit: str
    words: str

    @property
    def kept(self) -> bool:
        return self.found <= self.goal

    def row(self) -> str:
        found, goal = _number(self.found), _number(self.goal)
        mark = "kept" if self.kept else "**missed**"
        return f"| {self.what} | ≤ {goal}{self.unit} | {found}{self.unit} | {mark} | {self.words} |"


def table(verdicts: Sequence[Verdict]) -> str:
    """As Markdown."""
    head = "| what | goal | found | | how |\n|---|---|---|---|---|"
    return "\n".join([head, *(verdict.row() for verdict in verdicts)])


def keep(verdicts: Sequence[Verdict], *, size: str, now: datetime) -> str:
    """Append the table to bench/RESULTS.md; returns it with its heading."""
    words = f"\n## {now:%Y-%m-%d %H:%M} UTC, {revision()}, {size}\n\n{table(verdicts)}\n"
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(words)
    return words


def revision() -> str:
    """The code that was measured; "+" where it was changed since."""
    answer = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() or "unknown revision"


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) or value >= 100 else f"{value:.2f}"
